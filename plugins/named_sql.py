"""Gives templates `rows_of("PAGE.NAME", id=…)`: the rows of a statement of sql/pages/PAGE.sql."""

from functools import partial
from typing import Any

from datasette import hookimpl

from disclosures.website.pages.named_sql import rows_of


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {"rows_of": partial(rows_of, datasette)}
