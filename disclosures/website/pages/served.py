"""What the served database says of itself and pages need again and again.

Read once, from the database and never from the checkout.
"""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Served:
    """`release` holds the columns of its one row, blank where there is none.

    `forces` the ids of all forces; `kinds` the rows of position_types by code, the lowest rank first; `looks` the code
    and the sign of every position, by its code and by its name; `counted` the views whose rows and values were counted
    in the build (facet_counts), each with its number of rows and the columns that were counted; `columns` what columns
    every view has.
    """

    release: dict[str, str]
    forces: frozenset[str]
    kinds: dict[str, dict[str, Any]]
    looks: dict[str, tuple[str, str]]
    counted: dict[str, tuple[int, frozenset[str]]]
    columns: dict[str, tuple[str, ...]]


@lru_cache(maxsize=2)
def served(datasette: Any) -> Served:
    """The facts of the database `disclosures` of this Datasette, which does not change while it is served."""
    return read_served(Path(datasette.get_database("disclosures").path))


def read_served(path: Path) -> Served:
    """The facts of this database file.

    Raises:
        sqlite3.Error: it is none that the build made.
    """
    db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    release = {name: value or "" for name, value in dict(db.execute("select * from release").fetchone()).items()}
    forces = frozenset(id for (id,) in db.execute("select id from forces"))
    kinds = {row["id"]: dict(row) for row in db.execute("select * from position_types order by rank")}
    counted = {
        relation: (number, frozenset(columns.split(",")))
        for relation, number, columns in db.execute(
            "select relation, sum(number) filter (where facet = ''), group_concat(distinct facet) "
            "from facet_counts group by relation"
        )
    }
    views = [name for (name,) in db.execute("select name from sqlite_schema where type = 'view'")]
    columns = {view: tuple(row["name"] for row in db.execute(f"pragma table_info([{view}])")) for view in views}
    db.close()
    looks = {kind[column]: (kind["id"], kind["glyph"]) for kind in kinds.values() for column in ("id", "name")}
    return Served(release, forces, kinds, looks, counted, columns)
