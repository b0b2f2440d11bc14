"""Turns rows into what the chart macros draw."""

from datasette import hookimpl

from disclosures.website.pages.charts import bars


@hookimpl
def prepare_jinja2_environment(env):
    env.filters["map_bars"] = bars
