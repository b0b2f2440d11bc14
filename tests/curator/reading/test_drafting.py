"""The draft of a document as a whole: what it tells of its source, and of what no single field decides."""

import hashlib

import pytest

from bench.letters import pdf, word
from disclosures.curator.reading.drafting import draft, kind_of
from disclosures.curator.reading.formats import Page
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sources import Source
from tests.curator.conftest import letter

USE = "Does Essex Police use drones?"
WEB = "<!doctype html><html><head><title>{}</title>{}</head><body><main>{}</main></body></html>"


def test_a_draft_tells_its_source():
    content = letter(USE, "We do.").encode()
    made = draft(Source("a.txt", content, "https://www.essex.police.uk/x"))
    sha = hashlib.sha256(content).hexdigest()
    assert made["source"] == {
        "name": "a.txt",
        "url": "https://www.essex.police.uk/x",
        "kind": "disclosure_log",
        "sha256": sha,
    }
    assert draft(Source("a.txt", content, "no address"))["source"]["url"] is None
    assert draft(Source("a.txt", content))["source"]["kind"] == "text"


def test_an_empty_and_an_unreadable_document_have_no_records():
    assert (draft(Source("a", b" "))["verdict"], draft(Source("a", b"\xff\xd8"))["verdict"]) == ("empty", "unreadable")


@pytest.mark.parametrize(
    ("page", "url", "kind"),
    [
        (Page("json", [], thread=True), "", "whatdotheyknow"),
        (Page("docx", []), "", "letter"),
        (Page("html", [], title="Essex Police and Crime Commissioner"), "", "text"),
        (Page("pdf", []), "https://www.essex.police.uk/x.pdf", "disclosure_log"),
        (Page("html", []), "https://cleveland.pcc.police.uk/x", "commissioner_site"),
        (Page("html", []), "https://www.london.gov.uk", "commissioner_site"),
        (
            Page("html", []),
            "https://www.whatdotheyknow.com/request/1/response/2/attach/html/3/a.pdf.html",
            "whatdotheyknow",
        ),
        (Page("html", []), "https://www.spa.police.uk/x", "other"),
        (Page("html", []), "https://docslib.org/doc/1", "other"),
        (Page("html", []), "https://www.bbc.co.uk/news", "other"),
        (Page("html", []), "https://drones.blog.example/2021/05/answer", "other"),
        (Page("text", []), "https://www.essex.police.uk", "disclosure_log"),
        (Page("text", []), "", "text"),
    ],
)
def test_the_kind_of_a_source(page, url, kind):
    assert kind_of(page, url) == kind


def test_a_draft_of_a_letter_is_alike_in_every_format(propose):
    text = letter(USE, "Essex Police does not use drones at all. It is a pity.")
    for content in (pdf(text), word(text)):
        rows = propose(content)
        assert [row["position"] for row in rows["positions"]] == ["does_not_use"]
        assert rows["requests"][0]["source_kind"] == "letter"


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("Drones | Essex Police", "Drones"),
        ("Drones – Essex Police", "Drones"),
        ("FOI 30303 Drones | Essex Police", "Drones"),
        ("Freedom of Information request: Drones", "Drones"),
        ("Freedom of information - Drones", "Drones"),
        ("FOI 30303 | Essex Police", None),
        ("x" * 151, None),
        ("Drones 2023 - 2024", "Drones 2023 - 2024"),
        ("FOI 30303 - Drones | Essex Police", "Drones"),
        ("30303: Drones – Essex Police", "Drones"),
    ],
)
def test_the_title_is_the_printed_subject(printed, title, propose):
    body = "".join(f"<p>{line}</p>" for line in letter(USE, "We use drones.").split("\n"))
    assert propose(WEB.format(printed, "", body))["requests"][0].get("title") == title


def test_the_title_of_an_entry_is_its_heading(drafted):
    entry = "{}\n{}\nDo you use drones?\nNo information held\n1 May 2024\n"
    text = "Essex Police\nPUB 1\n" + entry.format("16495", "Drones of ours") + entry.format("16224", "x" * 120 + ".")
    first, second = drafted(text)["records"]
    assert first["rows"]["requests"][0]["title"]["value"] == "Drones of ours"
    assert second["rows"]["requests"][0]["title"]["value"] == "Do you use drones?"


