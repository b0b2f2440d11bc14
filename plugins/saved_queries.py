"""Serves every queries/*.sql as a saved query, with the title, description and hints of its header."""

from typing import Any

from datasette import hookimpl

from disclosures.compiler.sql_files import read_folder
from disclosures.website.pages.saved_queries import QUERIES, saved_query


@hookimpl
def canned_queries(database: str) -> dict[str, Any]:
    return {file.name: saved_query(file) for file in read_folder(QUERIES)} if database == "disclosures" else {}
