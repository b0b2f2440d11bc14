"""The written questions of the UK Parliament: https://questions-statements-api.parliament.uk."""

from __future__ import annotations

from typing import Any

from disclosures.compiler.topic import read_topic
from disclosures.curator.fetching.fetching import Fetcher, NotFetched
from disclosures.curator.fetching.services import ask_service
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.items import Item

QUESTIONS = "https://questions-statements-api.parliament.uk/api/writtenquestions/questions"
PAGE = "https://questions-statements.parliament.uk/written-questions/detail"
MOST = 50


def items_of(fetcher: Fetcher, technology: str, since: str) -> list[Item]:
    """The questions on a technology, by its name, that name the subject of the topic and were answered since the day.

    Raises:
        NotFetched: the service does not answer, or in another form.
    """
    query = {"searchTerm": technology, "answered": "Answered", "answeredWhenFrom": since, "take": str(MOST)}
    answer = ask_service(fetcher, QUESTIONS, query)
    try:
        found = [_item(result["value"]) for result in answer["results"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise NotFetched("questions-statements-api.parliament.uk answered in another form than it documents") from error
    return [item for item in found if read_topic().is_named_in(item.text)]


def _item(question: dict[str, Any]) -> Item:
    uin, tabled = str(question["uin"]), str(question["dateTabled"])[:10]
    said = f"{question.get('questionText') or ''}\n{question.get('answerText') or ''}"
    body = str(question.get("answeringBodyName") or "")
    return Item(
        f"{PAGE}/{tabled}/{uin}",
        redact(str(question.get("heading") or f"Question {uin}")),
        "parliament",
        next((one.code for one in VOCABULARY.authority_names if one.pattern.search(body)), ""),
        str(question.get("dateAnswered") or "")[:10],
        f"{question.get('heading') or ''}\n{said}",
        uin,
    )
