"""The plugin that hands the descriptions of data/*.yml, sql/released.yml and of the files of views to Datasette."""

import re
from html import unescape
from pathlib import Path

import pytest

from disclosures.compiler.sql_files import SqlFile, read_folder
from disclosures.publisher.contents import described_columns, released
from disclosures.website.cells.column_descriptions import columns_of, described_tables, shown, table_metadata
from tests.conftest import ROOT

VIEWS = {file.name: file for file in read_folder(ROOT / "sql" / "views")}
RELEASED = sorted(VIEWS.keys() & released(ROOT / "sql")["tables"].keys())


def test_title_description_and_columns_come_from_the_resource():
    descriptor = {
        "title": "Things",
        "description": "All\n  things.",
        "schema": {"fields": [{"name": "id", "description": "Short name"}]},
    }
    assert table_metadata(descriptor) == {
        "title": "Things",
        "description": "All things.",
        "columns": {"id": "Short name"},
    }


def test_every_table_and_view_is_described():
    assert all(table["description"] for table in described_tables().values())
    assert {"positions", "current_positions"} <= described_tables().keys()


def columns_of_page(site, name):
    """What the page of a table or view says of each of its columns."""
    listed = site.get(f"/disclosures/{name}?_size=1").text.partition('<dl class="glossary">')[2].partition("</dl>")[0]
    return {
        column: unescape(said).strip()
        for column, said in re.findall(r"<dt>(\w+)</dt><dd>(.*?)(?:<a .*?>.*?</a>|count by \w+)?\s*</dd>", listed)
    }


@pytest.mark.parametrize("view", RELEASED)
def test_a_released_view_says_of_every_column_what_the_release_says(site, ask, view):
    there = [name for (name,) in ask(f"select name from pragma_table_info('{view}')")]
    said, told = columns_of_page(site, view), described_columns(ROOT / "sql", view)
    assert list(said) == there and all(said.values())
    left_out = released(ROOT / "sql")["tables"][view].get("leave_out", [])
    for column in set(there) - set(left_out):
        assert said[column] == shown(told[column]["description"]), column


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_column_of_a_view_is_described_for_readers_and_programs(site, ask, view):
    there = [name for (name,) in ask(f"select name from pragma_table_info('{view}')")]
    said = site.get("/-/metadata.json").json()["databases"]["disclosures"]["tables"][view]["columns"]
    assert list(said) == there and all(said.values())
    operation = site.get("/openapi.json").json()["paths"][f"/disclosures/{view}.json"]["get"]
    for column in operation["parameters"]:
        assert not column.get("description", "").startswith("Rows whose"), column


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_the_header_of_a_view_describes_no_column_that_it_does_not_have(ask, view):
    there = {name for (name,) in ask(f"select name from pragma_table_info('{view}')")}
    assert {key.removeprefix("column ") for key in VIEWS[view].header if key.startswith("column ")} <= there


def test_the_nearest_description_of_a_column_counts():
    said = {
        "tables": {"kinds": {"columns": {"kind": {"description": "of the release"}}}},
        "columns": {name: {"description": "in general"} for name in ("id", "kind", "page")},
    }
    files = {
        "kinds": SqlFile(Path("kinds.sql"), {"column page": "of kinds"}, ""),
        "few": SqlFile(Path("few.sql"), {"columns of": "kinds", "column id": "of few"}, ""),
    }
    assert columns_of(files["kinds"], files, said) == {"id": "in general", "kind": "of the release", "page": "of kinds"}
    assert columns_of(files["few"], files, said) == {"id": "of few", "kind": "of the release", "page": "of kinds"}
