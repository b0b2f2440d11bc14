"""Positions that a phrase marks: `does not use`, `is trialling`, `neither confirms nor denies`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.questions import PLAN
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Line, Role
from disclosures.curator.reading.positions.clauses import HEDGE, subject_of
from disclosures.curator.reading.positions.nearness import near, product_of, products_near
from disclosures.curator.reading.positions.refusals import NCND_EXPLAINED, covered, with_the_one_before
from disclosures.curator.reading.positions.since import since
from disclosures.curator.reading.positions.statements import SPEAKS_OF_INFORMATION, Answer, Statement
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.spans import Taken

PRIORITY = (
    "ncnd",
    "does_not_use",
    "formerly_used",
    "dropped",
    "considering",
    "trialling",
    "used_or_trialled",
    "trialled",
    "uses",
    "withheld",
    "no_information_held",
)
"""Of two phrases of one length at one place, the earlier here."""

NUMBERED = "phrase about information, under the number of a question"
MOST_WORDS = 6
"""Of a key phrase: the code-book's rule 9, for a page that is not one of the founding texts."""

LONGEST_NAME = 400
"""Characters of the name of a technology, with those of what it may be confused with; `AI to … 999 calls` holds other
words."""

NOT_OWNED = re.compile(r"\b(?:own|possess)$", re.IGNORECASE)
BUT = re.compile(r"\bbut\b")
SOME = re.compile(r"\bsome\b", re.IGNORECASE)
NOT_IN_A_FORM = re.compile(
    r"\s+(?:by (?:us|the force|[A-Z]\w+ (?:Police|Constabulary)) )?(?:in an? (?:\w+ )?(?:format|form|way|manner|"
    r"system)|centrally|statistically|electronically|separately|in such)\b",
    re.IGNORECASE,
)
"""After `not held`: it is held all the same, only not so that it can be counted."""
ANAPHORA = re.compile(
    r"\s+(?:this|such|that|these) \w+|\s+it\b|"
    r"\s+(?:whether|that) (?:we|it|they) holds? any (?:further |other )?information",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Marked:
    """A phrase that marks a position, at `at`, in its clause, sentence and line."""

    position: str
    at: Span
    clause: Span
    sentence: Span
    line: Line


@dataclass(frozen=True)
class About:
    """The technologies that a phrase is about, where they are named, and how that is known."""

    technologies: list[str]
    spans: list[Span]
    confidence: float = 0.92
    rule: str = "phrase"


def phrases_in(text: str, clause: Span) -> list[tuple[str, Span]]:
    """The phrases of a clause that mark a position, in their order, and where they stand.

    The longest where several overlap; none after a condition or before an explanation of what the words mean.
    """
    start, end = clause
    found = [
        (phrase.code, match.span())
        for phrase, match in VOCABULARY.positions.found_in(text, start, end)
        if not phrase.before_technology or _comes_next(text, match.end(), end)
    ]
    found.sort(key=lambda one: (one[1][0] - one[1][1], PRIORITY.index(one[0])))
    taken = Taken()
    kept = [(position, span) for position, span in found if taken.take(*span)]
    explained = bool(NCND_EXPLAINED.search(text, start, end))
    return [
        (position, span)
        for position, span in sorted(kept, key=lambda one: one[1])
        if not HEDGE.search(text, start, span[0]) and not (position != "ncnd" and explained)
    ]


def _comes_next(text: str, at: int, end: int) -> bool:
    """Whether the name of a technology begins at the character, or after one more."""
    return any(mention.start - at <= 1 for mention in technologies_in(text, at, min(end, at + LONGEST_NAME))[:1])


def read_phrase(answer: Answer, marked: Marked) -> None:
    """Add what the phrase states, for each technology that it is about."""
    text, sentence = answer.text, marked.sentence
    subject = subject_of(text, marked.clause, answer.authority)
    if subject is None or _states_nothing(answer, marked):
        return
    if marked.position == "ncnd":
        sentence = with_the_one_before(text, marked.line, sentence)
        about = About(*covered(answer, marked.line, sentence))
    elif marked.position in SPEAKS_OF_INFORMATION:
        about = _about_information(answer, marked)
    else:
        about = _about_use(answer, marked)
    products = products_near(text, sentence, marked.clause, about.technologies)
    technologies = about.technologies or list(
        dict.fromkeys(VOCABULARY.products[product]["technology"] for product in products)
    )
    for technology in technologies:
        answer.statements.append(
            Statement(
                technology,
                marked.position,
                *_operative_words(text, marked, about.spans),
                sentence,
                answer.numbers(marked.line, technology, marked.position),
                product_of(products, technology),
                force=subject,
                since=since(text, marked.clause) if marked.position == "uses" else None,
                confidence=about.confidence,
                rule=about.rule,
                technology_at=tuple(about.spans),
            )
        )
    if technologies and answer.statements[-1].on_use:
        answer.about = technologies


def _states_nothing(answer: Answer, marked: Marked) -> bool:
    """Whether the phrase, read with what stands around it, states no position.

    A refusal to confirm or deny that is only explained; what is only `not held in a format that`;
    `does not own …, but`; `some … is withheld`; information not
    held or withheld under a question that asks for something else than use.
    """
    said = answer.text[slice(*marked.sentence)]
    if marked.position == "ncnd":
        return bool(NCND_EXPLAINED.search(answer.text, *marked.sentence))
    if marked.position == "does_not_use":
        phrase, after = answer.text[slice(*marked.at)], answer.text[marked.at[1] : marked.sentence[1]]
        return bool(NOT_OWNED.search(phrase) and BUT.search(after))
    if marked.position == "withheld" and SOME.search(said):
        return True
    if marked.position == "no_information_held" and NOT_IN_A_FORM.match(answer.text, marked.at[1]):
        return True
    return marked.position in SPEAKS_OF_INFORMATION and not _on_the_whole_or_use(answer, marked.line)


def _on_the_whole_or_use(answer: Answer, line: Line) -> bool:
    """Whether the line answers the whole request, or a question on use or plans."""
    if line.questions:
        return any(question.about_use or PLAN.search(question.text) for question in answer.questions_at(line))
    return len(answer.questions) <= 1 or not any(other.questions for other in answer.exchange.having(Role.ANSWER))


def _about_information(answer: Answer, marked: Marked) -> About:
    technologies, spans = near(answer.text, marked.sentence, marked.at)
    rule = NUMBERED if marked.line.questions else "phrase about information"
    return About(technologies or answer.context(marked.line), spans, 0.75, rule)


def _about_use(answer: Answer, marked: Marked) -> About:
    for span in (marked.clause, marked.sentence):
        technologies, spans = near(answer.text, span, marked.at)
        if technologies:
            return About(technologies, spans)
    return About(answer.context(marked.line), [], 0.8, "phrase; technology from the context")


def _operative_words(text: str, marked: Marked, technologies: list[Span]) -> Span:
    """From the phrase to the technology that it is about, without its subject, at most six words."""
    (start, end), clause = marked.at, marked.clause
    for span in technologies:
        if clause[0] <= span[0] and span[1] <= clause[1]:
            start, end = min(start, span[0]), max(end, span[1])
    if follows := ANAPHORA.match(text, end):
        end = follows.end()
    if subject := VOCABULARY.force_before.match(text[start:end]):
        start += subject.end()
    words = list(re.finditer(r"\S+", text[start:end]))
    if len(words) > MOST_WORDS:
        end = start + words[MOST_WORDS - 1].end()
    return start, end
