"""Fills `postcode_forces` from a copy of the ONS Postcode Directory, where the build is given one."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import sqlite_utils

from disclosures.compiler.problems import Problem, path_to_show, stop

WANTED = {"postcode": r"pcds?", "force": r"pfa(\d\dcd)?", "ended": "doterm"}
"""What is read of the directory, and the names that its columns have had."""
TAKE = "take the CSV of the ONS Postcode Directory"


def derive_postcodes(db: sqlite_utils.Database, directory: Path | None) -> int:
    """Write the table `postcode_forces`: empty without a directory. Returns of how many postcodes the force is known.

    A row is a sector (`TS1 2`) where one force serves all of its live postcodes, else a postcode; both without the
    space.

    Raises:
        BuildStopped: the file is none of that form, or none of its codes is that of a force.
    """
    db.execute("create table postcode_forces (code text primary key, force text not null) without rowid")
    if directory is None:
        return 0
    forces = dict(db.execute("select ons_code, id from forces where ons_code is not null").fetchall())
    sectors: dict[str, dict[str, str]] = defaultdict(dict)
    for postcode, code in live_postcodes(directory):
        if code in forces:
            sectors[postcode[:-2]][postcode] = forces[code]
    if not sectors:
        stop(Problem(path_to_show(directory), 1, "pfa", "holds no live postcode with the code of a force"))
    db.conn.executemany("insert into postcode_forces values (?, ?)", fewest_rows(sectors))
    return sum(map(len, sectors.values()))


def fewest_rows(sectors: dict[str, dict[str, str]]) -> Iterator[tuple[str, str]]:
    """The rows that say as much: a sector where its postcodes have one force, else each of them."""
    for sector, postcodes in sorted(sectors.items()):
        served = set(postcodes.values())
        yield from [(sector, served.pop())] if len(served) == 1 else sorted(postcodes.items())


def live_postcodes(directory: Path) -> Iterator[tuple[str, str]]:
    """Each postcode in use, in capitals without its space, with the code of its police force area."""
    try:
        with directory.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            names = columns(directory, reader.fieldnames or [])
            for row in reader:
                postcode, force, ended = ((row[names[what]] or "").strip() for what in WANTED)
                if not ended:
                    yield postcode.replace(" ", "").upper(), force
    except OSError as error:
        stop(Problem(path_to_show(directory), 1, "file", f"cannot be read ({error.strerror}); {TAKE}"))
    except (UnicodeDecodeError, csv.Error):
        stop(Problem(path_to_show(directory), 1, "file", f"is not a CSV in UTF-8; {TAKE}"))


def columns(directory: Path, header: Iterable[str]) -> dict[str, str]:
    """The name in this file of each column that is read."""
    named = {}
    for what, pattern in WANTED.items():
        found = [name for name in header if re.fullmatch(pattern, name, re.IGNORECASE)]
        if not found:
            stop(Problem(path_to_show(directory), 1, what, f"is no column here; {TAKE}"))
        named[what] = found[-1]
    return named
