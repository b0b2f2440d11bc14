"""Technologies and products that a text mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.proposals import Row, Span
from disclosures.curator.reading.cues import is_asking
from disclosures.curator.reading.lines import Exchange, Line, Role
from disclosures.curator.reading.vocabulary import VOCABULARY, Phrase


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
    return _mentions(VOCABULARY.technologies, text, start, end)


def products_in(text: str, start: int = 0, end: int | None = None) -> list[Mention]:
    """Mentions of products of data/products.csv, in order, the longest where several overlap."""
    return _mentions(VOCABULARY.product_names, text, start, end)


def _mentions(phrases: list[Phrase], text: str, start: int, end: int | None) -> list[Mention]:
    end = len(text) if end is None else end
    found = [
        Mention(match.start(), match.end(), phrase.code)
        for phrase in phrases
        for match in phrase.pattern.finditer(text, start, end)
    ]
    found = [mention for mention in found if not _names_wider(mention, found)]
    found.sort(key=lambda mention: (mention.start - mention.end, mention.start))
    kept: list[Mention] = []
    for mention in found:
        clashes = [other for other in kept if other.start < mention.end and mention.start < other.end]
        if all((other.start, other.end) == (mention.start, mention.end) for other in clashes):
            kept.append(mention)
    ordered = sorted(set(kept), key=lambda mention: (mention.start, mention.code))
    return [mention for mention in ordered if not _begins_a_kind(mention, kept) and not _carries(mention, kept, text)]


def _names_wider(mention: Mention, others: list[Mention]) -> bool:
    """Whether a narrower technology is named from before the mention on, in words that overlap with it: live facial
    recognition, beside facial recognition technology."""
    return any(
        other.start < mention.start < other.end
        and other.code != mention.code
        and mention.code in VOCABULARY.family(other.code)
        for other in others
    )


CARRIED = re.compile(
    r"(?: \w+)?(?: (?:mounted|fitted))? (?:on|from|aboard|in|through|against) (?:(?:its|the|their|your) )?",
    re.IGNORECASE,
)


def _carries(mention: Mention, others: list[Mention], text: str) -> bool:
    """Whether the thing named only carries another: drones, in facial recognition on drones."""
    return any(other.end < mention.start and CARRIED.fullmatch(text[other.end : mention.start]) for other in others)


def _begins_a_kind(mention: Mention, others: list[Mention]) -> bool:
    """Whether a wider name is only the first word of a narrower one: AI before redaction software."""
    return any(
        0 <= other.start - mention.end <= 1
        and other.code != mention.code
        and mention.code in VOCABULARY.family(other.code)
        for other in others
    )


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
