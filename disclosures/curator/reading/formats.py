"""Reads a captured answer, whatever its format, into messages of plain text."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from dataclasses import dataclass, field, replace
from typing import Any, cast
from xml.parsers.expat import ExpatError

import html_text
import lxml.html

from disclosures.curator.reading.apart import NotRead, read_apart
from disclosures.curator.reading.vocabulary import VOCABULARY

LONGEST = 2_000_000
"""Characters of text; a page that holds more is not one answer."""
LARGEST_AT_ONCE = 500_000
"""Bytes of a text or web page that is read without a process of its own."""
LARGEST_UNPACKED = 200_000_000
"""Bytes that a Word file may unpack to."""
PDF = b"%PDF"
PACKED = b"PK\x03\x04"


class Unreadable(Exception):
    """The bytes cannot be read as what they are; the message says why."""


@dataclass(frozen=True)
class Message:
    """A text and, in a thread, who wrote it (requester or authority) and on which day."""

    text: str
    sender: str = ""
    sent_on: str = ""
    cut: bool = False
    """The text breaks off."""


@dataclass(frozen=True)
class Page:
    """A document as it was read."""

    kind: str
    """text, html, json, pdf or docx."""
    messages: list[Message]
    title: str = ""
    language: str = ""
    url: str = ""
    authority: str = ""
    """Of a thread: the id of the authority that was asked."""
    names: list[str] = field(default_factory=list)
    """People whom the page's own markup names."""
    thread: bool = False
    article: bool = False
    """The page calls itself a news article."""

    @property
    def text(self) -> str:
        """That of all messages."""
        return "\n\n".join(message.text for message in self.messages)


def read(content: bytes) -> Page:
    """The page that the bytes hold. PDF and Word files, and whatever is large, are read in a process of its own.

    Raises:
        Unreadable: with a plain sentence.
    """
    if len(content) <= LARGEST_AT_ONCE and not content.startswith(PACKED) and not content.lstrip().startswith(PDF):
        return read_here(content)
    try:
        fields: dict[str, Any] = read_apart(content)
    except NotRead as error:
        raise Unreadable(str(error)) from error
    return Page(**fields | {"messages": [Message(**message) for message in fields["messages"]]})


