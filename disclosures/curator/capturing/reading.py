"""Reads what a site sent: its words without personal data, or why there are none, and what it has attached."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html

from disclosures.curator.fetching.charsets import in_utf8
from disclosures.curator.reading.drafting import assembled_text
from disclosures.curator.reading.formats import Unreadable, read
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.verdicts.seen import Seen
from disclosures.curator.reading.verdicts.telling import is_empty, is_scan, is_wall

WALL = "is a wall (cookies, or a check for robots), not the page behind it"
SCAN = "is a PDF without text, probably a scan; recognise its characters (OCR) first"
DOCUMENT = re.compile(r"\.(?:pdf|docx)(?:\?|$)", re.IGNORECASE)
IN_THREAD = re.compile(r"/request/[^/]+/response/\d+/attach/(?!html/)", re.IGNORECASE)
MOST_ATTACHMENTS = 20
"""That are read of one page: a page with more is a list of answers, not one."""
MAIN = (".//main", ".//article", ".//*[@role='main']")
"""Where the links of a page are looked for; in all of it where it marks no main part."""
ASSETS = {"gov.uk": "assets.publishing.service.gov.uk"}
"""Where a site keeps its files that does not keep them under its own name."""


@dataclass(frozen=True)
class Words:
    """What was read: `text` without personal data, or in `message` why there is none."""

    text: str = ""
    title: str = ""
    kind: str = ""
    message: str = ""
    wall: bool = False
    """A wall was sent in the place of the page."""
    names: tuple[str, ...] = ()
    """People whom the page names; they are taken out of what it has attached, too, and kept nowhere."""


def words_of(content: bytes, content_type: str, address: str, names: tuple[str, ...] = ()) -> Words:
    """The words of what a site sent, without those names and others that can be told. Never raises for what it is."""
    try:
        page = read(in_utf8(content, content_type))
        page = replace(page, names=[*page.names, *names])
        seen = Seen(page, address)
        if is_wall(seen):
            return Words(kind=page.kind, message=WALL, wall=True)
        if is_scan(seen) or is_empty(seen):
            return Words(kind=page.kind, message=SCAN if is_scan(seen) else "holds no words")
        text, _ = assembled_text(page)
        return Words(text, redact(page.title, page.names), page.kind, names=tuple(page.names))
    except Unreadable as error:
        return Words(message=str(error))
    except (RecursionError, MemoryError, ValueError, OverflowError) as error:
        return Words(message=f"cannot be read as what it is ({type(error).__name__})")


def attached_to(content: bytes, content_type: str, address: str) -> list[str]:
    """The addresses of the PDF and Word files that a page of a thread, or of a log, has attached, each once; those of
    the same site alone."""
    text = in_utf8(content, content_type).decode("utf-8", errors="replace")
    if not re.search(r"<a\b", text, re.IGNORECASE):
        return []
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (lxml.etree.LxmlError, ValueError):
        return []
    main = next((part for path in MAIN if (part := tree.find(path)) is not None), tree)
    links = [link.get("href") or "" for link in main.iter("a")]
    found = dict.fromkeys(filter(None, (_absolute(address, link) for link in links)))
    return [link for link in found if _is_attached(link, address)][:MOST_ATTACHMENTS]


def _absolute(address: str, link: str) -> str:
    try:
        absolute = urldefrag(urljoin(address, link.strip())).url
        return absolute if urlsplit(absolute).hostname and absolute.startswith(("http://", "https://")) else ""
    except ValueError:
        return ""


def _is_attached(link: str, address: str) -> bool:
    parts = urlsplit(link)
    host, ours = ((urlsplit(one).hostname or "").removeprefix("www.") for one in (link, address))
    if host != ours and not host.endswith(f".{ours}") and ASSETS.get(ours) != host:
        return False
    in_thread = IN_THREAD.search(parts.path)
    return bool(DOCUMENT.search(parts.path) and (in_thread or "/attach/html/" not in parts.path))
