"""A crawl from the home page to the end.

Every page of the site's own, and Datasette's pages as far as the site links to them.
"""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.slow

DATASETTE = ("/disclosures", "/basemap", "/-/", "/static", "/embed/", "/pictures/")
SAMPLES_OF_A_KIND = 3
"""Datasette's pages differ by their parameters only; of each table and set of parameters so many are fetched. So it is with the
answers of a force: tests/website/pages/test_answer_pages.py reads those of every kind."""


class Page(HTMLParser):
    """What a crawler sees of a page: links, ids, title, description, headings, linked data."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.headings, self.data = [], [], [], []
        self.language = self.title = self.description = self.canonical = ""
        self.collecting = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("id"):
            self.ids.append(values["id"])
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "meta" and values.get("name") == "description":
            self.description = values.get("content", "")
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "title" and not self.title:
            self.collecting = "title"
        if tag == "script" and values.get("type") == "application/ld+json":
            self.collecting = "data"
            self.data.append("")

    def handle_data(self, text):
        if self.collecting == "title":
            self.title += text
        elif self.collecting == "data":
            self.data[-1] += text

    def handle_endtag(self, tag):
        if tag in ("title", "script"):
            self.collecting = None


@dataclass
class Crawl:
    """Pages by address, the links between them, and the status of every address that was fetched."""

    pages: dict = field(default_factory=dict)
    links: dict = field(default_factory=lambda: defaultdict(set))
    status: dict = field(default_factory=dict)
    sizes: dict = field(default_factory=dict)


def is_own(path):
    return not path.startswith(DATASETTE)


def is_answer(path):
    """Whether the page is one of the thousands of a force and a technology."""
    return bool(re.fullmatch(r"/forces/[^/]+/(?!brief)[^/.]+", path))


def kind(address):
    parts = urlsplit(address)
    if is_answer(parts.path):
        return parts.path.rpartition("/")[0], ()
    if parts.query and parts.path.startswith(("/technologies/", "/table")):
        names = {name for name, _ in parse_qsl(parts.query)}
        return "/table", tuple(sorted(names)) if len(names) < 3 else ()
    if parts.path.startswith(("/embed/", "/pictures/")):
        return parts.path.split("/")[1], ()
    return parts.path, tuple(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))


@pytest.fixture(scope="session")
def crawl(site):
    found, waiting, samples = Crawl(), ["/"], Counter()
    seen = {"/"}
    while waiting:
        address = waiting.pop()
        answer = site.get(address)
        found.status[address] = answer.status_code
        if not is_own(urlsplit(address).path) or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found.sizes[address] = len(answer.content)
        page = found.pages[address] = Page(answer.text)
        for link in page.links:
            target = urljoin(f"{site.base_url}{address}", link)
            if not target.startswith(str(site.base_url)):
                continue
            parts = urlsplit(target)
            plain = parts.path + (f"?{parts.query}" if parts.query else "")
            found.links[plain].add((address, parts.fragment))
            if plain in seen:
                continue
            seen.add(plain)
            if not is_own(parts.path) or parts.query or is_answer(parts.path):
                samples[kind(plain)] += 1
                if samples[kind(plain)] > SAMPLES_OF_A_KIND:
                    continue
            waiting.append(plain)
    return found


def test_every_page_answers(crawl):
    wrong = {
        address: (status, sorted(page for page, _ in crawl.links[address])[:2])
        for address, status in crawl.status.items()
        if status != 200
    }
    assert wrong == {}


def test_the_crawl_reaches_every_disclosure_force_and_technology(crawl, database):
    import sqlite3

    db = sqlite3.connect(database)
    for table in ("requests", "publications", "forces", "technologies", "exemptions", "batches"):
        missing = [row[0] for row in db.execute(f"select id from {table}") if f"/{table}/{row[0]}" not in crawl.pages]
        assert missing == [], table


def test_no_link_leads_to_an_anchor_that_is_not_there(crawl):
    broken = [
        f"{page} -> {address}#{fragment}"
        for address, links in crawl.links.items()
        for page, fragment in links
        if fragment and address in crawl.pages and fragment not in crawl.pages[address].ids
    ]
    assert broken == []


def own_pages(crawl):
    return {address: page for address, page in crawl.pages.items() if "?" not in address}


def test_every_page_has_a_title_of_its_own_and_a_description(crawl):
    titles = Counter(page.title for page in own_pages(crawl).values())
    assert [title for title, times in titles.items() if times > 1] == []
    assert [address for address, page in own_pages(crawl).items() if not 20 <= len(page.description) <= 400] == []


def test_every_page_names_its_language_and_its_address(crawl):
    assert {page.language for page in crawl.pages.values()} == {"en-GB"}
    assert [address for address, page in own_pages(crawl).items() if urlsplit(page.canonical).path != address] == []


def test_headings_stand_in_order(crawl):
    wrong = {}
    for address, page in crawl.pages.items():
        steps = [later - earlier for earlier, later in pairwise(page.headings)]
        if page.headings.count(1) != 1 or page.headings[0] != 1 or any(step > 1 for step in steps):
            wrong[address] = page.headings
    assert wrong == {}


def test_no_id_stands_twice_on_a_page(crawl):
    assert {
        address: twice
        for address, page in crawl.pages.items()
        if (twice := [name for name, times in Counter(page.ids).items() if times > 1])
    } == {}


def test_linked_data_is_json_with_a_type_of_schema_org(crawl):
    for address, page in crawl.pages.items():
        for text in page.data:
            data = json.loads(text)
            assert data["@context"] == "https://schema.org", address
            assert data["@type"], address


def test_pages_stay_light(crawl):
    assert crawl.sizes["/"] <= 100_000
    assert {address: size for address, size in crawl.sizes.items() if size > 150_000} == {}
