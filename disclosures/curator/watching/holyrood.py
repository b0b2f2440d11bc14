"""The written questions of the Scottish Parliament, which its open data gives by the year: https://data.parliament.scot.

It has no search: a year is some seven megabytes, and what speaks of the subject is picked out here."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from disclosures.compiler.topic import read_topic
from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.fetching.services import ask_service
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.items import Item

QUESTIONS = "https://data.parliament.scot/api/motionsquestionsanswersquestions"
PAGE = "https://www.parliament.scot/chamber-and-committees/questions-and-answers/question?ref="
ANSWERS = "Scottish Government"
LONGEST_WAIT = 60
"""Days from a question to its answer: one of the old year is answered in the new."""


def years_since(since: str) -> list[str]:
    """The years in which a question can have been asked that was answered since the day."""
    first = date.fromisoformat(since) - timedelta(days=LONGEST_WAIT)
    return [str(year) for year in range(first.year, date.today().year + 1)]


def items_of(fetcher: Fetcher, year: str, since: str) -> list[Item]:
    """The questions of a year that name the subject of the topic and were answered since the day.

    Raises:
        NotFetched: the service does not answer, or in another form.
    """
    try:
        found = [_item(question) for question in ask_service(fetcher, QUESTIONS, {"year": year}) if _answered(question)]
    except (KeyError, TypeError, AttributeError) as error:
        raise NotFetched("data.parliament.scot answered in another form than it documents") from error
    return [item for item in found if item.published_on >= since and read_topic().is_named_in(item.text)]


def _answered(question: dict[str, Any]) -> bool:
    return bool(question["AnswerText"] and question["AnswerDate"])


def _item(question: dict[str, Any]) -> Item:
    reference, title = str(question["EventID"]), str(question.get("Title") or "")
    return Item(
        PAGE + reference,
        redact(title or f"Question {reference}"),
        "holyrood",
        next((one.code for one in VOCABULARY.authority_names if one.pattern.search(ANSWERS)), ""),
        str(question["AnswerDate"])[:10],
        f"{title}\n{question['ItemText']}\n{question['AnswerText']}",
        reference,
    )
