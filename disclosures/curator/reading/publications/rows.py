"""The rows of a publication: itself, the technologies that it is about, and its positions."""

from __future__ import annotations

import re

from disclosures.curator.drafts.files import Cell
from disclosures.curator.drafts.ids import disclosure_id
from disclosures.curator.drafts.proposals import Row, Span, derived
from disclosures.curator.reading.positions.phrases import MOST_WORDS
from disclosures.curator.reading.positions.settling import COVERT, OVERT
from disclosures.curator.reading.publications.deciding import Decided
from disclosures.curator.reading.publications.heading import (
    authority_name,
    published_on,
    publisher_at,
    quotes,
    reference_of,
    title_of,
)
from disclosures.curator.reading.publications.stating import named_in
from disclosures.curator.reading.publications.tenses import SUBJECT
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.words.addresses import without_file_names
from disclosures.words.plain_words import within

DOES = {
    "uses": "uses {}",
    "trialling": "is trialling {}",
    "formerly_used": "used {} and no longer does",
    "trialled": "trialled {}",
    "does_not_use": "does not use {}",
    "considering": "is considering {}",
    "dropped": "gave up plans for {}",
    "no_information_held": "holds no information on {}",
    "ncnd": "neither confirms nor denies holding information on {}",
}
"""What a force does, in our words."""
FEWEST_MENTIONS = 3
"""Of a technology without a position, for a page to be about it; fewer if its title names it, or it names no other."""


def publication_row(title: str, text: str, url: str, kind: str, authority: Cell | None, found: list[Decided]) -> Row:
    """The row of the publication; what the page does not show is not in it."""
    printed, reference = title_of(title, text), reference_of(title, text) if kind != "news_report" else None
    code = authority.value if authority else ""
    words = printed.value if printed else kind.replace("_", " ")
    row: Row = {"id": derived(disclosure_id(code, reference.value if reference else "", words))}
    if authority:
        row["authority"] = authority
    row["kind"] = Cell(kind, [], 0.85, "address, title and words of the page")
    if kind == "news_report":
        if publisher := publisher_at(url):
            row["publisher"] = derived(publisher)
        row["quoted"] = quotes(text)
    optional = {
        "reference": reference,
        "title": printed,
        "summary": _summary(kind, code, found),
        "published_on": published_on(title, text, url, kind == "news_report"),
    }
    row |= {name: cell for name, cell in optional.items() if cell}
    if url:
        row["source_url"] = derived(without_file_names(url))
    row["confidence"] = Cell("medium", [], 0.5, "read by the tool")
    return row


def _summary(kind: str, authority: str, found: list[Decided]) -> Cell | None:
    """What it says, in a set form of words; None where it states no position."""
    if not found:
        return None
    told = "; ".join(dict.fromkeys(_told(one, authority, kind) for one in found))
    return Cell(f"{told[0].upper()}{told[1:]}.", [found[0].best.sentence], 0.5, "formula of the positions")


def _told(one: Decided, authority: str, kind: str) -> str:
    """`says that it uses drones`, of a force that speaks; else `says that Essex Police uses drones`."""
    does = DOES[one.position].format(within(VOCABULARY.technology_names[one.best.technology]))
    verb = "reports" if kind == "news_report" else "says"
    if one.best.force == authority and kind != "news_report":
        return f"{verb} that it {does}"
    return f"{verb} that {authority_name(one.best.force) or 'the police'} {does}"


def technology_rows(title: str, text: str, found: list[Decided]) -> list[Row]:
    """A row for each technology of a position, and for those without that the title or the text names again and
    again."""
    spans: dict[str, list[Span]] = {}
    for mention in named_in(text):
        spans.setdefault(mention.code, []).append((mention.start, mention.end))
    in_title = {mention.code for mention in named_in(title)}
    stated = [one.best.technology for one in found]
    about = [
        code
        for code in spans
        if (code in in_title or len(spans) == 1 or len(spans[code]) >= FEWEST_MENTIONS)
        and not any(VOCABULARY.related(code, other) for other in stated)
    ]
    return [
        {"technology": Cell(code, spans.get(code, [])[:3], 0.85, "technology of the publication")}
        for code in dict.fromkeys([*stated, *about])
    ]


def position_rows(text: str, kind: str, authority: str, found: list[Decided]) -> list[Row]:
    """A row of positions for each that is stated."""
    return [_position(text, kind, authority, one) for one in found]


def _position(text: str, kind: str, authority: str, one: Decided) -> Row:
    said, sure = one.best, one.confidence
    told = _told(one, authority, kind)
    row: Row = {
        "technology": Cell(said.technology, list(said.named) or [said.sentence], sure, "name in the publication"),
        "position": Cell(one.position, [said.at], sure, "verb and tense"),
        "scope": Cell(_scope(text, one), [said.sentence], sure, "words on overt and covert use"),
        "summary": Cell(f"{told[0].upper()}{told[1:]}.", [said.sentence], 0.6, "formula of the position"),
    }
    if said.force:
        row["force"] = Cell(said.force, [], sure, "force of which the words speak")
    if said.product:
        row["product"] = Cell(said.product, [said.sentence], 0.85, "name of a product")
    if said.since:
        row["since_on"] = Cell(said.since[0], [said.since[1]], 0.85, "words before the date (since)")
    start, end = operative_words(text, one)
    phrase = " ".join(text[start:end].split())
    whole = text[slice(*said.sentence)].split()
    if "[…]" not in phrase and len(phrase.split()) < len(whole):
        row["key_phrase"] = Cell(phrase, [(start, end)], sure, "operative words")
    return row


def _scope(text: str, one: Decided) -> str:
    """That which the clause limits itself to, if its position can have it."""
    scopes = VOCABULARY.scopes[one.position]
    covert, overt = COVERT.search(text, *one.best.clause), OVERT.search(text, *one.best.clause)
    if covert and not overt and "covert" in scopes:
        return "covert"
    return "overt" if overt and not covert and "overt" in scopes else "unspecified"


def operative_words(text: str, one: Decided) -> Span:
    """From the verb to the technology, or from the technology to the verb, at most six words around the verb."""
    (start, end), clause = one.best.at, one.best.clause
    if subject := SUBJECT.match(text, start, end):
        start = subject.end() if subject.end() < end else start
    for first, last in one.best.named:
        if clause[0] <= first and last <= clause[1]:
            start, end = min(start, first), max(end, last)
            break
    words = [(start + at, start + last) for at, last in _words(text[start:end])]
    if len(words) <= MOST_WORDS:
        return start, end
    at = next((number for number, word in enumerate(words) if word[1] > one.best.at[0]), 0)
    first = max(0, min(at, len(words) - MOST_WORDS))
    return words[first][0], words[first + MOST_WORDS - 1][1]


def _words(said: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"\S+", said)]
