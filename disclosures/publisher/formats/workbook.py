"""Writes disclosures.xlsx: a read-me sheet, a sheet of all columns, and a sheet for every table and view."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from disclosures.publisher.about import About
from disclosures.publisher.contents import Resource
from disclosures.words.partial_dates import in_words

MOST_ROWS = 1_048_575
"""Rows of a sheet below its header."""
LONG_AGO = datetime(1980, 1, 1)
"""When the workbook says that it was made: the same for the same rows."""
WIDEST, NARROWEST = 60, 10
"""Characters."""
READ_ME, COLUMNS = "Read me", "Columns"


def write_workbook(resources: list[Resource], about: About, path: Path) -> None:
    """Every cell is what the row holds: no text becomes a formula, a link or a number. A table that has more rows than
    a sheet can hold has none; the read-me says where it is."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": True,
    }
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": about.title, "comments": about.citation, "created": LONG_AGO})
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        fitting = [resource for resource in resources if len(resource.rows) <= MOST_ROWS]
        _write_read_me(book.add_worksheet(READ_ME), resources, fitting, about, bold)
        described = [
            (resource.name, column.name, column.type, column.description)
            for resource in resources
            for column in resource.columns
        ]
        _write_sheet(book.add_worksheet(COLUMNS), ["table", "column", "type", "description"], described, bold)
        for resource in fitting:
            sheet = book.add_worksheet(resource.name)
            dates = frozenset(place for place, column in enumerate(resource.columns) if column.name in resource.dates)
            _write_sheet(sheet, [column.name for column in resource.columns], resource.rows, bold, dates, day)


def _write_read_me(
    sheet: Worksheet, resources: list[Resource], fitting: list[Resource], about: About, bold: Format
) -> None:
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 120)
    lines: list[tuple[Any, ...]] = [
        (about.title,),
        (about.description,),
        (),
        ("Version", str(about.version)),
        ("Newest row", in_words(about.newest_on) if about.newest_on else "none has a full date"),
        ("Licence", about.licence, about.licence_url),
        ("Cite it", "", about.citation),
        (),
        ("A blank cell is not known. “Neither confirms nor denies” (ncnd) is neither a yes nor a no.",),
        (
            "Dates may stop at the month (2024-05) or the year; a column of which some do holds text. "
            "Each column is described on the next sheet.",
        ),
        (),
        ("Sheet", "Rows", "What it holds"),
    ]
    lines += [
        (
            resource.name,
            len(resource.rows),
            resource.description
            if resource in fitting
            else f"More rows than a sheet holds: see csv/{resource.name}.csv",
        )
        for resource in resources
    ]
    headings = {0, lines.index(("Sheet", "Rows", "What it holds"))}
    for place, line in enumerate(lines):
        sheet.write_row(place, 0, line, bold if place in headings else None)


def _write_sheet(
    sheet: Worksheet,
    header: list[str],
    rows: list[tuple[Any, ...]],
    bold: Format,
    dates: frozenset[int] = frozenset(),
    day: Format | None = None,
) -> None:
    for place, name in enumerate(header):
        longest = max((len(str(row[place])) for row in rows if row[place] is not None), default=0)
        sheet.set_column(place, place, min(max(longest, len(name), NARROWEST), WIDEST) + 2)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(header) - 1)
    sheet.write_row(0, 0, header, bold)
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if value is None:
                continue
            if place in dates:
                sheet.write_datetime(line, place, date.fromisoformat(value), day)
            elif isinstance(value, str):
                sheet.write_string(line, place, value)
            else:
                sheet.write_number(line, place, value)
