"""Serves every queries/*.sql as a saved query, with the title, description and hints of its header."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages.saved_queries import saved_queries


@hookimpl
def canned_queries(database: str) -> dict[str, Any]:
    return {name: dict(query) for name, query in saved_queries().items()} if database == "disclosures" else {}
