"""The plugin that serves queries/*.sql."""

from pathlib import Path

from disclosures.compiler.sql_files import SqlFile
from disclosures.website.pages.saved_queries import saved_query


def test_a_header_becomes_title_description_hints_and_example():
    header = {"title": "Who?", "description": "Who & why.", "hint force": "a force's id", "try force": "essex"}
    query = saved_query(SqlFile(Path("who.sql"), header, "select :force"))
    assert query == {
        "sql": "select :force",
        "title": "Who?",
        "description": "Who & why. force: a force's id.",
        "description_html": "<p>Who &amp; why.</p>\n<ul class='query-hints'><li><code>force</code>: a "
        "force&#x27;s id</li></ul>\n"
        "<p>For example <a href='?force=essex'>force = essex</a>.</p>",
        "params": ["force"],
        "hints": {"force": "a force's id"},
        "hide_sql": True,
    }


def test_a_query_without_parameters_has_only_its_description():
    query = saved_query(SqlFile(Path("all.sql"), {"title": "All?", "description": "Everything."}, "select 1"))
    assert query["description_html"] == "<p>Everything.</p>"
    assert query["params"] == []
