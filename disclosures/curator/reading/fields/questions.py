"""The single questions of a request, and what became of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span, derived
from disclosures.curator.reading.cues import is_asking
from disclosures.curator.reading.fields.technologies import technologies_in
from disclosures.curator.reading.lines import Exchange, Role
from disclosures.curator.reading.numbering import LETTERED, NUMBER, ROMAN
from disclosures.curator.reading.vocabulary import VOCABULARY

USE = re.compile(
    r"\b(?:do|does|is|are|has|have|did|was|were)\b.{0,80}?\b(?:use|used|uses|using|utilise|utilising|operate|operates|deploy|deployed|own|owns|employ|wear|fly|flown|run|carry out|in use|trial|trialled|trialling|piloting|tried|run)\b",
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


CONDITION = re.compile(r"^if (?:yes|so|no|not)\W*$", re.IGNORECASE)
BULLET = re.compile(r"^[-•*▪]\s")


@dataclass
class Question:
    number: str
    text: str
    spans: list[Span] = field(default_factory=list)
    technologies: list[str] = field(default_factory=list)

    @property
    def about_use(self) -> bool:
        return bool(USE.search(self.text) or SHARE.search(self.text)) and not OPEN.match(
            NUMBER.sub("", self.text, count=1)
        )


def questions_of(text: str, exchange: Exchange) -> list[Question]:
    """Numbered as printed; where no number is printed, counted from 1."""
    lines = exchange.having(Role.REQUEST)
    numbered = any(line.questions for line in lines)
    found: dict[str, Question] = {}
    for line in lines:
        if numbered:
            if not line.questions or not (
                NUMBER.match(line.text)
                or LETTERED.match(line.text)
                or ROMAN.match(line.text)
                or line.questions[0] in found
            ):
                continue
            question = found.setdefault(line.questions[0], Question(line.questions[0], ""))
            question.text = f"{question.text} {line.text}".strip()
            question.spans.append((line.start, line.end))
        elif is_asking(line.text) and not CONDITION.match(line.text):
            top = sum(number.isdigit() for number in found)
            listed = LETTERED.match(line.text) or ROMAN.match(line.text) or BULLET.match(line.text)
            for start, end in [(0, len(line.text))] if listed else _single(line.text):
                number = _counted(line.text, top, list(found))
                top += number.isdigit()
                found[number] = Question(number, line.text[start:end], [(line.start + start, line.start + end)])
    for question in found.values():
        question.technologies = list(
            dict.fromkeys(
                mention.code for start, end in question.spans for mention in technologies_in(text, start, end)
            )
        )
    return list(found.values())


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
    return [(start + len(text[start:end]) - len(text[start:end].lstrip()), end) for start, end in zip(starts, ends)]


def summary_of(question: Question) -> str:
    """What was asked, in our words, where the rules know the kind of question."""
    names = [VOCABULARY.technology_names[code] for code in question.technologies]
    if (
        question.about_use
        and names
        and not re.match(r"(?:\W*\w+[.)]\s+)?(?:if|how|what|which|when)\b", question.text, re.IGNORECASE)
    ):
        plan = ", or planned" if PLAN.search(question.text) else ""
        trial = " or trialled" if TRIAL.search(question.text) else ""
        listed = " or ".join(
            name if name.isupper() else name[0].lower() + name[1:] if not name[:2].isupper() else name
            for name in names[:3]
        )
        return f"Whether {listed} is used{trial}{plan}."
    return next((summary for summary, pattern in KINDS if pattern.search(question.text)), "")


NOT_HELD = re.compile(r"\b(?:no information (?:is |was )?held|does not hold|do not hold|not held)\b", re.IGNORECASE)
EXEMPT = re.compile(r"\b(?:exempt|refusal notice|withheld)\b", re.IGNORECASE)
NCND = re.compile(r"\bneither confirms? nor den(?:y|ies)\b|\brefuses? to confirm or deny\b", re.IGNORECASE)
OF_EACH = ("disclosed", "refused", "ncnd", "cost_limit", "vexatious", "unknown")
"""Outcomes of a whole request that are those of each of its questions."""
COST = re.compile(r"\b[Ss]ection 12|\bcost (?:limit|of compliance)|\b18 hours")


def outcome_of_question(exchange: Exchange, question: Question) -> tuple[str, list[Span]] | None:
    """What the lines of the answer under this number say; nothing where the answer is not numbered."""
    top = re.match(r"\d+", question.number)[0]
    lines = [
        line for line in exchange.having(Role.ANSWER) if question.number in line.questions or top in line.questions
    ]
    said = " ".join(line.text for line in lines)
    spans = [(line.start, line.end) for line in lines[:2]]
    if not said:
        return None
    for code, pattern in (("ncnd", NCND), ("cost_limit", COST), ("not_held", NOT_HELD), ("refused", EXEMPT)):
        if pattern.search(said):
            return code, spans
    return "disclosed", spans


def rows(exchange: Exchange, questions: list[Question], request: str, outcome: Cell, answered: set[str]) -> list[Row]:
    """`answered`: numbers of the questions that a stated position answers, whatever else is not held or not confirmed."""
    numbered = any(line.questions for line in exchange.having(Role.ANSWER))
    found = []
    for question in questions:
        row: Row = {
            "id": derived(f"{request}-q{question.number.replace('.', '-')}"),
            "request": derived(request),
            "number": Cell(question.number, question.spans, 0.9, "number of the question"),
        }
        if summary := summary_of(question):
            row["summary"] = Cell(summary, question.spans, 0.6, "kind of question")
        if len(question.technologies) == 1:
            row["technology"] = Cell(question.technologies[0], question.spans, 0.9, "name in the question")
        became = outcome_of_question(exchange, question)
        if became:
            told = became[0] in ("not_held", "ncnd") and question.number in answered
            row["outcome"] = Cell("disclosed" if told else became[0], became[1], 0.7, "answer under the number")
        elif outcome.value in OF_EACH or (len(questions) == 1 and outcome.value != "not_held"):
            row["outcome"] = Cell(outcome.value, [], 0.7, "derived")
        elif outcome.value == "not_held" and not numbered:
            row["outcome"] = Cell(
                "disclosed" if question.number in answered else "not_held",
                outcome.evidence,
                0.6,
                "outcome of the whole",
            )
        found.append(row)
    return found
