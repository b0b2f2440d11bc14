"""Works out, from the CSVs alone, what the headlines of the site must be.

A second opinion, which uses none of the project's SQL. The rules are those of docs/codebook.md and docs/design.md ("What heads a page"), written down a second time on purpose.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

OPEN_SCOPES = ("unspecified", "overt")
"""Scopes that can head a page: a refusal about covert use, or about anything else that is held, never does."""

OWN, REPORTED, PRESS = "own", "reported", "press"


@dataclass(frozen=True)
class Stated:
    """A position of one force, as the CSVs give it; `place` is its place by id."""

    id: str
    place: int
    disclosure: str
    force: str
    technology: str
    code: str
    rank: int
    scope: str
    voice: str
    said_on: str
    manual: bool
    group: str
    product: str
    stance: str

    @property
    def word(self) -> str:
        """Whose word it is: the force's own (also a joint one), reported by a body, or press."""
        return {"own": OWN, "joint": OWN}.get(self.voice, self.voice)

    @property
    def said_from(self) -> str:
        return (self.said_on + "-01-01")[:10] if self.said_on else ""


@dataclass
class Cell:
    """What is known of one force and one technology."""

    status: str
    heading: Stated | None = None
    beside: list[Stated] = field(default_factory=list)
    covert: Stated | None = None
    related: Stated | None = None
    elsewhere: Stated | None = None
    since: Stated | None = None


