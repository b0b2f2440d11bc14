"""A sorted table or view shows each of its rows once, page by page, whatever the column, the direction and the size."""

import asyncio
import csv
import io
import re
import sqlite3
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.utils.asgi import Request
from datasette.views.table import TableView
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_folder
from disclosures.website.doors.mcp_tools import quiet_log
from disclosures.website.serving.mending import mended
from disclosures.website.serving.paging import MENDS, mend_paging
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NAMES = [table.name for table in read_schema(ROOT / "data")] + [
    file.name for folder in ("derived", "views") for file in read_folder(ROOT / "sql" / folder)
]
SIZES = (2, 7, 50)
"""Rows of a page: the smallest with which a table has at most 6 pages. Each page of a large view costs the whole view."""


@pytest.fixture(scope="module")
def paged(database):
    """The database in this process, as the site pages it and without the rest of the site."""
    quiet_log()
    mend_paging()
    return Datasette(
        immutables=[str(database)],
        settings={"num_sql_threads": 0, "default_page_size": 50, "sql_time_limit_ms": 60_000},
    )


async def walked(datasette, path, **parameters):
    """The rows of all pages, by `next_url` as a program follows it."""
    rows = []
    answer = await datasette.client.get(path, params={"_nofacet": 1, "_nocount": 1, **parameters})
    while True:
        assert answer.status_code == 200, answer.text
        page = answer.json()
        rows += map(tuple, page["rows"])
        assert len(rows) < 100_000
        if not page["next_url"]:
            return rows
        answer = await datasette.client.get(page["next_url"].removeprefix("http://localhost"))


async def walked_as_csv(datasette, name, size, direction, column):
    """The rows of all pages, as Datasette puts the streamed CSV together; without HTTP, for there are thousands of pages."""
    address = f"/disclosures/{name}?_nofacet=1&_nocount=1&{direction}={column}"
    request = Request.fake(address, url_vars={"database": "disclosures", "table": name})
    rows, after = [], None
    while True:
        page, _, _ = await TableView(datasette).data(request, _next=after, _size=size)
        rows += map(tuple, page["rows"])
        after = page["next"]
        if not after:
            return rows


def sorts(columns):
    return [(direction, column) for column in columns for direction in ("_sort", "_sort_desc")]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_row_comes_once_whatever_the_order(name, paged, ask):
    rows = ask(f"select * from [{name}]")
    columns = [column[1] for column in ask(f"pragma table_info([{name}])")]
    size = next((size for size in SIZES if len(rows) <= 6 * size), len(rows) // 4)

    async def walk():
        for direction, column in sorts(columns):
            found = await walked_as_csv(paged, name, size, direction, column)
            assert Counter(found) == Counter(rows), f"{direction}={column}"

    asyncio.run(walk())


@pytest.mark.parametrize("name", ["requests", "request_exemptions", "technology_coverage"])
def test_the_streamed_csv_holds_every_row_once_whatever_the_order(name, paged, ask):
    columns = [column[1] for column in ask(f"pragma table_info([{name}])")]
    expected = ask(f"select count(*) from [{name}]")[0][0]

    async def stream():
        for direction, column in sorts(columns):
            answer = await paged.client.get(f"/disclosures/{name}.csv", params={"_stream": "on", direction: column})
            rows = list(map(tuple, csv.reader(io.StringIO(answer.text))))[1:]
            assert (len(rows), len(set(rows))) == (expected, expected), f"{direction}={column}"

    asyncio.run(stream())


@pytest.mark.parametrize(
    ("table", "sort"),
    [
        ("requests", "_sort_desc=outcome"),
        ("requests", "_sort=authority"),
        ("technologies", "_sort_desc=broader&_size=7"),
    ],
)
def test_next_page_leads_on_from_where_the_page_ends(table, sort, site, ask):
    ids, address = [], f"/disclosures/{table}?{sort}"
    while address:
        page = site.get(address).text
        ids += re.findall(rf'<td class="type-pk"[^>]*><a href="/disclosures/{table}/([^"]+)"', page)
        after = re.search(r'<a href="([^"]+)"[^>]*>Next page</a>', page)
        address = after[1].replace("&amp;", "&") if after else None
    assert sorted(ids) == sorted(id for (id,) in ask(f"select id from [{table}]"))


def test_facets_count_all_rows_on_every_page(site, ask):
    counts = dict(ask("select outcome, count(*) from requests group by outcome"))
    page = site.get("/disclosures/requests.json", params={"_sort": "outcome", "_facet": "outcome", "_size": 100}).json()
    while True:
        facet = page["facet_results"]["outcome"]["results"]
        assert {one["value"]: one["count"] for one in facet} == counts
        assert not any("_next" in one["toggle_url"] for one in facet)
        if not page["next_url"]:
            break
        page = site.get(page["next_url"]).json()


@pytest.mark.parametrize(
    "path", ["requests", "requests?_sort_desc=outcome", "positions?_sort=force&scope=overt", "deadlines"]
)
def test_the_sql_of_a_table_page_orders_by_the_key(path, site):
    name, _, query = path.partition("?")
    sql = site.get(f"/disclosures/{name}.json?{query}").json()["query"]["sql"]
    assert re.search(r"order by (?:\S+(?: desc)?, )?(?:id|request) limit \d+$", sql), sql


KEYS = st.tuples(st.sampled_from(["a-", "b-", "a ", "Ä,"]), st.integers(1, 300)).map(lambda key: f"{key[0]}{key[1]}")
VALUES = st.sampled_from([None, None, "x", "x", "", "y, z", "~", 0, 2, 10, -1.5])


@settings(max_examples=25)
@given(
    rows=st.dictionaries(st.tuples(KEYS, KEYS), VALUES, max_size=25),
    size=st.integers(1, 7),
    is_compound=st.booleans(),
    is_indexed=st.booleans(),
    affinity=st.sampled_from(["text", "integer", "real"]),
)
def test_any_rows_come_once_each(rows, size, is_compound, is_indexed, affinity):
    mend_paging()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made_up.db"
        connection = sqlite3.connect(path)
        key = "id, other" if is_compound else "id"
        connection.execute(f"create table t (id text, other text, k {affinity}, primary key ({key}))")
        values = [(*ids, value) for ids, value in rows.items()]
        connection.executemany("insert or ignore into t values (?, ?, ?)", values)
        if is_indexed:
            connection.execute("create index t_k on t (k)")
        connection.commit()
        expected = Counter(connection.execute("select * from t"))
        connection.close()

        async def walk():
            made_up = Datasette(immutables=[str(path)], settings={"num_sql_threads": 0, "sql_time_limit_ms": 60_000})
            for direction, column in sorts(["id", "other", "k"]):
                parameters = {"_size": size, direction: column}
                assert Counter(await walked(made_up, "/made_up/t.json", **parameters)) == expected, parameters

        asyncio.run(walk())


def test_another_datasette_stops_the_site_until_someone_looks():
    mend_paging()
    with pytest.raises(RuntimeError, match="Datasette has changed"):
        mended("def _data_traced(self): ...", MENDS)
    assert TableView._data_traced.is_mended
