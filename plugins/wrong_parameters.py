"""Refuses what an address asks of a table or view that has no such column, comparison or form."""

from collections.abc import Callable
from typing import Any

from datasette import hookimpl

from disclosures.website.errors.other_formats import no_such_format, other_formats
from disclosures.website.errors.wrong_parameters import check_parameters, refuse_shapes


@hookimpl
def startup(datasette: Any) -> None:
    refuse_shapes(datasette)


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    return [(other_formats(datasette.renderers), no_such_format)]


@hookimpl(tryfirst=True)  # before others look words up in the index of a table
def filters_from_request(datasette: Any, database: str, table: str, request: Any) -> Any:
    return check_parameters(datasette, database, table, request.args)
