"""Lists what somebody with the internet should read or ask first, as the page docs/next.md."""

from __future__ import annotations

import sqlite3
from argparse import ArgumentParser, Namespace

from disclosures import ROOT
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.options import add_database_argument
from disclosures.curator.database import opened

HEAD = """# What to read next

The rows were coded from stored copies of pages. Somebody who can open the addresses can fill more, and these are the
100 places at most where a look brings most. Written by `make figures` from `sql/curator/next.sql`; do not edit it.

Points count the cells of force and technology that could be filled. On a technology of which fewer than five forces
have a word of their own a cell counts three times, for a force without a word of its own twice. An *undated page*
gets a point for each position that its date would put in order, and two more where a dated one says something else.
A *request to send* is on a technology of which fewer than five forces have a word of their own, and gets a point for
each that is missing to five; `curate.py gaps --technology ID --letter` writes it.

| | points | kind | what | id | why |
|---|---|---|---|---|---|
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Add --database."""
    add_database_argument(parser)


def run(options: Namespace) -> int:
    """Print the page; returns exit status 0."""
    print(page(opened(options.database)), end="")
    return 0


def page(db: sqlite3.Connection) -> str:
    """The page, as Markdown."""
    rows = db.execute(read_sql(ROOT / "sql" / "curator" / "next.sql").sql)
    return HEAD + "".join(_line(place, row) for place, row in enumerate(rows, start=1))


def _line(place: int, row: sqlite3.Row) -> str:
    what = row["what"].replace("|", "\\|")
    if row["address"]:
        what = f"[{what}]({row['address']})"
    why = row["why"].replace("|", "\\|")
    return f"| {place} | {row['points']} | {row['kind']} | {what} | `{row['id']}` | {why} |\n"
