"""Datasette's own pages: in the site's clothes, with labels, links and names for every control."""

import re
import sqlite3

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT
from tests.website.pages.reading import links, words

pytestmark = pytest.mark.slow

TABLES = [table.name for table in read_schema(ROOT / "data")]
VIEWS = [view.name for view in read_folder(ROOT / "sql" / "views")]
QUERIES = [query.name for query in read_folder(ROOT / "sql" / "queries")]
PAGES = [
    "/disclosures",
    "/basemap",
    *(f"/disclosures/{name}" for name in (*TABLES, *VIEWS, *QUERIES)),
    "/disclosures/requests/essex-16495",
    "/disclosures?sql=select+1+as+one",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_in_the_sites_clothes(site, path):
    page = site.get(path).text
    assert '<html lang="en-GB">' in page
    assert "Skip to the content" in page
    styles = [path for path in re.findall(r'<link rel="stylesheet" href="([^"]+)"', page) if "codemirror" not in path]
    assert styles == ["/static/site.css"]
    assert page.count("<h1") == 1
    assert not re.search(r"<[^>]+\sstyle=", page)


@pytest.mark.parametrize(
    "path", ["/data", "/sql", "/disclosures", *(f"/disclosures/{name}" for name in (*TABLES, *VIEWS))]
)
def test_no_description_shows_a_backtick(site, path):
    page = re.sub(r"<table.*?</table>|<textarea.*?</textarea>|<pre.*?</pre>", "", site.get(path).text, flags=re.DOTALL)
    assert "`" not in page


def test_a_column_of_codes_is_not_counted_beside_that_of_their_names(site):
    facets = re.findall(
        r'id="facet-([a-z_]+)"', site.get("/disclosures/stated_positions?_facet=position&_facet=voice").text
    )
    assert {"position_name", "voice"} <= set(facets) and "position" not in facets
    alone = site.get("/disclosures/positions?_facet=position").text
    assert 'id="facet-position"' in alone


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_a_description_and_its_title_ends_with_the_sites_name(site, path):
    page = site.get(path).text
    assert re.search(r"<title>[^<]{5,} - Police technology disclosures</title>", page)
    assert re.search(r'<meta name="description" content="[^"]{10,}">', page)


def test_no_two_pages_have_one_title(site):
    titles = [re.search("<title>(.*?)</title>", site.get(path).text, re.DOTALL)[1] for path in PAGES]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("path", [*PAGES, "/disclosures/positions?position=ncnd&_facet=scope&_search=palantir"])
def test_every_control_has_a_name(site, path):
    page = site.get(path).text
    labelled = set(re.findall(r'<label[^>]*\bfor="([^"]+)"', page))
    bare = re.sub(r"<label.*?</label>", "", page, flags=re.DOTALL)
    for control in re.findall(r"<(?:select|textarea|input)\b[^>]*>", bare):
        if 'type="hidden"' not in control:
            identity = re.search(r'\bid="([^"]+)"', control)
            assert "aria-label=" in control or (identity and identity[1] in labelled), control


def test_what_is_searched_for_stands_in_the_box(site):
    page = site.get("/disclosures/positions", params={"_search": "palantir"}).text
    assert 'name="_search" value="palantir"' in page
    assert 'name="_search" value=""' in site.get("/disclosures/positions").text


@pytest.mark.parametrize(
    "path",
    [
        "/disclosures/positions?request=essex-16495",
        "/disclosures/current_positions?force=essex",
        "/disclosures/who_uses?technology=drones",
        "/disclosures/positions/essex-16495-p1",
    ],
)
def test_a_position_has_its_sign(site, path):
    assert re.search(r'<span class="mark"><span class="glyph \w+" aria-hidden="true">', site.get(path).text)


def test_a_foreign_key_leads_to_the_sites_page_and_to_its_row(site):
    found = links(site.get("/disclosures/positions", params={"request": "essex-16495"}))
    assert {
        "/forces/essex",
        "/disclosures/forces/essex",
        "/technologies/predictive-policing",
        "/requests/essex-16495",
    } <= found


def test_the_source_is_a_link(site, database):
    source = sqlite3.connect(database).execute("select source_url from requests where id = 'essex-16495'").fetchone()[0]
    assert source in links(site.get("/disclosures/requests", params={"id": "essex-16495"}))
    assert source in links(site.get("/disclosures/requests/essex-16495"))


def test_a_row_leads_to_the_page_of_it_and_says_what_its_columns_mean(site):
    page = site.get("/disclosures/requests/essex-16495")
    assert "/requests/essex-16495" in links(page)
    assert "The authority's reference, as it prints it" in words(page)


def test_a_filter_can_be_set_and_taken_back_without_a_script(site):
    page = site.get(
        "/disclosures/positions", params={"_filter_column": "force", "_filter_op": "exact", "_filter_value": "essex"}
    )
    assert page.status_code == 302
    filtered = site.get(page.headers["location"])
    assert 'aria-label="Value of condition 1" value="essex"' in filtered.text


def test_rows_can_be_counted_by_a_column_without_a_script(site):
    link = next(link for link in links(site.get("/disclosures/positions")) if "_facet=question" in link)
    counted = site.get(link)
    assert counted.status_code == 200
    assert '<details class="facets" open>' in counted.text


def test_a_filtered_table_stays_out_of_search_engines(site):
    assert "noindex" in site.get("/disclosures/positions?force=essex").text
    assert "noindex" not in site.get("/disclosures/positions").text


def test_a_saved_query_shows_its_sql_and_lets_it_be_edited(site):
    page = site.get("/disclosures/who_uses")
    assert "from current_positions" in words(page)
    assert any(link.startswith("/disclosures?sql=") for link in links(page))


def test_an_error_in_sql_stands_beside_the_sql(site):
    page = site.get("/disclosures", params={"sql": "select one from nowhere"})
    assert "no such table: nowhere" in words(page)
    assert "select one from nowhere</textarea>" in page.text


def test_a_table_offers_to_count_by_columns_alone(site):
    counted = re.findall(r'_facet=(\w+)"', site.get("/disclosures/coverage_cells?_size=1").text)
    assert "status" in counted and "Link" not in counted
