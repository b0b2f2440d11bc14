"""Filters for templates: dates, ages and counts in plain words."""

from datasette import hookimpl
from jinja2 import Environment

from disclosures.words.plain_words import age, counted, day, old, within


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters.update(day=day, age=age, counted=counted, within=within)
    env.tests["old"] = old
