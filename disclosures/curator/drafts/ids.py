"""Ids of new rows: one rule for each kind."""

from __future__ import annotations

import re

ID_WORDS = 6
"""Words of the title that make an id where the disclosure has no reference."""


def disclosure_id(authority: str, reference: str, title: str) -> str:
    """The id of a request or publication: its authority and its reference, or the first words of its title.

    `essex-16495`, `cleveland-13931-2022`; whatever is not known is left out.
    """
    return _hyphened(f"{authority} {reference or ' '.join(title.split()[:ID_WORDS])}")


def id_of_part(disclosure: str, table: str, number: int) -> str:
    """The id of a row that belongs to a disclosure: its id, the first letter of the table, and a number from 1."""
    return f"{disclosure}-{table[0]}{number}"


def product_id(name: str, supplier: str) -> str:
    """The id of a product: its name without what stands in brackets, else that of its supplier."""
    return _hyphened(re.sub(r"\([^)]*\)", "", name) or supplier)


def _hyphened(words: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", words.lower()))
