"""Which positions of a disclosure a changed passage concerns, and why."""

from __future__ import annotations

from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.rechecking.passages import Passage, plain


def why_concerned(position: dict[str, str], passages: list[Passage], before: str, now: str) -> str:
    """Why a row of positions is to be read again; blank where no changed passage concerns it.

    Args:
        position: The row, by column.
        passages: What differs.
        before: The whole text as it was.
        now: The whole text as it is.
    """
    words = plain(position["key_phrase"])
    if words and _holds(before, words) and not _holds(now, words):
        return "its words are gone"
    if words and any(_holds(one.before, words) for one in passages):
        return "its words stand in a passage that changed"
    technology = position["technology"]
    if any(_speaks_of(text, technology) for one in passages for text in (one.before, one.now)):
        return "a passage that changed speaks of its technology"
    return ""


def _holds(text: str, words: str) -> bool:
    return f" {words} " in f" {plain(text)} "


def _speaks_of(text: str, technology: str) -> bool:
    return any(
        VOCABULARY.related(phrase.code, technology) and phrase.pattern.search(text)
        for phrase in VOCABULARY.technologies
    )
