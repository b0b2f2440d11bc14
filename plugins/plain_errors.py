"""Says plainly what went wrong: an unknown address with what is near it, a wrong parameter, a fault of ours."""

from collections.abc import Callable, Generator
from typing import Any

from datasette import hookimpl
from starlette.types import ASGIApp

from disclosures.website.errors.plain_errors import error_page, with_error_pages
from disclosures.website.errors.unknown_thing import raise_404


@hookimpl
def extra_template_vars(view_name: str | None) -> dict[str, Any]:
    # Datasette gives the pages of templates/pages a raise_404, the home page none. Its NotFound would show the home
    # page again.
    return {"raise_404": raise_404} if view_name == "index" else {}


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, Any, None]:
    outcome = yield
    # In place of Datasette's own answer, not before it: that would still print every local variable to the log, which
    # takes seconds.
    outcome.force_result([lambda: error_page(datasette, request, exception)])


@hookimpl(tryfirst=True)  # inside all other wrappers, so that the answer has the headers of every other
def asgi_wrapper(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    return with_error_pages(datasette)
