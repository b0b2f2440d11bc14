"""Lists the rows that somebody should read again: each query of sql/audit/ says what it seeks, and finds nothing."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import sqlite_utils

from disclosures import ROOT
from disclosures.compiler.checks.data import data_problems
from disclosures.compiler.compiling import build
from disclosures.compiler.problems import Problem
from disclosures.compiler.progress import Progress
from disclosures.curator.commands.options import add_data_argument
from disclosures.words.plain_words import counted


def add_arguments(parser: ArgumentParser) -> None:
    add_data_argument(parser)


def run(options: Namespace) -> int:
    found = audit(options.data, ROOT / "sql" / "audit")
    for problem in found:
        print(problem)
    if found:
        print(f"{counted(len(found), 'row')} to read again")
        return 1
    print("Nothing to read again.")
    return 0


def audit(data: Path, queries: Path) -> list[Problem]:
    """What the queries of the folder find in the rows, in the order of files and lines.

    Raises:
        BuildStopped: the rows do not even pass the checks.
    """
    with TemporaryDirectory() as scratch:
        target = Path(scratch) / "disclosures.db"
        tables = build(data, target, Progress())
        db = sqlite_utils.Database(target)
        db.register_function(host_of, deterministic=True)
        db.register_function(words_in_common, deterministic=True)
        found = data_problems(db, queries, {rows.table.name: rows for rows in tables})
        db.close()
    return sorted(found)


def host_of(address: str) -> str:
    """The host of an address, without www.

    >>> host_of("https://www.essex.police.uk/foi-ai/")
    'essex.police.uk'
    """
    return (urlsplit(address).hostname or "").removeprefix("www.")


def words_in_common(text: str | None, other: str | None) -> int:
    """The most words that stand in a row in both texts, whatever the letters' case and the signs between them.

    >>> words_in_common("It says: We do not use drones.", "do not USE")
    3
    """
    words, others = _words(text), _words(other)
    longest = 0
    for start in range(len(words)):
        while _holds(others, words[start : start + longest + 1]) and start + longest < len(words):
            longest += 1
    return longest


def _words(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").lower())


def _holds(words: list[str], some: list[str]) -> bool:
    return any(words[start : start + len(some)] == some for start in range(len(words) - len(some) + 1))
