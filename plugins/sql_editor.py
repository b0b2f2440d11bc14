"""Gives templates what the editor for SQL offers, and the order of columns for readers."""

from functools import partial
from typing import Any

from datasette import hookimpl
from jinja2 import Environment

from disclosures.website.doors.mcp_tools import described
from disclosures.website.pages.sql_editor import keys_last, plan_of, sql_examples, sql_limits


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {
        "tables_in_words": partial(described, datasette),
        "sql_examples": sql_examples,
        "sql_limits": partial(sql_limits, datasette),
    }


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["keys_last"] = keys_last
    env.filters["plan_of"] = plan_of
