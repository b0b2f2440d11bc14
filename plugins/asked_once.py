"""Asks an immutable database once for its tables and columns."""

from typing import Any

from datasette import hookimpl

from disclosures.website.serving.asked_once import keep_answers


@hookimpl
def startup(datasette: Any) -> None:
    keep_answers(datasette)
