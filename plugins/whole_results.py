"""Counts the rows of a query that is cut short, and gives its CSV whole."""

from collections.abc import Callable
from functools import partial
from typing import Any

from datasette import hookimpl

from disclosures.website.pages.whole_results import address_of_csv, csv_of_query, rows_in_all


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [(address_of_csv(), csv_of_query)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {"rows_in_all": partial(rows_in_all, datasette)}
