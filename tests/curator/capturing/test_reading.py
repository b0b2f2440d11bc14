"""What is read of what a site sent, hostile or broken as it may be, and what a page has attached."""

import pytest

from bench.letters import pdf
from disclosures.curator.capturing.reading import attached_to, words_of
from tests.curator.services.hostile import bomb
from tests.curator.services.site import page

ADDRESS = "https://www.essex.police.uk/foi/1"
HTML = "text/html; charset=utf-8"


def test_the_words_are_read_without_personal_data():
    sent = page("Dear Mr Alan Smith, Essex Police uses drones. Write to foi@essex.example or call 01245 491491.")
    words = words_of(sent.content, HTML, ADDRESS)
    assert "Essex Police uses drones" in words.text
    assert not [part for part in ("Smith", "@", "491491") if part in words.text]
    assert (words.kind, words.title, words.message) == ("html", "Use of drones", "")


def test_whom_the_thread_names_is_taken_out_of_what_it_has_attached():
    assert "Larkspur" not in words_of(pdf("Request by Q Larkspur of 2024."), "", ADDRESS, ("Quentin Larkspur",)).text


def test_no_script_is_run_and_no_other_address_is_asked(monkeypatch):
    import socket

    monkeypatch.setattr(socket, "socket", None)
    hostile = (
        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><head><base href='http://10.0.0.1/'>"
        "<script>document.write('scripted')</script><link rel=stylesheet href='http://10.0.0.1/a.css'></head><body><main>"
        "<p onclick='x()'>Essex Police uses drones for searches, and it has done so for many years now &x;</p>"
        "<p>That is the answer to the request, in as many words as there have to be here.</p>"
        "<img src='http://10.0.0.1/b.png'><iframe src='http://10.0.0.1/'></iframe></main></body></html>"
    )
    text = words_of(hostile.encode(), HTML, ADDRESS).text
    assert "uses drones for searches" in text
    assert not [part for part in ("scripted", "root:", "onclick", "10.0.0.1") if part in text]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (pdf(""), "is a PDF without text, probably a scan; recognise its characters (OCR) first"),
        (b"%PDF-1.7 broken", "is a damaged PDF"),
        (b"PK\x03\x04 broken", "is a ZIP or a damaged Word file; save it as .docx or PDF"),
        (bomb(300_000_000), "unpacks to more than 200 MB, more than one answer has"),
        (b"\x89PNG....", "is a picture; a text is needed, so recognise its characters (OCR) first"),
        (b"<html><body></body></html>", "holds no words"),
        (b"", "holds no words"),
        (b"a\0b", "is not a text, a web page, a PDF or a DOCX file"),
        (b"{}", "is not the JSON of a WhatDoTheyKnow request (its address ends in .json)"),
    ],
)
def test_what_cannot_be_read_is_told(content, message):
    words = words_of(content, HTML, ADDRESS)
    assert words.text == ""
    assert words.message.startswith(message)


def test_a_page_nested_without_an_end_breaks_nothing():
    words = words_of(b"<html><body>" + b"<div>" * 200_000 + b"drones" * 3 + b"</body></html>", HTML, ADDRESS)
    assert words.text or words.message


@pytest.mark.parametrize(
    "wall",
    [
        "<title>Just a moment...</title><p>Verifying you are human. This may take a few seconds.</p>",
        "<p>We value your privacy. Accept all cookies to continue.</p>",
        "<p>Please complete the CAPTCHA to prove that you are no robot.</p>",
    ],
)
def test_a_wall_is_told_from_the_page_behind_it(wall):
    words = words_of(f"<html><body>{wall}</body></html>".encode(), HTML, ADDRESS)
    assert (words.text, words.wall) == ("", True)
    assert words.message == "is a wall (cookies, or a check for robots), not the page behind it"


def attached(links, address=ADDRESS):
    return attached_to(page("x", links=links).content, HTML, address)


def test_files_of_the_same_site_are_attached_each_once():
    links = "".join(
        f"<a href='{link}'>file</a>"
        for link in (
            "/files/answer.pdf",
            "answer.DOCX?v=2",
            "https://essex.police.uk/a.pdf#page=2",
            "/files/answer.pdf",
            "https://assets.www.essex.police.uk/b.pdf",
            "https://elsewhere.example/c.pdf",
            "https://notessex.police.uk/d.pdf",
            "/table.xlsx",
            "javascript:x.pdf",
            "mailto:x.pdf",
            "http://[::1/x.pdf",
            "/page.html?file=x.pdf",
        )
    )
    assert attached(links) == [
        "https://www.essex.police.uk/files/answer.pdf",
        "https://www.essex.police.uk/foi/answer.DOCX?v=2",
        "https://essex.police.uk/a.pdf",
        "https://assets.www.essex.police.uk/b.pdf",
    ]


def test_files_of_a_thread_are_attached_and_not_their_pictures_as_pages():
    thread = "https://www.whatdotheyknow.com/request/drones"
    links = "".join(
        f"<a href='/request/drones/response/12/attach/{file}'>file</a>"
        for file in ("3/Answer.pdf?cookie_passthrough=1", "html/3/Answer.pdf.html", "html/3/Answer.pdf", "4/Logo.png")
    )
    assert attached(links, thread) == [f"{thread}/response/12/attach/3/Answer.pdf?cookie_passthrough=1"]


def test_files_of_gov_uk_are_at_its_own_store():
    link = "https://assets.publishing.service.gov.uk/media/1/a.pdf"
    assert attached(f"<a href='{link}'>a</a>", "https://www.gov.uk/government/publications/x") == [link]


def test_menus_have_nothing_attached_and_a_list_of_answers_has_an_end():
    links = "".join(f"<a href='/{number}.pdf'>a</a>" for number in range(50))
    assert len(attached(links)) == 20
    menu = b"<html><body><nav><a href='/menu.pdf'>menu</a></nav><main><p>Words</p></main></body></html>"
    assert attached_to(menu, HTML, ADDRESS) == []


def test_what_is_no_page_has_nothing_attached():
    assert attached_to(pdf("drones"), "application/pdf", ADDRESS) == []
    assert attached_to(b"<a", HTML, ADDRESS) == []
