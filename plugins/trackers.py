"""Leaves out of an address what other sites hang on their links."""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.trackers import with_own_parameters


@hookimpl
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_own_parameters()
