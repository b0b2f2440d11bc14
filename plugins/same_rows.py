"""Tells templates where the rows of a page stand for programs."""

from typing import Any

from datasette import hookimpl

from disclosures.website.pages import same_rows


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {
        "rows_of_answers": same_rows.of_answers,
        "rows_of_list": same_rows.of_list,
        "rows_of_press": same_rows.of_press,
        "rows_of_force": same_rows.of_force,
        "rows_of_reports": same_rows.of_reports,
    }
