"""Bounds what one query may take besides time: how large a value, a statement, a result and SQLite's whole memory may become."""

from datasette import hookimpl

from disclosures.website.serving.sql_limits import bound


@hookimpl
def prepare_connection(conn, database):
    if database != "_internal":
        bound(conn)
