"""Glossary, method, code-book, documents and data."""

import json
import re

import pytest

from disclosures.compiler.sql_files import read_folder
from disclosures.website.pages.documents import document_files, page_of
from tests.conftest import ROOT
from tests.website.pages.reading import links, words

pytestmark = pytest.mark.slow

JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
PAGES = ["/glossary", "/method", "/codebook", "/data"]


@pytest.mark.parametrize("path", [*PAGES, *map(page_of, document_files())])
def test_a_page_answers_and_every_link_within_it_has_its_anchor(site, path):
    page = site.get(path)
    assert page.status_code == 200
    anchors = {link[1:] for link in links(page) if link.startswith("#")} - {"main"}
    assert anchors <= set(re.findall(r'\bid="([^"]+)"', page.text))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_description_and_an_address(site, path):
    page = site.get(path).text
    assert re.search(r'<meta name="description" content="[^"]{40,}">', page)
    assert re.search(rf'<link rel="canonical" href="https://[^"]+{path}">', page)


def test_the_glossary_defines_every_position_with_its_sign(site, db):
    page = site.get("/glossary")
    for id, name, definition, glyph in db.execute("select id, name, definition, glyph from position_types"):
        assert (
            f'<tr id="position-{id}"><th scope="row"><span class="mark"><span class="glyph {id}" '
            f'aria-hidden="true">{glyph}' in page.text
        )
        assert name in words(page) and definition in words(page)


def test_the_glossary_defines_every_outcome_and_every_word_of_the_views(site, db):
    text = words(site.get("/glossary"))
    wanted = [definition for (definition,) in db.execute("select definition from outcomes")]
    for column, table in (
        ("voice", "position_facts"),
        ("said_basis", "position_facts"),
        ("scope", "positions"),
        ("status", "coverage_cells"),
        ("kind", "exemptions"),
    ):
        wanted += [value for (value,) in db.execute(f"select distinct {column} from {table}")]
    assert [value for value in wanted if value not in text] == []


def test_the_glossary_says_that_ncnd_is_neither_a_yes_nor_a_no(site):
    assert (
        "It is neither a yes nor a no." in words(site.get("/glossary")).partition("Neither confirms nor denies NCND")[2]
    )


def test_the_method_says_how_to_correct(site):
    page = site.get("/method").text
    assert '<h2 id="corrections">' in page
    assert "/docs/contributing#correct-a-row" in page
    assert 'id="correct-a-row"' in site.get("/docs/contributing").text


def test_a_document_that_has_a_page_of_its_own_leads_there(site):
    answer = site.get("/docs/method")
    assert (answer.status_code, answer.headers["location"]) == (301, "/method")


def test_no_page_shows_raw_markdown(site):
    for path in map(page_of, document_files()):
        text = words(site.get(path))
        assert "](" not in text and "|---" not in text, path


def test_every_query_of_the_method_runs(site):
    queries = [link for link in links(site.get("/method")) if link.startswith("/disclosures?sql=")]
    assert queries
    for query in queries:
        assert site.get(query).status_code == 200, query


def test_the_data_page_offers_every_table_and_view(site, db):
    found = links(site.get("/data"))
    views = [view.name for view in read_folder(ROOT / "sql" / "views")]
    tables = [path.stem for path in (ROOT / "data").glob("*.yml")]
    for name in (*views, *tables):
        assert {
            f"/disclosures/{name}",
            f"/disclosures/{name}.csv?_stream=on",
            f"/disclosures/{name}.json?_shape=objects",
        } <= found, name


def test_the_data_page_names_every_saved_query_with_its_caveat(site):
    text = words(site.get("/data"))
    for query in read_folder(ROOT / "sql" / "queries"):
        assert query.header["title"] in text and query.header["description"] in text


def test_the_rows_counted_are_the_rows_there_are(site, db):
    page = site.get("/data").text
    count = db.execute("select count(*) from requests").fetchone()[0]
    row = page.partition('<a href="/disclosures/requests">requests</a>')[2].partition("</tr>")[0]
    assert f'<td class="number">{count:,}</td>' in row


def test_every_download_and_example_gives_data(site):
    for link in links(site.get("/data")):
        if re.search(r"\.(csv|json|db)(\?|$)", link) and not link.startswith("http"):
            with site.stream("GET", link) as answer:
                assert answer.status_code == 200, link
                assert "html" not in answer.headers["content-type"], link


def test_the_dataset_is_described_for_search_engines(site, db):
    data = next(json.loads(text) for text in JSON_LD.findall(site.get("/data").text) if '"Dataset"' in text)
    assert len(data["description"]) >= 50
    assert data["license"].startswith("https://creativecommons.org/licenses/by/4.0")
    first, last = db.execute("select min(said_from), max(said_from) from position_facts").fetchone()
    assert data["temporalCoverage"] == f"{first}/{last}"
    for part in data["distribution"]:
        assert (part["@type"], part["contentUrl"].startswith("https://")) == ("DataDownload", True)
        path = re.sub("https://[^/]+", "", part["contentUrl"])
        with site.stream("GET", path) as answer:
            assert answer.status_code == 200, path
