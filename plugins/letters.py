"""A letter that asks a force about a technology, and where it can be sent.

WhatDoTheyKnow, with title and letter filled in.
"""

from typing import Any

from datasette import hookimpl

from disclosures.words.letters import address_to_ask, letter


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"address_to_ask": address_to_ask, "letter_to_ask": letter}
