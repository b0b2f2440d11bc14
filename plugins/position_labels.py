"""Shows positions in Datasette's tables as everywhere on the site: the sign in its colour, then the words."""

from datasette import hookimpl

from disclosures.website.pages.position_labels import shown_cell


@hookimpl
def render_cell(value, column, table):
    return shown_cell(value, column, table)
