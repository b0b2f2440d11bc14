"""Shows positions in Datasette's tables as everywhere on the site: the sign in its colour, then the words."""

from datasette import hookimpl

from disclosures.website.pages.position_labels import shown_cell
from disclosures.website.pages.served import served


@hookimpl
def render_cell(value, column, table, datasette):
    return shown_cell(value, column, table, served(datasette).looks)
