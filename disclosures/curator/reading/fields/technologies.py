"""Technologies and products that a text mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span
from disclosures.curator.reading.cues import is_asking
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.vocabulary import VOCABULARY, Phrases
from disclosures.words.spans import Taken


@dataclass(frozen=True)
class Mention:
    """The technology or product `code`, named from character `start` to `end`."""

    start: int
    end: int
    code: str


ASKED_OF_ITSELF = re.compile(
    r"\W*(?:Q(?:uestion)? ?)?\d+[.):]*\s+(?:do|does|is|are|has|have|how (?:much|many))\b|"
    r".*\bany other (?:aspect|way|purpose|use|area)",
    re.IGNORECASE,
)
GENERAL = "artificial-intelligence"
SYNONYMS = re.compile(r"\b(?:may refer to|also (?:be )?(?:known|referred to|called) as)\b", re.IGNORECASE)


def technologies_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions in order, the longest where several overlap; words that mean several technologies give one each."""
    return list(_technologies(text, start, len(text) if end is None else end))


@lru_cache(maxsize=256)  # of one sentence several rules ask
def _technologies(text: str, start: int, end: int) -> list[Mention]:
    return _mentions(VOCABULARY.technologies, text, start, end)


def products_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions of products of data/products.csv, in order, the longest where several overlap."""
    return _mentions(VOCABULARY.product_names, text, start, len(text) if end is None else end)


def _mentions(phrases: Phrases, text: str, start: int, end: int) -> list[Mention]:
    named = phrases.found_in(text, start, end)
    found = list(_widest(Mention(match.start(), match.end(), phrase.code) for phrase, match in named))
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    taken = Taken()
    kept = {one for one in found if taken.take(one.start, one.end) or taken.holds(one.start, one.end)}
    ordered = sorted(kept, key=lambda mention: (mention.start, mention.code))
    begun: dict[int, list[Mention]] = defaultdict(list)
    for one in ordered:
        begun[one.start].append(one)
    return [
        one
        for one in ordered
        if not _begins_a_kind(one, [*begun.get(one.end, ()), *begun.get(one.end + 1, ())])
        and not _carries(one, ordered, text)
    ]


def _widest(named: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions but those in whose words a narrower technology is named from before on: live facial recognition,
    beside facial recognition technology."""
    reaching: list[Mention] = []
    for one in sorted(named, key=lambda mention: mention.start):
        reaching = [other for other in reaching if other.end > one.start]
        if not any(
            other.start < one.start and other.code != one.code and one.code in VOCABULARY.family(other.code)
            for other in reaching
        ):
            yield one
        reaching.append(one)


CARRIED = re.compile(
    r"(?: \w+)?(?: (?:mounted|fitted))? (?:on|from|aboard|in|through|against) (?:(?:its|the|their|your) )?",
    re.IGNORECASE,
)
MOST_BETWEEN = 20
"""Spaces, or other mentions, between a thing and what it carries: more than CARRIED has."""


def _carries(mention: Mention, others: list[Mention], text: str) -> bool:
    """Whether the thing named only carries another: drones, in facial recognition on drones. `others` are in order, and
    do not overlap."""
    before = bisect_left(others, mention.start, key=lambda other: other.end)
    for other in reversed(others[max(0, before - MOST_BETWEEN) : before]):
        if CARRIED.fullmatch(text, other.end, mention.start):
            return True
        if text.count(" ", other.end, mention.start) > MOST_BETWEEN:
            return False
    return False


def _begins_a_kind(mention: Mention, after: list[Mention]) -> bool:
    """Whether a wider name is only the first word of a narrower one that comes right after: AI before redaction
    software."""
    return any(other.code != mention.code and mention.code in VOCABULARY.family(other.code) for other in after)


def asked_about(text: str, exchange: Exchange) -> dict[str, list[Span]]:
    """The technologies that the request asks about, in the order of their first mention, and where it names them.

    A wider technology counts if it is named before its kinds, or has a numbered question of its own. AI in general
    counts only in a question, where another technology is named, too: elsewhere it is the means.
    """
    found: dict[str, list[Span]] = {}
    for line in exchange.having(Role.REQUEST):
        for sentence in line.sentences:
            if not SYNONYMS.search(text, *sentence):
                _add_asked(found, text, line, sentence)
    if len(found) > 1 and not _is_asked(exchange, found.get(GENERAL, [])):
        found.pop(GENERAL, None)
    return found


def _add_asked(found: dict[str, list[Span]], text: str, line: Line, sentence: Span) -> None:
    mentions = technologies_in(text, *sentence)
    for mention in mentions:
        kinds_named = any(mention.code != other and mention.code in VOCABULARY.family(other) for other in found)
        if mention.code in found or not kinds_named or ASKED_OF_ITSELF.match(line.text):
            found.setdefault(mention.code, []).append((mention.start, mention.end))
    for product in products_in(text, *sentence):
        technology = VOCABULARY.products[product.code]["technology"]
        known = any(technology in VOCABULARY.family(other) for other in found)
        within = any(mention.start <= product.start and product.end <= mention.end for mention in mentions)
        if not known and not within and not _carries(product, mentions, text):
            found.setdefault(technology, []).append((product.start, product.end))


def _is_asked(exchange: Exchange, spans: list[Span]) -> bool:
    """Whether any of the spans begins in a line that asks."""
    asking = [line for line in exchange.having(Role.REQUEST) if is_asking(line.text)]
    return any(line.start <= start < line.end for line in asking for start, _ in spans)


def asked_in_title(text: str, exchange: Exchange, title: str) -> dict[str, list[Span]]:
    """The technologies that the first lines of the page name, else those of its title, which is no part of the text."""
    found: dict[str, list[Span]] = {}
    for line in exchange.having(Role.FRONT)[:3]:
        for mention in technologies_in(text, *line.span):
            found.setdefault(mention.code, []).append((mention.start, mention.end))
    return found or {mention.code: [] for mention in technologies_in(title)}


def technology_rows(asked: dict[str, list[Span]]) -> list[Row]:
    """A row of request_technologies for each technology, with its first three mentions."""
    return [{"technology": Cell(code, spans[:3], 0.9, "name in the request")} for code, spans in asked.items()]
