"""Writes a data folder of any size that has the shape of the real one and passes every check. Nothing in it is true.

Every row is drawn after a real one: its codes are that row's, its cells are blank where that row's are, its dates are cut where
that row's are. Its ids, references, days, figures and words are made up.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from compiler.deadlines import due_on

REAL_DATA = Path(__file__).resolve().parent.parent / "data"

PER_100_POSITIONS = {
    "requests": 60,
    "publications": 20,
    "request_technologies": 90,
    "request_exemptions": 40,
    "publication_technologies": 24,
    "figures": 30,
    "questions": 10,
    "events": 6,
    "citations": 4,
}
"""Rows of each written table besides positions. The tables that are not named here are copied from the real data."""

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2026, 4, 24)
LONGEST_ANSWER = 90
"""Days from receipt to answer, at most."""
LONGEST_USE = 2_000
"""Days from the beginning of a use to the statement of it, at most."""
IN_A_BATCH = 0.05
"""Share of the requests that belong to a batch: one authority gets the same request once, and the batches are the real ones."""
OF_ANOTHER_FORCE = 0.03
"""Share of a force's positions that speak of another force."""

REFERENCES = ("{number:06d}/{year}", "01/FOI/{year}/{number:06d}", "{number:06d}-{year}", "FOI {number:06d}.{year}")
"""Each authority keeps to one way of writing its references."""

WORDS = """
about above access accuracy after against alert algorithm all analysis annual answer any approval archive area arrest assessment
audit automated backlog based before being bias board body budget camera capability case code commercial company comparison
compliance conduct contract control cost covert crime custody data database date deletion deployment detail device digital
disclosure document during duty each entry equality equipment evaluation event evidence facial false feed file findings footage
force form framework from general governance guidance held hours how image impact incident including information intelligence
internal invoice journey kept law lawful length licence list live log loss maintenance manual map match matching meeting method
mobile model month neither network number object offence office operation operator order overt oversight owner panel partner
patrol period person phone pilot place plan plate policy practice predictive privacy procedure process product programme project
protest provider purchase purpose question rate reading recognition record report request research result retention retrospective
review risk role rules safeguard scheme score search section sensor service shared site software spend staff standard station
statement store street supplier support survey system technical template term test that the through time tool town traffic
training trial unit upload used user value vehicle vendor version video visit voice warrant watchlist when whether which with
within without work year
""".split()


def write_synthetic(folder: Path, positions: int, seed: int = 1) -> None:
    """Fill `folder` with the CSVs and descriptions of `positions` positions (100 or more) and the disclosures around them.

    The same seed and the same real data give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted([*REAL_DATA.glob("*.yml"), *REAL_DATA.glob("*.csv")]):
        shutil.copyfile(path, folder / path.name)
    with Sheets(folder) as sheets:
        _Disclosures(random.Random(seed), sheets, positions).write()


class Sheets:
    """The CSV files that are being written, each with the header of the real one."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.columns: dict[str, list[str]] = {}
        self.writers: dict[str, csv.writer] = {}

    def __enter__(self) -> Sheets:
        with ExitStack() as opening:
            for name in ["positions", *PER_100_POSITIONS]:
                self.columns[name] = _real_rows(name)[0].keys()
                file = opening.enter_context((self.folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
                self.writers[name] = csv.writer(file, lineterminator="\n")
                self.writers[name].writerow(self.columns[name])
            self.files = opening.pop_all()
        return self

    def __exit__(self, *failure: object) -> None:
        self.files.close()

    def add(self, name: str, **cells: str) -> None:
        """Write one row; the cells that are not given are blank."""
        self.writers[name].writerow([cells.get(column, "") for column in self.columns[name]])


def _real_rows(name: str) -> list[dict[str, str]]:
    with (REAL_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class _Real:
    """The real rows, by table, and what is looked up in them."""

    def __init__(self) -> None:
        self.rows = {path.stem: _real_rows(path.stem) for path in sorted(REAL_DATA.glob("*.csv"))}
        self.authorities = {row["id"]: row for row in self.rows["authorities"]}
        self.styles = {name: REFERENCES[place % len(REFERENCES)] for place, name in enumerate(sorted(self.authorities))}
        self.stating = {row["request"] or row["publication"] for row in self.rows["positions"]}

    def column(self, table: str, column: str) -> list[str]:
        return [row[column] for row in self.rows[table] if row[column]]

    @cached_property
    def exemptions(self) -> dict[str, list[str]]:
        """By law, the exemptions relied on, each as often as it is."""
        acts = {row["id"]: row["act"] for row in self.rows["exemptions"]}
        relied: dict[str, list[str]] = defaultdict(list)
        for exemption in self.column("request_exemptions", "exemption"):
            relied[acts[exemption]].append(exemption)
        return relied

    @cached_property
    def products(self) -> dict[str, list[str]]:
        """By technology, its products."""
        products: dict[str, list[str]] = defaultdict(list)
        for row in self.rows["products"]:
            products[row["technology"]].append(row["id"])
        return products


class _Disclosures:
    """Draws requests and publications and writes each with all that belongs to it."""

    def __init__(self, rng: random.Random, sheets: Sheets, positions: int):
        self.rng = rng
        self.sheets = sheets
        self.real = _Real()
        self.positions = positions
        self.days = [(FIRST_DAY + timedelta(days=n)).isoformat() for n in range((LAST_DAY - FIRST_DAY).days + 1)]
        self.technologies = self.real.column("request_technologies", "technology") + self.real.column("positions", "technology")
        self.forces = self.real.column("forces", "id")
        self.batches = self.real.column("batches", "id")
        self.previous_request = ""

    def write(self) -> None:
        requests, publications = self._drawn("requests"), self._drawn("publications")
        stated = self._dealt_positions([*requests, *publications])
        answered = [template.get("answer_seen") != "none" for template in [*requests, *publications]]
        figures = self._dealt("figures", answered)
        everyone = [True] * len(requests)
        dealt = zip(
            self._dealt("request_technologies", everyone, least=1),
            self._dealt("request_exemptions", answered[: len(requests)]),
            self._dealt("questions", everyone),
            self._dealt("events", everyone),
            self._dealt("citations", everyone),
        )
        for number, (template, about, exemptions, questions, events, citations) in enumerate(_beside(requests, dealt)):
            technologies = self._distinct(self.technologies, max(about, stated[number], 1))
            request, day = self._request(number, template)
            for technology in sorted(technologies[:about]):
                self.sheets.add("request_technologies", request=request, technology=technology)
            for exemption in sorted(self._distinct(self.real.exemptions[template["law"]], exemptions)):
                self.sheets.add("request_exemptions", request=request, exemption=exemption)
            self._questions(request, questions, technologies)
            self._events(request, events, day)
            self._citations(request, citations)
            self._positions({"request": request}, template["authority"], day, technologies, stated[number])
            self._figures({"request": request}, template["authority"], technologies, figures[number])
        about_publications = self._dealt("publication_technologies", [True] * len(publications), least=1)
        for number, (template, about) in enumerate(zip(publications, about_publications)):
            place = len(requests) + number
            technologies = self._distinct(self.technologies, max(about, stated[place]))
            publication, day = self._publication(number, template)
            for technology in sorted(technologies[:about]):
                self.sheets.add("publication_technologies", publication=publication, technology=technology)
            self._positions({"publication": publication}, template["authority"], day, technologies, stated[place])
            self._figures({"publication": publication}, template["authority"], technologies, figures[place])
