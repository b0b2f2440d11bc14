"""One search over everything: by name, by reference, by the words of every disclosure."""

from collections.abc import Mapping
from typing import Any

from datasette import hookimpl

from disclosures.website.pages.search import search


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    async def run(sql: str, parameters: Mapping[str, Any] | None = None) -> Any:
        return (await datasette.get_database("disclosures").execute(sql, parameters)).rows

    # Not `search`: that is the word searched for on Datasette's table pages.
    return {"search_for": lambda text: search(run, text)}