def read_here(content: bytes) -> Page:
    """The page, without a limit of time or memory. Raises Unreadable with a plain sentence."""
    if content.lstrip().startswith(PDF):
        return _pdf(content)
    if content.startswith(PACKED):
        return _docx(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("is an old Word file (.doc); save it as .docx or PDF")
    if content.startswith((b"\xff\xd8", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")):
        raise Unreadable("is a picture; a text is needed, so recognise its characters (OCR) first")
    text = _decoded(content)
    if "\0" in text:
        raise Unreadable("is not a text, a web page, a PDF or a DOCX file")
    if text.lstrip().startswith("{"):
        return _json(text)
    if re.search(r"<(?:!doctype html|html|body|head|main|article|div|p)\b", text[:5_000], re.IGNORECASE):
        return _html(text)
    return _plain(text)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def clean(text: str) -> str:
    """Unicode in one form, no invisible characters, no space at the end of a line, at most one blank line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n"))
    text = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", text).replace("\u00a0", " ").replace("\u2011", "-")
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r" ?\n ?", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()[:LONGEST]


LIST_MARK = re.compile(r"(?:[-•*▪]|\(?[0-9]{1,2}[a-z]?[.):]|\(?[a-z][.)]|Q(?:uestion)? ?\d|[ivx]+[.)])")


ANSWERS = re.compile(r"(?:A|Our) response to (?:this|that|the|part|point|question)\b|No information (?:is )?held")
"""The beginning of an answer, whatever stands before it."""


def unwrap(text: str) -> str:
    """Lines that were broken by width, as in letters and e-mails, made whole again."""
    lines = text.split("\n")
    whole: list[str] = []
    for line in lines:
        if whole and whole[-1] and line and _continues(whole[-1].rsplit("\n", 1)[-1], line):
            whole[-1] += " " + line
        else:
            whole.append(line)
    return "\n".join(whole)


def _continues(before: str, line: str) -> bool:
    if LIST_MARK.match(line) or re.match(r"https?://", line) or ANSWERS.match(line):
        return False
    if re.match(r"[a-z(]", line) and not before.endswith((".", ":", ";", "?", "!")):
        return len(before) > 40
    return len(before) > 70 and not before.endswith((".", ":", ";", "?", "!", ")"))


def _plain(text: str) -> Page:
    text = unwrap(without_banners(clean(text)))
    thread = re.search(r"made this Freedom of Information request to ([A-Z].*?)(?: Automatic anti-spam|\n|$)", text)
    if not thread:
        return Page("text", [Message(text)])
    return Page(
        "text", _captured_thread(text), title=text.split("\n", 1)[0], authority=_authority_named(thread[1]), thread=True
    )


FAREWELL = re.compile(r"(?:Yours|Kind|Best|Many|Regards|Sincerely|Thanks)\b")


def _captured_thread(text: str) -> list[Message]:
    """The messages of a thread copied as text: a requester's begins with Dear and the authority, an authority's with
    its mailbox."""
    mailboxes = set(re.findall(r"^(?:Dear )?([A-Z][^\n,]{3,60}),$", text, re.MULTILINE))
    mailboxes = {
        box
        for box in mailboxes
        if not FAREWELL.match(box)
        and re.search(rf"^{re.escape(box)},$", text, re.MULTILINE)
        and text.count(f"{box},") > 1
    }
    starts = [0]
    senders = [""]
    for line in re.finditer(r"^.+$", text, re.MULTILINE):
        said = line[0].removesuffix(",")
        if said in mailboxes:
            starts.append(line.start())
            senders.append("authority")
        elif said.startswith("Dear ") and (said[5:] in mailboxes or _authority_named(said[5:])):
            starts.append(line.start())
            senders.append("requester")
    ends = [*starts[1:], len(text)]
    return [
        Message(text[start:end].strip(), sender)
        for start, end, sender in zip(starts, ends, senders, strict=True)
        if text[start:end].strip()
    ]


def _authority_named(text: str) -> str:
    return next((phrase.code for phrase in VOCABULARY.authority_names if phrase.pattern.search(text)), "")


def _pdf(content: bytes) -> Page:
    from disclosures.curator.reading.pdf_text import NoText, text_of_pdf  # not above: few need it, and it takes time

    try:
        text = text_of_pdf(content)
    except NoText as error:
        raise Unreadable(str(error)) from error
    return Page("pdf", [Message(unwrap(clean(text)))])


def _docx(content: bytes) -> Page:
    import mammoth  # type: ignore[import-untyped]  # not above: few need it, and it takes time

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
        if size > LARGEST_UNPACKED:
            raise Unreadable(f"unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB, more than one answer has")
        html = mammoth.convert_to_html(io.BytesIO(content), convert_image=lambda image: []).value
    except (zipfile.BadZipFile, ExpatError, KeyError, ValueError, AttributeError, IndexError, OSError) as error:
        raise Unreadable("is a ZIP or a damaged Word file; save it as .docx or PDF") from error
    return Page("docx", [Message(_text_of(lxml.html.fromstring(f"<div>{html}</div>")))])


NOT_CONTENT = (
    "//script|//style|//noscript|//nav|//header[not(.//h1)]|//footer|//form|//button|//aside|//iframe|//svg|//template"
)
CITING = re.compile(r"foi|freedom|disclosure|whatdotheyknow\.com/request/")
"""Addresses of requests and logs; other links are not shown."""
ARTICLE = "//meta[@property='og:type' and @content='article']|//*[contains(@class, 'byline')]"
CORRESPONDENCE = "//*[contains(concat(' ', normalize-space(@class), ' '), ' correspondence ')]"
FEWEST_WORDS = 20
"""Of what a page marks as its main part; with fewer, its body is read."""
BANNER = re.compile(
    r"(quickly exit this site|leave this site$|essential cookies|cookie preferences|"
    r"manage your preferences and cookie|there was a technical problem\. please try|"
    r"^this site is a beta|website uses cookies|accept cookies|^skip to |your privacy$|^read aloud|^print this page)",
    re.IGNORECASE,
)
LONGEST_BANNER = 400
"""Characters of a line that can be a banner of the site and not part of an answer."""


def without_banners(text: str) -> str:
    """The text without the lines in which a site speaks of cookies, of leaving and of itself."""
    return clean("\n".join(line for line in text.split("\n") if len(line) > LONGEST_BANNER or not BANNER.search(line)))


def _text_of(element: lxml.html.HtmlElement) -> str:
    """The text as a reader sees it: blocks on lines of their own, items of numbered lists with their numbers, links
    that cite with addresses."""
    for numbered in _elements(element, ".//ol"):
        for number, item in enumerate(_elements(numbered, "li"), _first_number(numbered)):
            if not LIST_MARK.match((item.text_content() or "").strip()):
                item.text = f"{number}. {item.text or ''}"
    for link in _elements(element, ".//a[starts-with(@href, 'http')]"):
        address = link.get("href") or ""
        if CITING.search(address) and address not in (link.text_content() or ""):
            link.tail = f" {address} {link.tail or ''}"
    return clean(html_text.extract_text(element, guess_layout=True))


def _first_number(numbered: lxml.html.HtmlElement) -> int:
    start = numbered.get("start") or ""
    return int(start) if re.fullmatch(r"-?[0-9]{1,6}", start) else 1


def _html(text: str) -> Page:
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (lxml.etree.ParserError, ValueError) as error:
        raise Unreadable("is a web page without content") from error
    url = _first_text(tree, "//link[@rel='canonical']/@href|//meta[@property='og:url']/@content")
    page = Page(
        "html",
        [],
        title=" ".join(_first_text(tree, "//title/text()").split()),
        language=(tree.get("lang") or "").lower(),
        url=url if url.startswith("http") else "",
        article=bool(_elements(tree, ARTICLE)),
    )
    for element in _elements(tree, NOT_CONTENT):
        if element.getparent() is not None:
            element.drop_tree()
    correspondence = _elements(tree, CORRESPONDENCE)
    if correspondence:
        return _thread(tree, correspondence, page)
    main = next(iter(_elements(tree, "//main|//article|//*[@role='main']")), None)
    body = next(iter(_elements(tree, "body")), tree)
    chosen = main if main is not None and len((main.text_content() or "").split()) > FEWEST_WORDS else body
    return replace(page, messages=[Message(without_banners(_text_of(chosen)))])


def _elements(element: lxml.html.HtmlElement, path: str) -> list[lxml.html.HtmlElement]:
    return cast(list[lxml.html.HtmlElement], element.xpath(path))


def _texts(element: lxml.html.HtmlElement, path: str) -> list[str]:
    """Texts or attributes that are not blank, without spaces at their ends."""
    return [text.strip() for text in cast(list[str], element.xpath(path)) if text.strip()]


def _first_text(element: lxml.html.HtmlElement, path: str) -> str:
    return next(iter(_texts(element, path)), "")


def _thread(tree: lxml.html.HtmlElement, correspondence: list[lxml.html.HtmlElement], page: Page) -> Page:
    """A request of WhatDoTheyKnow, or of another site that runs Alaveteli, with its messages."""
    messages: list[Message] = []
    names: list[str] = []
    for element in correspondence:
        outgoing = "outgoing" in (element.get("class") or "").split()
        if outgoing:
            names += _texts(element, ".//*[contains(@class, 'correspondence__header__author')]//text()")
        inner = next(iter(_elements(element, ".//*[contains(@class, 'correspondence_text')]")), element)
        sender = "requester" if outgoing else "authority"
        messages.append(Message(unwrap(_text_of(inner)), sender, _first_text(element, ".//time/@datetime")[:10]))
    names += _texts(tree, "//a[contains(@href, '/user/')]/text()")
    body = _first_text(tree, "//a[contains(@href, '/body/')]/@href").rstrip("/").rsplit("/", 1)[-1]
    heading = next(iter(_elements(tree, "//h1")), None)
    return replace(
        page,
        messages=messages,
        title=page.title if heading is None else heading.text_content().strip(),
        authority=_authority_on_site(body),
        names=names,
        thread=True,
    )


def _authority_on_site(url_name: str) -> str:
    return next(
        (row["id"] for row in VOCABULARY.authorities.values() if url_name and row["whatdotheyknow"] == url_name), ""
    )


def _json(text: str) -> Page:
    """A request of WhatDoTheyKnow as JSON. It holds the beginning of each message only."""
    try:
        held = json.loads(text)
        body, events = held["public_body"], held["info_request_events"]
        names = [held["user"]["name"]] if held.get("user") else []
        messages = [
            Message(
                _lines_of_snippet(event["snippet"]),
                "authority" if event["event_type"] == "response" else "requester",
                event["created_at"][:10],
                _is_cut(event["snippet"]),
            )
            for event in events
            if event["event_type"] in ("sent", "response", "followup_sent") and event.get("snippet")
        ]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("is not the JSON of a WhatDoTheyKnow request (its address ends in .json)") from error
    url = f"https://www.whatdotheyknow.com/request/{held['url_title']}" if held.get("url_title") else ""
    authority = _authority_on_site(body.get("url_name", "")) or _authority_named(body.get("name", ""))
    return Page("json", messages, title=held.get("title", ""), url=url, authority=authority, names=names, thread=True)


def _lines_of_snippet(snippet: str) -> str:
    """A snippet has no line ends; greeting and farewell get theirs back."""
    text = re.sub(r"^(Dear [^,]{2,60},) ", r"\1\n", clean(snippet))
    return re.sub(r"(?<=[.?!]) (?=(?:Yours (?:faithfully|sincerely)|Kind regards|Many thanks),?)", "\n", text)


def _is_cut(snippet: str) -> bool:
    return snippet.rstrip().endswith(("...", "…"))
