"""How a request ended, by a sequence of rules of which the first that fires decides."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from disclosures.curator.drafts.files import Cell
from disclosures.curator.reading.fields.questions import ACCESSIBLE, EXEMPT, NCND
from disclosures.curator.reading.fields.requests import answer_seen
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.positions.refusals import FURTHER
from disclosures.curator.reading.positions.sent_in import RULE as SENT_IN
from disclosures.curator.reading.positions.statements import PRESUPPOSED, Statement
from disclosures.words.sentences import sentences

NOT_HELD = re.compile(
    r"no (?:specific |recorded |relevant )?(?:information|data) (?:is |was )?held|does not hold|do not hold|"
    r"information[^.]{0,40} not held|unable to locate any\b[^.]{0,40}\b(?:information|data|records?)\b",
    re.IGNORECASE,
)
PRINTED_NOT_HELD = re.compile(
    rf"no information held|(?:i am writing|we have searched|despite)\b[^.]{{0,80}}?(?:{NOT_HELD.pattern})",
    re.IGNORECASE,
)
REFUSED_WHOLE = re.compile(
    r"refusal of the whole|\bfull refusal\b|refuse(?:d|s)? (?:your|the) (?:whole )?request",
    re.IGNORECASE,
)
GIVE = r"(?:disclos|releas|provid|suppl)(?:e|es|ed|ing|y|ies|ied)"
KEEP = r"(?:withh(?:old|olds|eld|olding)|exempt(?:s|ed|ing)?|refus(?:e|es|ed|ing)|redact(?:s|ed|ing)?)"
ASKED_FOR = r"(?:[a-z]+ ){0,3}(?:information|data|request|records?|material)"
DECIDED_PARTLY = re.compile(
    rf"\b(?:{GIVE}|{KEEP})\b (?:to you |you with |you )?(?:only )?(?:some|part|parts)\b(?: of)? {ASKED_FOR}\b|"
    rf"\bsome (?:of )?{ASKED_FOR}\b[^.]{{0,40}}?\b(?:(?:is|are|was|were|has been|have been|"
    rf"being)\b[^.]{{0,12}}\b(?:withheld|"
    rf"exempt|exempted|redacted|refused)|cannot be (?:disclosed|released))\b|"
    r"\bpartial(?:ly)? (?:disclosures?|disclosed?|releases?d?|refusals?|refused?|exempt(?:ion)?|withheld)\b|"
    rf"\b{GIVE} (?:it |this |the {ASKED_FOR} )?(?:to you )?in part\b|\b{GIVE} (?:you with )?(?:a )?partial\b",
    re.IGNORECASE,
)
DECIDED = (
    r"\b(?:(?:have|has|am|are) (?:today |now |therefore |also )*(?:decided|determined|resolved)|decision (?:has been "
    r"(?:taken|made|reached)|is|was|taken|made)|decided today)\b(?:(?!\bnot\b)[^.]){0,20}?"
)
DECIDED_TO_GIVE = re.compile(
    rf"{DECIDED}\bto (?:fully )?{GIVE}\b|"
    rf"\b(?:am|are|is) (?:now )?able to {GIVE} (?:to you )?the (?:located|requested) ",
    re.IGNORECASE,
)
DECIDED_TO_KEEP = re.compile(
    rf"{DECIDED}(?:\bto (?:fully )?{KEEP}\b|\bnot to {GIVE}\b|\bthat [^.]{{3,60}} exempt\b)", re.IGNORECASE
)
NOT_GIVEN = re.compile(
    rf"\b(?:cannot|can not|will not|not (?:able|obliged|required|prepared) to|unable to) (?:be )?{GIVE}\b",
    re.IGNORECASE,
)
GIVEN = re.compile(
    r"\bplease (?:find|see) (?:attached|enclosed|below|our response)|\b(?:response|information|answers?|data|details) "
    r"(?:is|are|can be found|provided|set out)?\s?(?:attached|enclosed|below)\b",
    re.IGNORECASE,
)
"""Something is handed over, of which the page shows no more."""
ON_ACCESS = re.compile(
    rf"{ACCESSIBLE.pattern}|\b(?:accessible|website|web ?(?:site|page)|online|published|publishes|publication scheme|"
    r"disclosure log|links?|can be (?:found|viewed|accessed|obtained|downloaded|read)|available (?:on|at|from|via|to)|"
    r"refer you|section (?:1|10|16|17|21|25)|exempt(?:ion)?|advice and assistance|not (?:required|obliged)|is held|"
    r"hold the|holds the|refusal notice|decided)\b|https?://|\b(?:information|site) (?:is|are) (?:here|there)\b",
    re.IGNORECASE,
)
"""A sentence on where the information already is, on the rule, or on that it is held."""
TOLD_BY_A_COUNT = ("count above zero", SENT_IN)
"""Rules of statements that a refusal on cost may make in its own reasons."""
SHORTEST = 4
"""Words of a sentence that tells something by itself."""
MONEY = re.compile(r"£\d")
NOT_A_REFUSAL = {"21", "25"}
"""Sections under which nothing is kept back, what is accessible by other means: FOIA 2000 section 21, FOISA 2002
section 25."""


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
        """Positions on use, and not only on information; nor those that a refusal only takes for granted."""
        return [one for one in self.stated if one.on_use and one.rule != PRESUPPOSED]

    @cached_property
    def refuses(self) -> bool:
        """Whether it keeps something back, or refuses to confirm or deny it."""
        kept = EXEMPT.search(self.said) or NOT_GIVEN.search(self.said)
        return bool(self.silent or self.sections - NOT_A_REFUSAL or kept)

    @cached_property
    def disclosed(self) -> bool:
        """Whether a line says something, and refuses nothing."""
        return any(
            len(line.text.split()) > 3
            and not NOT_HELD.search(line.text)
            and not EXEMPT.search(line.text)
            and not NOT_GIVEN.search(line.text)
            and not NCND.search(line.text)
            for line in self.lines
        )


class Outcome(NamedTuple):
    """A code of outcomes, how sure it is, by which rule, and the words that say it where they are in one place."""

    code: str
    confidence: float
    rule: str
    words: re.Pattern[str] | None = None


def decided_partly(answered: Answered) -> Outcome | None:
    """The decision's own words: `decided to disclose some of the requested information`, `some data has been
    withheld`."""
    fires = DECIDED_PARTLY.search(answered.said)
    return Outcome("partly_disclosed", 0.9, "words of the decision", DECIDED_PARTLY) if fires else None


def already_public(answered: Answered) -> Outcome | None:
    """It is published, or section 21 (in Scotland section 25) alone is relied on, and no sentence says anything
    else."""
    named = answered.sections & NOT_A_REFUSAL or ACCESSIBLE.search(answered.said)
    others = answered.sections - NOT_A_REFUSAL or answered.silent or answered.spoken or MONEY.search(answered.said)
    if not named or others or NOT_HELD.search(answered.said) or GIVEN.search(answered.said):
        return None
    told = (line.text[start:end] for line in answered.lines for start, end in sentences(line.text))
    only = all(ON_ACCESS.search(said) for said in told if len(said.split()) >= SHORTEST)
    return Outcome("already_public", 0.8, "accessible by other means", ACCESSIBLE) if only else None


def decided_to_give(answered: Answered) -> Outcome | None:
    """`Decided to disclose the located information`, `able to disclose the located information`: partly, if it keeps
    something back all the same."""
    if not DECIDED_TO_GIVE.search(answered.said):
        return None
    code = "partly_disclosed" if answered.refuses else "disclosed"
    return Outcome(code, 0.85, "words of the decision", DECIDED_TO_GIVE)


def decided_to_keep(answered: Answered) -> Outcome | None:
    """`Decided to exempt the requested information`, `decided not to disclose`, where nothing is said of use."""
    fires = DECIDED_TO_KEEP.search(answered.said) and not answered.spoken
    return Outcome("refused", 0.85, "words of the decision", DECIDED_TO_KEEP) if fires else None


def rest_not_confirmed(answered: Answered) -> Outcome | None:
    """Something is handed over, and of any other information the answer refuses to confirm or deny that it is held."""
    fires = answered.silent and GIVEN.search(answered.said) and FURTHER.search(answered.said) and not answered.not_held
    return Outcome("partly_disclosed", 0.75, "handed over, the rest not confirmed", GIVEN) if fires else None


def cost_limit(answered: Answered) -> Outcome | None:
    """Section 12 of either Act, and nothing said of use; where the information `cannot be disclosed`, a count of what
    would have to be looked through says nothing."""
    counts = TOLD_BY_A_COUNT if NOT_GIVEN.search(answered.said) else ()
    besides = any(one.rule not in counts for one in answered.spoken)
    return Outcome("cost_limit", 0.85, "section 12") if "12" in answered.sections and not besides else None


def vexatious(answered: Answered) -> Outcome | None:
    """Section 14 of either Act, and nothing said of use."""
    return Outcome("vexatious", 0.8, "section 14") if "14" in answered.sections and not answered.spoken else None


def not_held(answered: Answered) -> Outcome | None:
    """`No information held`, `does not hold …`; no amount of money, and of use only that there is none, or a plan.

    A refusal to confirm or deny beside it goes before it, unless something is said of use.
    """
    denied = all(one.position in ("does_not_use", "considering") for one in answered.spoken)
    only_silent = answered.silent and not answered.spoken
    fires = answered.not_held and denied and not MONEY.search(answered.said) and not only_silent
    return Outcome("not_held", 0.75, "no information held") if fires else None


def printed_not_held(answered: Answered) -> Outcome | None:
    """The answer begins with `No information held`."""
    return Outcome("not_held", 0.75, "printed outcome") if PRINTED_NOT_HELD.match(answered.said) else None


def neither_confirmed_nor_denied(answered: Answered) -> Outcome | None:
    """A refusal to confirm or deny, nothing said of use, and nothing that is not held."""
    fires = answered.silent and not answered.spoken and not answered.not_held
    return Outcome("ncnd", 0.8, "neither confirms nor denies") if fires else None


def refused_in_part(answered: Answered) -> Outcome | None:
    """A section of refusal, a refusal to confirm or deny, `exempt`, `withheld`: partly, if anything was disclosed."""
    if not answered.refuses:
        return None
    code = "partly_disclosed" if answered.spoken or answered.disclosed else "refused"
    return Outcome(code, 0.7, "some disclosed, some refused")


def refused(answered: Answered) -> Outcome | None:
    """`Refuse your request`, `exempt in full`."""
    return Outcome("refused", 0.7, "refused") if REFUSED_WHOLE.search(answered.said) else None


RULES: tuple[Callable[[Answered], Outcome | None], ...] = (
    decided_partly,
    cost_limit,
    vexatious,
    already_public,
    decided_to_give,
    decided_to_keep,
    rest_not_confirmed,
    not_held,
    printed_not_held,
    neither_confirmed_nor_denied,
    refused_in_part,
    refused,
)
"""In the order in which they are tried; an answer for which none fires has disclosed what was asked, if it is there to
its end."""


def _reaches_the_last_question(exchange: Exchange) -> bool:
    """Whether the answer has come to the last of several numbered questions."""
    asked = [number for line in exchange.having(Role.REQUEST) for number in line.questions]
    answered = [number for line in exchange.having(Role.ANSWER) for number in line.questions]
    return len(set(asked)) > 1 and bool(answered) and answered[-1] == asked[-1]


def outcome_of(exchange: Exchange, stated: list[Statement], exemptions: list[Cell]) -> Cell:
    """How the request ended, that of the main answer: a code of outcomes, `unknown` where there is no answer, or one
    that breaks off before it decides anything.

    Args:
        exchange: The request and its answer.
        stated: The positions that the answer states.
        exemptions: The sections that it relies on, such as foia-31-1-a.
    """
    lines = exchange.having(Role.ANSWER)
    seen = answer_seen(exchange).value
    if seen == "none":
        return Cell("unknown", [], 0.8, "no words of an answer")
    sections = {re.sub(r"^foi[sa]+-(\d+[a-z]?).*", r"\1", cell.value) for cell in exemptions}
    answered = Answered(lines, stated, sections)
    default = Outcome("disclosed", 0.65, "nothing refused")
    if seen == "part" and not _reaches_the_last_question(exchange):
        default = Outcome("unknown", 0.65, "breaks off, nothing decided")
    found = next((found for rule in RULES if (found := rule(answered))), default)
    saying = [line for line in lines if found.words and found.words.search(line.text)] or lines
    return Cell(found.code, [line.span for line in saying[:2]], found.confidence, found.rule)
