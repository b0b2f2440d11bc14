"""Leads from the cells of Datasette's tables to the site's own pages, and besides to the row that the cell refers
to."""

from typing import Any

from datasette import hookimpl
from markupsafe import Markup

from disclosures.website.cells.site_links import shown_cell
from disclosures.website.pages.served import served


@hookimpl(trylast=True)
def render_cell(value: Any, column: str, table: str | None, database: str, datasette: Any) -> Markup | None:
    return shown_cell(value, column, table, database, served(datasette).forces)
