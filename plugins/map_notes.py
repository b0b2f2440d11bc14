"""Shows the column `popup`, which the map reads as JSON, as the sentence that it holds."""

import json

from datasette import hookimpl
from markupsafe import Markup


def sentence(popup: str) -> Markup:
    """`Essex Police: Live facial recognition: uses, 2024-08` with its link."""
    note = json.loads(popup)
    return Markup('<a href="{link}">{title}</a>: {description}').format(**note)


@hookimpl
def render_cell(value, column):
    if column == "popup" and isinstance(value, str) and value.startswith("{"):
        return sentence(value)
