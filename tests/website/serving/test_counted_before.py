"""What the build has counted of the large views is what they hold, and their pages take it from there."""

import asyncio
import shutil
import sqlite3

import pytest
from datasette.app import Datasette

from disclosures.compiler.yaml_files import read_yaml
from disclosures.website.serving.counted_before import count_from_build
from disclosures.website.serving.paging import mend_paging
from tests.conftest import ROOT

MANY = 7_654_321
"""A number that nothing here has."""


def counted(db):
    return [tuple(row) for row in db.execute("select distinct relation, facet from facet_counts")]


def test_the_build_counts_what_the_views_hold(db):
    for relation, facet in counted(db):
        of = f"select cast({facet} as text), typeof({facet}), count(*) from {relation} where {facet} is not null group by 1"
        expected = db.execute(of if facet else f"select '', 'text', count(*) from {relation}").fetchall()
        sql = "select value, type, number from facet_counts where relation = ? and facet = ?"
        found = db.execute(sql, [relation, facet]).fetchall()
        assert sorted(map(tuple, found)) == sorted(map(tuple, expected)), (relation, facet)


def test_every_facet_of_a_counted_view_is_counted(db):
    tables = read_yaml(ROOT / "metadata.yml")["databases"]["disclosures"]["tables"]
    facets = {(relation, facet) for relation, _ in counted(db) for facet in tables.get(relation, {}).get("facets", ())}
    assert len(facets) > 20
    assert facets <= set(counted(db))


@pytest.fixture(scope="module")
def ask(database, tmp_path_factory):
    """Asks a site whose build miscounted everything."""
    copy = tmp_path_factory.mktemp("miscounted") / "disclosures.db"
    shutil.copy(database, copy)
    with sqlite3.connect(copy) as db:
        db.execute("update facet_counts set number = ?", [MANY])
    db.close()
    mend_paging()
    count_from_build()
    site = Datasette(immutables=[str(copy)], settings={"num_sql_threads": 0, "suggest_facets": False})

    def asked(path):
        return asyncio.run(site.client.get(path)).json()

    return asked


def test_a_page_of_a_view_takes_its_counts_from_the_build(ask):
    page = ask("/disclosures/stated_positions.json?_facet=position&_facet=year")
    assert page["filtered_table_rows_count"] == MANY
    for facet in ("position", "year"):
        assert {one["count"] for one in page["facet_results"][facet]["results"]} == {MANY}
    assert all(type(one["value"]) is int for one in page["facet_results"]["year"]["results"])


def test_where_rows_are_chosen_they_are_counted(ask):
    page = ask("/disclosures/stated_positions.json?_facet=position&scope=overt&_facet=summary")
    found = page["filtered_table_rows_count"]
    assert 0 < found < MANY
    assert sum(one["count"] for one in page["facet_results"]["position"]["results"]) == found
    whole = ask("/disclosures/stated_positions.json?_facet=summary&_size=1")["facet_results"]["summary"]
    assert all(one["count"] < MANY for one in whole["results"])
