"""Lets `_search` on tables take whatever a reader types."""

import sqlite3

from datasette import hookimpl

from disclosures.website.serving.full_text import register


@hookimpl(trylast=True)  # after Datasette itself, whose function of the same name this replaces
def prepare_connection(conn: sqlite3.Connection) -> None:
    register(conn)
