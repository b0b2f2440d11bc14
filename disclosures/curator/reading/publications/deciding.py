"""Which positions a whole publication states, of all that its clauses say."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from disclosures.curator.reading.publications.stating import GENERAL, Said
from disclosures.curator.reading.vocabulary import VOCABULARY

LEAD = 4
"""Sentences at the beginning, the title among them, that say what a page is about."""
OUTRIGHT = ("dropped", "formerly_used", "ncnd", "no_information_held")
"""Positions that are stated once, and that only use told outright weakens."""


@dataclass(frozen=True)
class Decided:
    """A position of a publication, with the clause that says it best."""

    position: str
    best: Said
    confidence: float


@dataclass(frozen=True)
class Senses:
    """What a page says of one force and technology, by its sense."""

    said: dict[str, list[Said]]

    def of(self, sense: str) -> list[Said]:
        """The clauses with the sense, those first that name the technology, then in the order of the page."""
        return sorted(self.said.get(sense, []), key=lambda one: not one.strong)

    def leads(self, sense: str) -> bool:
        """Whether the sense is among the first sentences."""
        return any(one.number <= LEAD and one.strong for one in self.of(sense))

    def first(self, sense: str) -> int:
        """The number of the first sentence below the title that has the sense; a high one for none."""
        return min((one.number for one in self.of(sense) if not one.heading), default=10_000)


def decided(said: list[Said]) -> list[Decided]:
    """The positions, each force and technology once for each that it has, in the order of the page.

    Of a wider technology nothing is kept where the page says something of a kind of it.
    """
    groups: dict[tuple[str, str, bool], dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for one in said:
        covert_only = one.covert and one.sense == "does_not_use"
        groups[one.force, one.technology, covert_only][one.sense].append(one)
    found = [one for group in groups.values() for one in _of_one(Senses(group))]
    kept = [one for one in found if not _wider(one, found)]
    return sorted(kept, key=lambda one: (one.best.at, one.best.technology))


def _wider(one: Decided, others: list[Decided]) -> bool:
    return any(
        other.best.technology != one.best.technology
        and other.best.force == one.best.force
        and one.best.technology in VOCABULARY.family(other.best.technology)
        for other in others
    )


def _of_one(senses: Senses) -> list[Decided]:
    """A denial or another outright word, if use is not told outright; else what is affirmed."""
    uses_outright = any(one.strong for one in senses.of("uses"))
    if senses.of("does_not_use") and (not uses_outright or (senses.leads("does_not_use") and not senses.leads("uses"))):
        planned = senses.of("considering")
        return [_one("does_not_use", senses), *([_one("considering", senses)] if planned else [])]
    for sense in OUTRIGHT:
        if senses.of(sense) and (not uses_outright or senses.leads(sense)):
            return [_one(sense, senses)]
    return _of_trial(senses) or _of_use(senses)


def _of_trial(senses: Senses) -> list[Decided]:
    """A trial that runs, unless the page is about use and tells the trial later; one that is over, if no use or plan
    leads."""
    if senses.of("trialling") and not (senses.leads("uses") and not senses.leads("trialling")):
        return [] if senses.of("trialled") and not senses.leads("trialling") else [_one("trialling", senses)]
    within = senses.of("in_trial")
    if within and not (senses.leads("considering") or (senses.leads("uses") and not senses.leads("in_trial"))):
        over = senses.of("trialled") or all(one.past for one in within)
        return [_one("trialled" if over else "trialling", senses, "trialled" if senses.of("trialled") else "in_trial")]
    return []


def _of_use(senses: Senses) -> list[Decided]:
    uses, plans, tried = senses.of("uses"), senses.of("considering"), senses.of("trialled")
    if uses and not _outweighed(senses) and not (senses.leads("trialled") and not senses.leads("uses")):
        return [_one("uses", senses)]
    has = [one for one in senses.of("has") if one.technology not in GENERAL]
    if all(one.renewed for one in plans) and not tried and has:
        return [_one("uses", senses, "has")] if senses.leads("has") else []
    found = []
    if tried:
        found.append(_one("trialled", senses))
    if plans:
        found.append(_one("considering", senses))
    return found


def _outweighed(senses: Senses) -> bool:
    """Whether the page is about a plan, and tells use only later; not where the plan is for more of the same."""
    plans = senses.of("considering")
    if any(one.renewed for one in plans) or not senses.leads("considering"):
        return False
    if not any(one.strong for one in senses.of("uses")):
        return True
    if senses.leads("has"):
        return False
    return senses.first("considering") < senses.first("uses")


def _one(position: str, senses: Senses, sense: str = "") -> Decided:
    said = senses.of(sense or position)
    best = said[0]
    confidence = 0.6 if sense == "has" or not best.strong else 0.9 if len(said) > 1 else 0.8
    return Decided(position, best, confidence)
