# Everything that the README and CI call. Needs python3 (3.11 or later, with venv) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8001
PIP_INSTALL := pip install --quiet --disable-pip-version-check
PIP_TOOLS := $(VENV)-pin/bin

.PHONY: serve serve-production build check audit format release lint quick test bench mutants figures pin clean help

serve: disclosures.db  ## build what changed, then serve on http://127.0.0.1:8001
	deploy/serve --host 127.0.0.1 --port $(PORT)

help:  ## show this list
	@awk -F ':.*  ## ' '/^[a-z-]+:.*  ## / {printf "make %-17s %s\n", $$1, $$2}' Makefile

build: disclosures.db  ## compile data/*.csv into disclosures.db

disclosures.db: $(VENV)/installed-build build.py $(wildcard data/*.csv data/*.yml disclosures/compiler/*.py disclosures/compiler/*/*.py disclosures/words/*.py sql/*/*.sql)
	$(BIN)/python build.py

serve-production: disclosures.db inspect-data.json  ## build, then serve as the container does: nginx before Datasette, on http://127.0.0.1:8001
	LISTEN=127.0.0.1:$(PORT) SITE_ADDRESS=http://127.0.0.1:$(PORT) deploy/production

inspect-data.json: disclosures.db
	$(BIN)/datasette inspect disclosures.db --inspect-file $@

check: $(VENV)/installed-build  ## check the rows and write nothing
	$(BIN)/python build.py --check

audit: $(VENV)/installed-curator  ## list the rows that somebody should read again; there should be none
	$(BIN)/python curate.py audit

format: $(VENV)/installed-curator  ## set every CSV in canonical form
	$(BIN)/python curate.py format

release: $(VENV)/installed-build  ## write releases/VERSION, in every format; VERSION is data/VERSION
	$(BIN)/python build.py --release releases

lint: $(VENV)/installed-dev  ## the form of the code, its types, its SQL, and the templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_sql.py
	$(BIN)/djlint --quiet --lint templates disclosures/curator/desk

test: $(VENV)/installed-dev disclosures.db $(if $(TESTS),,lint)  ## everything that CI runs; TESTS=tests/words runs that alone
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile $(or $(TESTS),tests --ignore tests/production)
	$(if $(TESTS),,$(BIN)/python -m pytest tests/production)

quick: $(VENV)/installed-dev disclosures.db  ## the tests that take less than a minute: no browser, no production site
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile -m "not slow" tests --ignore tests/production --ignore tests/browser

bench: $(VENV)/installed-dev disclosures.db  ## the figures of the README and docs/, in three quarters of an hour
	$(BIN)/python -m bench
	$(BIN)/python -m bench.cross_force
	$(BIN)/python -m bench.production
	$(BIN)/python -m bench.fairness
	$(BIN)/python -m bench.attack_list
	$(BIN)/python -m bench.soak --minutes 30

mutants: $(VENV)/installed-dev  ## whether the tests notice 100 faults in each of two rooms; SEED=2 draws other places
	$(BIN)/python -m bench.mutants --seed $(or $(SEED),1)

figures: disclosures.db $(VENV)/installed-dev  ## write the figures of README.md and docs/ anew, and docs/next.md
	$(BIN)/python docs/figures.py
	$(BIN)/python curate.py next > docs/next.md.fresh && mv docs/next.md.fresh docs/next.md

pin: $(PIP_TOOLS)/pip-compile  ## pin the newest versions of what requirements-*.in name
	for set in site build curator dev supply; do \
	  $(PIP_TOOLS)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links \
	    --output-file requirements-$$set.txt requirements-$$set.in || exit; \
	done

clean:  ## remove what the other targets made
	rm -rf $(VENV) $(VENV)-pin disclosures.db inspect-data.json .disclosures.db.fresh .production

# Each set of packages goes on top of those that its versions agree with.
$(VENV)/installed-site: requirements-site.txt $(VENV)/pyvenv.cfg
$(VENV)/installed-build: requirements-build.txt $(VENV)/installed-site
$(VENV)/installed-curator: requirements-curator.txt $(VENV)/installed-build
$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed-curator
$(VENV)/installed-%:
	$(BIN)/python -m $(PIP_INSTALL) --require-hashes --requirement $<
	touch $@

$(VENV)/pyvenv.cfg:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(PIP_TOOLS)/pip-compile:
	$(PYTHON) -m venv $(VENV)-pin
	$(PIP_TOOLS)/python -m $(PIP_INSTALL) pip-tools==7.6.2
