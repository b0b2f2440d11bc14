"""Where sentences end."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^.?!\n;]+(?:\.(?=\w)[^.?!\n;]*)*[.?!;]?")


def sentences(text: str) -> list[tuple[int, int]]:
    """First and last character of every sentence, with the mark that ends it.

    A full stop before a letter or a figure ends none, as in 4.5 or www.gov.uk; a semicolon ends one, as it ends a
    statement.
    """
    return [match.span() for match in SENTENCE.finditer(text) if match[0].strip()]


def sentence_around(text: str, at: int) -> str:
    """The sentence in which the character at `at` stands; blank where it stands in none."""
    return next((text[start:end] for start, end in sentences(text) if start <= at < end), "")
