"""A letter that asks a force about a technology, and where it can be sent.

WhatDoTheyKnow, with title and letter filled in.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from disclosures.words.plain_words import to_use

ACTS = {"FOIA 2000": "Freedom of Information Act 2000", "FOISA 2002": "Freedom of Information (Scotland) Act 2002"}


def title_of_letter(technology_name: str) -> str:
    """The title of the request."""
    deed = to_use(technology_name)
    return f"Use of {deed.removeprefix('use ')}" if deed.startswith("use ") else technology_name


def letter(law: str, technology_name: str) -> str:
    """The letter under this law, without greeting and name: the site on which it is sent adds both."""
    return (
        f"Under the {ACTS[law]}, please tell me:\n\n"
        f"1. Do you {to_use(technology_name)}, or have you ever done so, even in a trial? If so, since when, and which "
        "product of which supplier?\n"
        "2. Do you plan to?\n"
        "3. Please send any policy and impact assessment on this."
    )


@lru_cache(maxsize=512)  # a force's page asks for dozens, and they differ by law and technology only
def _filled_in(law: str, technology_name: str) -> str:
    """Title and letter, as they stand in an address."""
    return urlencode(
        {"title": title_of_letter(technology_name), "default_letter": letter(law, technology_name)}, quote_via=quote
    )


def address_to_ask(force: Mapping[str, Any], technology_name: str) -> str:
    """Where to write to `force`, a row of forces with a law and a name at WhatDoTheyKnow."""
    return f"https://www.whatdotheyknow.com/new/{force['whatdotheyknow']}?{_filled_in(force['law'], technology_name)}"
