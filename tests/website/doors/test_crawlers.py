"""What crawlers are told: robots.txt keeps them on the curated pages, sitemap.xml lists these."""

import asyncio
import re
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from datasette.app import Datasette
from lxml import etree
from protego import Protego

from disclosures.website.doors import sitemap

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def robots(site):
    answer = site.get("/robots.txt")
    assert answer.headers["content-type"].startswith("text/plain")
    return Protego.parse(answer.text)


@pytest.fixture(scope="module")
def listed(site):
    answer = site.get("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    root = etree.fromstring(answer.content)
    assert root.tag == f"{SITEMAP}urlset"
    assert {url.tag for url in root} == {f"{SITEMAP}url"}
    assert {tuple(part.tag for part in url) for url in root} == {(f"{SITEMAP}loc",)}
    assert len(answer.content) < 50 * 1024 * 1024
    return [url.findtext(f"{SITEMAP}loc") for url in root]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/forces",
        "/forces/essex",
        "/technologies/drones",
        "/requests/essex-16495",
        "/docs/cookbook",
        "/data",
        "/feeds/changes.atom",
        "/llms.txt",
        "/static/site.css",
    ],
)
def test_crawlers_may_read_the_curated_pages(robots, path):
    assert robots.can_fetch(f"https://example.org{path}", "anybot")


@pytest.mark.parametrize(
    "path",
    [
        "/disclosures",
        "/disclosures.db",
        "/disclosures/requests",
        "/disclosures/requests?_facet=law",
        "/disclosures?sql=select+1",
        "/disclosures/who_uses.csv",
        "/basemap",
        "/-/mcp",
        "/search?q=drones",
        "/?technology=drones",
        "/compare?family=biometrics",
        "/data/latest/disclosures.zip",
    ],
)
def test_crawlers_stay_off_rows_sql_exports_and_every_choice_of_parameters(robots, path):
    assert not robots.can_fetch(f"https://example.org{path}", "anybot")


def test_robots_txt_names_the_site_map(site, robots, listed):
    (address,) = robots.sitemaps
    assert urlsplit(address).path == "/sitemap.xml"
    assert {urlsplit(page)[:2] for page in listed} == {urlsplit(address)[:2]}


def test_the_site_map_is_within_the_protocol(listed, robots):
    assert 500 < len(listed) <= 50_000
    assert len(set(listed)) == len(listed)
    assert [
        page for page in listed if not re.fullmatch(r"https://[a-z0-9.-]+/[a-z0-9/-]*", page) or len(page) >= 2048
    ] == []
    assert [page for page in listed if not robots.can_fetch(page, "anybot")] == []


def test_the_site_map_lists_the_pages_that_a_crawl_finds(site, listed, database):
    import sqlite3

    paths = {urlsplit(page).path for page in listed}
    tables = ("forces", "technologies", "requests", "publications", "exemptions", "batches")
    wanted = {
        f"/{table}/{id}" for table in tables for (id,) in sqlite3.connect(database).execute(f"select id from {table}")
    }
    assert wanted - paths == set()
    others = sorted(path for path in paths if path.count("/") == 1 or path.startswith(("/docs/", "/authorities/")))
    assert {"/", "/forces", "/compare", "/method", "/docs/cookbook"} <= set(others)
    assert {path: site.get(path).status_code for path in others} == dict.fromkeys(others, 200)


def map_of(database, path):
    """What the site map says at that path, and its addresses as paths."""
    part = re.fullmatch(r"/sitemap(?:-(\d+))?\.xml", path)[1]
    datasette = Datasette([], immutables=[str(database)])
    request = SimpleNamespace(url_vars={"part": part}, scope={}, host="here")
    datasette.absolute_url = lambda request, path: f"https://here{path}"
    root = etree.fromstring(asyncio.run(sitemap.sitemap(datasette, request)).body.encode())
    return root.tag, [urlsplit(one.findtext(f"{SITEMAP}loc")).path for one in root]


def test_a_long_site_map_is_an_index_of_parts_that_together_hold_every_page_once(database, listed, monkeypatch):
    monkeypatch.setattr(sitemap, "MOST", 300)
    kind, parts = map_of(database, "/sitemap.xml")
    assert kind == f"{SITEMAP}sitemapindex"
    held = [map_of(database, part)[1] for part in parts]
    assert len(parts) > 2 and [len(part) for part in held[:-1]] == [300] * (len(parts) - 1)
    assert [page for part in held for page in part] == [urlsplit(page).path for page in listed]


@pytest.mark.parametrize("part", ["0", "2", "9999"])
def test_a_part_that_is_not_there_is_not_found(site, part):
    assert site.get(f"/sitemap-{part}.xml").status_code == 404
