"""All rows of a query: their number, and the CSV of SQL, which Datasette cuts at max_returned_rows without a sign."""

import csv
import io
import sqlite3
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, derive_named_parameters, validate_sql_select

from disclosures.website.errors.plain_errors import log_fault, told
from disclosures.website.errors.unknown_values import check_names, values_of
from disclosures.website.pages.named_sql import sql_of
from disclosures.website.pages.saved_queries import QUERIES

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
        found = await database.execute(sql, given)
    except QueryInterrupted as fault:
        status, title, message = told(fault)
        log_fault(status, request.path, title)
        return Response.text(f"No CSV: {message}\n", status=status)
    except FAULTS as fault:
        return Response.text(f"No CSV: {fault}\n", status=400)
    text = io.StringIO()
    writer = csv.writer(text)
    if request.args.get("_header") != "off":
        writer.writerow(column[0] for column in found.description)
    writer.writerows(found.rows)
    headers = (
        {"content-disposition": f'attachment; filename="{name or "query"}.csv"'} if request.args.get("_dl") else {}
    )
    return Response(text.getvalue(), headers=headers, content_type="text/plain; charset=utf-8")


def address_of_csv() -> str:
    """The addresses of such a CSV, as a regular expression."""
    names = "|".join(sorted(path.stem for path in QUERIES.glob("*.sql")))
    return rf"^/disclosures(/(?P<query>{names}))?\.csv$"
