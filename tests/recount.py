"""Works out, from the CSVs alone, what the headlines of the site must be: a second opinion, which uses none of the project's SQL.

The rules are those of docs/codebook.md and docs/design.md ("What heads a page"), written down a second time on purpose.
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
    """A position of one force, as the CSVs give it; `place` is its place in the file."""

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

    def voice(self, force: str, disclosure: dict[str, str]) -> str:
        if disclosure["kind"] == "news_report":
            return PRESS
        if disclosure["authority"] == force:
            return OWN
        return "joint" if disclosure["authority"] in self.forces else REPORTED

    @cached_property
    def stated(self) -> list[Stated]:
        ranks = {row["id"]: int(row["rank"]) for row in self.rows("position_types")}
        by_hand = {
            row["id"]
            for name in ("technologies", "products")
            for row in self.rows(name)
            if row.get("automation") == "manual"
        }
        members = defaultdict(list)
        for row in self.rows("force_group_members"):
            members[row["force_group"]].append(row["force"])
        found = []
        for place, row in enumerate(self.rows("positions")):
            disclosure = self.disclosures[row["request"] or row["publication"]]
            for force in members[row["force_group"]] if row.get("force_group") else [row["force"]] * bool(row["force"]):
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
                        self.voice(force, disclosure),
                        disclosure["said_on"],
                        row["technology"] in by_hand or row["product"] in by_hand,
                    )
                )
        return found

    @cached_property
    def current(self) -> list[Stated]:
        """What stands now: of each force, technology, scope and word the latest dated statement, and undated ones that differ from it."""
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
        found = {}
        for force in self.forces:
            for technology in self.kinds:
                found[(force, technology)] = self._cell(force, technology, by_cell)
        return found

    def _cell(self, force: str, technology: str, by_cell: dict[tuple[str, str], list[Stated]]) -> Cell:
        current = by_cell[(force, technology)]
        openly = _headed(current)
        covert = next((one for one in current if one.scope == "covert" and one.word == OWN), None)
        beside = [one for one in openly[1:] if not one.said_on and one.word == OWN and one.code != openly[0].code]
        heading = openly[0] if openly else covert
        if heading:
            stated = any(one.word == OWN for one in current if one.scope != "remainder")
            reported = any(one.word == REPORTED for one in current if one.scope != "remainder")
            status = "position stated" if stated else "reported by others only" if reported else "press reports only"
            return Cell(status, heading, beside, covert)
        return Cell(self._asked(force, technology))

    def _asked(self, force: str, technology: str) -> str:
        if seen := self.asked.get((force, technology)):
            return "asked, no position stated" if any(seen) else "asked, answer not captured"
        return "never asked"

    @cached_property
    def asked(self) -> dict[tuple[str, str], list[bool]]:
        """For each force and technology that it was asked about: whether an answer was seen, request by request."""
        found = defaultdict(list)
        for row in self.rows("request_technologies"):
            request = self.disclosures[row["request"]]
            if request["authority"] in self.forces:
                found[(request["authority"], row["technology"])].append(request["answer_seen"] != "none")
        return found


def _headed(current: Iterable[Stated]) -> list[Stated]:
    """Open positions in the order in which they head a page: own word first, dated before undated, the newest first."""
    openly = [one for one in current if one.scope in OPEN_SCOPES and one.word != PRESS]
    openly.sort(key=lambda one: (one.rank, one.id))
    openly.sort(key=lambda one: one.said_from, reverse=True)
    return sorted(openly, key=lambda one: (one.word != OWN, not one.said_on))
