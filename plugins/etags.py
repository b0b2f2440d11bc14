"""Gives every answer that is sent in one piece its length, and an ETag of its bytes, so that a browser or a cache
can ask whether it has changed."""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.etags import with_etags


@hookimpl
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_etags()
