"""Answers 405 where an address is asked with a method that it does not have, as a POST to a table."""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.methods import with_methods


@hookimpl(tryfirst=True)  # inside all other wrappers, so that the answer has the headers of every other
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_methods()
