"""Has sorted tables go on, from page to page, where they ended, and their facets count all rows on every page."""

from typing import Any

from datasette import hookimpl

from disclosures.website.serving.paging import mend_paging


@hookimpl
def startup(datasette: Any) -> None:
    mend_paging()