class Recount:
    """The figures of a data folder."""

    def __init__(self, data: Path):
        self.data = data

    def rows(self, name: str) -> list[dict[str, str]]:
        path = self.data / f"{name}.csv"
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def forces(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in self.rows("forces")}

    @cached_property
    def authorities(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in self.rows("authorities")}

    @cached_property
    def groups(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in self.rows("force_groups")}

    @cached_property
    def technologies(self) -> dict[str, dict[str, str]]:
        return {row["id"]: row for row in self.rows("technologies")}

    @cached_property
    def kinds(self) -> list[str]:
        """Technologies that take positions: all but the families at the top."""
        return [id for id, row in self.technologies.items() if row["broader"]]

    def wider(self, technology: str) -> list[str]:
        """The wider kinds of a technology, the nearest first, without its family."""
        found = []
        while (technology := self.technologies[technology]["broader"]) and self.technologies[technology]["broader"]:
            found.append(technology)
        return found

    @cached_property
    def disclosures(self) -> dict[str, dict[str, str]]:
        found = {}
        for row in self.rows("requests"):
            said = row["responded_on"] or row["logged_on"] or row["received_on"]
            found[row["id"]] = {**row, "said_on": said, "kind": "request"}
        for row in self.rows("publications"):
            found[row["id"]] = {**row, "said_on": row["published_on"]}
        return found

    def voice(self, force: str, disclosure: dict[str, str], of_group: bool) -> str:
        """Whose word a statement is; one about a whole group of forces is nobody's own."""
        if disclosure["kind"] == "news_report":
            return PRESS
        if of_group:
            return REPORTED
        if disclosure["authority"] == force:
            return OWN
        return "joint" if disclosure["authority"] in self.forces else REPORTED

    @cached_property
    def stated(self) -> list[Stated]:
        ranks = {row["id"]: int(row["rank"]) for row in self.rows("position_types")}
        stances = {row["id"]: row["stance"] for row in self.rows("position_types")}
        by_hand = {
            row["id"]
            for name in ("technologies", "products")
            for row in self.rows(name)
            if row["automation"] == "manual"
        }
        members = defaultdict(list)
        for row in self.rows("force_group_members"):
            members[row["force_group"]].append(row["force"])
        found = []
        for place, row in enumerate(sorted(self.rows("positions"), key=lambda row: row["id"])):
            disclosure = self.disclosures[row["request"] or row["publication"]]
            for force in members[row["force_group"]] if row["force_group"] else [row["force"]] * bool(row["force"]):
                found.append(
                    Stated(
                        row["id"],
                        place,
                        disclosure["id"],
                        force,
                        row["technology"],
                        row["position"],
                        ranks[row["position"]],
                        row["scope"],
                        self.voice(force, disclosure, bool(row["force_group"])),
                        disclosure["said_on"],
                        row["technology"] in by_hand or row["product"] in by_hand,
                        row["force_group"],
                        row["product"],
                        stances[row["position"]],
                    )
                )
        return found

    @cached_property
    def current(self) -> list[Stated]:
        """What stands now: by force, technology, scope and word the latest dated statement, and undated ones that differ."""
        histories = defaultdict(lambda: defaultdict(list))
        for one in self.stated:
            histories[(one.force, one.technology, one.scope, one.word)][one.disclosure].append(one)
        found = []
        for history in histories.values():
            leads = [min(said, key=lambda one: (one.rank, one.place)) for said in history.values()]
            dated = sorted(
                (one for one in leads if one.said_on), key=lambda one: (one.said_from, -one.rank, -one.place)
            )
            found += dated[-1:]
            codes = {one.code for one in dated[-1:]}
            for one in sorted((one for one in leads if not one.said_on), key=lambda one: one.place):
                if one.code not in codes:
                    codes.add(one.code)
                    found.append(one)
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        by_cell = defaultdict(list)
        for one in self.current:
            by_cell[(one.force, one.technology)].append(one)
        return {(force, kind): self._cell(force, kind, by_cell) for force in self.forces for kind in self.kinds}

    def _cell(self, force: str, technology: str, by_cell: dict[tuple[str, str], list[Stated]]) -> Cell:
        current = by_cell[(force, technology)]
        openly = in_order(one for one in current if one.scope in OPEN_SCOPES and one.word != PRESS)
        covertly = in_order(one for one in current if one.scope == "covert" and one.word == OWN)
        if not openly and not covertly:
            covertly = in_order(one for one in current if one.scope == "covert" and one.word != PRESS)
        covert = covertly[0] if covertly else None
        if openly or covert:
            heading = openly[0] if openly else covert
            own = OWN in (one.word for one in (heading, covert) if one)
            beside = [one for one in openly[1:] if heading.word == OWN == one.word and not one.said_on]
            differing = [one for one in beside if one.code != heading.code]
            return Cell(
                "position stated" if own else "reported by others only",
                heading,
                differing,
                covert,
                elsewhere=next((one for one in openly if says_otherwise_elsewhere(heading, one)), None),
                since=next((one for one in openly if is_against_it_since(heading, one)), None),
            )
        related = self._related(force, technology, by_cell)
        return Cell(self._unheaded(force, technology, current, related), related=related[1] if related else None)

    def _related(
        self, force: str, technology: str, by_cell: dict[tuple[str, str], list[Stated]]
    ) -> tuple[str, Stated] | None:
        """What is known of a wider or narrower kind, and which of both it is."""
        found = []
        for kind in self.kinds:
            depth, direction = self.distance(technology, kind)
            for one in by_cell[(force, kind)] if depth else []:
                if one.scope in OPEN_SCOPES and not (one.manual and direction == "narrower"):
                    undated = not one.said_from
                    order = (one.word != OWN, one.word == PRESS, depth, direction == "narrower", undated)
                    found.append((order, direction, one))
        if not found:
            return None
        first = min(order for order, _, _ in found)
        direction, one = min(
            ((direction, one) for order, direction, one in found if order == first),
            key=lambda pair: (_latest_first(pair[1].said_from), pair[1].rank, pair[1].id),
        )
        return direction, one

    def distance(self, technology: str, kind: str) -> tuple[int, str]:
        """How many steps `kind` is wider or narrower; 0 where it is neither."""
        if kind in self.wider(technology):
            return self.wider(technology).index(kind) + 1, "wider"
        if technology in self.wider(kind):
            return self.wider(kind).index(technology) + 1, "narrower"
        return 0, ""

    def _unheaded(self, force: str, technology: str, current: list[Stated], related: tuple[str, Stated] | None) -> str:
        """The status where no statement heads the cell."""
        seen = self.asked.get((force, technology), [])
        if any(seen) or any(one.scope == "remainder" and one.word == OWN for one in self.of(force, technology)):
            return "asked, no position stated"
        if seen:
            return "asked, answer not captured"
        if any(one.word == PRESS and one.scope != "remainder" for one in current):
            return "press reports only"
        direction, word = (related[0], related[1].word) if related else ("", "")
        if word in (OWN, REPORTED):
            return f"{'spoke' if word == OWN else 'reported'} of a {direction} kind"
        if any((force, kind) in self.asked for kind in self.kinds if self.distance(technology, kind)[0]):
            return "asked about a wider or narrower kind"
        if word == PRESS:
            return f"press reports of a {direction} kind"
        return "never asked" if self.forces[force]["law"] else "outside the Acts"

    def products(self, said: Stated) -> list[str]:
        """The names of the products that a statement is confined to; a plain yes is told without, and so is what is said of all."""
        same = [one for one in self.of(said.force, said.technology) if likened(one) == likened(said)]
        if said.code == "uses" or not all(one.product for one in same):
            return []
        names = {row["id"]: row["name"] for row in self.rows("products")}
        return sorted({names[one.product] for one in same})

    def of(self, force: str, technology: str) -> list[Stated]:
        return self._by_cell[(force, technology)]

    @cached_property
    def _by_cell(self) -> dict[tuple[str, str], list[Stated]]:
        found = defaultdict(list)
        for one in self.stated:
            found[(one.force, one.technology)].append(one)
        return found

    @cached_property
    def asked(self) -> dict[tuple[str, str], list[bool]]:
        """For each force and technology that it was asked about: whether an answer was seen, request by request."""
        found = defaultdict(list)
        for row in self.rows("request_technologies"):
            request = self.disclosures[row["request"]]
            if request["authority"] in self.forces:
                found[(request["authority"], row["technology"])].append(request["answer_seen"] != "none")
        return found


def likened(one: Stated) -> tuple[str, ...]:
    """What statements of one source share that say the same, perhaps of several products."""
    return one.disclosure, one.scope, one.code, one.group


def says_otherwise_elsewhere(heading: Stated, one: Stated) -> bool:
    """Whether the force itself says something else of the other open scope, with a date."""
    return one.word == OWN and one.said_on != "" and one.scope != heading.scope and one.code != heading.code


def is_against_it_since(heading: Stated, one: Stated) -> bool:
    """Whether a body reports, certainly later, a yes against the force's own word that is none, or a no against its yes."""
    if heading.word != OWN or one.word != REPORTED or not heading.said_on:
        return False
    if one.said_from[: len(heading.said_on)] <= heading.said_on:
        return False
    return one.stance == "yes" if heading.stance != "yes" else one.stance == "no"


def in_order(current: Iterable[Stated]) -> list[Stated]:
    """Positions in the order in which they head a page: own word first, dated before undated, the newest first."""
    key = lambda one: (one.word != OWN, not one.said_from, _latest_first(one.said_from), one.rank, one.id)  # noqa: E731
    return sorted(current, key=key)


def _latest_first(day: str) -> tuple[int, ...]:
    """Sorts days from the latest to the earliest."""
    return tuple(-ord(letter) for letter in day)
