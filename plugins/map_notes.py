"""Shows the column `popup`, which the map reads as JSON, as the sentence that it holds."""

from typing import Any

from datasette import hookimpl
from markupsafe import Markup

from disclosures.website.cells.map_notes import shown_cell


@hookimpl
def render_cell(value: Any, column: str) -> Markup | None:
    return shown_cell(value, column)
