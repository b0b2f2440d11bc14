"""What stands in the row of the request itself, besides its dates and how it ended."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.ids import disclosure_id
from disclosures.curator.drafts.proposals import Row, derived
from disclosures.curator.reading.fields.authority import mentions
from disclosures.curator.reading.fields.questions import Question, summary_of
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.words.addresses import without_file_names

LONGEST_TITLE = 150
"""Characters of a page's title; what is longer is no subject."""
FEWEST_WORDS_OF_A_SENTENCE = 7
FEWEST_WORDS_OF_A_LINE = 2
DOTS = ("...", "…")
OPEN_END = re.compile(
    r"(?:,|\(|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|nor|that|which|who|is|are|was|were|has|have|had|be|"
    r"been|as|not|neither|can|could|may|will|would|shall|should|must|this|these|its|their|our|your|under|into|if|whether|"
    r"because|than|any|no|it|we|does|do|did|section|sections))$",
    re.IGNORECASE,
)
"""Words after which a sentence goes on."""
HAS_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|does|do|did|can|could|may|might|will|would|shall|should|must|uses?|used|"
    r"holds?|held)\b"
)
LIST_MARK = re.compile(r"^(?:[-•*▪]|\(?\d{1,2}[.):]|\(?[a-z][.)])\s+")
ONLY_ATTACHED = re.compile(
    r"(?:please (?:find|see) (?:the |our )?(?:attached|enclosed)\b[^.]{0,60}|"
    r"(?:the|our) (?:response|reply|answer) is (?:attached|enclosed)[^.]{0,30}|"
    r"see (?:the )?attach(?:ed|ment)[^.]{0,30})\.?",
    re.IGNORECASE,
)
"""A line that hands over a document which the page does not show."""
LABEL_OF_TITLE = re.compile(r"(?i)^\s*(?:FOI|freedom of information(?: request)?)\b[\s:#-]*")


@dataclass(frozen=True)
class Head:
    """What is known of a request from its page: blank, or None, where it is not."""

    title: str
    thread: bool
    authority: Cell | None
    law: str
    reference: Cell | None


def request_row(text: str, exchange: Exchange, head: Head, questions: list[Question], asked: list[str]) -> Row:
    """Id, authority, law, reference, title and summary; what the page does not show is not in it."""
    title = title_of(text, exchange, head)
    authority = head.authority.value if head.authority else ""
    reference = head.reference.value if head.reference else ""
    words = title.value if title else next(iter(asked), "request")
    row: Row = {"id": derived(disclosure_id(authority, reference, words))}
    if head.authority:
        row |= {"authority": head.authority, "law": derived(head.law)}
    optional = {"reference": head.reference, "title": title, "summary": summary_of_all(questions)}
    row |= {name: cell for name, cell in optional.items() if cell}
    return row


def source_cells(url: str, kind: str) -> Row:
    """The address and the kind of the source, as far as they are known. What `other` is, a reviewer looks at."""
    cells = {"source_url": derived(without_file_names(url))} if url else {}
    if kind == "text":
        return cells
    return cells | {"source_kind": Cell(kind, [], 0.7 if kind == "other" else 0.95, "site or form of the source")}


def summary_of_all(questions: list[Question]) -> Cell | None:
    """What was asked, in our words; None where the rules know none of the questions."""
    summaries = [summary for question in questions if (summary := summary_of(question))]
    spans = [span for question in questions[:3] for span in question.spans[:1]]
    return Cell(" ".join(dict.fromkeys(summaries)), spans, 0.5, "kinds of question") if summaries else None


def title_of(text: str, exchange: Exchange, head: Head) -> Cell | None:
    """The printed subject: of the entry, of the thread or of the page."""
    if exchange.head:
        after = [line for line in exchange.lines[1:3] if 3 < len(line.text) < 120 and re.search(r"[a-z]{3}", line.text)]
        return Cell(after[0].text, [after[0].span], 0.7, "heading of the entry") if after else None
    printed = LABEL_OF_TITLE.sub("", head.title)
    printed = re.sub(r"\(\s*\)", "", printed.replace(head.reference.value, "") if head.reference else printed).strip(
        " :–-"
    )
    printed = printed if head.thread else re.split(r" [|–-] (?!\d)", f" {printed}")[0].strip()
    if not printed or len(printed) > LONGEST_TITLE:
        return None
    at = text.find(printed)
    return Cell(printed, [(at, at + len(printed))] if at >= 0 else [], 0.7, "heading of the page")


def answer_seen(exchange: Exchange) -> Cell:
    """Whether the page holds the answer: a code of requests.answer_seen."""
    lines = exchange.having(Role.ANSWER)
    if all(ONLY_ATTACHED.fullmatch(line.text.strip()) for line in lines):
        return Cell("none", [line.span for line in lines[:2]], 0.85, "no words of an answer")
    dots = any(letter.cut for letter in exchange.letters) or lines[-1].text.rstrip().endswith(DOTS)
    cut = dots or breaks_off(exchange.lines[-1])
    rule = "words that break off" if cut else "words of an answer"
    return Cell("part" if cut else "whole", [(lines[-1] if cut else lines[0]).span], 0.8, rule)


def breaks_off(line: Line) -> bool:
    """Whether the last line of a page ends in the middle of a sentence: with a comma or a word that wants another, or,
    where it is long, without a full stop. Not an item of a list, nor how to complain."""
    said = line.text.rstrip()
    if line.role != Role.RIGHTS and said.endswith(DOTS):
        return True
    if line.role == Role.RIGHTS or not re.search(r"[\w,(–-]$", said) or re.search(r"https?://\S*$", said):
        return False
    words = LIST_MARK.sub("", said)
    last = re.split(r"(?<=[.?!])\s+", words)[-1]
    if OPEN_END.search(said) or (last != words and re.search(r"\b[a-z]+$", said)):
        return len(last.split()) > FEWEST_WORDS_OF_A_LINE
    named = mentions(said)
    whole_name = bool(named) and named[-1][1] == len(said)
    long = len(last.split()) >= FEWEST_WORDS_OF_A_SENTENCE and bool(HAS_VERB.search(last))
    return long and said[-1].isalpha() and not whole_name
