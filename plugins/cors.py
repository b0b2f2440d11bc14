"""Lets pages of other sites read every answer. Datasette's --cors does so for its own JSON and CSV only."""

from collections.abc import Callable
from typing import Any

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.cors import opened_to_all


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    return opened_to_all(datasette)
