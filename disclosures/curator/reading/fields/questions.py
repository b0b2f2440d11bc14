"""The single questions of a request, and what became of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span
from disclosures.curator.reading.cues import is_asking
from disclosures.curator.reading.fields.exemptions import sections_in
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER, ROMAN, top_of
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.plain_words import within

USE = re.compile(
    r"\b(?:do|does|is|are|has|have|did|was|were)\b.{0,80}?\b(?:use|used|uses|using|utilise|utilising|operate|"
    r"operates|deploy|deployed|own|owns|employ|wear|fly|flown|run|carry out|in use|trial|trialled|trialling|piloting|"
    r"tried|run)\b",
    re.IGNORECASE | re.DOTALL,
)
SHARE = re.compile(
    r"\b(?:do|does|has|have|did)\b.{0,80}?\b(?:share|shared|bought|purchased|possess|procured|access|accessed)\b",
    re.IGNORECASE | re.DOTALL,
)
TRIAL = re.compile(r"\b(?:trial\w*|pilot\w*|tried|tested)\b", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:has|have|did|was|were)\b.{0,40}\b(?:ever|used|trialled|deployed|considered|evaluated)\b", re.IGNORECASE
)
OPEN = re.compile(r"(?:what|how|which|when|why|where|who)\b", re.IGNORECASE)
PLAN = re.compile(r"\b(?:plan\w*|intend\w*|consider\w*|going to|in the next)\b", re.IGNORECASE)

KINDS = (
    (
        "Which company supplies it.",
        re.compile(
            r"\b(?:supplier|suppliers|company|companies|manufacturer|who makes|which (?:firm|vendor)|vendor)\b",
            re.IGNORECASE,
        ),
    ),
    ("What it costs.", re.compile(r"\b(?:cost|costs|spent|spend|expenditure|how much|budget)\b", re.IGNORECASE)),
    ("Impact assessments.", re.compile(r"\b(?:DPIA|impact assessment)", re.IGNORECASE)),
    (
        "Policies, procedures and guidance.",
        re.compile(
            r"\b(?:polic(?:y|ies)(?! force)|procedure|guidance|guidelines|code of conduct)\b(?! dispatch)",
            re.IGNORECASE,
        ),
    ),
    ("Training.", re.compile(r"\btraining\b", re.IGNORECASE)),
    ("How many.", re.compile(r"\b(?:how many|the number of|number of)\b", re.IGNORECASE)),
    ("Since when.", re.compile(r"\b(?:since when|when (?:was|did|were)|date(?:s)? (?:of|when))\b", re.IGNORECASE)),
    ("Its name.", re.compile(r"\b(?:the name|what is it called|named?)\b", re.IGNORECASE)),
)
"""What a question asks, in our words; the first that fits."""


NOT_ON_USE = re.compile(r"(?:\W*\w+[.)]\s+)?(?:if|how|what|which|when)\b", re.IGNORECASE)
CONDITION = re.compile(r"^if (?:yes|so|no|not)\W*$", re.IGNORECASE)
BULLET = re.compile(r"^[-•*▪]\s")


@dataclass
class Question:
    """A single question of a request: its number as printed or counted, its words, and where they stand."""

    number: str
    text: str
    spans: list[Span] = field(default_factory=list)
    technologies: list[str] = field(default_factory=list)

    @property
    def about_use(self) -> bool:
        """Whether it asks for a yes or no on use, or on sharing or having."""
        asks = USE.search(self.text) or SHARE.search(self.text)
        return bool(asks) and not OPEN.match(NUMBER.sub("", self.text, count=1))


def questions_of(text: str, exchange: Exchange) -> list[Question]:
    """Numbered as printed; where no number is printed, counted from 1."""
    lines = exchange.having(Role.REQUEST)
    found = _numbered(lines) if any(line.questions for line in lines) else _unnumbered(lines)
    for question in found.values():
        named = (mention.code for span in question.spans for mention in technologies_in(text, *span))
        question.technologies = list(dict.fromkeys(named))
    return list(found.values())


def _numbered(lines: list[Line]) -> dict[str, Question]:
    """The questions by their printed numbers; lines without one go on with the question before them."""
    found: dict[str, Question] = {}
    for line in lines:
        prints = NUMBER.match(line.text) or LETTERED.match(line.text) or ROMAN.match(line.text)
        if not line.questions or not (prints or line.questions[0] in found):
            continue
        question = found.setdefault(line.questions[0], Question(line.questions[0], ""))
        question.text = f"{question.text} {line.text}".strip()
        question.spans.append(line.span)
    return found


def _unnumbered(lines: list[Line]) -> dict[str, Question]:
    """The questions counted from 1: each item of a list, and else each up to its mark."""
    found: dict[str, Question] = {}
    for line in lines:
        if not is_asking(line.text) or CONDITION.match(line.text):
            continue
        top = sum(number.isdigit() for number in found)
        listed = LETTERED.match(line.text) or ROMAN.match(line.text) or BULLET.match(line.text)
        for start, end in [(0, len(line.text))] if listed else _single(line.text):
            number = _counted(line.text, top, list(found))
            top += number.isdigit()
            found[number] = Question(number, line.text[start:end], [(line.start + start, line.start + end)])
    return found


def _counted(text: str, top: int, before: list[str]) -> str:
    """The number of a question that prints none, or only a letter below one that prints none."""
    last = before[-1] if before else ""
    if (
        top
        and (roman := ROMAN.match(text))
        and re.search(r"[a-z]", last)
        and not (roman["roman"] == "i" and last.endswith("h"))
    ):
        return f"{last.split('.')[0]}.{roman['roman']}"
    if top and (lettered := LETTERED.match(text)):
        return f"{top}{lettered['letter']}"
    return str(top + 1)


def _single(text: str) -> list[Span]:
    """The questions of one line: each up to its mark; what follows the last without a mark belongs to it."""
    ends = [match.end() for match in re.finditer(r"\?+(?=\s|$)", text)]
    if not ends:
        return [(0, len(text))]
    ends[-1] = len(text)
    starts = [0, *ends[:-1]]
    return [
        (start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        for start, end in zip(starts, ends, strict=True)
    ]


def summary_of(question: Question) -> str:
    """What was asked, in our words, where the rules know the kind of question; else blank."""
    names = [within(VOCABULARY.technology_names[code]) for code in question.technologies[:3]]
    if question.about_use and names and not NOT_ON_USE.match(question.text):
        trial = " or has trialled" if TRIAL.search(question.text) else ""
        plan = ", or plans to" if PLAN.search(question.text) else ""
        return f"Whether it uses{trial} {' or '.join(names)}{plan}."
    return next((summary for summary, pattern in KINDS if pattern.search(question.text)), "")


NOT_HELD = re.compile(r"\b(?:no information (?:is |was )?held|does not hold|do not hold|not held)\b", re.IGNORECASE)
EXEMPT = re.compile(r"\b(?:exempt|refusal notice|withheld)\b", re.IGNORECASE)
NCND = re.compile(r"\bneither confirms? nor den(?:y|ies)\b|\brefuses? to confirm or deny\b", re.IGNORECASE)
OF_EACH = ("disclosed", "refused", "ncnd", "cost_limit", "vexatious", "already_public", "unknown")
"""Outcomes of a whole request that are those of each of its questions."""
ACCESSIBLE = re.compile(
    r"\bsection 21\b|\breasonably (?:accessible|obtainable)|\balready (?:been )?(?:published|public|publicly|available|"
    r"accessible|in the public)|\bin the public domain|\bpublicly available|\bavailable (?:elsewhere|by other means)|"
    r"\baccessible (?:elsewhere|by other means|to you by)|\botherwise accessible|\b(?:is|are|has been|"
    r"have been) published\b",
    re.IGNORECASE,
)
COST = re.compile(r"\b[Ss]ection 12|\bcost (?:limit|of compliance)|\b18 hours")
NOTHING_KEPT = {"1", "10", "16", "17", "21", "25"}
"""Sections that are duties, or on what is accessible by other means."""
BECAME = (
    ("ncnd", NCND),
    ("cost_limit", COST),
    ("not_held", NOT_HELD),
    ("already_public", re.compile(rf"{ACCESSIBLE.pattern}(?![^.]*£\d)", re.IGNORECASE)),
    ("refused", EXEMPT),
)
"""What became of a question, by words of its answer; the first that fits."""


def outcome_of_question(exchange: Exchange, question: Question) -> tuple[str, list[Span]] | None:
    """What the lines of the answer under this number say, and where: a code of outcomes.

    None where the answer is not numbered.
    """
    numbers = {question.number, top_of(question.number)}
    lines = [line for line in exchange.having(Role.ANSWER) if numbers & set(line.questions)]
    if not lines:
        return None
    said = " ".join(line.text for line in lines)
    code = next((code for code, pattern in BECAME if pattern.search(said)), "disclosed")
    if code == "already_public" and any(top_of(section) not in NOTHING_KEPT for section, _, _ in sections_in(said)):
        code = "refused"
    return code, [line.span for line in lines[:2]]


def question_rows(exchange: Exchange, questions: list[Question], outcome: Cell, answered: set[str]) -> list[Row]:
    """A row for each question.

    Args:
        exchange: The request and its answer.
        questions: Its questions.
        outcome: That of the whole request.
        answered: Numbers of the questions that a stated position answers, whatever else is not held or not confirmed.
    """
    whole = _outcomes_of_the_whole(exchange, questions, outcome, answered)
    rows = []
    for question in questions:
        row: Row = {"number": Cell(question.number, question.spans, 0.9, "number of the question")}
        if summary := summary_of(question):
            row["summary"] = Cell(summary, question.spans, 0.6, "kind of question")
        if len(question.technologies) == 1:
            row["technology"] = Cell(question.technologies[0], question.spans, 0.9, "name in the question")
        if became := outcome_of_question(exchange, question):
            told = became[0] in ("not_held", "ncnd", "already_public") and question.number in answered
            row["outcome"] = Cell("disclosed" if told else became[0], became[1], 0.7, "answer under the number")
        elif question.number in whole:
            row["outcome"] = whole[question.number]
        rows.append(row)
    return rows


def _outcomes_of_the_whole(
    exchange: Exchange, questions: list[Question], outcome: Cell, answered: set[str]
) -> dict[str, Cell]:
    """By number, what became of the questions of which the answer says nothing under their numbers.

    That of the whole request, if it is that of each, or there is one question only. Where the answer breaks off, or
    nothing is held and it prints no numbers, a question that a position answers was disclosed all the same.
    """
    if outcome.value in OF_EACH or (len(questions) == 1 and outcome.value != "not_held"):
        told = answered if outcome.value == "unknown" else set()
        return {
            question.number: Cell("disclosed" if question.number in told else outcome.value, [], 0.7, "derived")
            for question in questions
        }
    if outcome.value != "not_held" or any(line.questions for line in exchange.having(Role.ANSWER)):
        return {}
    return {
        question.number: Cell(
            "disclosed" if question.number in answered else "not_held", outcome.evidence, 0.6, "outcome of the whole"
        )
        for question in questions
    }
