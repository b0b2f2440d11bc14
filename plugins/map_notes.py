"""Shows the column `popup`, which the map reads as JSON, as the sentence that it holds."""

from datasette import hookimpl

from disclosures.website.pages.map_notes import shown_cell


@hookimpl
def render_cell(value, column):
    return shown_cell(value, column)
