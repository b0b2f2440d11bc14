"""What an answer states, one statement after the other, and what is known while it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.questions import Question
from disclosures.curator.reading.fields.technologies import Mention, technologies_in
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.vocabulary import VOCABULARY

SPEAKS_OF_INFORMATION = ("no_information_held", "withheld")
"""Positions on information, and not on use."""
COVERT_TECHNOLOGY = re.compile(
    r"\bcovert(?:ly)?\s+(?:use|practi[sc]e|deployment|capability)?\s*(?:of\s+)?", re.IGNORECASE
)
FARTHEST = 60
"""Characters after `covert` in which the technology is looked for."""

PRESUPPOSED = "the thing in use"
"""The rule of a statement that is taken for granted, as in `the system used by the force is exempt`."""


@dataclass(frozen=True)
class Statement:
    """A position read somewhere: `start` to `end` are its operative words, as characters of the text."""

    technology: str
    position: str
    start: int
    end: int
    sentence: Span
    questions: tuple[str, ...] = ()
    product: str = ""
    scope: str = "unspecified"
    force: str = ""
    since: tuple[str, Span] | None = None
    """A date that may stop at the month or the year, and where it stands."""
    confidence: float = 0.9
    rule: str = "phrase"
    technology_at: tuple[Span, ...] = ()
    scope_at: tuple[Span, ...] = ()

    @property
    def on_use(self) -> bool:
        """Whether it says something of use, and not only of information."""
        return self.position not in (*SPEAKS_OF_INFORMATION, "ncnd")


@dataclass
class Answer:
    """What has been read so far of one answer."""

    text: str
    exchange: Exchange
    authority: str
    asked: list[str]
    """Technologies that the request asks about."""
    questions: dict[str, Question]
    """By number."""
    statements: list[Statement] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    """Technologies of the last statement, to which a later `it` refers."""
    _told: set[str] = field(default_factory=set)
    """Technologies of whose use the first statements speak, `_counted` of them."""
    _counted: int = 0

    @property
    def own_force(self) -> str:
        """The authority, if it is a force; else blank."""
        return self.authority if VOCABULARY.is_force(self.authority) else ""

    def questions_at(self, line: Line) -> list[Question]:
        """The questions that the line answers, as far as its numbers are those of questions."""
        return [self.questions[number] for number in line.questions if number in self.questions]

    def context(self, line: Line) -> list[str]:
        """The technologies that `it` or `this technology` means.

        That of the question, else that of the last statement, else all that was asked about; under a question that
        names none, the only one that was asked about.
        """
        for question in self.questions_at(line):
            if question.technologies:
                return question.technologies
        if line.questions:
            return self.asked if len(self.asked) == 1 else []
        return self.about or self.asked

    def tells_use_of(self, technology: str) -> bool:
        """Whether a statement speaks of the use of the technology, or of a wider or narrower one, already."""
        self._told.update(one.technology for one in self.statements[self._counted :] if one.on_use)
        self._counted = len(self.statements)
        return any(VOCABULARY.related(told, technology) for told in self._told)

    @cached_property
    def covert(self) -> list[Mention]:
        """Technologies that the answer, or the argument for its exemption, calls covert."""
        found: list[Mention] = []
        for line in self.exchange.having(Role.ANSWER, Role.ARGUMENT):
            for match in COVERT_TECHNOLOGY.finditer(line.text):
                at = line.start + match.end()
                near = technologies_in(self.text, at, min(at + FARTHEST, line.end))
                found += [mention for mention in near if mention.start <= at + 2]
        return found

    def numbers(self, line: Line, technology: str, position: str) -> tuple[str, ...]:
        """The questions that a statement in the line answers.

        Where the line does not say: the first question that names the technology, else a kind of it, else asks about
        use; none for a refusal to confirm or deny.
        """
        if line.questions:
            return tuple(line.questions)
        if position == "ncnd":
            return ()
        questions = self.questions.values()
        naming = [question for question in questions if technology in question.technologies]
        kinds = [
            question
            for question in questions
            if any(VOCABULARY.related(technology, code) for code in question.technologies)
        ]
        use = [question for question in questions if question.about_use]
        return tuple(question.number for question in (naming or kinds or use)[:1])
