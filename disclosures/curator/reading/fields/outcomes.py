"""How a request ended, by a sequence of rules of which the first that fires decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from disclosures.curator.drafts.files import Cell
from disclosures.curator.reading.fields.questions import EXEMPT, NCND
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.positions.statements import Statement

NOT_HELD = re.compile(
    r"no information (?:is |was )?held|does not hold|do not hold|information[^.]{0,40} not held", re.IGNORECASE
)
PRINTED_NOT_HELD = re.compile(r"no information held", re.IGNORECASE)
REFUSED_WHOLE = re.compile(
    r"refusal of the whole|refuse(?:d|s)? (?:your|the) (?:whole )?request",
    re.IGNORECASE,
)
MONEY = re.compile(r"£\d")
NOT_A_REFUSAL = {"21"}
"""Sections under which nothing is kept back: FOIA 2000 section 21, what is accessible by other means."""


@dataclass(frozen=True)
class Answered:
    """What the rules look at."""

    lines: list[Line]
    """Of the answer."""
    stated: list[Statement]
    sections: set[str]
    """Numbers of the sections relied on, without their paragraphs."""

    @cached_property
    def said(self) -> str:
        """The words of the answer."""
        return "\n".join(line.text for line in self.lines)

    @cached_property
    def not_held(self) -> bool:
        """Whether the answer says of some information that it is not held."""
        return bool(NOT_HELD.search(self.said))

    @cached_property
    def silent(self) -> bool:
        """Whether it refuses to confirm or deny something."""
        return any(one.position == "ncnd" for one in self.stated)

    @cached_property
    def spoken(self) -> list[Statement]:
        """Positions on use, and not only on information."""
        return [one for one in self.stated if one.on_use]

    @cached_property
    def disclosed(self) -> bool:
        """Whether a line says something, and refuses nothing."""
        return any(
            len(line.text.split()) > 3
            and not NOT_HELD.search(line.text)
            and not EXEMPT.search(line.text)
            and not NCND.search(line.text)
            for line in self.lines
        )


Outcome = tuple[str, float, str]
"""A code of outcomes, how sure it is, and by which words."""


def cost_limit(answered: Answered) -> Outcome | None:
    """Section 12 of either Act, and nothing said of use."""
    return ("cost_limit", 0.85, "section 12") if "12" in answered.sections and not answered.spoken else None


def vexatious(answered: Answered) -> Outcome | None:
    """Section 14 of either Act, and nothing said of use."""
    return ("vexatious", 0.8, "section 14") if "14" in answered.sections and not answered.spoken else None


def not_held(answered: Answered) -> Outcome | None:
    """`No information held`, `does not hold …`; no amount of money, and of use only that there is none, or a plan.

    A refusal to confirm or deny beside it goes before it, unless something is said of use.
    """
    denied = all(one.position in ("does_not_use", "considering") for one in answered.spoken)
    only_silent = answered.silent and not answered.spoken
    fires = answered.not_held and denied and not MONEY.search(answered.said) and not only_silent
    return ("not_held", 0.75, "no information held") if fires else None


def printed_not_held(answered: Answered) -> Outcome | None:
    """The answer begins with `No information held`."""
    return ("not_held", 0.75, "printed outcome") if PRINTED_NOT_HELD.match(answered.said) else None


def neither_confirmed_nor_denied(answered: Answered) -> Outcome | None:
    """A refusal to confirm or deny, nothing said of use, and nothing that is not held."""
    fires = answered.silent and not answered.spoken and not answered.not_held
    return ("ncnd", 0.8, "neither confirms nor denies") if fires else None


def refused_in_part(answered: Answered) -> Outcome | None:
    """A section of refusal, a refusal to confirm or deny, `exempt`, `withheld`: partly, if anything was disclosed."""
    if not (answered.silent or answered.sections - NOT_A_REFUSAL or EXEMPT.search(answered.said)):
        return None
    code = "partly_disclosed" if answered.spoken or answered.disclosed else "refused"
    return code, 0.7, "some disclosed, some refused"


def refused(answered: Answered) -> Outcome | None:
    """`Refuse your request`, `exempt in full`."""
    return ("refused", 0.7, "refused") if REFUSED_WHOLE.search(answered.said) else None


RULES: tuple[Callable[[Answered], Outcome | None], ...] = (
    cost_limit,
    vexatious,
    not_held,
    printed_not_held,
    neither_confirmed_nor_denied,
    refused_in_part,
    refused,
)
"""In the order in which they are tried; an answer for which none fires has disclosed what was asked."""


def outcome_of(exchange: Exchange, stated: list[Statement], exemptions: list[Cell]) -> Cell:
    """How the request ended, that of the main answer: a code of outcomes, `unknown` where there is no answer.

    Args:
        exchange: The request and its answer.
        stated: The positions that the answer states.
        exemptions: The sections that it relies on, such as foia-31-1-a.
    """
    lines = exchange.having(Role.ANSWER)
    if not lines:
        return Cell("unknown", [], 0.8, "no words of an answer")
    sections = {re.sub(r"^foi[sa]+-(\d+[a-z]?).*", r"\1", cell.value) for cell in exemptions}
    answered = Answered(lines, stated, sections)
    found = next((found for rule in RULES if (found := rule(answered))), ("disclosed", 0.65, "nothing refused"))
    code, confidence, rule = found
    return Cell(code, [line.span for line in lines[:2]], confidence, rule)
