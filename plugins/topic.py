"""The words of the topic in every template, where they are not ours, and what pages propose to search for."""

from typing import Any

from datasette import hookimpl
from jinja2 import Environment

from disclosures.compiler.topic import in_topic, read_topic
from disclosures.website.cells.column_descriptions import described_tables
from disclosures.website.pages.topic_words import TopicWords
from disclosures.words.plain_words import counted


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["counted"] = lambda *told: in_topic(counted(*told))
    if read_topic().words:
        env.add_extension(TopicWords)


@hookimpl
def extra_template_vars() -> dict[str, Any]:
    return {"examples": read_topic().examples, "bodies_in_words": described_tables()["forces"]["description"]}
