"""How likely an item is a disclosure that is missing here, and what it would fill."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from disclosures import ROOT
from disclosures.compiler.sql_files import read_sql
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.items import Item
from disclosures.words.plain_words import old, within

ANSWERS = ("whatdotheyknow", "log")
"""Where answers of authorities themselves are listed."""
OF_THE_FORCE, NOT_CAPTURED, RENEWED, NEXT = 4, 3, 2, 1
"""Points for what an item would fill: a first word, an answer that nobody saw, a word of more than two years ago, one
more word."""
OWN_WORD = "position stated"
UNSEEN = "asked, answer not captured"


@dataclass(frozen=True)
class Ranked:
    """An item, its points, and in words what it would fill."""

    item: Item
    points: int
    fills: list[str]
    technologies: list[str]


class Ranking:
    """Judges items by what the compiled database knows of each force and technology."""

    def __init__(self, db: sqlite3.Connection):
        rows = db.execute(read_sql(ROOT / "sql" / "curator" / "watch.sql").sql)
        self._cells = {(row["force"], row["technology"]): row for row in rows}

    def ranked(self, item: Item) -> Ranked | None:
        """The item with its points; none where it names no technology."""
        in_title, in_text = technologies_in(item.title), technologies_in(item.text)
        technologies = list(dict.fromkeys([*in_title, *in_text]))
        if not technologies:
            return None
        points = (3 if in_title else 1) + (2 if item.listed_by in ANSWERS else 0) + (1 if item.authority else 0)
        gains = [self._fills(item, technology) for technology in in_title or in_text]
        most = max(gain for gain, _ in gains)
        return Ranked(item, points + most, list(dict.fromkeys(words for _, words in gains)), technologies)

    def _fills(self, item: Item, technology: str) -> tuple[int, str]:
        cell = self._cells.get((item.authority, technology))
        name = within(VOCABULARY.technology_names[technology])
        if cell is None:
            whose = VOCABULARY.authorities.get(item.authority, {}).get("name", "")
            return 0, f"{whose + ' on ' if whose else 'on '}{name}"
        if cell["status"] == UNSEEN:
            return NOT_CAPTURED, f"perhaps the answer of {cell['force_name']} on {name}, which was not captured"
        if cell["status"] != OWN_WORD:
            return OF_THE_FORCE, f"first word of {cell['force_name']} on {name}"
        if old(cell["said_on"]):
            return RENEWED, f"newer than the word of {cell['force_name']} on {name} of {cell['said_on'][:4]}"
        return NEXT, f"one more word of {cell['force_name']} on {name}"


def technologies_in(text: str) -> list[str]:
    """The technologies that the text names, the narrower where it names both, in the order of the vocabulary."""
    found = {one.code for one in VOCABULARY.technologies if one.pattern.search(text)}
    wider = {broader for code in found for broader in VOCABULARY.family(code) if broader != code}
    return [code for code in VOCABULARY.technology_names if code in found - wider]


def likeliest_first(ranked: list[Ranked]) -> list[Ranked]:
    """By points, the newer first of those that are alike."""
    return sorted(ranked, key=lambda one: (-one.points, -_ordinal(one.item.published_on), one.item.address))


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
