"""Times the saved queries on a built database, read as Datasette reads it."""

from __future__ import annotations

import re
import sqlite3
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disclosures.compiler.sql_files import SqlFile

RUNS = 5
MOST_ROWS = 1_001
"""Datasette fetches its limit of 1,000 rows and one more, which tells whether there are more."""
TIME_LIMIT = 1.0
"""Seconds after which Datasette stops a query."""

STRING = re.compile(r"'[^']*'")
PARAMETER = re.compile(r":([a-z_]\w*)")


@dataclass(frozen=True)
class Timing:
    """Seconds and rows of several runs of one query; `failure` says why it has none."""

    name: str
    seconds: list[float]
    most_rows: int
    failure: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def worst(self) -> float:
        return max(self.seconds)


def open_database(path: Path) -> sqlite3.Connection:
    """The database as Datasette opens an immutable one."""
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


def _after(moment: float) -> Callable[[], bool]:
    """Says, whenever it is asked, whether the moment is past."""
    return lambda: time.perf_counter() > moment


def time_query(db: sqlite3.Connection, file: SqlFile) -> Timing:
    """Run the query with other values of its parameters each time."""
    seconds, rows = [], []
    for values in value_sets(db, file):
        db.set_progress_handler(_after(time.perf_counter() + TIME_LIMIT), 10_000)
        begun = time.process_time()
        try:
            rows.append(len(db.execute(file.sql, values).fetchmany(MOST_ROWS)))
        except sqlite3.Error as error:
            return Timing(file.name, [], 0, f"{error} with {values}")
        seconds.append(time.process_time() - begun)
    return Timing(file.name, seconds, max(rows))


def value_sets(db: sqlite3.Connection, file: SqlFile) -> list[dict[str, str]]:
    """Values of the parameters for each run: those to try that the header names, then blanks, then ids spread over
    their table."""
    parameters = sorted(set(PARAMETER.findall(STRING.sub("", file.sql))))
    columns = {name: _values(db, name, file.header.get(f"try {name}", "")) for name in parameters}
    return [{name: values[run] for name, values in columns.items()} for run in range(RUNS)]


def _values(db: sqlite3.Connection, parameter: str, tried: str) -> list[str]:
    ids = _ids_of(db, parameter)
    spread = [ids[len(ids) * part // (RUNS - 2)] for part in range(RUNS - 2)] if ids else [tried] * (RUNS - 2)
    return [tried, "", *spread]


def _ids_of(db: sqlite3.Connection, column: str) -> list[str]:
    """The ids of the table to which columns of this name refer; none where no column does, or several tables."""
    targets = db.execute(
        """
        select distinct keys."table"
        from pragma_table_list as tables, pragma_foreign_key_list(tables.name) as keys
        where keys."from" = ? and tables.schema = 'main'
        """,
        [column],
    ).fetchall()
    return [key for (key,) in db.execute(f"select id from [{targets[0][0]}] order by id")] if len(targets) == 1 else []
