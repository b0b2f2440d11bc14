"""Gives templates the table of answers, and serves its rows as CSV."""

from collections.abc import Callable
from functools import partial
from typing import Any

from datasette import hookimpl

from disclosures.website.pages import answer_table
from disclosures.website.pages.choices_in_words import choices_in_words


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    return [(answer_table.ADDRESS, answer_table.answers_csv)]


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    return {
        "answers": partial(answer_table.answers, datasette),
        "press_left_out": partial(answer_table.press_left_out, datasette),
        "choices_in_words": partial(choices_in_words, datasette),
        "chosen_of": answer_table.chosen_of,
        "is_ever": answer_table.is_ever,
        "sql_of_answers": answer_table.sql_of_answers,
        "address_of": answer_table.address_of,
        "download_of": answer_table.download_of,
    }
