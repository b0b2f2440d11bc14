"""How often the drafting tool is right: precision and recall of each field on the founding texts and on a hand-labelled set.

`python -m bench.drafting` prints them. `--founding DIR` names a folder with the captured founding texts, in place of those told again in
tests/curator/texts. `--errors` lists every value that is wrong or missing, except in the unseen half.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.letters import content_of
from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "curator" / "texts"
"""The founding texts told again; the captured ones are not part of the project."""
LABELLED = ROOT / "tests" / "curator" / "labelled"
SETS = ("known", "unseen")
"""`known` was looked at while the rules were written, `unseen` only for the figures."""

FIELDS = ("position", "scope", "technology", "exemption", "date", "reference")
DATES = ("made_on", "received_on", "responded_on", "logged_on", "due_printed_on")

LEAST_PRECISION = 0.95
"""Of every field."""
LEAST_RECALL = 0.80
"""Of positions."""

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
    missed = report(measured)
    if options.errors:
        print("\n".join(error for result in measured for error in result.errors if result.name != "unseen"))
    print("\nMissed: " + "; ".join(missed) if missed else "\nEvery target is met.")
    return 1 if missed else 0


def results(texts: Path = TEXTS) -> list[Result]:
    return [measure("founding", founding(texts)), *(measure(name, labelled(name)) for name in SETS)]


def report(results: list[Result]) -> list[str]:
    """Print precision and recall of each field; returns the targets that were missed."""
    missed = []
    for result in results:
        print(f"\nDrafting, {result.name}: {result.documents} documents, {result.requests} requests")
        print(f"  {'':14}{'labelled':>10}{'proposed':>10}{'right':>8}{'precision':>11}{'recall':>8}")
        for name in FIELDS:
            score = result.scores[name]
            print(
                f"  {name:14}{score.labelled:>10}{score.proposed:>10}{score.both:>8}{score.precision:>11.2f}{score.recall:>8.2f}"
            )
            if score.precision < LEAST_PRECISION:
                missed.append(f"precision of {name} {score.precision:.2f} ({result.name}), not {LEAST_PRECISION}")
        if result.scores["position"].recall < LEAST_RECALL:
            missed.append(
                f"recall of position {result.scores['position'].recall:.2f} ({result.name}), not {LEAST_RECALL}"
            )
        verdicts = result.scores["verdict"]
        print(f"  {verdicts.both} of {verdicts.labelled} documents told for what they are")
    return missed


def measure(name: str, cases: Iterator[tuple[Source, str, list[dict]]]) -> Result:
    """Compare drafts with labels. A document that is no disclosure has no labels, so that any row of it is wrong."""
    result = Result(name)
    for source, verdict, labels in cases:
        made = draft(source)
        result.documents += 1
        result.requests += len(labels)
        _count(result, "verdict", {made["verdict"]}, {verdict}, source.name)
        proposed = [proposed_values(record["rows"]) for record in made["records"]]
        for label in labels:
            found = next(
                (one for one in proposed if one["reference"] == label["reference"]),
                proposed[0] if len(proposed) == 1 else None,
            )
            if found in proposed:
                proposed.remove(found)
            for one in FIELDS:
                _count(result, one, found[one] if found else set(), label[one], source.name)
        for extra in proposed:
            for one in FIELDS:
                _count(result, one, extra[one], set(), source.name)
    return result


def _count(result: Result, name: str, proposed: set, labelled: set, where: str) -> None:
    score = result.scores[name]
    score.proposed += len(proposed)
    score.labelled += len(labelled)
    score.both += len(proposed & labelled)
    result.errors += [f"{where}: {name}: {value} is wrong" for value in sorted(proposed - labelled, key=str)]
    result.errors += [f"{where}: {name}: {value} is missing" for value in sorted(labelled - proposed, key=str)]


def proposed_values(rows: dict[str, list[dict]]) -> dict[str, set]:
    """The values of a drafted request by field, in the form in which labels have them."""
    plain = {
        table: [{column: value["value"] for column, value in row.items()} for row in found]
        for table, found in rows.items()
    }
    return values_of(plain)


def values_of(rows: dict[str, list[dict[str, str]]]) -> dict[str, set]:
    request = rows["requests"][0]
    positions = rows.get("positions", [])
    return {
        "position": {(row["technology"], row["position"]) for row in positions},
        "scope": {(row["technology"], row["position"], row["scope"]) for row in positions},
        "technology": {row["technology"] for row in rows.get("request_technologies", [])},
        "exemption": {row["exemption"] for row in rows.get("request_exemptions", [])},
        "date": {(column, request[column]) for column in DATES if request.get(column)},
        "reference": {request["reference"]} if request.get("reference") else set(),
    }


def labelled(name: str) -> Iterator[tuple[Source, str, list[dict]]]:
    """The documents of one half of the set, with their verdicts and labels."""
    folder = LABELLED / name
    for file, label in read_yaml(folder / "labels.yml").items():
        source = Source(file, content_of(folder / file), label.get("url", ""))
        yield source, label.get("verdict", "disclosure"), [label_values(record) for record in label["records"]]


def label_values(record: dict) -> dict[str, set]:
    return {
        "position": {(technology, position) for technology, position, _ in record["positions"]},
        "scope": {tuple(position) for position in record["positions"]},
        "technology": set(record["technologies"]),
        "exemption": set(record["exemptions"]),
        "date": {(column, str(day)) for column, day in record["dates"].items()},
        "reference": {record["reference"]} if record.get("reference") else set(),
    }


def founding(folder: Path) -> Iterator[tuple[Source, str, list[dict]]]:
    """The founding texts, with the rows of data/*.csv as labels."""
    tables = {name: _read(name) for name in ("requests", "positions", "request_technologies", "request_exemptions")}
    for file, (url, ids) in FOUNDING.items():
        labels = []
        for request in ids:
            rows = {
                name: [row for row in table if row.get("request", row["id"] if "id" in row else "") == request]
                for name, table in tables.items()
            }
            labels.append(values_of(rows))
        yield Source(file, (folder / file).read_bytes(), url), "disclosure", labels


def _read(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main())
