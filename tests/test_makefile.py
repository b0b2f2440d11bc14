"""Each name that `make` knows does something, and is in the list that `make help` shows; each that the docs name is one."""

import re
import subprocess

import pytest

from disclosures import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[0].split()
DOCS = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]


def made(*arguments):
    """What `make` would run, or says."""
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", PHONY)
def test_every_name_has_a_rule_and_is_in_the_list(name):
    assert re.search(rf"^{name}:.*(?<= )## \S", MAKEFILE, re.MULTILINE)
    assert made("--dry-run", "--always-make", name).strip()
    assert re.search(rf"^make {name} ", made("help"), re.MULTILINE)


def test_every_name_of_the_docs_is_one():
    named = {
        name
        for file in DOCS
        for names in re.findall(r"`make ((?:[a-z-]+ ?)+)", file.read_text(encoding="utf-8"))
        for name in names.split()
    }
    assert {"serve", "check"} <= named <= set(PHONY)


def test_mutants_draws_other_places_with_another_seed():
    assert "-m bench.mutants --seed 1\n" in made("--dry-run", "mutants")
    assert "-m bench.mutants --seed 2\n" in made("--dry-run", "mutants", "SEED=2")
