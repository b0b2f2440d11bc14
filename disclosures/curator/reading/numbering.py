"""Numbers of questions as they are printed, and which question a line asks, repeats or answers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NUMBER = re.compile(
    r"^(?:(?P<asked>Q)(?=\d{1,2}[a-z]?\s)|(?:In response to )?(?:Q(?:uestion|\.)?|Response|Answer|Request|"
    r"Part|Point)\s*"
    r"(?:no\.?\s*)?)?"
    r"\(?(?P<first>\d{1,2})(?P<letter>[a-z])?\)?"
    r"(?:\s*(?:&|and|,|-|–|to)\s*(?:Q(?:uestion)?\s*)?(?P<last>\d{1,2}))?(?:\s*[.):–-]+(?=\s|$)|[.)](?=(?-i:[A-Z][a-z]))|\s*$|(?(asked)(?=\s)|(?!)))\s*",
    re.IGNORECASE,
)
LETTERED = re.compile(r"^\(?(?P<letter>[a-z])[.)]\s+")
ROMAN = re.compile(r"^\(?(?P<roman>i{1,3}|iv|v|vi{0,3})[.)]\s+")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}

SHORTEST_REPEATED = 8
"""Letters; a shorter line says a question again only by chance."""
FEWEST_WORDS = 4
"""Of a line that says a question again in other words."""
SHARED = 0.7
"""Of the words of such a line, at least so many stand in the question."""


def bare(text: str) -> str:
    """The words of a line in lower case, without its number and without signs."""
    return re.sub(r"\W+", " ", NUMBER.sub("", text.strip())).strip().lower()


def numbers_in(number: re.Match[str]) -> list[str]:
    """The numbers that a match of NUMBER prints: one, such as 3 or 3a, or all of a range."""
    if number["last"] and int(number["last"]) > int(number["first"]):
        return [str(n) for n in range(int(number["first"]), int(number["last"]) + 1)]
    return [f"{int(number['first'])}{(number['letter'] or '').lower()}"]


def place_of(lettered: re.Match[str]) -> str:
    """The number of a question that is only lettered: a is 1."""
    return str(ord(lettered["letter"]) - ord("a") + 1)


def top_of(number: str) -> str:
    """The number of the question to which a part belongs: 3 of 3a and of 3.ii."""
    return re.sub(r"\D.*", "", number)


@dataclass
class Asked:
    """The questions met so far: their words, and the number under which each was printed."""

    words: dict[str, None] = field(default_factory=dict)
    """In the order in which they were asked."""
    numbers: dict[str, str] = field(default_factory=dict)
    """By the words of the question."""
    top: str = ""
    """The number now counted under."""
    only_lettered: bool = False
    """The first question is a), under no number."""

    def add(self, said: str, number: re.Match[str] | None) -> list[str]:
        """Note a line of the request; returns the number of the question that it asks or goes on with."""
        self.words[bare(said)] = None
        lettered = LETTERED.match(said)
        if lettered and not self.top and lettered["letter"] == "a" and list(self.words) == [bare(said)]:
            self.only_lettered = True
        if lettered and self.only_lettered:
            self.top = ""
            return [place_of(lettered)]
        return self._number(said, number)

    def _number(self, said: str, number: re.Match[str] | None) -> list[str]:
        if number:
            self.top = found = numbers_in(number)[0]
        elif self._is_part(said) and (lettered := LETTERED.match(said)):
            self.top = found = top_of(self.top) + lettered["letter"]
        elif self.top and (roman := ROMAN.match(said)):
            found = f"{self.top}.{roman['roman']}"
        else:
            return [self.top] if self.top else []
        self.numbers.setdefault(bare(said), found)
        return [found]

    def _is_part(self, said: str) -> bool:
        """Whether a letter begins a part of the question counted under: i) below 3a is no ninth part but the first of
        3a."""
        return bool(self.top) and not (ROMAN.match(said) and re.search(r"[a-z]$", self.top))

    def last(self) -> str:
        """The highest number so far; 1 where none was printed."""
        return str(max((int(top_of(number)) for number in self.numbers.values()), default=1))

    def knows(self, number: re.Match[str]) -> bool:
        """Whether a question was printed under this number."""
        return numbers_in(number)[0] in self.numbers.values()

    def repeated(self, said: str, asks: bool, exactly: bool) -> str:
        """What was asked that the line says again, if need be in slightly other words; blank where it does not.

        `asks`: whether the line reads as a question, without which it is no question in other words; `exactly`: only
        the same words count.
        """
        plain = bare(said)
        if plain in self.words and len(plain) > SHORTEST_REPEATED:
            return plain
        words = set(plain.split())
        if exactly or len(words) < FEWEST_WORDS or not asks:
            return ""
        alike = (asked for asked in self.words if asked and len(words & set(asked.split())) >= SHARED * len(words))
        return max(alike, key=len, default="")

    def number_of(self, repeated: str, said: str, number: re.Match[str] | None, before: list[str]) -> list[str]:
        """The numbers under which the answer says a question again: printed, or those of the question, or as before."""
        if number:
            return numbers_in(number)
        if repeated in self.numbers and not (LETTERED.match(said) or ROMAN.match(said)):
            return [self.numbers[repeated]]
        return before
