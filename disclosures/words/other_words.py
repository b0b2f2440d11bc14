"""The pages' words in those of another topic: what is written of police forces, said of other bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

KEPT = r"<(?:code|pre)\b.*?</(?:code|pre)>"
"""Names of columns and commands stay as they are."""
BEFORE, AFTER = r"""(?<![\w/=?&.#@-])""", r"(?![\w/=@-]|\.\w)"
"""What a word of an address, a file or an attribute stands beside: it is a name, and no word."""


def in_other_words(text: str, words: Mapping[str, str]) -> str:
    """The text with each of the words replaced, longer ones first; what begins with a capital begins with one again.

    A lower-case word alone in double quotes is the name of something, and stays.

    >>> in_other_words("Forces that a police force named: /forces", {"police force": "NHS trust", "forces": "trusts"})
    'Trusts that a NHS trust named: /forces'
    """
    if not words:
        return text
    said = {word.lower(): instead for word, instead in words.items()}

    def instead(match: re.Match[str]) -> str:
        found = match["word"]
        if found is None:
            return match[0]
        other = said[found.lower()]
        return other[:1].upper() + other[1:] if found[0].isupper() else other

    return _pattern(tuple(said)).sub(instead, text)


@lru_cache(maxsize=4)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf'{KEPT}|"(?-i:[a-z]+)"|{BEFORE}(?P<word>{longest_first}){AFTER}', re.IGNORECASE | re.DOTALL)
