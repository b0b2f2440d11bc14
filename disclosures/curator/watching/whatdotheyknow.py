"""The search feeds of WhatDoTheyKnow, which are Atom: https://www.whatdotheyknow.com/help/api."""

from __future__ import annotations

import re
from urllib.parse import quote

import html_text
import lxml.etree

from disclosures.curator.fetching.fetching import Fetched, Fetcher, NotFetched, Question
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.vocabulary import VOCABULARY
from disclosures.curator.watching.items import Item

FEED = "https://www.whatdotheyknow.com/feed/search"
PAUSE = 5.0
"""Seconds between two feeds."""
ATOM = {"atom": "http://www.w3.org/2005/Atom"}
BODY = re.compile(r"/body/([\w-]+)")


def feed_of(technology: str, body: str = "") -> str:
    """The address of the feed of a technology, by its name; of one body alone where it is given by its name there.

    >>> feed_of("Body-worn video", "essex_police")
    'https://www.whatdotheyknow.com/feed/search/%22Body-worn%20video%22%20requested_from%3Aessex_police'
    """
    wanted = f'"{technology}"' + (f" requested_from:{body}" if body else "")
    return f"{FEED}/{quote(wanted, safe='')}"


def items_of(fetcher: Fetcher, technology: str, body: str = "") -> list[Item]:
    """What the feed lists of bodies that are in the data. A feed is for programs that read feeds, so it is asked for as
    such: one at a time, slowly.

    Raises:
        NotFetched: it cannot be had, or is no Atom.
    """
    fetcher.pace.slow_down("www.whatdotheyknow.com", PAUSE)
    return entries_of(fetcher.fetch(feed_of(technology, body), Question(robots=False)))


def entries_of(fetched: Fetched) -> list[Item]:
    """The entries of an Atom feed; nothing that a feed names is fetched.

    Raises:
        NotFetched: it is no Atom.
    """
    parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        feed = lxml.etree.fromstring(fetched.content, parser)
    except lxml.etree.XMLSyntaxError as error:
        raise NotFetched("sent what is no Atom feed") from error
    if feed.tag != f"{{{ATOM['atom']}}}feed":
        raise NotFetched("sent what is no Atom feed")
    found = (_item(entry) for entry in feed.findall("atom:entry", ATOM))
    return [item for item in found if item]


def _item(entry: lxml.etree._Element) -> Item | None:
    link = entry.find("atom:link[@rel='alternate']", ATOM)
    address = (link.get("href") if link is not None else "") or ""
    content = entry.findtext("atom:content", "", ATOM)
    authority = _authority(content)
    if not address.startswith("https://") or not authority:
        return None
    return Item(
        address,
        redact(_plain(entry.findtext("atom:title", "", ATOM))),
        "whatdotheyknow",
        authority,
        entry.findtext("atom:published", "", ATOM)[:10],
        _plain(content),
    )


def _authority(content: str) -> str:
    """The body whose page the entry links to, or that it names."""
    slugs = set(BODY.findall(content))
    for row in VOCABULARY.authorities.values():
        if row["whatdotheyknow"] and row["whatdotheyknow"] in slugs:
            return row["id"]
    return next((one.code for one in VOCABULARY.authority_names if one.pattern.search(_plain(content))), "")


def _plain(html: str) -> str:
    """The text of a piece of HTML."""
    try:
        return " ".join(html_text.extract_text(html, guess_layout=False).split())
    except (lxml.etree.LxmlError, ValueError):
        return ""
