"""Draws requests for a second, blind coder, and compares what the two coders made of them."""

from __future__ import annotations

import csv
import io
import json
import random
import secrets
import sqlite3
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

from disclosures import ROOT
from disclosures.compiler.checks.cells import check_cells
from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import Rows
from disclosures.compiler.problems import Problem, path_to_show, stop_on
from disclosures.compiler.schema import Table, read_schema
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.commands.options import add_data_argument, add_database_argument
from disclosures.curator.database import opened
from disclosures.curator.rows.adding import add_rows
from disclosures.curator.rows.agreement import Agreement, Coding, agreements
from disclosures.curator.rows.canonical import read_repaired
from disclosures.curator.rows.files import write_all
from disclosures.curator.stopped import Stopped
from disclosures.words.plain_words import counted

SCOPES = ["overt", "covert", "remainder", "unspecified"]

SHEETS: dict[str, dict[str, Any]] = {
    "answers": {
        "primaryKey": ["request"],
        "fields": [
            "request",
            "authority",
            "reference",
            "source_url",
            "also_at",
            "asked",
            "questions",
            {"name": "outcome", "required": True},
        ],
        "targets": {"request": "requests", "outcome": "outcomes"},
    },
    "positions": {
        "primaryKey": ["request", "technology", "scope", "position"],
        "fields": [{"name": name, "required": True} for name in ("request", "technology", "scope", "position")],
        "targets": {"request": "requests", "technology": "technologies", "position": "position_types"},
    },
    "exemptions": {
        "primaryKey": ["request", "exemption"],
        "fields": [{"name": name, "required": True} for name in ("request", "exemption")],
        "targets": {"request": "requests", "exemption": "exemptions"},
    },
}
"""The coder's files: their columns, which of them have to be filled, and in which table their codes stand."""


CODES = {
    "outcome": "select id, definition from outcomes order by rank",
    "position": "select id, definition from position_types order by rank",
    "technology": "select id, definition from technologies order by rowid",
    "exemption": "select id, act || ', section ' || section || ': ' || title from exemptions order by rowid",
}

README = """# A blind recoding of {requests}

Sample {sample}. For somebody who did not code these requests before, and who does not look at the dataset or its site
while coding.

1. Read the code-book (docs/codebook.md).
2. For each row of `answers.csv` open `source_url` (or `also_at`) and read the answer. The question is given in our
   words.
3. Write into `answers.csv` the outcome of each request. Change nothing else there.
4. Write into `positions.csv` one row for each stated position, into `exemptions.csv` one row for each section that is
   relied on. No row means that you saw none.
5. When every request has its outcome: `python curate.py recode --compare {folder}`

Scopes are overt, covert, remainder (a refusal about anything else that is held) and unspecified. The other codes:
"""


def add_arguments(parser: ArgumentParser) -> None:
    """Add the number, --seed, --into, --compare, --data and --database."""
    parser.add_argument("number", type=int, nargs="?", metavar="N", help="draw so many requests")
    parser.add_argument("--seed", type=int, metavar="S", help="draw the same requests again (default: by chance)")
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
        raise Stopped("give either the number of requests to draw, or --compare with the folder of a recoding")
    db = opened(options.database)
    if options.compare:
        return compare(db, options.compare, options.data)
    return draw(
        db, options.number, secrets.randbelow(1_000_000) if options.seed is None else options.seed, options.into
    )


def draw(db: sqlite3.Connection, number: int, seed: int, folder: Path | None) -> int:
    """Write the files of a coder who is to code `number` requests."""
    can_be_drawn = db.execute(read_sql(ROOT / "sql" / "curator" / "recode.sql").sql).fetchall()
    if not 1 <= number <= len(can_be_drawn):
        raise Stopped(
            f"{number}: draw from 1 to {len(can_be_drawn)}; so many requests have an address and an answer that was "
            f"captured"
        )
    if seed < 0:
        raise Stopped(f"--seed {seed}: give 0 or more")
    drawn = random.Random(seed).sample(can_be_drawn, number)
    today = date.today().isoformat()
    sample = f"{today}-seed-{seed}"
    folder = folder or Path(f"recoding-{sample}")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise Stopped(
            f"{path_to_show(folder)}: cannot be made ({error.strerror}); name another folder with --into"
        ) from error
    texts = {f"{name}.csv": _sheet(name, drawn if name == "answers" else []) for name in SHEETS}
    texts["sample.json"] = (
        json.dumps(
            {"sample": sample, "drawn_on": today, "seed": seed, "requests": [row["request"] for row in drawn]}, indent=1
        )
        + "\n"
    )
    texts["README.md"] = README.format(
        requests=counted(number, "request"), sample=sample, folder=path_to_show(folder)
    ) + "".join(_codes(db))
    write_all(folder, texts)
    print(
        f"{counted(number, 'request')} drawn with seed {seed}; {path_to_show(folder)}/README.md says what the second "
        f"coder does"
    )
    return 0


