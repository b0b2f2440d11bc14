# Builds disclosures.db and serves it: the same build and the same command as `make serve`.
FROM python:3.11.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --requirement requirements.txt
COPY . .
RUN .venv/bin/python build.py

FROM python:3.11.11-slim-bookworm
RUN useradd --system --uid 10001 site
WORKDIR /app
COPY --from=build /app /app
USER site
EXPOSE 8080
CMD ["deploy/serve", "--host", "0.0.0.0", "--port", "8080"]
