"""Lets `_search` on tables take whatever a reader types."""

from datasette import hookimpl

from disclosures.website.serving.full_text import register


@hookimpl(trylast=True)  # after Datasette itself, whose function of the same name this replaces
def prepare_connection(conn):
    register(conn)
