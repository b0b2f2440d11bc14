"""The page for SQL, the box on Datasette's pages, and the order of the columns of tables."""

import json
import re
from html import unescape
from types import SimpleNamespace

import pytest

from disclosures.website.pages.sql_editor import keys_last, plan_of, sql_examples
from tests.website.pages.reading import links, words

BOXES = ["/sql", "/disclosures", "/disclosures?sql=select+1+as+one"]


def headings(page):
    return re.findall(r'<th scope="col" data-column="([^"]+)"', page.text)


def test_every_page_leads_to_the_page_for_sql(site):
    assert "/sql" in links(site.get("/")) & links(site.get("/disclosures/forces"))


@pytest.mark.parametrize("path", BOXES)
def test_the_box_is_the_first_thing_after_the_heading(site, path):
    page = site.get(path).text.split("<h1", 1)[1]
    assert page.index("<textarea") < page.index("<h2")


@pytest.mark.parametrize("path", BOXES)
def test_the_files_of_the_editor_are_there(site, path):
    page = site.get(path).text
    files = re.findall(r'<(?:link rel="stylesheet" href|script defer src)="([^"]+)"', page)
    assert len(files) == 8
    assert {site.get(file).status_code for file in files} == {200}


@pytest.mark.parametrize("path", BOXES)
def test_names_of_tables_and_columns_are_offered(site, path):
    names = json.loads(re.search(r'id="sql-names">(.*?)</script>', site.get(path).text, re.DOTALL)[1])
    assert {"said_on", "force_name", "source_url"} <= set(names["current_positions"])
    assert "requests" in names and "sqlite_master" not in names


def test_there_are_ten_examples_and_each_runs_by_one_click(site):
    runs = {link for link in links(site.get("/sql")) if link.startswith("/disclosures?sql=")}
    assert len(runs) == len(sql_examples()) == 10
    for run in runs:
        page = site.get(unescape(run))
        assert page.status_code == 200
        assert re.search(r'<h2 id="rows">[\d,]+ rows', page.text), run


def test_columns_stand_beside_the_box_in_words(site):
    page = words(site.get("/sql"))
    assert "said_on" in page and "The authority's reference, as it prints it" in page


def test_the_limits_told_are_those_of_the_site(site):
    page = words(site.get("/sql"))
    assert "may take 1 second." in page
    assert (
        "shows 1,000 rows, and 300 letters of a cell; JSON has as many rows and whole cells, up to 50,000 cells" in page
    )
    assert "or 4 MB. The CSV has all rows and whole cells, up to 4 MB." in page
    cut = site.get("/disclosures", params={"sql": "select printf('%.*c', 400, 'x') as long"})
    assert re.search(r'data-column="long">x{300}…', cut.text)


def test_a_query_is_explained_with_its_parameters(site):
    sql = "select name\nfrom forces\nwhere id = :force"
    page = site.get("/disclosures", params={"sql": sql, "force": "essex"})
    explained = next(link for link in links(page) if "explain" in link)
    plan = site.get(unescape(explained))
    assert "SEARCH forces USING" in words(plan)
    assert "SCAN reads all of a table" in words(plan)
    assert "Explain this query" not in words(plan)


def test_a_plan_has_no_plan():
    assert plan_of("select 1") == "explain query plan\nselect 1"
    assert plan_of(" Explain query plan select 1") == ""


def test_keys_come_last_in_their_order_and_where_it_is_from_before_them():
    names = ("Link", "id", "request", "force", "force_name", "said_on", "position_id")
    assert [column.name for column in keys_last([SimpleNamespace(name=name) for name in names], "name")] == [
        "force_name",
        "said_on",
        "request",
        "Link",
        "id",
        "force",
        "position_id",
    ]


@pytest.mark.parametrize("table", ["current_positions", "positions", "requests"])
def test_a_table_shows_its_keys_last_and_each_cell_under_its_heading(site, table):
    page = site.get(f"/disclosures/{table}")
    order = headings(page)
    assert order[0] in ("force", "force_name", "authority") and order[-1] in ("position_id", "id")
    row = page.text.split("<tbody>", 1)[1].split("</tr>", 1)[0]
    assert re.findall(r'<td class="[^"]*" data-column="([^"]+)"', row) == order
