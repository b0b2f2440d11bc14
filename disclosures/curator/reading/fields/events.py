"""The steps in a request's life, in their order."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span
from disclosures.curator.reading.lines import Exchange, Role

NOTES = {
    "acknowledged": "The authority wrote that it had the request.",
    "refused_as_invalid": "Refused as not a valid request.",
    "clarification_sought": "The authority asked the requester to explain the request.",
    "clarified": "The requester explained or narrowed the request.",
    "review_requested": "The requester asked for an internal review.",
    "review_decided": "The authority decided the internal review.",
}
SOUGHT = re.compile(r"^clarification\b|\bclarification (?:was )?(?:sought|requested)", re.IGNORECASE | re.MULTILINE)
ANSWERED = re.compile(
    r"^from the requester\b|\bclarification (?:was )?(?:received|provided)", re.IGNORECASE | re.MULTILINE
)


def event_rows(text: str, exchange: Exchange, dates: dict[str, Cell]) -> list[Row]:
    """The steps of a thread's messages, each with its day; else those that the text tells of.

    `dates` are those of the request, by column.
    """
    return _of_thread(exchange, dates) if exchange.letters else _of_text(text, exchange, dates)


def _step(kind: str, spans: list[Span], day: Cell | None = None, rule: str = "message of the thread") -> Row:
    step: Row = {"kind": Cell(kind, spans, 0.85, rule)}
    if day:
        step["event_on"] = day
    if kind in NOTES:
        step["note"] = Cell(NOTES[kind], [], 0.6, "derived")
    return step


def _of_thread(exchange: Exchange, dates: dict[str, Cell]) -> list[Row]:
    steps: list[Row] = []
    told: set[str] = set()
    for letter in exchange.letters:
        if not letter.act:
            continue
        span = (letter.start, letter.end)
        received = dates.get("received_on")
        if "received" not in told and received and received.evidence and _within(received.evidence[0], span):
            steps.append(_step("received", received.evidence, received, received.rule))
            told.add("received")
        day = None
        if letter.sent_on:
            day = Cell(letter.sent_on, [span], 0.95, "day of the message")
        elif letter.act in ("made", "responded") and letter.act not in told:
            day = dates.get(f"{letter.act}_on")
        steps.append(_step(letter.act, [span], day))
        told.add(letter.act)
    return steps


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] < outer[1]


def _of_text(text: str, exchange: Exchange, dates: dict[str, Cell]) -> list[Row]:
    days = [(kind, dates[f"{kind}_on"]) for kind in ("made", "received") if f"{kind}_on" in dates]
    steps = [_step(kind, day.evidence, day, day.rule) for kind, day in days]
    start, end = exchange.span
    for kind, pattern in (("clarification_sought", SOUGHT), ("clarified", ANSWERED)):
        if match := pattern.search(text[start:end]):
            steps.append(_step(kind, [(start + match.start(), start + match.end())], rule="heading"))
    if answered := exchange.having(Role.ANSWER, Role.ARGUMENT):
        if day := dates.get("responded_on"):
            steps.append(_step("responded", day.evidence, day, day.rule))
        else:
            steps.append(_step("responded", [answered[0].span], rule="answer in the text"))
    return steps
