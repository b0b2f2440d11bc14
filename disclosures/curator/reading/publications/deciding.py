"""Which positions a whole publication states, of all that its clauses say: of one thing it says mostly the same again."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from disclosures.curator.reading.publications.stating import Said
from disclosures.curator.reading.vocabulary import VOCABULARY

LEAD = 4
"""Sentences at the beginning, the title among them, that say what a page is about."""
ONCE = ("does_not_use", "formerly_used", "dropped", "ncnd", "no_information_held")
"""Positions that no other words of the page weaken, in the order in which they are looked for."""


@dataclass(frozen=True)
class Decided:
    """A position of a publication, with the clause that says it best."""

    position: str
    best: Said
    confidence: float


def decided(said: list[Said]) -> list[Decided]:
    """The positions, each force and technology once for each that it has, in the order of the page.

    Of a wider technology nothing is kept where the page says something of a kind of it.
    """
    groups: dict[tuple[str, str], list[Said]] = defaultdict(list)
    for one in said:
        groups[one.force, one.technology].append(one)
    found = [one for group in groups.values() for one in _of_one(group)]
    kept = [one for one in found if not _wider(one, found)]
    return sorted(kept, key=lambda one: (one.best.number, one.best.at, one.best.technology))


def _wider(one: Decided, others: list[Decided]) -> bool:
    return any(
        other.best.technology != one.best.technology
        and other.best.force == one.best.force
        and one.best.technology in VOCABULARY.family(other.best.technology)
        for other in others
    )


def _of_one(group: list[Said]) -> list[Decided]:
    by = {sense: [one for one in group if one.sense == sense] for sense in dict.fromkeys(one.sense for one in group)}
    uses, plans = by.get("uses", []), by.get("considering", [])
    denied = by.get("does_not_use", [])
    if denied and not [one for one in uses if one.strong]:
        return [_one("does_not_use", denied), *([_one("considering", plans)] if plans else [])]
    for sense in ONCE[1:]:
        if sense in by and not [one for one in uses if one.strong]:
            return [_one(sense, by[sense])]
    return _affirmed(by)


def _affirmed(by: dict[str, list[Said]]) -> list[Decided]:
    """A trial that runs, else use, else a plan or a trial that is over, or both."""
    running, uses = by.get("trialling", []), by.get("uses", [])
    tried, plans = by.get("trialled", []), by.get("considering", [])
    if running and not (_leads(uses) and not _leads(running)):
        return [_one("trialling", running)]
    if uses and not _outweighed(uses, plans) and not (tried and _leads(tried) and not _leads(uses)):
        return [_one("uses", uses)]
    found = []
    if tried:
        found.append(_one("trialled", tried))
    if plans and (not tried or _leads(plans)):
        found.append(_one("considering", plans))
    return found


def _outweighed(uses: list[Said], plans: list[Said]) -> bool:
    """Whether the page is about a plan, and use is told only in passing."""
    return bool(plans) and _leads(plans) and (not _leads(uses) or plans[0].number < _strong(uses)[0].number)


def _leads(said: list[Said]) -> bool:
    return any(one.number < LEAD and one.strong for one in said)


def _strong(said: list[Said]) -> list[Said]:
    return [one for one in said if one.strong] or said


def _one(position: str, said: list[Said]) -> Decided:
    best = _strong(said)[0]
    confidence = 0.9 if len(said) > 1 and best.strong else 0.8 if best.strong else 0.6
    return Decided(position, best, confidence)
