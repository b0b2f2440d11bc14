"""Options that several commands have: the folder of the data, that of the evidence, the compiled database, and what
counts as sure."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path

from disclosures import ROOT

LONGEST_NUMBER = 18
"""Digits; more than anything here is counted in."""


def add_data_argument(parser: ArgumentParser) -> None:
    """Add --data, a folder; options.data is a Path."""
    parser.add_argument(
        "--data",
        type=Path,
        default=ROOT / "data",
        metavar="DIR",
        help="the folder of NAME.csv and NAME.yml (default: this project's data)",
    )


def add_database_argument(parser: ArgumentParser) -> None:
    """Add --database, a file that build.py wrote; options.database is a Path."""
    parser.add_argument(
        "--database",
        type=Path,
        default=Path("disclosures.db"),
        metavar="PATH",
        help="the compiled database (default: %(default)s)",
    )


def add_evidence_argument(parser: ArgumentParser) -> None:
    """Add --evidence, the folder of what was captured; options.evidence is a Path."""
    parser.add_argument(
        "--evidence",
        type=Path,
        default=ROOT / "evidence",
        metavar="DIR",
        help="the folder of what was captured, outside git (default: evidence)",
    )


def add_sure_argument(parser: ArgumentParser) -> None:
    """Add --sure; options.sure is a number from 0 to 1."""
    parser.add_argument(
        "--sure",
        type=_share,
        default=0.9,
        metavar="C",
        help="the confidence from which a value counts as sure (default: %(default)s)",
    )


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """What reads an option as a whole number from `least` to `most`."""
    range_ = f"of {least} or more" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        digits = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
        if not digits or int(text) < least or (most is not None and int(text) > most):
            raise ArgumentTypeError(f"'{text}' is not a whole number {range_}")
        return int(text)

    return read


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise ArgumentTypeError(f"'{text}' is not a number from 0 to 1")
    return share
