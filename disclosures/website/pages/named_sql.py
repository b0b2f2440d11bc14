"""What pages and doors ask of the database: every statement has a name and stands in sql/."""

from functools import lru_cache
from typing import Any

from disclosures import ROOT
from disclosures.compiler.sql_files import read_named, read_sql

SQL = ROOT / "sql"


@lru_cache(maxsize=256)
def sql_of(name: str) -> str:
    """The statement `PAGE.NAME` of sql/pages/PAGE.sql, or the saved query NAME.

    Raises:
        LookupError: there is none of that name.
    """
    page, _, statement = name.rpartition(".")
    path = SQL / "pages" / f"{page}.sql" if page else SQL / "queries" / f"{statement}.sql"
    if not path.is_file() or (page and statement not in read_named(path)):
        raise LookupError(f"sql/ has no statement {name!r}")
    return read_named(path)[statement].sql if page else read_sql(path).sql


async def rows_of(datasette: Any, name: str, **parameters: Any) -> list[Any]:
    """The rows that the statement of that name gives with these parameters.

    Raises:
        LookupError: there is none of that name.
        datasette.database.QueryInterrupted: it took longer than the site allows.
    """
    return list((await datasette.get_database("disclosures").execute(sql_of(name), parameters)).rows)
