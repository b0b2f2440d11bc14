# Builds disclosures.db and serves it by deploy/production, the very script of `make serve-production`. The file system may be read-only:
# docker run --read-only --tmpfs /run/site:uid=10001 --tmpfs /tmp -p 8080:8080 IMAGE
FROM python:3.11.11-slim-bookworm AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --requirement requirements.txt
COPY . .
RUN .venv/bin/python build.py && .venv/bin/python build.py --release releases \
 && .venv/bin/datasette inspect disclosures.db --inspect-file inspect-data.json

FROM python:3.11.11-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends nginx-light=1.22.1-9+deb12u* s6=2.11.3.2-1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home site \
 && install --directory --owner=site /run/site
WORKDIR /app
COPY --from=build /app /app
USER 10001
ENV LISTEN=0.0.0.0:8080 RUN_FOLDER=/run/site
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/-/status.json', timeout=4)"]
CMD ["deploy/production"]
