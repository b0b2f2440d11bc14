"""Bounds what one query may take besides time.

How large a value, a statement, a result and SQLite's whole memory may become. A result is bounded while its rows are
read: whatever writes it then, as a page, JSON, CSV, a feed or an answer to a program, never holds more.
"""

import csv
import re
import sqlite3
import weakref
from collections.abc import Callable, Iterable
from contextlib import closing
from json.encoder import encode_basestring_ascii
from typing import Any

LONGEST_VALUE = 100_000
"""Bytes of one value or row. Functions such as instr cannot be interrupted, and some take the square of this."""
LARGEST_RESULT = 4_000_000
"""Bytes of one result, counted as `row_size` counts them."""
LARGEST_CSV = 4_000_000
"""Bytes of the CSV of a query, which is written row by row: nothing of it is held twice, or as Python's objects."""
MOST_CELLS = 50_000
"""Cells of one result: rows times columns."""
MOST_MEMORY = 32_000_000
"""Bytes that SQLite may hold in the whole process; sorting stays within it, too."""
CELL = 60
"""Bytes that a cell is counted as besides what it holds: what Python needs for a small number."""
BLANK = 8
"""Bytes that a cell without a value is counted as: Python points to what is there once, JSON writes null."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LONGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 50_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 500,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 60,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def written_size(value: object) -> int:
    """Bytes of a text or a blob in JSON, where one letter may become twelve; 0 for any other value."""
    if isinstance(value, str):
        return len(encode_basestring_ascii(value))
    return len(value) * 4 // 3 if isinstance(value, bytes) else 0


def row_size(names: Iterable[str], values: Iterable[object]) -> int:
    """Bytes that a row is counted as: its names, which JSON repeats in every row, its values, and CELL for each that
    is not blank."""
    held = (BLANK if value is None else CELL + written_size(value) for value in values)
    return sum(map(written_size, names)) + sum(held)


def bounded_rows(
    largest: int = LARGEST_RESULT, most_cells: int = MOST_CELLS
) -> Callable[[sqlite3.Cursor, tuple[Any, ...]], sqlite3.Row]:
    """A row factory that makes sqlite3.Row until the rows of one cursor hold more than `largest` bytes or too many
    cells.

    Raises, when a row is read:
        sqlite3.OperationalError: the result is larger.
    """
    counted: Callable[[], sqlite3.Cursor | None] = lambda: None  # noqa: E731  # a weak reference to none yet
    held = cells = of_names = 0

    def row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        nonlocal counted, held, cells, of_names
        if counted() is not cursor:
            counted, held, cells = weakref.ref(cursor), 0, 0
            of_names = row_size((column[0] for column in cursor.description), ())
        held += of_names + row_size((), values)
        cells += len(values)
        if held > largest:
            raise sqlite3.OperationalError(
                f"the result is larger than {largest / 1e6:g} MB; ask for fewer rows or columns"
            )
        if cells > most_cells:
            raise sqlite3.OperationalError(
                f"the result has more than {most_cells:,} cells; ask for fewer rows or columns"
            )
        return sqlite3.Row(cursor, values)

    return row


def csv_within(names: Iterable[str] | None, rows: Iterable[tuple[Any, ...]], largest: int = LARGEST_CSV) -> bytes:
    """The rows as CSV, under the names of columns where there are any.

    Raises:
        sqlite3.OperationalError: it would be larger than `largest` bytes, or one row is larger than a result may be.
    """
    held = bytearray()

    class File:
        """What csv.writer writes to."""

        def write(self, text: str) -> None:
            held.extend(text.encode())

    writer = csv.writer(File())
    if names is not None:
        writer.writerow(names)
    for row in rows:
        if row_size((), row) > LARGEST_RESULT:  # before it is put together
            raise sqlite3.OperationalError(f"a row is larger than {LARGEST_RESULT / 1e6:g} MB; ask for fewer columns")
        writer.writerow(row)
        if len(held) > largest:
            raise sqlite3.OperationalError(f"it is larger than {largest / 1e6:g} MB; ask for fewer rows or columns")
    return bytes(held)


def bounded_printf(shape: str | None, *values: Any) -> Any:
    """SQLite's printf. Its own goes on counting to a width or precision that no result may have, and cannot be
    interrupted.

    Raises:
        ValueError: a width or a precision is more than LONGEST_VALUE.
    """
    widths = [int(digits) for digits in re.findall(r"\d+", shape or "")]
    widths += [abs(value) for value in values if isinstance(value, int)] if "*" in (shape or "") else []
    if max(widths, default=0) > LONGEST_VALUE:
        raise ValueError(f"printf takes no width or precision of more than {LONGEST_VALUE:,}")
    with closing(sqlite3.connect(":memory:")) as own:
        own.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        marks = ", ".join("?" * (len(values) + 1))
        return own.execute(f"select printf({marks})", (shape, *values)).fetchone()[0]


def bound(connection: sqlite3.Connection) -> None:
    """Set these limits on the connection."""
    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    connection.execute("pragma temp_store = memory")
    connection.execute(f"pragma hard_heap_limit = {MOST_MEMORY}")
    for name in ("printf", "format"):
        connection.create_function(name, -1, bounded_printf, deterministic=True)
    connection.row_factory = bounded_rows()
