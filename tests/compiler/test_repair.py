"""Faulty rows are made loadable, so that one run tells of all problems."""

from datetime import date

import pytest
import sqlite_utils

from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import read_rows
from disclosures.compiler.load import load
from disclosures.compiler.repair import keep_loadable

FIELDS = [
    {"name": "id", "constraints": {"required": True, "pattern": "[a-z]+"}},
    {"name": "name", "constraints": {"required": True}},
    "note",
    {"name": "made_on", "constraints": {"pattern": r"\d{4}-\d{2}-\d{2}"}},
    {"name": "law", "constraints": {"enum": ["FOIA 2000"]}},
    {"name": "kind", "constraints": {"required": True, "enum": ["force", "national"]}},
    {"name": "rank", "type": "integer"},
]
SOUND = ["a", "One", "x", "2022-05-12", "FOIA 2000", "force", "1"]


@pytest.fixture
def repaired(describe):
    """A function that checks rows, makes them loadable and returns them, each with its line."""

    def kept(*rows, **schema):
        checked = read_rows(describe(FIELDS, [list(row) for row in rows], **schema))
        check_cells(checked, date(2024, 6, 1))
        check_keys(checked, {"things": checked.ids()})
        assert checked.problems
        keep_loadable(checked)
        assert checked.count == len(checked.cells)
        load(sqlite_utils.Database(memory=True), checked)
        return list(zip(checked.lines, checked.cells, strict=True))

    return kept


def but(**cells):
    """The sound row with other cells."""
    names = [field if isinstance(field, str) else field["name"] for field in FIELDS]
    return list((dict(zip(names, SOUND, strict=True)) | cells).values())


@pytest.mark.parametrize(
    "fault, kept",
    [
        pytest.param({"made_on": "2022-02-30"}, {"made_on": ""}, id="an impossible date is blanked"),
        pytest.param({"rank": "many"}, {"rank": ""}, id="a number that is none is blanked"),
        pytest.param({"law": "EIR"}, {"law": ""}, id="an unknown code is blanked where a blank is allowed"),
        pytest.param({"note": "NA"}, {"note": ""}, id="a word for missing is blanked"),
        pytest.param({"kind": "farce"}, {"kind": "farce"}, id="an unknown code stays where a cell is required"),
        pytest.param({"note": "=1+1"}, {"note": "=1+1"}, id="faulty text stays"),
        pytest.param({"name": " One "}, {"name": " One "}, id="faulty text stays where a cell is required"),
        pytest.param({"note": "x" * 20_000}, {"note": "x" * 10_000}, id="a text that is too long is cut"),
        pytest.param({"name": ""}, None, id="a row without a required cell is left out"),
        pytest.param({"name": "None"}, None, id="a row with a word for missing in a required cell is left out"),
    ],
)
def test_a_faulty_row_is_made_loadable(repaired, fault, kept):
    assert repaired(but(id="b"), but(**fault)) == [(2, but(id="b")), *([(3, but(**kept))] if kept is not None else [])]


def test_a_ragged_row_is_left_out(repaired):
    assert repaired(SOUND, ["b", "Two"], but(id="c")) == [(2, SOUND), (4, but(id="c"))]


def test_of_rows_with_the_same_key_the_first_is_kept(repaired):
    assert repaired(SOUND, but(name="Two"), but(id="c")) == [(2, SOUND), (4, but(id="c"))]


def test_of_rows_with_the_same_key_of_two_columns_the_first_is_kept(repaired):
    foreign = [{"fields": ["note"], "reference": {"resource": "", "fields": ["id"]}}]
    rows = repaired(
        but(note="a"), but(id="b", note="a"), but(name="Two", note="a"), primaryKey=["id", "note"], foreignKeys=foreign
    )
    assert rows == [(2, but(note="a")), (3, but(id="b", note="a"))]


def test_of_rows_with_the_same_unique_key_the_first_is_kept_and_blanks_are_free(repaired):
    rows = repaired(
        but(note="x"), but(id="b", note=""), but(id="c", note=""), but(id="d", note="x"), uniqueKeys=[["note"]]
    )
    assert rows == [(2, but(note="x")), (3, but(id="b", note="")), (4, but(id="c", note=""))]
