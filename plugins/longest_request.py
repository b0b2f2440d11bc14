"""Ends the process when a request outlives LONGEST_REQUEST seconds, where that is set.

The time limit of a query is looked at between the steps of SQLite, and a single step can be made to take minutes. In
production the process is started anew at once.
"""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.longest_request import with_alarm


@hookimpl
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_alarm()
