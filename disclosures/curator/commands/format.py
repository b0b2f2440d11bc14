"""Writes every CSV in its canonical form; with --check only shows what would change."""

from __future__ import annotations

import difflib
import sys
from argparse import ArgumentParser, Namespace

from disclosures.compiler.problems import BuildStopped, stop_on
from disclosures.compiler.schema import Table, read_schema
from disclosures.curator.commands.options import add_data_argument
from disclosures.curator.rows.canonical import canonical_text, read_repaired
from disclosures.curator.rows.files import write_all


def add_arguments(parser: ArgumentParser) -> None:
    """Add --check and --data."""
    parser.add_argument(
        "--check", action="store_true", help="show the difference, write nothing, and fail if there is any"
    )
    add_data_argument(parser)


def run(options: Namespace) -> int:
    """Write or show what is not in canonical form; returns exit status 1 if --check finds any.

    Raises:
        BuildStopped: with every fault that only a person can mend; nothing was written.
    """
    schema = read_schema(options.data, types=False)
    wanted = canonical_texts(schema)
    changed = [table for table in schema if table.csv_path.read_bytes() != wanted[table.name].encode()]
    if not changed:
        print(f"{len(schema)} files are in canonical form")
        return 0
    if options.check:
        for table in changed:
            sys.stdout.writelines(difference(table, wanted[table.name]))
        print(f"{len(changed)} file(s) are not in canonical form; run 'python curate.py format'", file=sys.stderr)
        return 1
    write_all(options.data, {table.csv_path.name: wanted[table.name] for table in changed})
    for table in changed:
        print(f"{table.csv_shown} is now in canonical form")
    return 0


def canonical_texts(schema: list[Table]) -> dict[str, str]:
    """Each table's file as it should be.

    Raises:
        BuildStopped: with every fault, in any file, that only a person can mend.
    """
    texts, problems = {}, []
    for table in schema:
        try:
            texts[table.name] = canonical_text(table, read_repaired(table).cells)
        except BuildStopped as stopped:
            problems += stopped.problems
    stop_on(problems)
    return texts


def difference(table: Table, wanted: str) -> list[str]:
    """The unified diff from the file to its canonical form. Line ends and a byte-order mark are shown as escapes."""
    found = table.csv_path.read_bytes().decode("utf-8")
    return [
        line if line.endswith("\n") else line + "\n"
        for line in difflib.unified_diff(
            _lines(found), _lines(wanted), table.csv_shown, f"{table.csv_shown} (canonical)", n=1
        )
    ]


def _lines(text: str) -> list[str]:
    return [
        line.replace("\r", "\\r").replace("\ufeff", "\\ufeff") + "\n" for line in text.removesuffix("\n").split("\n")
    ]
