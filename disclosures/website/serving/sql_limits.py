"""Bounds what one query may take besides time.

How large a value, a statement, a result and SQLite's whole memory may become.
"""

import sqlite3
import weakref
from collections.abc import Callable
from typing import Any

LONGEST_VALUE = 200_000
"""Bytes of one value or row. Functions such as instr cannot be interrupted, and some take the square of this."""
LARGEST_RESULT = 4_000_000
"""Bytes of the values of one result."""
MOST_MEMORY = 96_000_000
"""Bytes that SQLite may hold in the whole process; sorting stays within it, too."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 60,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def bounded_rows(largest: int = LARGEST_RESULT) -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """A row factory that makes sqlite3.Row until the rows of one cursor hold more than `largest` bytes."""
    counted: Callable[[], sqlite3.Cursor | None] = lambda: None  # noqa: E731  # a weak reference to none yet
    held = 0

    def row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        nonlocal counted, held
        if counted() is not cursor:
            counted, held = weakref.ref(cursor), 0
        held += sum(len(value) for value in values if isinstance(value, (str, bytes)))
        if held > largest:
            raise sqlite3.OperationalError(
                f"the result is larger than {largest / 1e6:g} MB; ask for fewer rows or columns"
            )
        return sqlite3.Row(cursor, values)

    return row


def bound(connection: sqlite3.Connection) -> None:
    """Set these limits on the connection."""
    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    connection.execute("pragma temp_store = memory")
    connection.execute(f"pragma hard_heap_limit = {MOST_MEMORY}")
    connection.row_factory = bounded_rows()
