"""Leads from the cells of Datasette's tables to the site's own pages, and besides to the row that the cell refers to."""

from datasette import hookimpl

from disclosures.website.pages.served import served
from disclosures.website.pages.site_links import shown_cell


@hookimpl(trylast=True)
def render_cell(value, column, table, database, datasette):
    return shown_cell(value, column, table, database, served(datasette).forces)
