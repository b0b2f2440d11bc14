"""Tells browsers to run no script but the site's own files and, on Datasette's pages, the inline scripts and styles
of the map."""

from collections.abc import Callable
from typing import Any

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.serving.content_security_policy import with_policies


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    return with_policies(datasette)
