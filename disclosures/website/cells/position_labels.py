"""Shows positions in Datasette's tables as everywhere on the site: the sign in its colour, then the words."""

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

POSITION_COLUMN = re.compile(r"(\w+_)?position(_name)?|code|denial|affirmation")


def label(words: str, code: str, sign: str, link: bool = False) -> Markup:
    """The sign and the words; with `link`, these lead to what the position means."""
    told = (
        Markup('<a href="/glossary#position-{}">{}</a>').format(code, words)
        if link
        else Markup("<span>{}</span>").format(words)
    )
    return Markup('<span class="mark"><span class="glyph {}" aria-hidden="true">{}</span>{}</span>').format(
        code, sign, told
    )


def shown_cell(value: Any, column: str, table: str | None, looks: Mapping[str, tuple[str, str]]) -> Markup | None:
    """The cell as sign and words, by the looks that the database gives positions; none for a cell that is no
    position."""
    if not POSITION_COLUMN.fullmatch(column) and (table, column) != ("position_types", "name"):
        return None
    known, words = (value["value"], value["label"]) if isinstance(value, dict) else (value, value)
    if known not in looks:
        return None
    code, sign = looks[known]
    return label(words, code, sign, link=isinstance(value, dict))