def test_each_value_rests_on_the_words_that_say_it(drafted):
    made = drafted(letter("1. Do you use drones?\n2. Where?", "1. We use drones.\n2. In Essex.\n3. It is so."))
    rows = made["records"][0]["rows"]

    def words(cell):
        return [made["text"][start:end].strip() for start, end in cell["evidence"]]

    request = rows["requests"][0]
    assert words(request["authority"]) == ["Essex Police"]
    assert words(request["outcome"]) == ["1. We use drones.", "2. In Essex."]
    assert words(request["answer_seen"]) == ["1. We use drones."]
    assert words(rows["request_technologies"][0]["technology"]) == ["drones"]
    assert words(rows["questions"][0]["number"]) == ["1. Do you use drones?"]
    assert words(rows["questions"][0]["outcome"]) == ["1. We use drones."]
    assert words(rows["positions"][0]["technology"]) == ["drones"]
    assert words(rows["positions"][0]["position"]) == ["use drones"]
    assert words(rows["positions"][0]["question"]) == ["1. We use drones."] or words(
        rows["positions"][0]["question"]
    ) == ["We use drones."]


def test_a_yes_rests_on_itself_and_its_technology_on_the_question(drafted):
    made = drafted(letter("1. Do you use drones?\n2. Where?", "1. Yes, in Essex.\n2. There."))
    (row,) = made["records"][0]["rows"]["positions"]
    evidence = {column: made["text"][slice(*cell["evidence"][0])] for column, cell in row.items() if cell["evidence"]}
    assert (evidence["position"], evidence["technology"]) == ("Yes", "1. Do you use drones?")


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Hello Ann,", "Hello […],"),
        ("Hi Ann Other.", "Hi […]."),
        ("Good morning Ann", "Good morning […]"),
        ("Good afternoon Ann", "Good afternoon […]"),
        ("Yours faithfully, Ann Other", "Yours faithfully, […]"),
        ("Yours truly\nAnn", "Yours truly\n[…]"),
        ("Kind regards\nAnn", "Kind regards\n[…]"),
        ("Best wishes, Ann", "Best wishes, […]"),
        ("Many thanks Ann", "Many thanks […]"),
        ("Warm regards Ann", "Warm regards […]"),
        ("Regards\nAnn", "Regards\n[…]"),
        ("Sincerely, Ann", "Sincerely, […]"),
        ("Name: Ann Other", "Name: […]"),
        ("Requested by Ann Other", "Requested by […]"),
        ("Requester: Ann Other", "Requester: […]"),
        ("Contact: Ann Other", "Contact: […]"),
        ("Signed by: Ann Other", "Signed by: […]"),
        ("Author: Ann Other", "Author: […]"),
        ("my full name is Ann Other", "my full name is […]"),
        ("Dear Ann,\nAnn wrote.", "Dear […],\n[…] wrote."),
        ("Dear Ann,\nAnna wrote.", "Dear […],\nAnna wrote."),
        ("Dear Jo Lin,\nLin is not of Jo.", "Dear […],\n[…] is not of Jo."),
        ("phone 01622 555 019", "[…]"),
        ("fax: 01622 555019 or 555020", "[…]"),
        ("ext 12345", "[…]"),
        ("mobile number 07700 900000", "[…]"),
        ("call us on (01622) 555-019", "[…]"),
        ("call 12", "call 12"),
        ("Ann <ann@a.example>", "Ann […]"),
        ("a [mailto:x] b", "a […] b"),
        ("Cllr Other and PC B. Other", "[…] and […]"),
        ("Dear A. Other,", "Dear […],"),
        ("Commissioner Cleveland Police", "Commissioner Cleveland Police"),
        ("Commander Information Rights Office", "Commander Information Rights Office"),
        ("Commander Joe Bloggs Office", "Commander Joe Bloggs Office"),
        ("Commander Joe Bloggs", "[…]"),
    ],
)
def test_people_are_taken_out_wherever_they_stand(text, redacted):
    assert redact(text) == redacted


def test_a_name_that_the_page_tells_is_taken_out():
    assert redact("Ann Other asked; ann other is OTHER.", ["Ann Other", " "]) == "[…] asked; […] is OTHER."
