"""How far two coders of the same disclosures agree, variable by variable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nltk.metrics.agreement import AnnotationTask  # type: ignore[import-untyped]

NONE = "none"
"""What a coder said of a unit to which the coder gave no code."""


@dataclass
class Coding:
    """What one coder made of a sample of disclosures, by disclosure."""

    outcomes: dict[str, str] = field(default_factory=dict)
    exemptions: set[tuple[str, str]] = field(default_factory=set)
    """Request and exemption."""
    positions: set[tuple[str, str, str, str]] = field(default_factory=set)
    """Disclosure, technology, scope, position."""


@dataclass(frozen=True)
class Unit:
    """Something that both coders coded: of a disclosure, what, and what each said of it."""

    disclosure: str
    what: str
    first: str
    second: str


@dataclass(frozen=True)
class Agreement:
    """Of one variable. Kappa and alpha are None where they are not defined: without a unit, or if both coders used
    one code only."""

    variable: str
    units: list[Unit]
    kappa: float | None
    alpha: float | None

    @property
    def disagreements(self) -> list[Unit]:
        """The units on which the two coders differ."""
        return [unit for unit in self.units if unit.first != unit.second]


def agreements(
    first: Coding, second: Coding, asked: Iterable[tuple[str, ...]], laws: dict[str, set[str]]
) -> list[Agreement]:
    """The agreement on each variable of requests.

    `asked` are the technologies asked about, as (request, technology); `laws` the exemptions that each request could
    cite.
    """
    units = {
        "outcome": outcome_units(first, second),
        **_on_positions(first, second, asked),
        "exemption": exemption_units(first, second, laws),
    }
    return [_measured(variable, _in_order(found)) for variable, found in units.items()]


def agreements_on_pages(
    first: Iterable[tuple[str, ...]],
    second: Iterable[tuple[str, ...]],
    about: Iterable[tuple[str, str]],
    pages: list[str],
) -> list[Agreement]:
    """The agreement on each variable of publications.

    What each coder saw are (publication, technology, scope, position, force); `about` the technologies that a page is
    about, as (publication, technology); `pages` all that both read.
    """
    said = (set(first), set(second))
    seen = {row[:2] for coder in said for row in coder}
    one, other = map(_by_force, said)
    units = _on_positions(one, other, [technology for technology in about if technology not in seen])
    return [
        Agreement("page", _in_order(page_units(one, other, pages)), None, None),
        *(_measured(variable, _in_order(found)) for variable, found in units.items()),
    ]


def _by_force(said: set[tuple[str, ...]]) -> Coding:
    """A coding in which a technology is that of a force."""
    return Coding(
        positions={(page, f"{technology}, {force}", scope, code) for page, technology, scope, code, force in said}
    )


def _on_positions(first: Coding, second: Coding, asked: Iterable[tuple[str, ...]]) -> dict[str, list[Unit]]:
    positions = position_units(first, second, asked)
    return {
        "position": positions,
        "position_of_technology": [unit for unit in positions if NONE not in (unit.first, unit.second)],
        "scope": scope_units(first, second),
    }


def _in_order(units: list[Unit]) -> list[Unit]:
    return sorted(units, key=lambda unit: (unit.disclosure, unit.what))


def page_units(first: Coding, second: Coding, pages: list[str]) -> list[Unit]:
    """Every page, and all that a coder saw on it, scopes apart."""
    said: list[dict[str, set[str]]] = [{page: set() for page in pages}, {page: set() for page in pages}]
    for coder, coding in zip(said, (first, second), strict=True):
        for page, technology, _, position in coding.positions:
            coder[page].add(f"{technology}: {position}")
    return [
        Unit(page, "page", "; ".join(sorted(said[0][page])) or NONE, "; ".join(sorted(said[1][page])) or NONE)
        for page in pages
    ]


def outcome_units(first: Coding, second: Coding) -> list[Unit]:
    """Every request, and how it ended."""
    return [Unit(request, "outcome", first.outcomes[request], second.outcomes[request]) for request in second.outcomes]


def position_units(first: Coding, second: Coding, asked: Iterable[tuple[str, ...]]) -> list[Unit]:
    """Every technology and scope on which either coder saw a position; of a technology asked about on which neither
    did, one unit on which both said none. Several positions on one technology and scope count as one code of their
    own."""
    keys = {row[:3] for row in first.positions | second.positions}
    coded = {key[:2] for key in keys}
    keys |= {
        (request, technology, "unspecified") for request, technology in asked if (request, technology) not in coded
    }
    said = [dict.fromkeys(keys, NONE), dict.fromkeys(keys, NONE)]
    for coder, coding in zip(said, (first, second), strict=True):
        for request, technology, scope, position in sorted(coding.positions):
            key = (request, technology, scope)
            coder[key] = position if coder[key] == NONE else f"{coder[key]} and {position}"
    return [Unit(key[0], f"{key[1]}, {key[2]}", said[0][key], said[1][key]) for key in keys]


def scope_units(first: Coding, second: Coding) -> list[Unit]:
    """Every technology and position that both coders saw, and its scope."""
    scopes: list[dict[tuple[str, str, str], str]] = [{}, {}]
    for coder, coding in zip(scopes, (first, second), strict=True):
        for request, technology, scope, position in sorted(coding.positions):
            key = (request, technology, position)
            coder[key] = f"{coder[key]} and {scope}" if key in coder else scope
    return [
        Unit(key[0], f"{key[1]}, {key[2]}", scopes[0][key], scopes[1][key])
        for key in scopes[0].keys() & scopes[1].keys()
    ]


def exemption_units(first: Coding, second: Coding, laws: dict[str, set[str]]) -> list[Unit]:
    """Every request with every exemption of its law that either coder saw in any request of the sample: cited, or
    not."""
    cited = {exemption for _, exemption in first.exemptions | second.exemptions}
    words = {True: "cited", False: NONE}
    return [
        Unit(
            request,
            exemption,
            words[(request, exemption) in first.exemptions],
            words[(request, exemption) in second.exemptions],
        )
        for request in second.outcomes
        for exemption in cited & laws[request]
    ]


def _measured(variable: str, units: list[Unit]) -> Agreement:
    if len({code for unit in units for code in (unit.first, unit.second)}) < 2:
        return Agreement(variable, units, None, None)
    codes = [
        (coder, place, code)
        for place, unit in enumerate(units)
        for coder, code in (("first", unit.first), ("second", unit.second))
    ]
    task = AnnotationTask(data=codes)
    return Agreement(variable, units, task.kappa(), task.alpha())
