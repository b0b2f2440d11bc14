# Compiles disclosures.db, and serves it by deploy/production, the very script of `make serve-production`. What answers holds the site's
# packages and files alone: not those that compile, nor the curator's. The file system may be read-only:
# docker run --read-only --tmpfs /run/site:uid=10001 --tmpfs /tmp -p 8080:8080 IMAGE
FROM python:3.11.11-slim-bookworm@sha256:081075da77b2b55c23c088251026fb69a7b2bf92471e491ff5fd75c192fd38e5 AS packages
WORKDIR /app
COPY requirements-site.txt .
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements-site.txt

FROM packages AS build
COPY requirements-build.txt .
RUN .venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements-build.txt
COPY . .
RUN .venv/bin/python build.py \
 && { test -d "releases/$(cat data/VERSION)" || .venv/bin/python build.py --release releases; } \
 && .venv/bin/datasette inspect disclosures.db --inspect-file inspect-data.json

FROM python:3.11.11-slim-bookworm@sha256:081075da77b2b55c23c088251026fb69a7b2bf92471e491ff5fd75c192fd38e5
RUN apt-get update \
 && apt-get install --yes --no-install-recommends nginx-light=1.22.1-9+deb12u* s6=2.11.3.2-1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --no-create-home site \
 && install --directory --owner=site /run/site
WORKDIR /app
COPY --from=packages /app/.venv .venv
COPY metadata.yml .
COPY data data
COPY deploy deploy
COPY disclosures/__init__.py disclosures/
COPY disclosures/compiler disclosures/compiler
COPY disclosures/publisher disclosures/publisher
COPY disclosures/website disclosures/website
COPY disclosures/words disclosures/words
COPY docs/*.md docs/
COPY plugins plugins
COPY sql sql
COPY static static
COPY templates templates
COPY --from=build /app/disclosures.db /app/inspect-data.json ./
COPY --from=build /app/releases releases
RUN install --directory --owner=site seed
USER 10001
ENV LISTEN=0.0.0.0:8080 RUN_FOLDER=/run/site CACHE_SEED=/app/seed
RUN deploy/seed seed
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s \
  CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/-/status.json', timeout=4)"]
CMD ["deploy/production"]
