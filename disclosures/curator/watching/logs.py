"""The pages of data/watched_pages.csv: which links of a log may be disclosures."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.etree
import lxml.html

from disclosures.curator.fetching.charsets import in_utf8
from disclosures.curator.fetching.fetching import Fetched, Fetcher, NotFetched
from disclosures.curator.reading.redaction import redact
from disclosures.curator.watching.items import Item

LINKS = "(//main|//article|//*[@role='main']|//body[not(//main|//article|//*[@role='main'])])//a[@href]"
"""Where the links of a page are that no selector picks out."""
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
LONGEST_TITLE = 200


def items_of(fetcher: Fetcher, page: dict[str, str]) -> list[Item]:
    """The entries of a watched page, given as its row by column.

    Raises:
        NotFetched: the page cannot be had, or its selector is faulty.
    """
    return entries_of(fetcher.fetch(page["address"]), page)


def entries_of(fetched: Fetched, page: dict[str, str]) -> list[Item]:
    """The links that the selector picks out, or all of the main part, each once; those of the same site alone.

    Raises:
        NotFetched: the page is none, or the selector is faulty.
    """
    text = in_utf8(fetched.content, fetched.headers.get("content-type", "")).decode("utf-8", errors="replace")
    try:
        tree = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (lxml.etree.LxmlError, ValueError) as error:
        raise NotFetched("is no page with links") from error
    try:
        links = tree.xpath(page["selector"] or LINKS)
    except lxml.etree.XPathError as error:
        raise NotFetched(f"the selector '{page['selector']}' is no XPath ({error})") from error
    found: dict[str, Item] = {}
    for link in links if isinstance(links, list) else []:
        if isinstance(link, lxml.html.HtmlElement) and (item := _item(link, fetched.address, page["authority"])):
            found.setdefault(item.address, item)
    return list(found.values())


def _item(link: lxml.html.HtmlElement, address: str, authority: str) -> Item | None:
    try:
        led = urldefrag(urljoin(address, (link.get("href") or "").strip())).url
        same = _site(led) == _site(address)
    except ValueError:
        return None
    title = " ".join((link.text_content() or link.get("title") or "").split())
    if not same or not led.startswith(("http://", "https://")) or not title or led == urldefrag(address).url:
        return None
    row = link.getparent()
    around = " ".join(row.text_content().split())[:1_000] if row is not None else ""
    dated = DAY.search(around)
    return Item(led, redact(title)[:LONGEST_TITLE], "log", authority, dated[1] if dated else "", around)


def _site(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
