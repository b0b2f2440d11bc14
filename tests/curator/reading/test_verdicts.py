"""What is no disclosure is told for what it is, and no row is made of it."""

import pytest

from bench.drafting import SETS, labelled
from bench.letters import pdf, scan
from disclosures.curator.reading.formats import Message, Page
from disclosures.curator.reading.verdicts.telling import verdict_of

BAD = [(source, verdict) for name in SETS for source, verdict, records in labelled(name) if not records]


@pytest.mark.parametrize(("source", "verdict"), BAD, ids=[source.name for source, _ in BAD])
def test_no_row_is_made_of(source, verdict, drafted):
    made = drafted(source.content, name=source.name)
    assert (made["verdict"], made["records"]) == (verdict, [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\n\t", "is empty"),
        ("<html><body><script>x()</script></body></html>", "is empty"),
        (
            "<html><head><title>Just a moment...</title></head><body>Enable JavaScript and cookies to continue</body></html>",
            "is a wall (cookies, or a check for robots), not the page behind it; open the page in a browser and save it",
        ),
        (scan(), "is a PDF without text, probably a scan; recognise its characters (OCR) first"),
        (
            "Nid yw'r heddlu yn defnyddio hwn ar hyn o bryd ac nid oes gwybodaeth yn cael ei chadw gan yr heddlu.",
            "is in Welsh; the drafting tool reads English, so draft from the English page or by hand",
        ),
        (
            "Cleveland Division of Police, Cleveland, Ohio\nPublic Records Request\nWe do not use facial recognition.",
            "is about a police department in the United States, which no UK freedom-of-information law covers",
        ),
        (
            "Request: do you use drones?\nResponse: The parish council does not use drones.",
            "is not of a UK police force, commissioner or other authority of data/authorities.csv",
        ),
        (b"%PDF-1.4 broken", "is a damaged PDF (PdfStreamError)"),
        (b"PK\x03\x04 broken", "is a ZIP or a damaged Word file; save it as .docx or PDF"),
        (b"\xd0\xcf\x11\xe0 old", "is an old Word file (.doc); save it as .docx or PDF"),
        (b"\x89PNG\r\n", "is a picture; a text is needed, so recognise its characters (OCR) first"),
        (b"\0\1\2\3" * 20, "is not a text, a web page, a PDF or a DOCX file"),
        ('{"a": 1}', "is not the JSON of a WhatDoTheyKnow request (its address ends in .json)"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_the_message_says_what_it_is_and_what_to_do(content, message, drafted):
    made = drafted(content)
    assert (made["message"], made["records"]) == (message, [])


def test_a_uk_answer_that_mentions_an_american_department_is_a_disclosure(drafted):
    made = drafted(
        "Essex Police FOI 12345\nFreedom of Information Act 2000\nRequest\nDo you share drones with the Cleveland Division of Police, Ohio?\nResponse\nEssex Police does not use drones."
    )
    assert made["verdict"] == "disclosure"


def test_an_answer_in_english_under_a_welsh_banner_is_a_disclosure(drafted):
    assert (
        drafted(
            "Mae'r dudalen hon ar gael yn Gymraeg\nGwent Police FOI 2020/1187\nRequest\nDo you use drones?\nResponse\nGwent Police uses drones."
        )["verdict"]
        == "disclosure"
    )


def test_the_same_letter_reads_alike_as_text_and_as_pdf(propose):
    text = "Essex Police\nOur ref: 20202\nDate: 3 August 2021\n\nRequest\nDo you use drones?\n\nResponse\nEssex Police uses drones.\n"
    of_text, of_pdf = propose(text), propose(pdf(text))
    assert of_text["positions"] == of_pdf["positions"]
    assert of_text["requests"][0] | {"source_kind": "letter"} == of_pdf["requests"][0]


NEWS = "Drone unit praised\nA freedom of information answer of Essex Police was obtained by the Courier.\n{}"


@pytest.mark.parametrize(
    ("text", "article", "verdict"),
    [
        (NEWS.format("Read more: other news"), False, "publication"),
        (NEWS.format(""), True, "publication"),
        (NEWS.format(""), False, "disclosure"),
        (NEWS.format("Read more: other news\nResponse"), False, "disclosure"),
        (NEWS.format("Read more: other news\nWe answer your request."), False, "disclosure"),
        (NEWS.format("Read more: other news\nDear sir"), False, "disclosure"),
    ],
)
def test_two_signs_of_a_reporter_make_news_unless_it_answers(text, article, verdict):
    page = Page("html", [Message(text)], article=article)
    assert verdict_of(page, "")[0] == verdict


@pytest.mark.parametrize(
    ("words", "language", "verdict"),
    [
        ("yn yr ac wedi mae gan", "", "not_english"),
        ("yn yr ac wedi mae", "", "not_uk_police"),
        ("yn yr ac wedi mae", "cy", "not_english"),
        ("yn yr ac wedi mae gan the of and", "", "not_uk_police"),
        ("yn yr ac wedi mae gan heddlu the of and", "", "not_english"),
    ],
)
def test_welsh_is_told_by_its_words(words, language, verdict):
    assert verdict_of(Page("html", [Message(words)], language=language), "")[0] == verdict
