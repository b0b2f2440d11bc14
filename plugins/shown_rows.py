"""Pages of queries show as many rows as fit; JSON and CSV have them all."""

from typing import Any

from datasette import hookimpl

from disclosures.website.serving.shown_rows import fit_queries


@hookimpl
def startup(datasette: Any) -> None:
    fit_queries()
