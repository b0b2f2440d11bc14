"""Has sorted tables go on, from page to page, where they ended; facets count all rows, as the build did."""

from typing import Any

from datasette import hookimpl

from disclosures.website.serving.counted_before import count_from_build
from disclosures.website.serving.paging import mend_paging


@hookimpl
def startup(datasette: Any) -> None:
    mend_paging()
    count_from_build()
