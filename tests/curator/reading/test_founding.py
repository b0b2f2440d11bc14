"""The founding requests are drafted from their texts as they were coded."""

import pytest

from bench.drafting import TEXTS, founding, measure
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source
from tests.curator.conftest import plain


@pytest.fixture(scope="module")
def result():
    return measure("founding", founding(TEXTS))


def test_every_founding_text_is_told_for_a_disclosure(result):
    assert (result.documents, result.requests, result.scores["verdict"].both) == (5, 6, 5)


def test_every_position_scope_and_exemption_is_right(result):
    """So are the other fields but four: questions of a page without numbers, long key phrases, and a step left out."""
    others = {"question", "question outcome", "key_phrase", "event"}
    assert [error for error in result.errors if error.split(": ")[1] not in others] == []
    assert result.scores["position"].both == 18


def test_the_request_without_an_answer_gets_no_position():
    text = (TEXTS / "cleveland-police-472-24.txt").read_bytes()
    (record,) = draft(
        Source(
            "472-24", text, "https://www.cleveland.police.uk/foi-ai/cleveland-police/disclosure/2024/may/foi-472-24/"
        )
    )["records"]
    rows = plain(record)
    assert "positions" not in rows
    assert (rows["requests"][0]["answer_seen"], rows["requests"][0]["outcome"]) == ("none", "unknown")
    assert [question["number"] for question in rows["questions"]] == ["1", "2", "3", "4", "5"]


def test_a_page_with_two_requests_gives_two_drafts():
    records = draft(Source("essex", (TEXTS / "essex-police-16495-and-16224.txt").read_bytes()))["records"]
    assert [plain(record)["requests"][0]["id"] for record in records] == ["essex-16495", "essex-16224"]


def test_five_earlier_requests_are_cited():
    (record,) = draft(Source("letter", (TEXTS / "south-yorkshire-police-20192577.txt").read_bytes()))["records"]
    assert [row["reference"] for row in plain(record)["citations"]] == [
        "20182312",
        "20180964",
        "20171723",
        "20180873",
        "20181495",
    ]


def test_the_total_of_the_scheme_becomes_a_figure():
    (record,) = draft(Source("opcc", (TEXTS / "cleveland-opcc-facial-recognition-funding.txt").read_bytes()))["records"]
    (figure,) = plain(record)["figures"]
    assert (figure["qualifier"], figure["value"], figure["unit"], figure["period"]) == (
        "up to",
        "4800000",
        "GBP",
        "2021/22",
    )
    assert "force" not in figure


def test_the_steps_of_a_thread_are_told_in_their_order():
    (record,) = draft(Source("thread", (TEXTS / "cleveland-police-13931-2022.txt").read_bytes()))["records"]
    steps = [(row["kind"], row.get("event_on", "")) for row in plain(record)["events"]]
    assert steps == [
        ("made", "2022-05-10"),
        ("acknowledged", ""),
        ("refused_as_invalid", ""),
        ("clarified", ""),
        ("received", "2022-05-12"),
        ("acknowledged", ""),
        ("responded", ""),
    ]


def test_no_key_phrase_is_longer_than_the_code_book_allows():
    for path in sorted(TEXTS.glob("*.txt")):
        for record in draft(Source(path.name, path.read_bytes()))["records"]:
            assert (
                all(len(row["key_phrase"].split()) <= 6 for row in plain(record)["positions"] if "key_phrase" in row)
                if "positions" in record["rows"]
                else True
            )
