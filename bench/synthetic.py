"""Writes a data folder of any size that has the shape of the real one and passes every check. Nothing in it is true.

Every row is drawn after a real one: its codes are that row's, its cells are blank where that row's are, its dates are
cut where that row's are. Its ids, references, days, figures and words are made up."""

from __future__ import annotations

import csv
import random
import re
import shutil
from collections import Counter, defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from disclosures.words.working_days import due_on

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

EMPTY = ("captures", "corrections")
"""Tables that speak of real disclosures and of which no row is drawn."""

FIRST_DAY, LAST_DAY = date(2012, 1, 1), date(2026, 4, 24)
LONGEST_ANSWER = 90
"""Days from receipt to answer, at most."""
LONGEST_USE = 2_000
"""Days from the beginning of a use to the statement of it, at most."""
IN_A_BATCH = 0.05
"""Share of the requests that belong to a batch: one authority gets the same request once, and the batches are the real
ones."""
OF_ANOTHER_FORCE = 0.03
"""Share of a force's positions that speak of another force."""

REFERENCES = ("{number:06d}/{year}", "01/FOI/{year}/{number:06d}", "{number:06d}-{year}", "FOI {number:06d}.{year}")
"""Each authority keeps to one way of writing its references."""

PROSE = 200_000
"""Words of the text from which every sentence is a piece."""

WORDS = """
about above access accuracy after against alert algorithm all analysis annual answer any approval archive area arrest
assessment audit automated backlog based before being bias board body budget camera capability case code commercial
company comparison compliance conduct contract control cost covert crime custody data database date deletion
deployment detail device digital disclosure document during duty each entry equality equipment evaluation event
evidence facial false feed file findings footage force form framework from general governance guidance held hours how
image impact incident including information intelligence internal invoice journey kept law lawful length licence list
live log loss maintenance manual map match matching meeting method mobile model month neither network number object
offence office operation operator order overt oversight owner panel partner patrol period person phone pilot place
plan plate policy practice predictive privacy procedure process product programme project protest provider purchase
purpose question rate reading recognition record report request research result retention retrospective review risk
role rules safeguard scheme score search section sensor service shared site software spend staff standard station
statement store street supplier support survey system technical template term test that the through time tool town
traffic training trial unit upload used user value vehicle vendor version video visit voice warrant watchlist when
whether which with within without work year
""".split()


def write_synthetic(folder: Path, positions: int, seed: int = 1) -> None:
    """Fill `folder` with the CSVs and descriptions of `positions` positions (100 or more) and the disclosures around
    them.

    The same seed and the same real data give the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted([REAL_DATA / "VERSION", *REAL_DATA.glob("*.yml"), *REAL_DATA.glob("*.csv")]):
        shutil.copyfile(path, folder / path.name)
    with Sheets(folder) as sheets:
        _Disclosures(sheets, positions, random.Random(seed)).write()


class Sheets:
    """The CSV files that are being written, each with the header of the real one."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.columns: dict[str, list[str]] = {}
        self.writers: dict[str, Any] = {}

    def __enter__(self) -> Sheets:
        with ExitStack() as opening:
            for name in ["positions", *PER_100_POSITIONS, *EMPTY]:
                self.columns[name] = _header(name)
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


