"""The canonical form of a CSV: the order of its rows and columns, quotes, line ends, trimmed cells, normalised
Unicode."""

from __future__ import annotations

import csv
import io
import re
import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

from disclosures.compiler.csv_files import BLANK_COLUMNS, BLANK_ROWS, Rows, read_rows
from disclosures.compiler.problems import stop_on
from disclosures.compiler.schema import Table

MENDED = ("header", BLANK_ROWS, BLANK_COLUMNS)
"""Where the problems of form lie that the canonical form has no more."""


def canonical_text(table: Table, rows: list[list[str]]) -> str:
    """The file that holds `rows`: UTF-8, LF, a cell quoted only where it has to be, rows in canonical order."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(in_order(table, [[canonical_cell(cell) for cell in row] for row in rows]))
    return text.getvalue()


def canonical_cell(cell: str) -> str:
    """The cell without spaces at its ends, its characters composed (Unicode NFC), its lines ended by LF."""
    return unicodedata.normalize("NFC", cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


def in_order(table: Table, rows: list[list[str]]) -> list[list[str]]:
    """The rows as the table's description orders them: by the columns of its `order`, else by primary key, numbers in
    text as numbers, so that p2 comes before p10. Where `order` is empty, the order of the file has a meaning and
    stays."""
    places = [table.columns.index(name) for name in table.order]
    return sorted(rows, key=lambda row: [natural(row[place]) for place in places])


def natural(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """What a text is sorted by: its runs of figures as numbers, the rest letter by letter; texts that are then alike,
    as they are."""
    parts = re.findall(r"[0-9]+|[^0-9]+", text)
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts], text


def read_repaired(table: Table) -> Rows:
    """The rows of the table's CSV, read as if it had no byte-order mark, LF line ends, its columns in order, and no
    rows and columns that are blank throughout.

    Raises:
        BuildStopped: it has another fault of form, which only a person can mend.
    """
    if not table.csv_path.is_file():
        stop_on(read_rows(table).problems)
    raw = table.csv_path.read_bytes()
    mended = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").rstrip(b"\n") + b"\n"
    rows = read_rows(table) if mended == raw else _read_as(table, mended)
    stop_on(replace(problem, file=table.csv_shown) for problem in rows.problems if problem.column not in MENDED)
    rows.table = table
    return rows


def _read_as(table: Table, raw: bytes) -> Rows:
    """The rows of the table as if its CSV held these bytes."""
    with tempfile.TemporaryDirectory() as folder:
        copy = replace(table, folder=Path(folder))
        copy.csv_path.write_bytes(raw)
        return read_rows(copy)
