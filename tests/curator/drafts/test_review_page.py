"""A draft as a page to read and print."""

import re

from disclosures.compiler.schema import read_schema
from disclosures.curator.drafts.files import read_draft
from disclosures.curator.drafts.review_page import pieces, review_page
from tests.conftest import ROOT
from tests.curator.made_up_draft import TEXT, draft, written
from tests.website.pages.reading import squeezed, words

SCHEMA = read_schema(ROOT / "data")


class Page:
    def __init__(self, text):
        self.text = text


def page_of(tmp_path, content):
    return review_page(read_draft(written(tmp_path, content), SCHEMA), SCHEMA)


def test_the_text_is_cut_where_evidence_begins_and_ends():
    cut = pieces("abcdefgh", {(1, 4): 1, (3, 6): 2, (3, 4): 3})
    assert [(piece.words, piece.evidence, piece.begins) for piece in cut] == [
        ("a", (), ()),
        ("bc", (1,), (1,)),
        ("d", (1, 2, 3), (2, 3)),
        ("ef", (2,), ()),
        ("gh", (), ()),
    ]


def test_no_text_has_no_pieces():
    assert pieces("", {}) == []


def test_every_value_links_to_its_evidence_and_the_whole_text_is_there(tmp_path):
    page = page_of(tmp_path, draft())
    links, anchors = re.findall(r'href="#(e\d+)"', page), re.findall(r'<sup id="(e\d+)"', page)
    assert len(set(anchors)) == len(anchors) == len(set(links))
    assert set(links) == set(anchors)
    text = re.search(r'<div class="text">(.*?)</div>', page, re.DOTALL)[1]
    assert squeezed(
        words(Page(re.sub(r"<sup.*?</sup>", "", text).replace("<mark>", "").replace("</mark>", "")))
    ) == squeezed(TEXT)
    assert "Use of drones" in page and "partly_disclosed" in page


def test_markup_in_a_draft_is_shown_and_not_run(tmp_path):
    content = draft()
    content["source"]["name"] = "<script>alert(1)</script>"
    content["message"] = "<img src=x onerror=alert(1)>"
    content["records"][0]["rows"]["requests"][0]["title"]["value"] = "'\"><b>bold</b>"
    page = page_of(tmp_path, content)
    assert "<script" not in page and "<img" not in page and "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;daily&gt;" in page


def test_the_page_asks_for_nothing_from_elsewhere(tmp_path):
    page = page_of(tmp_path, draft())
    assert re.findall(r"<(?:link|script|img|iframe|base)\b|\b(?:src|action)=|url\(|@import", page) == []
    assert all(address.startswith("#") for address in re.findall(r'href="([^"]*)"', page))
    assert "default-src 'none'" in page


def test_the_command_writes_the_page_and_decides_nothing(project, run):
    path = written(project.folder, draft())
    before = path.read_bytes()
    finished = run("review", path, "--data", "data", "--html", "page.html")
    assert (finished.status, finished.out, path.read_bytes()) == (0, ["written to page.html"], before)
    assert (project.folder / "page.html").read_text().startswith("<!doctype html>")


def test_a_page_that_cannot_be_written_is_told(project, run):
    finished = run("review", written(project.folder, draft()), "--data", "data", "--html", "nowhere/page.html")
    assert finished.err == ["nowhere/page.html: cannot be written (No such file or directory)"]


def test_what_is_no_disclosure_says_what_it_is(tmp_path):
    content = draft() | {"verdict": "consent_wall", "message": "This is a consent wall, not an answer.", "records": []}
    page = page_of(tmp_path, content)
    assert "This is a consent wall, not an answer." in page
    assert "No row is proposed." in page
