"""What the page of a force and a technology says, as JSON and CSV."""

from typing import Any

from datasette import hookimpl

from disclosures.website.doors.answers import ADDRESS, answer_of


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    return [(ADDRESS, answer_of)]
