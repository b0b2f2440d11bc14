"""Filters for templates: dates and ages in plain words, and the sentence of a force and a technology."""

from datasette import hookimpl
from jinja2 import Environment

from disclosures.words.answers import answer
from disclosures.words.plain_words import a, age, apart, day, iso_day, of_more, old, status_sign, the, to_use, within


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters.update(day=day, iso_day=iso_day, age=age, apart=apart, within=within, sentence=answer)
    env.filters.update(status_sign=status_sign, the=the, a=a, to_use=to_use)
    env.globals["of_more"] = of_more
    env.tests["old"] = old
