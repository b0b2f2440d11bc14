# Everything that the README and CI call. Needs python3 (3.11 or later, with venv) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8001

.PHONY: serve serve-production build check format release test bench figures pin clean

serve: disclosures.db  ## build what changed, then serve on http://127.0.0.1:8001
	deploy/serve --host 127.0.0.1 --port $(PORT)

build: disclosures.db  ## compile data/*.csv into disclosures.db

disclosures.db: $(VENV)/installed build.py $(wildcard data/*.csv data/*.yml disclosures/compiler/*.py disclosures/words/*.py sql/*/*.sql)
	$(BIN)/python build.py

serve-production: disclosures.db inspect-data.json  ## build, then serve as the container does: nginx before Datasette, on http://127.0.0.1:8001
	LISTEN=127.0.0.1:$(PORT) SITE_ADDRESS=http://127.0.0.1:$(PORT) deploy/production

inspect-data.json: disclosures.db
	$(BIN)/datasette inspect disclosures.db --inspect-file $@

check: $(VENV)/installed  ## check the rows and write nothing
	$(BIN)/python build.py --check

format: $(VENV)/installed  ## set every CSV in canonical form
	$(BIN)/python curate.py format

release: $(VENV)/installed  ## write releases/VERSION, in every format; VERSION is data/VERSION
	$(BIN)/python build.py --release releases

test: $(VENV)/installed-dev disclosures.db  ## everything that CI runs
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(or $(TESTS),tests --ignore tests/production)
	$(if $(TESTS),,$(BIN)/python -m pytest tests/production)

bench: $(VENV)/installed-dev  ## the figures of the README
	$(BIN)/python -m bench
	$(BIN)/python -m bench.production

figures: disclosures.db  ## write the figures of docs/ anew
	$(BIN)/python docs/figures.py

pin: $(VENV)/installed  ## pin the newest versions of what requirements*.in name
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links --output-file requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links --output-file requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) disclosures.db inspect-data.json .disclosures.db.fresh .production

$(VENV)/installed: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	touch $@
