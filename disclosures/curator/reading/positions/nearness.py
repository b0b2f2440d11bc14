"""Which technologies and products a phrase is about."""

from __future__ import annotations

import re

from disclosures.curator.drafts.proposals import Span
from disclosures.curator.reading.fields.technologies import Mention, products_in, technologies_in
from disclosures.curator.reading.vocabulary import VOCABULARY

LIST_LINK = re.compile(r"^[\s,/()]*(?:(?:and|or|and/or|nor|,|/|any|other|the)[\s,/]*)*$", re.IGNORECASE)
PASSIVE = re.compile(r"(?:is|are|was|were|has been|have been)\b", re.IGNORECASE)
NATIONAL_DATABASE = re.compile(r"\bPolice National Database\b|\bPND\b")


def near(text: str, clause: Span, at: Span) -> tuple[list[str], list[Span]]:
    """The technologies that the phrase at `at` is about, and where they are named: several if they form a list.

    Those after it, else those before it; of a passive (`is used`) those before it, else those after it.
    """
    found = technologies_in(text, *clause)
    after = [mention for mention in found if mention.end > at[1]]
    before = [mention for mention in found if mention.end <= at[1] and mention.start >= clause[0]]
    after_first = _list(text, after)
    before_first = _list(text, before[::-1])
    chosen = before_first or after_first if PASSIVE.match(text[slice(*at)]) else after_first or before_first
    return codes(chosen), [(mention.start, mention.end) for mention in chosen]


def codes(mentions: list[Mention]) -> list[str]:
    """What is mentioned, each once, in the order of first mention."""
    return list(dict.fromkeys(mention.code for mention in mentions))


def _list(text: str, ordered: list[Mention]) -> list[Mention]:
    """The mentions that stand together with the first: linked by and, or, commas."""
    chosen = ordered[:1]
    for mention in ordered[1:]:
        left, right = sorted((chosen[-1], mention), key=lambda one: one.start)
        same_words = (left.start, left.end) == (right.start, right.end)
        if not same_words and not LIST_LINK.match(text[left.end : right.start]):
            break
        chosen.append(mention)
    return chosen


def products_near(text: str, sentence: Span, clause: Span, technologies: list[str]) -> list[str]:
    """The products that a clause names.

    The Police National Database is a product only of retrospective facial recognition, and then in the whole sentence.
    """
    found = [mention.code for mention in products_in(text, *clause) if mention.code != "pnd"]
    if "retrospective-facial-recognition" in technologies and NATIONAL_DATABASE.search(text[slice(*sentence)]):
        found.append("pnd")
    return found


def product_of(products: list[str], technology: str) -> str:
    """The first product of the technology, or of a kind of it; blank for none."""
    related = (code for code in products if VOCABULARY.related(VOCABULARY.products[code]["technology"], technology))
    return next(related, "")
