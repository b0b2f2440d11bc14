"""How often the drafting tool is right: precision and recall of each field on the founding texts and on a labelled set.

`python -m bench.drafting` prints them. `--founding DIR` names a folder with the captured founding texts, in place of
those told again in tests/curator/texts. `--errors` lists every value that is wrong or missing, except in the unseen
half. Then it measures how long a page takes that is one long line, at two lengths. Exit status 1 if a field is below
its target, or such a page takes too long; targets of fields stand beside the labels, in targets.yml.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.letters import content_of
from bench.publications import compared
from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "curator" / "texts"
"""The founding texts told again; the captured ones are not part of the project."""
LABELLED = ROOT / "tests" / "curator" / "labelled"
SETS = ("known", "unseen")
"""`known` was looked at while the rules were written, `unseen` only for the figures."""

SENTENCES = (
    "Essex Police does not use live facial recognition. We use drones and body-worn video at events of that kind. "
    "The force holds 14 drones, and has no plans to buy more. Your request was received on 3 May 2024. "
    "Section 31(1)(a) applies to this information, as to disclose it would prejudice the prevention of crime. "
    "Officers were trained in 2022, and it cost about £12,500 in all. "
)
LINES = {
    "sentences": SENTENCES,
    "no spaces": "abcdefghij",
    "figures": "0123456789",
    "signs": "@",
    "capitals": "Alpha Bravo Charlie Delta ",
    "stops": "a.",
    "dashes": "A-",
    "words": "we have ",
    "refusals": "no information is held by the force ",
    "addresses": "[mailto:<a@",
}
"""What a line says again and again: ordinary sentences, and what a rule could stumble over."""
SHORTER, LONGER = 50_000, 200_000
"""Characters of a line."""
LONGEST_DRAFT = {"sentences": 3.0}
"""Seconds of processor time for LONGER characters, two cores; OTHER_DRAFT for the other lines."""
OTHER_DRAFT = 10.0
STEEPEST = 2.3**2
"""Time for LONGER characters over time for SHORTER: at most 2.3 for twice the length."""
SOON = 0.05
"""Seconds that are too short for a ratio to say anything."""

Values = dict[str, set[Any]]
Rows = dict[str, list[dict[str, str]]]

DATES = ("made_on", "received_on", "responded_on", "logged_on", "due_printed_on")
OF_PUBLICATION = ("kind", "publisher", "quoted", "published_on")
FOLLOWS = ("id", "request", "checked")
"""Columns that follow from the place of a row and are not labelled."""
KEYS = {
    "requests": (),
    "request_technologies": ("technology",),
    "questions": ("number",),
    "positions": ("technology", "position"),
    "request_exemptions": ("exemption",),
    "events": ("kind",),
    "citations": ("reference",),
    "figures": ("value", "unit"),
    "products": ("supplier",),
    "publications": (),
    "publication_technologies": ("technology",),
}
"""Tables of a draft, and by which columns a drafted row is set beside a labelled one."""

FOUNDING = {
    "cleveland-police-472-24.txt": (
        "https://www.cleveland.police.uk/foi-ai/cleveland-police/disclosure/2024/may/foi-472-24-use-of-ai-in-recruitment/",
        ["cleveland-472-24"],
    ),
    "cleveland-police-13931-2022.txt": (
        "https://www.whatdotheyknow.com/request/facial_recognition_use_and_relat_8",
        ["cleveland-13931-2022"],
    ),
    "south-yorkshire-police-20192577.txt": ("", ["south-yorkshire-20192577"]),
    "cleveland-opcc-facial-recognition-funding.txt": (
        "https://cleveland.pcc.police.uk/?p=12751",
        ["cleveland-opcc-star-bid"],
    ),
    "essex-police-16495-and-16224.txt": (
        "https://www.essex.police.uk/foi-ai/essex-police/other-information/previous-foi-requests/predictive-policing/",
        ["essex-16495", "essex-16224"],
    ),
}
"""The founding texts: file, address of the page, ids of the requests in it."""


@dataclass
class Score:
    """Values proposed, values that are right to propose, and those in both."""

    proposed: int = 0
    labelled: int = 0
    both: int = 0

    @property
    def precision(self) -> float:
        return self.both / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        return self.both / self.labelled if self.labelled else 1.0


@dataclass
class Result:
    name: str
    documents: int = 0
    requests: int = 0
    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    errors: list[str] = field(default_factory=list)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--founding", type=Path, default=TEXTS, metavar="DIR", help="folder of the founding texts")
    parser.add_argument(
        "--errors",
        action="store_true",
        help="list every value that is wrong or missing in the founding texts and the known set",
    )
    options = parser.parse_args(arguments)
    measured = results(options.founding)
    missed = report(measured) + report_long_lines()
    if options.errors:
        print("\n".join(error for result in measured for error in result.errors if result.name != "unseen"))
    print("\nMissed: " + "; ".join(missed) if missed else "\nEvery target is met.")
    return 1 if missed else 0


def results(texts: Path = TEXTS) -> list[Result]:
    return [measure("founding", founding(texts)), *(measure(name, labelled(name)) for name in SETS), publications()]


def publications() -> Result:
    """Compare the drafts of publications with their labels."""
    result = Result("publications")
    for name, proposed, right in compared():
        result.documents += 1
        _count(result, proposed, right, name)
    return result


def report(results: list[Result]) -> list[str]:
    """Print precision and recall of each field; returns the targets that were missed."""
    missed = []
    targets: dict[str, dict[str, list[float]]] = read_yaml(LABELLED / "targets.yml")
    for result in results:
        print(f"\nDrafting, {result.name}: {result.documents} documents, {result.requests} requests")
        print(f"  {'':16}{'labelled':>10}{'proposed':>10}{'right':>8}{'precision':>11}{'recall':>8}{'targets':>14}")
        for name, (precision, recall) in targets[result.name].items():
            score = result.scores[name]
            print(
                f"  {name:16}{score.labelled:>10}{score.proposed:>10}{score.both:>8}"
                f"{score.precision:>11.2f}{score.recall:>8.2f}{precision:>9.2f}{recall:>5.2f}"
            )
            if score.precision < precision:
                missed.append(f"precision of {name} {score.precision:.3f} ({result.name}), not {precision}")
            if score.recall < recall:
                missed.append(f"recall of {name} {score.recall:.3f} ({result.name}), not {recall}")
    return missed


def long_line(kind: str, length: int) -> str:
    """A line of so many characters, of a kind of LINES."""
    return (LINES[kind] * (length // len(LINES[kind]) + 1))[:length]


def report_long_lines() -> list[str]:
    """Print what a draft of one long line takes in processor time; returns what takes too long."""
    missed = []
    seconds_of_draft("sentences", 1_000)  # the words of data/ are read once
    print(f"\nDrafting from one line: seconds for {SHORTER:,} and {LONGER:,} characters, and times as many")
    for kind in LINES:
        shorter, longer = (seconds_of_draft(kind, length) for length in (SHORTER, LONGER))
        ratio = longer / shorter
        print(f"  {kind:16}{shorter:>10.2f}{longer:>10.2f}{ratio:>8.1f}")
        if longer > (most := LONGEST_DRAFT.get(kind, OTHER_DRAFT)):
            missed.append(f"{longer:.1f} s for a line of {kind}, not {most}")
        if ratio > STEEPEST and longer > SOON:
            missed.append(f"{ratio:.1f} times as long for a line of {kind} that is four times as long")
    return missed


def seconds_of_draft(kind: str, length: int) -> float:
    """Processor time of a draft from a request and an answer in one line, in seconds."""
    page = f"Dear Essex Police,\nDo you use drones?\nResponse\n{long_line(kind, length)}".encode()
    begun = time.process_time()
    draft(Source("line.txt", page))
    return time.process_time() - begun


def measure(name: str, cases: Iterator[tuple[Source, str, list[Rows]]]) -> Result:
    """Compare drafts with labels. A document that is no disclosure has no labels, so that any row of it is wrong."""
    result = Result(name)
    for source, verdict, labels in cases:
        made = draft(source)
        result.documents += 1
        result.requests += len(labels)
        _count(result, {"verdict": {made["verdict"]}}, {"verdict": {verdict}}, source.name)
        proposed = [plain_rows(record["rows"]) for record in made["records"]]
        for label in labels:
            found = beside(label, proposed)
            if found in proposed:
                proposed.remove(found)
            _count(result, values_of(found), values_of(label), source.name)
        for extra in proposed:
            _count(result, values_of(extra), {}, source.name)
    return result


def beside(label: Rows, proposed: list[Rows]) -> Rows:
    """The drafted record that a labelled one is to be compared with: that of its reference, else the only one."""
    reference = _head(label).get("reference")
    same = [one for one in proposed if _head(one).get("reference") == reference]
    return (same or (proposed if len(proposed) == 1 else []) or [{}])[0]


def _head(rows: Rows) -> dict[str, str]:
    """The row of the request or publication itself."""
    return (rows.get("requests") or rows["publications"])[0]


def _count(result: Result, proposed: Values, labelled: Values, where: str) -> None:
    for name in sorted(proposed.keys() | labelled.keys()):
        found, right, score = proposed.get(name, set()), labelled.get(name, set()), result.scores[name]
        score.proposed += len(found)
        score.labelled += len(right)
        score.both += len(found & right)
        result.errors += [f"{where}: {name}: {value} is wrong" for value in sorted(found - right, key=str)]
        result.errors += [f"{where}: {name}: {value} is missing" for value in sorted(right - found, key=str)]


def plain_rows(rows: dict[str, list[dict[str, Any]]]) -> Rows:
    """The rows of a drafted record as labels have them: values alone, without what follows from the place."""
    return {
        table: [
            {column: str(cell["value"]) for column, cell in row.items() if column not in FOLLOWS} for row in rows[table]
        ]
        for table in KEYS
        if rows.get(table)
    }


def differences(labelled: Rows, drafted: Rows) -> dict[str, Any]:
    """Where a drafted record differs from its label, and what is drafted there; None where nothing is.

    A place is `TABLE KEY: COLUMN` for a cell, `TABLE KEY` for a row that only one of them has, and `TABLE` for rows
    that both have in another order.
    """
    found: dict[str, Any] = {}
    for table in KEYS:
        right, made = (_by_key(table, rows.get(table, [])) for rows in (labelled, drafted))
        if [key for key in right if key in made] != [key for key in made if key in right]:
            found[table] = list(made)
        for key in right.keys() | made.keys():
            if key not in right or key not in made:
                found[key] = made.get(key)
                continue
            columns = right[key].keys() | made[key].keys()
            found |= {
                f"{key}: {column}": made[key].get(column)
                for column in columns
                if right[key].get(column) != made[key].get(column)
            }
    return dict(sorted(found.items()))


def _by_key(table: str, rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    """The rows by what names them, in their order; a second one of the same name is numbered."""
    named: dict[str, dict[str, str]] = {}
    for row in rows:
        name = " ".join([table, *(row.get(column, "-") for column in KEYS[table])])
        count = sum(other.partition(" #")[0] == name for other in named)
        named[f"{name} #{count + 1}" if count else name] = row
    return named


def values_of(rows: Rows) -> Values:
    """The values of a request by field, in a form in which two can be compared. Blank ones are left out."""
    if not rows:
        return {}
    request = _head(rows)
    positions = rows.get("positions", [])
    stated = [(row["technology"], row["position"]) for row in positions]
    of_positions = {
        name: {(*one, row[name]) for one, row in zip(stated, positions, strict=True) if row.get(name)}
        for name in ("scope", "force", "product", "since_on", "question", "key_phrase")
    }
    return of_positions | {
        "authority": {request["authority"]} if request.get("authority") else set(),
        "reference": {request["reference"]} if request.get("reference") else set(),
        "date": {(column, request[column]) for column in DATES if request.get(column)},
        "outcome": {request["outcome"]} if request.get("outcome") else set(),
        "answer_seen": {request["answer_seen"]} if request.get("answer_seen") else set(),
        "position": set(stated),
        "technology": {
            row["technology"] for row in rows.get("request_technologies", []) + rows.get("publication_technologies", [])
        },
        "exemption": {row["exemption"] for row in rows.get("request_exemptions", [])},
        "question outcome": {
            (row["number"], row["outcome"]) for row in rows.get("questions", []) if row.get("outcome")
        },
        "event": {(row["kind"], row.get("event_on", "")) for row in rows.get("events", [])},
        "citation": {row.get("reference") or row["url"] for row in rows.get("citations", [])},
        "figure": {
            tuple(row.get(column, "") for column in ("technology", "qualifier", "value", "unit", "period"))
            for row in rows.get("figures", [])
        },
        **{name: {request[name]} for name in OF_PUBLICATION if request.get(name)},
        "supplier": {row["supplier"] for row in rows.get("products", [])},
    }


def labelled(name: str) -> Iterator[tuple[Source, str, list[Rows]]]:
    """The documents of one half of the set, with their verdicts and labels."""
    folder = LABELLED / name
    for file, label in read_yaml(folder / "labels.yml").items():
        source = Source(file, content_of(folder / file), label.get("url", ""))
        records = [{table: record[table] for table in KEYS if table in record} for record in label["records"]]
        yield source, label.get("verdict", "disclosure"), records


def founding(folder: Path) -> Iterator[tuple[Source, str, list[Rows]]]:
    """The founding texts, with the rows of data/*.csv as labels."""
    tables = {
        name: _read(name) for name in KEYS if name not in ("products", "publications", "publication_technologies")
    }
    for file, (url, ids) in FOUNDING.items():
        labels = [
            {
                name: [row for row in table if (row["id"] if name == "requests" else row["request"]) == request]
                for name, table in tables.items()
            }
            for request in ids
        ]
        yield Source(file, (folder / file).read_bytes(), url), "disclosure", labels


def _read(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
