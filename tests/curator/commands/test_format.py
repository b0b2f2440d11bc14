"""The canonical form of the CSVs."""

import csv
import random

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.curator.rows.canonical import canonical_cell, canonical_text, natural
from tests.conftest import ROOT


def test_the_rows_of_this_project_are_in_canonical_form(run):
    finished = run("format", "--check")
    assert (finished.status, finished.err) == (0, []), "run: python curate.py format"


def test_figures_in_a_key_are_ordered_as_numbers():
    keys = ["a-10", "a-2", "a-b", "a-02", "a", "b-1"]
    assert sorted(keys, key=natural) == ["a", "a-02", "a-2", "a-10", "a-b", "b-1"]


@pytest.mark.parametrize(
    ("cell", "canonical"),
    [
        ("  Essex Police\t", "Essex Police"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a  b", "a  b"),
        ("007", "007"),
    ],
)
def test_a_cell_is_trimmed_and_its_letters_are_composed(cell, canonical):
    assert canonical_cell(cell) == canonical


@pytest.mark.parametrize("table", read_schema(ROOT / "data"), ids=lambda table: table.name)
def test_rows_in_any_order_come_back_into_the_same(table):
    text = table.csv_path.read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines(keepends=True)))[1:]
    if table.order:
        random.Random(1).shuffle(rows)
    assert canonical_text(table, rows) == text
    assert canonical_text(table, list(csv.reader(canonical_text(table, rows).splitlines(keepends=True)))[1:]) == text


def spoil(project):
    """Another order of rows and columns, quotes, line ends, a byte-order mark, spaces; returns what was there before."""
    path = project.data / "citations.csv"
    before = path.read_bytes()
    rows = [[*reversed(row)] for row in csv.reader(before.decode().splitlines())]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
            [rows[0], *([f" {cell} " for cell in row] for row in rows[:0:-1])]
        )
        file.write("\r\n")
    return before


def test_a_spreadsheets_file_is_brought_back(project, run):
    before = spoil(project)
    assert run("format", "--data", "data").out == ["data/citations.csv is now in canonical form"]
    assert (project.data / "citations.csv").read_bytes() == before
    assert run("format", "--data", "data").out == [
        f"{len(list(project.data.glob('*.csv')))} files are in canonical form"
    ]


def test_rows_and_columns_of_commas_are_mended(project, run):
    path = project.data / "citations.csv"
    before = path.read_text(encoding="utf-8")
    header, *rows = before.splitlines()
    blank = "," * (header.count(",") + 2)
    lines = [f"{header},,", *(f"{row},," for row in rows), blank, blank]
    path.write_text("\n".join([lines[0], blank, *lines[1:]]) + "\n", encoding="utf-8", newline="")
    assert [line.split(": ")[1] for line in project.build("--check").err[:-1]] == ["blank columns", "blank rows"]
    assert run("format", "--data", "data").out == ["data/citations.csv is now in canonical form"]
    assert path.read_text(encoding="utf-8") == before


def test_what_stands_in_a_column_without_a_name_is_not_thrown_away(project, run):
    path = project.data / "citations.csv"
    before = path.read_text(encoding="utf-8").splitlines()
    spoilt = "\n".join([f"{before[0]},", *(f"{row},mine" for row in before[1:])]) + "\n"
    path.write_text(spoilt, encoding="utf-8", newline="")
    finished = run("format", "--data", "data")
    assert finished.status == 1 and "holds 'mine' in a column without a name" in finished.err[0]
    assert path.read_text(encoding="utf-8") == spoilt


def test_check_shows_the_difference_and_writes_nothing(project, run):
    project.change("batches", "ai-geolocation-2025", title=" AI geolocation, GeoSpy (2025)")
    spoilt = (project.data / "batches.csv").read_bytes()
    finished = run("format", "--check", "--data", "data")
    assert finished.status == 1
    assert finished.out[:3] == ["--- data/batches.csv", "+++ data/batches.csv (canonical)", "@@ -1,3 +1,3 @@"]
    assert [line[:40] for line in finished.out if line.startswith(("-a", "+a"))] == [
        '-ai-geolocation-2025," AI geolocation, G',
        '+ai-geolocation-2025,"AI geolocation, Ge',
    ]
    assert finished.err == ["1 file(s) are not in canonical form; run 'python curate.py format'"]
    assert (project.data / "batches.csv").read_bytes() == spoilt


def test_check_shows_line_ends_and_a_byte_order_mark(project, run):
    spoil(project)
    shown = run("format", "--check", "--data", "data").out
    assert '-\\ufeff"cited_request","url","reference","request","id"\\r' in shown


def test_what_only_a_person_can_mend_is_told_and_no_file_is_changed(project, run):
    before = spoil(project)
    spoilt = (project.data / "citations.csv").read_bytes()
    line = project.append("events.csv", "one,two\n")
    (project.data / "places.csv").write_bytes(b"name,force,kind\nLand\xe9,essex,town\n")
    finished = run("format", "--data", "data")
    assert finished.status == 1
    assert finished.err == [
        f"data/events.csv:{line}: row: has 2 cells where the header has 5; add the commas of the blank cells",
        "data/places.csv:2: row: is not UTF-8 (byte 0xE9 near 'Landé,essex,town'); save the file as UTF-8",
        "2 problem(s); nothing was written",
    ]
    assert (project.data / "citations.csv").read_bytes() == spoilt != before


def test_a_missing_file_is_told(project, run):
    (project.data / "citations.csv").unlink()
    assert (
        run("format", "--data", "data").err[0]
        == "data/citations.csv:1: file: is missing; its first line is to be: id,request,reference,url,cited_request"
    )