def _sheet(name: str, rows: list[sqlite3.Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = sheet(name, Path()).columns
    writer.writerow(columns)
    writer.writerows([row[column] for column in columns] for row in rows)
    return text.getvalue()


def _codes(db: sqlite3.Connection) -> list[str]:
    return [
        f"\n## {kind.capitalize()}\n\n" + "".join(f"- `{id}`: {words}\n" for id, words in db.execute(sql))
        for kind, sql in CODES.items()
    ]


def sheet(name: str, folder: Path) -> Table:
    """One of the coder's files, described as a table of data/ is, so that it is read and checked alike."""
    described = SHEETS[name]
    fields = []
    for field in described["fields"]:
        column, required = (field["name"], True) if isinstance(field, dict) else (field, False)
        constraints: dict[str, Any] = {"required": True} if required else {}
        if column == "scope":
            constraints["enum"] = SCOPES
        fields.append({"name": column, "type": "string", "description": f"The {column}", "constraints": constraints})
    foreign = [
        {"fields": [column], "reference": {"resource": target, "fields": ["id"]}}
        for column, target in described["targets"].items()
    ]
    schema = {"primaryKey": described["primaryKey"], "foreignKeys": foreign, "fields": fields}
    return Table(name, folder, {"name": name, "title": name, "schema": schema})


def compare(db: sqlite3.Connection, folder: Path, data: Path) -> int:
    """Report how far the coder of the folder agrees with the rows of the database, and record it once for each
    sample."""
    sample = read_sample(folder)
    second = read_coding(db, folder, sample["requests"])
    first = first_coding(db, sample["requests"])
    found = agreements(first, second, _asked(db, sample["requests"]), _laws(db, sample["requests"]))
    print(f"Agreement of two coders on {counted(len(sample['requests']), 'request')}, sample {sample['sample']}:\n")
    print(f"{'variable':<12}{'units':>7}{'alike':>7}{'kappa':>8}{'alpha':>8}")
    for one in found:
        print(
            f"{one.variable:<12}{len(one.units):>7}{len(one.units) - len(one.disagreements):>7}"
            f"{_shown(one.kappa):>8}{_shown(one.alpha):>8}"
        )
    _tell_disagreements(found, folder)
    _record(found, sample, data)
    return 0


def read_sample(folder: Path) -> dict[str, Any]:
    """What `draw` noted of its sample: `sample`, `drawn_on`, `seed` and the ids of the `requests`.

    Raises:
        Stopped: the folder does not hold it.
    """
    path = folder / "sample.json"
    try:
        sample: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if (
            isinstance(sample["sample"], str)
            and isinstance(sample["drawn_on"], str)
            and sample["requests"]
            and all(isinstance(id, str) for id in sample["requests"])
        ):
            return sample
    except OSError as error:
        raise Stopped(
            f"{path_to_show(path)}: cannot be read ({error.strerror}); name the folder that 'curate.py recode N' wrote"
        ) from error
    except (ValueError, KeyError, TypeError):
        pass
    raise Stopped(f"{path_to_show(path)}: is not what 'curate.py recode N' wrote")


def read_coding(db: sqlite3.Connection, folder: Path, requests: list[str]) -> Coding:
    """What the second coder wrote.

    Raises:
        BuildStopped: with every code that is not one, and every request without an outcome.
    """
    known: dict[str, set[str] | None] = {
        table: {id for (id,) in db.execute(f"select id from {table}")}
        for table in ("technologies", "position_types", "outcomes", "exemptions")
    }
    known["requests"] = set(requests)
    sheets: dict[str, Rows] = {}
    for name in SHEETS:
        sheets[name] = read_repaired(sheet(name, folder))
        check_cells(sheets[name], date.today(), known)
        check_keys(sheets[name], known)
    answers, positions, exemptions = sheets.values()
    missing = [id for id in requests if id not in answers.column("request")]
    problems = [problem for rows in sheets.values() for problem in rows.problems]
    stop_on(
        [
            *problems,
            *(
                Problem(
                    answers.table.csv_shown, 1, "request", f"'{id}' was drawn and has no row; add it with its outcome"
                )
                for id in missing
            ),
        ]
    )
    return Coding(
        dict(zip(answers.column("request"), answers.column("outcome"), strict=True)),
        set(zip(exemptions.column("request"), exemptions.column("exemption"), strict=True)),
        set(zip(*map(positions.column, ("request", "technology", "scope", "position")), strict=True)),
    )


def first_coding(db: sqlite3.Connection, requests: list[str]) -> Coding:
    """What the database holds of these requests.

    Raises:
        Stopped: one of them is not there.
    """
    outcomes = dict(tuple(row) for row in _of(db, "select id, outcome from requests where id in", requests))
    if gone := [id for id in requests if id not in outcomes]:
        raise Stopped(
            f"{gone[0]}: was drawn and is not in the database; it was renamed or removed since, so the sample cannot "
            f"be compared"
        )
    return Coding(
        outcomes,
        {tuple(row) for row in _of(db, "select request, exemption from request_exemptions where request in", requests)},
        {
            tuple(row)
            for row in _of(db, "select request, technology, scope, position from positions where request in", requests)
        },
    )


def _of(db: sqlite3.Connection, sql: str, requests: list[str]) -> list[sqlite3.Row]:
    return db.execute(f"{sql} (select value from json_each(?))", [json.dumps(requests)]).fetchall()


def _asked(db: sqlite3.Connection, requests: list[str]) -> list[tuple[str, str]]:
    return [
        tuple(row) for row in _of(db, "select request, technology from request_technologies where request in", requests)
    ]


def _laws(db: sqlite3.Connection, requests: list[str]) -> dict[str, set[str]]:
    """The exemptions of each request's law; all of them where its law is not known."""
    laws = dict(tuple(row) for row in _of(db, "select id, law from requests where id in", requests))
    acts = db.execute("select id, act from exemptions").fetchall()
    return {request: {id for id, act in acts if law is None or act == law} for request, law in laws.items()}


def _shown(value: float | None) -> str:
    return "" if value is None else f"{round(value, 3) + 0.0:.3f}"


def _recorded(value: float | None) -> str:
    """As a release writes it back: 1, not 1.000."""
    return "" if value is None else f"{round(value, 3) + 0.0:g}"


def _tell_disagreements(found: list[Agreement], folder: Path) -> None:
    different = [(one.variable, unit) for one in found for unit in one.disagreements]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["request", "variable", "what", "first", "second", "settled"])
    print(f"\nTo settle: {len(different) or 'nothing'}")
    for variable, unit in different:
        writer.writerow([unit.request, variable, unit.what, unit.first, unit.second, ""])
        print(f"  {unit.request}: {variable} ({unit.what}): first {unit.first}, second {unit.second}")
    write_all(folder, {"disagreements.csv": text.getvalue()})


def _record(found: list[Agreement], sample: dict[str, Any], data: Path) -> None:
    (table,) = [table for table in read_schema(data) if table.name == "agreement"]
    if sample["sample"] in read_repaired(table).column("sample"):
        print(
            f"\n{table.csv_shown} holds this sample already and was left as it is: the first comparison counts, "
            f"before anything is settled"
        )
        return
    rows = []
    for one in found:
        cells = {
            "sample": sample["sample"],
            "variable": one.variable,
            "basis": "compared",
            "drawn_on": sample["drawn_on"],
            "compared_on": date.today().isoformat(),
            "requests": str(len(sample["requests"])),
            "publications": "0",
            "units": str(len(one.units)),
            "alike": str(len(one.units) - len(one.disagreements)),
            "kappa": _recorded(one.kappa),
            "alpha": _recorded(one.alpha),
        }
        rows.append([cells[name] for name in table.columns])
    add_rows(data, {"agreement": rows})
    print(f"\nRecorded in {table.csv_shown}; 'make build figures' shows it on the page on the method")
