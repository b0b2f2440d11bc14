"""Positions that a yes or a no states: to a question on use, or beside the name of a technology in a list."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.questions import PAST, PLAN, TRIAL, USE, Question
from disclosures.curator.reading.fields.technologies import products_in, technologies_in
from disclosures.curator.reading.lines import Line
from disclosures.curator.reading.positions.statements import Answer, Statement
from disclosures.curator.reading.vocabulary import VOCABULARY

LISTED = re.compile(r"\s*[–—:-]\s+(?P<word>yes|no)[.;]?\s*$", re.IGNORECASE)
YES_NO = re.compile(r"^(?:(?:that is|this is) )?(?P<word>yes|no)\b(?!\s+information)", re.IGNORECASE)
SHORT = re.compile(
    r"(?:we|it|they|the force|officers) (?:(?P<yes>do|does)|(?P<no>(?:do|does)(?: not|n['’]t)))|"
    r"(?P<no2>not (?:currently|at present|at this time|at the moment)|none|nil)",
    re.IGNORECASE,
)
"""The whole of an answer to a question on use, without yes or no: `We do not.`, `Not currently.`, `None.`"""
MIXED = re.compile(r"\b(?:covertly|policy|training|guidelines)\b", re.IGNORECASE)
"""In a question that asks for more than use."""
USE_OR_PLAN = re.compile(r"\b(?:use|uses|using|used)\b.*\b(?:or|and)\b", re.IGNORECASE)
USED = re.compile(r"\bused?\b")
NOW = re.compile(r"\buse|using")
MOST_WORDS = 6
"""Before the dash of a list; a longer line is a sentence."""


def read_listed(answer: Answer, line: Line, sentence: Span) -> None:
    """Add what a line of a list says, which is a technology and, after a dash, yes or no; only where use was asked
    about."""
    listed = LISTED.search(answer.text, *sentence)
    named = technologies_in(answer.text, sentence[0], listed.start()) if listed else []
    if not listed or not named or not _asked_of_use(answer):
        return
    if len(answer.text[sentence[0] : listed.start()].split()) > MOST_WORDS:
        return
    mention = max(named, key=lambda one: one.end)
    answer.statements.append(
        Statement(
            mention.code,
            "uses" if listed["word"].lower() == "yes" else "does_not_use",
            mention.start,
            listed.end("word"),
            sentence,
            tuple(line.questions),
            force=answer.own_force,
            confidence=0.85,
            rule="yes or no beside a name",
            technology_at=((mention.start, mention.end),),
        )
    )


def _asked_of_use(answer: Answer) -> bool:
    questions = answer.questions.values()
    return not questions or any(question.about_use or "use" in question.text for question in questions)


def read_yes_no(answer: Answer, line: Line, start: int, end: int) -> None:
    """Add what a sentence that begins with yes or no states, read with the question that it answers."""
    said = answer.text[start:end]
    word = YES_NO.match(said) or SHORT.fullmatch(said.strip().rstrip("."))
    numbers = line.questions or (["1"] if len(answer.questions) == 1 else [])
    question = next((answer.questions[number] for number in numbers if number in answer.questions), None)
    if not word or not question:
        return
    position = said_by(_yes_or_no(word), question)
    only = answer.asked if len(answer.asked) == len(answer.questions) == 1 else []
    technologies = question.technologies or only
    if not position or not technologies:
        return
    for technology in technologies:
        answer.statements.append(
            Statement(
                technology,
                position,
                start + word.start(),
                start + word.end(),
                (start, end),
                tuple(numbers),
                _product_asked(answer.text, question, technology),
                force=answer.own_force,
                confidence=0.85,
                rule="yes or no to a question on use",
                technology_at=tuple(question.spans[:1]),
            )
        )
    answer.about = technologies


def _yes_or_no(word: re.Match[str]) -> str:
    """What a match of YES_NO or SHORT says, as `yes` or `no`."""
    found = word.groupdict()
    return found["word"].lower() if "word" in found else "yes" if found["yes"] else "no"


def _product_asked(text: str, question: Question, technology: str) -> str:
    """The first product of the technology that the question names; blank for none."""
    asked = (mention.code for span in question.spans for mention in products_in(text, *span))
    return next((code for code in asked if VOCABULARY.products[code]["technology"] == technology), "")


def said_by(word: str, question: Question) -> str:
    """The position that `yes` or `no` to this question states; blank where the question mixes several things."""
    text = re.split(r"(?<=\?)\s", question.text)[0]
    if not USE.search(text) or MIXED.search(text):
        return ""
    if word == "no":
        return "" if PLAN.search(text) and not USE_OR_PLAN.search(text) else "does_not_use"
    if PLAN.search(text):
        return ""
    past = bool(PAST.search(text))
    if TRIAL.search(text):
        return _trial(text, past)
    return "" if past and "ever" in text else "uses"


def _trial(text: str, past: bool) -> str:
    """What a yes to a question on a trial states."""
    if past:
        return "used_or_trialled" if USED.search(text) else "trialled"
    return "" if NOW.search(text) else "trialling"