def _header(name: str) -> list[str]:
    with (REAL_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def _real_rows(name: str) -> list[dict[str, str]]:
    with (REAL_DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Plan:
    """A disclosure to be written: the real one that it is drawn after, and how many rows of each table belong to it."""

    template: dict[str, str]
    rows: Counter[str] = field(default_factory=Counter)


class Pool:
    """Values to draw from, each as often as it stands there."""

    def __init__(self, values: list[str]):
        self.values = values
        self.different = len(set(values))


class _Disclosures:
    """Draws requests and publications and writes each with all that belongs to it."""

    def __init__(self, sheets: Sheets, positions: int, rng: random.Random):
        self.sheets, self.rng = sheets, rng
        self.totals = {"positions": positions} | {
            name: positions * share // 100 for name, share in PER_100_POSITIONS.items()
        }
        self.real = {path.stem: _real_rows(path.stem) for path in sorted(REAL_DATA.glob("*.csv"))}
        self.days = [(FIRST_DAY + timedelta(days=n)).isoformat() for n in range((LAST_DAY - FIRST_DAY).days + 1)]
        self.authorities = {row["id"]: row for row in self.real["authorities"]}
        self.styles = {name: REFERENCES[place % len(REFERENCES)] for place, name in enumerate(self.authorities)}
        self.forces = [row["id"] for row in self.real["forces"]]
        self.batches = [row["id"] for row in self.real["batches"]]
        self.technologies = Pool(
            [row["technology"] for name in ("request_technologies", "positions") for row in self.real[name]]
        )
        acts = _grouped(
            self.real["request_exemptions"], "exemption", {row["id"]: row["act"] for row in self.real["exemptions"]}
        )
        self.exemptions = {act: Pool(exemptions) for act, exemptions in acts.items()}
        self.products = _grouped(
            self.real["products"], "id", {row["id"]: row["technology"] for row in self.real["products"]}
        )
        self.prose = rng.choices(WORDS, k=PROSE)
        self.earlier_request = ""

    def write(self) -> None:
        requests, publications = self._plans("requests"), self._plans("publications")
        self._deal_rows(requests, publications)
        for number, plan in enumerate(requests):
            self._request(number, plan)
        for number, plan in enumerate(publications):
            self._publication(number, plan)

    def _plans(self, table: str) -> list[Plan]:
        templates = self.rng.choices(self.real[table], k=self.totals[table])
        return [Plan(template) for template in sorted(templates, key=lambda row: row["authority"])]

    def _deal_rows(self, requests: list[Plan], publications: list[Plan]) -> None:
        stating = {row["request"] or row["publication"] for row in self.real["positions"]}
        answered = [plan for plan in requests if plan.template["answer_seen"] != "none"]
        self._deal("positions", [plan for plan in requests + publications if plan.template["id"] in stating], least=1)
        self._deal("figures", answered + publications)
        self._deal("request_technologies", requests, least=1)
        self._deal("publication_technologies", publications, least=1)
        self._deal("request_exemptions", answered)
        for table in ("questions", "events", "citations"):
            self._deal(table, requests)

    def _deal(self, table: str, among: list[Plan], least: int = 0) -> None:
        """Give each of the plans `least` rows of the table, and the rest of the table's rows to plans drawn by lot."""
        for plan in among:
            plan.rows[table] = least
        for plan in self.rng.choices(among, k=self.totals[table] - least * len(among)):
            plan.rows[table] += 1

    def _request(self, number: int, plan: Plan) -> None:
        real = plan.template
        received = self.rng.randrange(len(self.days) - LONGEST_ANSWER)
        reference = (
            self.styles[real["authority"]].format(number=number, year=self.days[received][2:4])
            if real["reference"]
            else ""
        )
        title = self._sentence(6)
        request = f"{real['authority']}-{_slug(reference) if reference else f'{_slug(title)}-{number:06d}'}"
        self.sheets.add(
            "requests",
            **{
                name: real[name]
                for name in (
                    "authority",
                    "law",
                    "outcome",
                    "answer_seen",
                    "source_kind",
                    "checked",
                    "confidence",
                    "read_on",
                )
            },
            **self._request_dates(real, received),
            id=request,
            reference=reference,
            title=title,
            summary=self._sentence(20),
            source_url=self._address(real["authority"], request) if real["source_url"] else "",
            batch=self.rng.choice(self.batches) if self.rng.random() < IN_A_BATCH else "",
            notes=self._sentence(16) if real["notes"] else "",
        )
        technologies = self._what_belongs({"request": request}, plan, received)
        for exemption in sorted(
            self._distinct(self.exemptions.get(real["law"], Pool([])), plan.rows["request_exemptions"])
        ):
            self.sheets.add("request_exemptions", request=request, exemption=exemption)
        self._questions(request, plan, technologies)
        self._events(request, plan, received)
        self._citations(request, plan)
        self.earlier_request = request

    def _request_dates(self, real: dict[str, str], received: int) -> dict[str, str]:
        days = {
            "made_on": self.days[max(received - self.rng.randrange(3), 0)],
            "received_on": self.days[received],
            "responded_on": self.days[received + self.rng.randrange(1, LONGEST_ANSWER)],
            "logged_on": self.days[received],
        }
        dates = {name: day[: len(real[name])] for name, day in days.items()}
        if real["due_printed_on"] and real["law"]:
            dates["due_printed_on"] = due_on(date.fromisoformat(self.days[received]), real["law"]).isoformat()
        return dates

    def _publication(self, number: int, plan: Plan) -> None:
        real = plan.template
        published = self.rng.randrange(len(self.days))
        title = self._sentence(6)
        named = f"pcd-{number}" if real["reference"] else f"{_slug(title)}-{number:06d}"
        publication = f"{real['authority']}-{named}"
        self.sheets.add(
            "publications",
            **{
                name: real[name]
                for name in ("authority", "kind", "publisher", "quoted", "checked", "confidence", "read_on")
            },
            id=publication,
            reference=f"PCD {number}" if real["reference"] else "",
            title=title,
            summary=self._sentence(13),
            published_on=self.days[published][: len(real["published_on"])],
            source_url=self._address(real["authority"], publication),
            notes=self._sentence(16) if real["notes"] else "",
        )
        self._what_belongs({"publication": publication}, plan, published)

    def _what_belongs(self, disclosure: dict[str, str], plan: Plan, day: int) -> list[str]:
        """Write the technologies, positions and figures of a disclosure; returns the technologies."""
        [(kind, key)] = disclosure.items()
        about = plan.rows[f"{kind}_technologies"]
        technologies = self._distinct(self.technologies, max(about, plan.rows["positions"]))
        for technology in sorted(technologies[:about]):
            self.sheets.add(f"{kind}_technologies", **disclosure, technology=technology)
        for number, (real, technology) in enumerate(
            self._position_templates(technologies[: plan.rows["positions"]]), start=1
        ):
            self._position(disclosure, f"{key}-p{number}", plan.template["authority"], real, technology, day)
        for number in range(1, plan.rows["figures"] + 1):
            self._figure(disclosure, f"{key}-f{number}", plan.template["authority"], self.rng.choice(technologies))
        return technologies

    def _position_templates(self, technologies: list[str]) -> list[tuple[dict[str, str], str]]:
        """A real position for each technology; a denial of overt use is followed by silence on the same technology's
        covert use."""
        templates: list[tuple[dict[str, str], str]] = []
        for technology in technologies:
            real = self.rng.choice(self.real["positions"])
            if templates and (templates[-1][0]["position"], templates[-1][0]["scope"]) == ("does_not_use", "overt"):
                templates.append(({**real, "position": "ncnd", "scope": "covert"}, templates[-1][1]))
            else:
                templates.append((real, technology))
        return templates

    def _position(
        self, disclosure: dict[str, str], key: str, authority: str, real: dict[str, str], technology: str, day: int
    ) -> None:
        since = max(day - self.rng.randrange(LONGEST_USE), 0)
        self.sheets.add(
            "positions",
            **disclosure,
            id=key,
            force=self._force(authority) if real["force"] else "",
            force_group=real["force_group"],
            technology=technology,
            position=real["position"],
            scope=real["scope"],
            product=self.rng.choice(self.products[technology] or [""]) if real["product"] else "",
            since_on=self.days[since][: len(real["since_on"])],
            question=real["question"],
            summary=self._sentence(14),
            key_phrase=self._sentence(5) if real["key_phrase"] else "",
        )

    def _figure(self, disclosure: dict[str, str], key: str, authority: str, technology: str) -> None:
        real = self.rng.choice(self.real["figures"])
        self.sheets.add(
            "figures",
            **disclosure,
            **{name: real[name] for name in ("measure", "qualifier", "unit", "period")},
            id=key,
            force=self._force(authority) if real["force"] else "",
            technology=technology,
            value=str(self.rng.randrange(5_000)),
        )

    def _questions(self, request: str, plan: Plan, technologies: list[str]) -> None:
        for number in range(1, plan.rows["questions"] + 1):
            self.sheets.add(
                "questions",
                id=f"{request}-q{number}",
                request=request,
                number=str(number),
                summary=self._sentence(8),
                technology=self.rng.choice(technologies),
                outcome=self.rng.choice(self.real["questions"])["outcome"],
            )

    def _events(self, request: str, plan: Plan, received: int) -> None:
        for number in range(1, plan.rows["events"] + 1):
            real = self.rng.choice(self.real["events"])
            self.sheets.add(
                "events",
                id=f"{request}-e{number}",
                request=request,
                event_on=self.days[received + number][: len(real["event_on"])],
                kind=real["kind"],
                note=self._sentence(8) if real["note"] else "",
            )

    def _citations(self, request: str, plan: Plan) -> None:
        for number in range(1, plan.rows["citations"] + 1):
            real = self.rng.choice(self.real["citations"])
            self.sheets.add(
                "citations",
                id=f"{request}-c{number}",
                request=request,
                reference=f"{self.rng.randrange(100_000):05d}",
                url=self._address(request, str(number)) if real["url"] else "",
                cited_request=self.earlier_request if real["cited_request"] else "",
            )

    def _force(self, authority: str) -> str:
        """The force that an authority speaks of: mostly itself, or the one that it oversees."""
        own = self.authorities[authority]["force"]
        return own if own and self.rng.random() >= OF_ANOTHER_FORCE else self.rng.choice(self.forces)

    def _address(self, authority: str, slug: str) -> str:
        return f"https://www.{authority}.example/about/freedom-of-information/disclosure-log/{slug}/"

    def _distinct(self, among: Pool, count: int) -> list[str]:
        """`count` different values, or as many as there are."""
        drawn: dict[str, None] = {}
        while len(drawn) < min(count, among.different):
            drawn[self.rng.choice(among.values)] = None
        return list(drawn)

    def _sentence(self, words: int) -> str:
        """About so many words, the first with a capital letter."""
        start, length = self.rng.randrange(PROSE), self.rng.randrange(words // 2, words * 3 // 2 + 1)
        return " ".join(self.prose[start : start + length] or self.prose[:length]).capitalize()


def _grouped(rows: list[dict[str, str]], column: str, groups: dict[str, str]) -> dict[str, list[str]]:
    """The values of a column by the group to which each belongs."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        grouped[groups[row[column]]].append(row[column])
    return grouped


def _slug(text: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", text.lower())[:4])
