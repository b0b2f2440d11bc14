"""The releases that are kept in git are whole, and the newest holds the rows as they are."""

import csv
import json

import pytest

from disclosures.compiler.version import read_version, versions_in
from disclosures.publisher.formats.files import sha256
from tests.conftest import ROOT

KEPT = versions_in(ROOT / "releases")
MOST = 20_000_000
"""Bytes of a release that git keeps."""


def faults(release, data):
    """What is wrong with a release: files that its index does not give so, and, of the version of `data`, rows that differ."""
    index = json.loads((release / "index.json").read_text(encoding="utf-8"))
    listed = {file["path"]: file["sha256"] for file in index["files"]}
    found = {str(path.relative_to(release)): sha256(path) for path in release.rglob("*") if path.is_file()}
    found.pop("index.json")
    other = sorted(path for path in listed.keys() | found.keys() if listed.get(path) != found.get(path))
    if release.name == str(read_version(data)):
        other += [path.name for path in sorted(data.glob("*.csv")) if rows(path) != rows(release / "csv" / path.name)]
    return other


def rows(path):
    """The cells, numbers as numbers: some coordinates end in a zero."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[number(cell) for cell in row] for row in csv.reader(file)]


def number(cell):
    return float(cell) if cell.replace("-", "", 1).replace(".", "", 1).isdigit() and "." in cell else cell


@pytest.mark.parametrize("version", KEPT, ids=str)
def test_a_kept_release_is_whole_and_small_enough_and_of_the_rows(version):
    release = ROOT / "releases" / str(version)
    assert faults(release, ROOT / "data") == []
    assert sum(path.stat().st_size for path in release.rglob("*") if path.is_file()) < MOST


def test_a_release_as_it_is_made_has_no_fault_and_is_small_enough_to_be_kept(release):
    assert faults(release, ROOT / "data") == []
    assert sum(path.stat().st_size for path in release.rglob("*") if path.is_file()) < MOST


def test_a_row_changed_after_the_release_is_a_fault(release, data):
    path = data / "outcomes.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("disclosed", "opened", 1), encoding="utf-8", newline="")
    assert faults(release, data) == ["outcomes.csv"]
