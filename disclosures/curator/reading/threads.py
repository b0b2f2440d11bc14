"""The request of a thread of messages, as on WhatDoTheyKnow: what each message does, and the roles of its lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.reading.lines import Exchange, Letter, Line, Role, lines_of
from disclosures.curator.reading.roles import label
from disclosures.curator.reading.vocabulary import VOCABULARY

INVALID = re.compile(r"not a valid request|request is (?:not valid|invalid)|hence is not valid", re.IGNORECASE)
CLARIFY = re.compile(
    r"\b(?:please|could you|can you)\b[^.]{0,40}\b"
    r"(?:clarify|tell us which|specify|confirm which|narrow|let us know which)|"
    r"require clarification|seeking clarification",
    re.IGNORECASE,
)
ACKNOWLEDGE = re.compile(
    r"\backnowledge receipt|automated (?:response|reply)|"
    r"thank you for your (?:request|e-?mail|correspondence)[^.]*received|will (?:answer|respond|reply)|"
    r"aim to respond|our aim to respond|receive a response",
    re.IGNORECASE,
)
DECIDES = re.compile(
    r"neither confirm|no information|does not hold|is exempt|are exempt|refusal notice|today decided|"
    r"please find attached|i can confirm|in response to|can disclose|response to your request is unique",
    re.IGNORECASE,
)
REVIEW = re.compile(r"internal review", re.IGNORECASE)
REVIEWED = re.compile(r"internal review\b[^.]{0,60}\b(?:uphold|upheld|overturn|conclude|decided|found)", re.IGNORECASE)
GREETING = re.compile(r"(?:Dear|Yours|Kind regards)\b")

REQUESTER = "requester"


@dataclass(frozen=True)
class Posted:
    """Where a message of a thread stands in the text, who sent it (requester or authority) and on which day."""

    start: int
    end: int
    sender: str
    sent_on: str
    cut: bool
    """The text breaks off."""


def act_of(sender: str, said: str, first: bool) -> str:
    """What a message of a thread does: a code of event_kinds. `first`: it is the requester's first."""
    if sender == REQUESTER:
        return "made" if first else "review_requested" if REVIEW.search(said) else "clarified"
    if REVIEWED.search(said):
        return "review_decided"
    if INVALID.search(said):
        return "refused_as_invalid"
    if DECIDES.search(said):
        return "responded"
    if CLARIFY.search(said):
        return "clarification_sought"
    if ACKNOWLEDGE.search(said) and not VOCABULARY.states_position(said, by_force=True):
        return "acknowledged"
    return "responded"


def thread_exchange(text: str, messages: list[Posted]) -> Exchange:
    """The request of a thread, with what was answered.

    The requester's first message asks, the later ones clarify; of the authority's, those that answer are divided.
    """
    exchange = Exchange([])
    asked: list[str] = []
    for message in messages:
        lines = lines_of(text, message.start, message.end)
        first = message.sender == REQUESTER and not asked
        act = act_of(message.sender, text[message.start : message.end], first) if message.sender else ""
        exchange.letters.append(Letter(message.sender, message.sent_on, message.start, message.end, act, message.cut))
        if first:
            asked = _first(lines)
        elif message.sender == REQUESTER:
            for line in lines:
                line.role = Role.CLARIFICATION
        elif act in ("responded", "review_decided"):
            _answer(lines, asked)
        exchange.lines += lines
    return exchange


def _first(lines: list[Line]) -> list[str]:
    """Give the lines of the request their roles; returns what they ask."""
    label(lines, [], Role.REQUEST)
    for line in lines:
        line.role = Role.FRONT if GREETING.match(line.text) or line.role == Role.RIGHTS else Role.REQUEST
    return [line.text for line in lines if line.role == Role.REQUEST]


def _answer(lines: list[Line], asked: list[str]) -> None:
    """Give the lines of an answer their roles; what asks in it is the request again."""
    label(lines, asked)
    for line in lines:
        if line.role == Role.REQUEST:
            line.role = Role.REPEAT
