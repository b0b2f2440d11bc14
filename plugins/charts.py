"""Turns rows into what the chart macros draw."""

from datasette import hookimpl
from jinja2 import Environment

from disclosures.website.pages.charts import bars


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["map_bars"] = bars
