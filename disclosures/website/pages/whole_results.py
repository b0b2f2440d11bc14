"""All rows of a query: their number, and the CSV of SQL, which Datasette cuts at max_returned_rows without a sign."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, derive_named_parameters, sqlite_timelimit, validate_sql_select

from disclosures.website.errors.plain_errors import log_fault, told
from disclosures.website.errors.unknown_values import check_names, values_of
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.saved_queries import QUERIES
from disclosures.website.serving.sql_limits import csv_within

FAULTS = (sqlite3.Error, QueryInterrupted, InvalidSql)
"""What a query can end in: wrong SQL, too long a time, too large a result."""


async def rows_in_all(datasette: Any, sql: str, parameters: dict[str, Any]) -> int | None:
    """How many rows the query gives; none where counting them takes longer than the site allows."""
    try:
        counted = await datasette.get_database("disclosures").execute(
            f"select count(*) from ({sql.strip().rstrip(';')})", parameters
        )
    except FAULTS:
        return None
    return int(counted.first()[0])


async def written_rows(datasette: Any, sql: str, parameters: Mapping[str, Any], *, header: bool) -> bytes:
    """Every row of the query as CSV, written while they are read.

    Raises:
        sqlite3.Error: the SQL is wrong, it took longer than the site allows ("interrupted"), or it gives too much.
    """

    def written(connection: sqlite3.Connection) -> bytes:
        cursor = connection.cursor()
        cursor.row_factory = None  # the bound on rows that are all held at once
        with sqlite_timelimit(connection, datasette.sql_time_limit_ms):
            cursor.execute(sql, parameters)
            return csv_within([column[0] for column in cursor.description] if header else None, cursor)

    found: bytes = await datasette.get_database("disclosures").execute_fn(written)
    return found


async def csv_of_query(datasette: Any, request: Any) -> Response:
    """Every row of a saved query, or of the SQL that the address holds, as CSV.

    What is too large or wrong is an error of status 400 in plain text, what is too slow one of 503: never a part of
    the rows.

    Raises:
        UnknownValue: the saved query is asked with something that it does not know.
    """
    name = request.url_vars.get("query")
    if not name and not await datasette.permission_allowed(request.actor, "execute-sql", "disclosures", default=True):
        return Response.text("SQL may not be run here", status=403)
    sql = sql_of(name) if name else request.args.get("sql") or ""
    database = datasette.get_database("disclosures")
    asked = {parameter: request.args.get(parameter) or "" for parameter in request.args}
    if name:
        check_names(name, asked)
        asked |= values_of(datasette, name, asked)
    try:
        validate_sql_select(sql)
        given = {key: asked.get(key, "") for key in await derive_named_parameters(database, sql)}
        rows = await written_rows(datasette, sql, given, header=request.args.get("_header") != "off")
    except FAULTS as fault:
        if str(fault) != "interrupted":
            return Response.text(f"No CSV: {fault}\n", status=400)
        status, title, message = told(fault)
        log_fault(status, request.path, title)
        return Response.text(f"No CSV: {message}\n", status=status)
    headers = (
        {"content-disposition": f'attachment; filename="{name or "query"}.csv"'} if request.args.get("_dl") else {}
    )
    return Response(rows, headers=headers, content_type="text/plain; charset=utf-8")


def address_of_csv() -> str:
    """The addresses of such a CSV, as a regular expression."""
    names = "|".join(sorted(path.stem for path in QUERIES.glob("*.sql")))
    return rf"^/disclosures(/(?P<query>{names}))?\.csv$"
