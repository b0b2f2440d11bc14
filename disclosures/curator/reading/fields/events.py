"""The steps in a request's life, in their order."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, derived
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


def rows(text: str, exchange: Exchange, request: str, dates: dict[str, Cell], url: str) -> list[Row]:
    """Those of a thread's messages, each with its day; else those that the text tells of."""
    steps = _of_thread(exchange, dates) if exchange.letters else _of_text(text, exchange, dates)
    return [
        {"id": derived(f"{request}-e{number}"), "request": derived(request), **step}
        for number, step in enumerate(steps, start=1)
    ]


def _step(kind: str, spans: list, day: Cell | None = None, rule: str = "message of the thread") -> Row:
    step: Row = {"kind": Cell(kind, spans, 0.85, rule)}
    if day:
        step["event_on"] = day
    if kind in NOTES:
        step["note"] = Cell(NOTES[kind], [], 0.6, "derived")
    return step


def _of_thread(exchange: Exchange, dates: dict[str, Cell]) -> list[Row]:
    steps: list[Row] = []
    told = set()
    received = dates.get("received_on")
    for letter in exchange.letters:
        if not letter.act:
            continue
        span = [(letter.start, letter.end)]
        if (
            received
            and received.evidence
            and letter.start <= received.evidence[0][0] < letter.end
            and "received" not in told
        ):
            steps.append(_step("received", received.evidence, received, "words before the date (received_on)"))
            told.add("received")
        day = (
            Cell(letter.sent_on, span, 0.95, "day of the message")
            if letter.sent_on
            else dates.get(f"{letter.act}_on")
            if letter.act in ("made", "responded") and letter.act not in told
            else None
        )
        steps.append(_step(letter.act, span, day))
        told.add(letter.act)
    return steps


def _of_text(text: str, exchange: Exchange, dates: dict[str, Cell]) -> list[Row]:
    steps = [
        _step(kind, dates[f"{kind}_on"].evidence, dates[f"{kind}_on"], dates[f"{kind}_on"].rule)
        for kind in ("made", "received")
        if f"{kind}_on" in dates
    ]
    start, end = exchange.span
    for kind, pattern in (("clarification_sought", SOUGHT), ("clarified", ANSWERED)):
        if match := pattern.search(text[start:end]):
            steps.append(_step(kind, [(start + match.start(), start + match.end())], rule="heading"))
    if exchange.having(Role.ANSWER, Role.ARGUMENT):
        day = dates.get("responded_on")
        first = exchange.having(Role.ANSWER, Role.ARGUMENT)[0]
        steps.append(
            _step(
                "responded",
                day.evidence if day else [(first.start, first.end)],
                day,
                day.rule if day else "answer in the text",
            )
        )
    return steps
