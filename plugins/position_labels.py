"""Shows positions in Datasette's tables as everywhere on the site: the sign in its colour, then the words."""

from typing import Any

from datasette import hookimpl
from markupsafe import Markup

from disclosures.website.cells.position_labels import shown_cell
from disclosures.website.pages.served import served


@hookimpl
def render_cell(value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    return shown_cell(value, column, table, served(datasette).looks)
