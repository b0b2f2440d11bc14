"""Says plainly what went wrong: an unknown address with what is near it, a wrong parameter, a fault of ours."""

import json
import re
import sqlite3
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import Base400, Request
from datasette.views.base import DatasetteError
from markupsafe import escape
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosures.website.errors.near_pages import Run, in_lower_case, near_pages
from disclosures.website.errors.other_formats import way_to_data
from disclosures.website.serving.methods import FOR_PROGRAMS
from disclosures.words.names import plain

TOO_SLOW = (
    "That takes longer than one second, the most that a query may take here. Ask for fewer rows, or download the "
    "database from "
    "the page Data and run the query on your own machine."
)
TOO_LARGE = (
    "That takes more memory than a query may have here. Ask for fewer rows or shorter values, or download the "
    "database from the page "
    "Data and run the query on your own machine."
)
SAID_BY_DATASETTE = re.compile(r"404|(Database|Table|Record) not found.*|We have no [^']+ '[^']*\.(json|csv)'")
"""What is raised of an address that leads nowhere, in words that lead nowhere, too."""
OUR_FAULT = "Something went wrong on our side. It is not your doing. Try again in a minute."


def told(exception: Exception) -> tuple[int, str, str]:
    """Status, title and message for a reader. What a fault of ours says is for the log, not for readers."""
    if isinstance(exception, DatasetteError):
        if exception.title == "SQL Interrupted":
            return 503, "That takes too long", TOO_SLOW
        title = exception.title or ("We have no such page" if exception.status == 404 else "That cannot be answered")
        # Datasette gives 500 to what it names no status for, such as an unknown column to sort by.
        return exception.status if exception.status != 500 else 400, title, exception.message
    if isinstance(exception, Base400):
        title = {404: "We have no such page", 403: "That is not open"}.get(exception.status, "That cannot be answered")
        return exception.status, title, tilde_decode(str(exception.args[0])) if exception.args else ""
    title, message = told_by_kind(exception)
    return {OUR_FAULT: 500, TOO_SLOW: 503}.get(message, 400), title, message


def told_by_kind(exception: Exception) -> tuple[str, str]:
    """Title and message of what Datasette or SQLite did not foresee."""
    message = OUR_FAULT
    if isinstance(exception, QueryInterrupted) or str(exception) == "interrupted":
        return "That takes too long", TOO_SLOW
    if isinstance(exception, (MemoryError, sqlite3.DataError)):
        return "That takes too much memory", TOO_LARGE
    if isinstance(exception, sqlite3.ProgrammingError):
        message = "The address of a row names as many values as its key has columns."
    elif isinstance(exception, json.JSONDecodeError):
        message = f"A parameter is not JSON: {exception}"
    elif isinstance(exception, OverflowError) or "integer string conversion" in str(exception):
        message = "A number in the address is too large."
    elif isinstance(exception, ValueError) and "invalid literal for int()" in str(exception):
        message = f"A parameter is not a number: {exception}"
    return "Something went wrong" if message == OUR_FAULT else "That cannot be answered", message


def log_fault(status: int, path: str, title: str) -> None:
    """Say in the log where something went wrong, without what was asked: that can hold a visitor's search words or
    SQL."""
    print(f"{status} at {path}: {title}", file=sys.stderr)


def asked_of(datasette: Any) -> Run:
    """What executes SQL on the disclosures."""

    async def run(sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        return (await datasette.get_database("disclosures").execute(sql, parameters)).rows

    return run


async def names_of(datasette: Any) -> list[str]:
    """What stands under /disclosures: the tables that are shown, the views, the saved queries."""
    database = datasette.get_database("disclosures")
    shown = set(await database.table_names()) - set(await database.hidden_table_names())
    return [*sorted(shown), *await database.view_names(), *await datasette.get_canned_queries("disclosures", None)]


async def answer_to_programs(datasette: Any, path: str, status: int, title: str, message: str) -> Response | None:
    """The JSON, or for CSV the line of plain text, that tells of what went wrong; None for addresses of readers."""
    if not FOR_PROGRAMS.search(path):
        return None
    if status == 404 and SAID_BY_DATASETTE.fullmatch(message):
        message = await way_to_data(asked_of(datasette), await names_of(datasette), path)
    if path.endswith(".csv"):
        return Response.text(f"No CSV: {message}\n", status=status)
    return Response.json({"ok": False, "error": message, "status": status, "title": title}, status=status)


async def error_page(datasette: Any, request: Any, exception: Exception) -> Response:
    """The page, or for programs the JSON, that tells of the exception."""
    status, title, message = told(exception)
    if status >= 500:
        log_fault(status, request.path, title)
        if message == OUR_FAULT:  # the trace of a slow query would tell its SQL
            traceback.print_exception(exception)
    if answer := await answer_to_programs(datasette, request.path, status, title, message):
        return answer
    run = asked_of(datasette)
    if status == 404 and (path := await in_lower_case(run, request.path)):
        return Response.redirect(f"{path}?{request.query_string}" if request.query_string else path, status=301)

    try:
        near = []
        if status == 404:
            near = await near_pages(run, await names_of(datasette), request.path)
        wanted = plain(tilde_decode(request.path.rstrip("/").rpartition("/")[2]))[:100]
        context = {"status": status, "title": title, "error": message, "near": near, "wanted": wanted}
        body = await datasette.render_template([f"{status}.html", "error.html"], context, request=request)
    except Exception:
        traceback.print_exc()
        body = (
            "<!DOCTYPE html><html "
            f"lang=en-GB><title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(message)}</p>"
        )
    return Response.html(body, status=status)


def with_error_pages(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that shows the error page for what Datasette lets fall, such as a fault in a template."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def caught(scope: Scope, receive: Receive, send: Send) -> None:
            has_begun = False

            async def noted(event: Message) -> None:
                nonlocal has_begun
                has_begun = True
                await send(event)

            try:
                await app(scope, receive, noted)
            except Exception as exception:
                if scope["type"] != "http" or has_begun:
                    raise
                # Templates are given a token for forms, which only Datasette's innermost layer knows; none is needed.
                request = Request({"csrftoken": str, **scope}, receive)
                response = await error_page(datasette, request, exception)
                await response.asgi_send(send)

        return caught

    return wrap
