"""Turns what a reader types into a full-text query that SQLite can always answer, for `_search` on Datasette's
tables."""

import re
import sqlite3

NOTHING = '""'
"""A full-text query that no row answers to."""


def escape_fts(text: str | None) -> str:
    """Each word and each phrase in quotation marks as one phrase, so that nothing in it is an operator.

    Datasette's own function of this name gives what SQLite refuses for a lone quotation mark and for NUL.
    """
    shown = "".join(letter if letter.isprintable() else " " for letter in text or "")
    phrases = (phrase or word for phrase, word in re.findall(r'"([^"]*)"?|([^\s"]+)', shown))
    return " ".join(f'"{phrase}"' for phrase in phrases if phrase.strip()) or NOTHING


def register(connection: sqlite3.Connection) -> None:
    """Have the connection's SQL use this function in place of Datasette's."""
    connection.create_function("escape_fts", 1, escape_fts, deterministic=True)
