"""Shows the column `popup`, which the map reads as JSON, as the sentence that it holds."""

import json
import re

from markupsafe import Markup

PAGE = re.compile(r"/[a-z]\S*")


def sentence(popup: str) -> Markup | None:
    """`Essex Police.

    Live facial recognition: uses, 2024-08` with its link; none for what is no note with a page of this site.
    """
    try:
        note = json.loads(popup)
        link, title, description = note["link"], note["title"], note["description"]
    except (ValueError, KeyError, TypeError):
        return None
    return Markup('<a href="{}">{}</a>: {}').format(link, title, description) if PAGE.fullmatch(str(link)) else None


def shown_cell(value: object, column: str) -> Markup | None:
    """What a cell of Datasette's tables shows instead of itself; none for a cell that is no note."""
    if column == "popup" and isinstance(value, str) and value.startswith("{"):
        return sentence(value)
    return None
