"""Escapes a backslash in an address, so that no redirect leads to another site."""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.backslashes import with_escaped_backslashes


@hookimpl
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_escaped_backslashes()
