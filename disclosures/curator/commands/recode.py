"""Draws disclosures for a second, blind coder, and compares what the two coders made of them."""

from __future__ import annotations

import csv
import io
import random
import secrets
import sqlite3
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from disclosures import ROOT
from disclosures.compiler.problems import path_to_show
from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.options import add_data_argument, add_database_argument, whole_number
from disclosures.curator.database import opened
from disclosures.curator.recoding.kinds import CODES, KINDS, Compared, Kind
from disclosures.curator.recoding.samples import FILE, Sample, read_sample
from disclosures.curator.recoding.sheets import empty
from disclosures.curator.rows.adding import add_rows
from disclosures.curator.rows.agreement import Agreement
from disclosures.curator.rows.canonical import read_repaired
from disclosures.curator.rows.files import write_all
from disclosures.curator.stopped import Stopped
from disclosures.words.plain_words import counted


def add_arguments(parser: ArgumentParser) -> None:
    """Add the number, --of, --seed, --into, --compare, --data and --database."""
    parser.add_argument("number", type=whole_number(0), nargs="?", metavar="N", help="draw so many")
    parser.add_argument("--of", choices=KINDS, default="requests", help="what is drawn (default: requests)")
    parser.add_argument(
        "--seed", type=whole_number(0), metavar="S", help="draw the same ones again (default: by chance)"
    )
    parser.add_argument(
        "--into",
        type=Path,
        metavar="FOLDER",
        help="where the coder's files are written (default: recoding-DATE-seed-S)",
    )
    parser.add_argument(
        "--compare",
        type=Path,
        metavar="FOLDER",
        help="report the agreement with what was coded there, and record it in data/agreement.csv",
    )
    add_data_argument(parser)
    add_database_argument(parser)


def run(options: Namespace) -> int:
    """Draw, or compare; returns exit status 0.

    Raises:
        Stopped: what is asked for cannot be done; it says why.
        BuildStopped: with every fault of a recoding.
    """
    if (options.number is None) == (options.compare is None):
        raise Stopped("give either the number to draw, or --compare with the folder of a recoding")
    db = opened(options.database)
    if options.compare:
        return compare(db, options.compare, options.data)
    seed = secrets.randbelow(1_000_000) if options.seed is None else options.seed
    return draw(db, options.of, options.number, seed, options.into)


def draw(db: sqlite3.Connection, of: str, number: int, seed: int, folder: Path | None) -> int:
    """Write the files of a coder who is to code `number` disclosures of the kind `of`."""
    kind = KINDS[of]
    query = read_sql(ROOT / "sql" / "curator" / f"{kind.query}.sql").sql
    can_be_drawn = db.execute(query, {"news_reports": of == "news-reports"}).fetchall()
    if not 1 <= number <= len(can_be_drawn):
        raise Stopped(f"{number}: draw from 1 to {len(can_be_drawn)}; so many {kind.can_be_drawn}")
    drawn = random.Random(seed).sample(can_be_drawn, number)
    today = date.today().isoformat()
    sample = Sample(f"{today}-seed-{seed}{kind.suffix}", of, today, seed, [row[0] for row in drawn])
    folder = folder or Path(f"recoding-{sample.sample}")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Stopped(
            f"{path_to_show(folder)}: cannot be made ({error.strerror}); name another folder with --into"
        ) from error
    many = counted(number, kind.noun)
    readme = kind.readme.format(number=many, sample=sample.sample, folder=path_to_show(folder))
    write_all(
        folder,
        {**empty(kind.sheets, drawn), FILE: sample.text(), "README.md": readme + "".join(_codes(db, kind))},
    )
    print(f"{many} drawn with seed {seed}; {path_to_show(folder)}/README.md says what the second coder does")
    return 0


def _codes(db: sqlite3.Connection, kind: Kind) -> list[str]:
    return [
        f"\n## {name.capitalize()}\n\n" + "".join(f"- `{id}`: {words}\n" for id, words in db.execute(CODES[name]))
        for name in kind.codes
    ]


def compare(db: sqlite3.Connection, folder: Path, data: Path) -> int:
    """Report how far the coder of the folder agrees with the rows of the database, and record it once for each
    sample."""
    sample = read_sample(folder)
    kind = KINDS[sample.of]
    compared = kind.compare(db, folder, sample.ids)
    print(f"Agreement of two coders on {counted(len(compared.ids), kind.noun)}, sample {sample.sample}:\n")
    print(f"{'variable':<24}{'units':>7}{'alike':>7}{'kappa':>8}{'alpha':>8}")
    for one in compared.found:
        print(
            f"{one.variable:<24}{len(one.units):>7}{len(one.units) - len(one.disagreements):>7}"
            f"{_shown(one.kappa):>8}{_shown(one.alpha):>8}"
        )
    _tell_disagreements(compared.found, folder)
    _record(compared, sample, data)
    return 0


def _shown(value: float | None) -> str:
    return "" if value is None else f"{round(value, 3) + 0.0:.3f}"


def _recorded(value: float | None) -> str:
    """As a release writes it back: 1, not 1.000."""
    return "" if value is None else f"{round(value, 3) + 0.0:g}"


def _tell_disagreements(found: list[Agreement], folder: Path) -> None:
    """What is to be settled; a variable that others sum up adds nothing to it."""
    different = [
        (one.variable, unit)
        for one in found
        if one.variable not in ("page", "position_of_technology")
        for unit in one.disagreements
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["disclosure", "variable", "what", "first", "second", "settled"])
    print(f"\nTo settle: {len(different) or 'nothing'}")
    for variable, unit in different:
        writer.writerow([unit.disclosure, variable, unit.what, unit.first, unit.second, ""])
        print(f"  {unit.disclosure}: {variable} ({unit.what}): first {unit.first}, second {unit.second}")
    write_all(folder, {"disagreements.csv": text.getvalue()})


def _record(compared: Compared, sample: Sample, data: Path) -> None:
    (table,) = [table for table in read_schema(data) if table.name == "agreement"]
    if sample.sample in read_repaired(table).column("sample"):
        print(
            f"\n{table.csv_shown} holds this sample already and was left as it is: the first comparison counts, "
            f"before anything is settled"
        )
        return
    rows = []
    for one in compared.found:
        cells = {
            "sample": sample.sample,
            "variable": one.variable,
            "basis": "compared",
            "drawn_on": sample.drawn_on,
            "compared_on": date.today().isoformat(),
            "requests": "0",
            "publications": "0",
            KINDS[sample.of].table: str(len(compared.ids)),
            "units": str(len(one.units)),
            "alike": str(len(one.units) - len(one.disagreements)),
            "kappa": _recorded(one.kappa),
            "alpha": _recorded(one.alpha),
        }
        rows.append([cells[name] for name in table.columns])
    add_rows(data, {"agreement": rows})
    print(f"\nRecorded in {table.csv_shown}; 'make build figures' shows it on the page on the method")
