"""Bounds what one query may take besides time.

How large a value, a statement, a result and SQLite's whole memory may become.
"""

import sqlite3

from datasette import hookimpl

from disclosures.website.serving.sql_limits import bound


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str | None) -> None:
    if database != "_internal":
        bound(conn)
