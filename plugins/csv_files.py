"""Sends CSV as a file to save."""

from collections.abc import Callable

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.csv_files import with_csv_files


@hookimpl(tryfirst=True)  # inside the wrapper for ETags, which says how long an answer is
def asgi_wrapper() -> Callable[[ASGIApp], ASGIApp]:
    return with_csv_files()
