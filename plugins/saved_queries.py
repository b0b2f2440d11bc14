"""Serves every queries/*.sql as a saved query, with the title, description and hints of its header; what it does not
know is told apart from nothing."""

from typing import Any

from datasette import hookimpl

from disclosures.website.errors.unknown_values import check_values
from disclosures.website.pages.saved_queries import saved_queries


@hookimpl
def startup() -> None:
    check_values()


@hookimpl
def canned_queries(database: str) -> dict[str, Any]:
    return {name: dict(query) for name, query in saved_queries().items()} if database == "disclosures" else {}
