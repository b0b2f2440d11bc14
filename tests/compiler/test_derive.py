"""What follows from the rows is derived in the order that the files ask for."""

import re

import pytest
import sqlite_utils

from disclosures.compiler.derive import derive, index_derived
from disclosures.compiler.edition import Edition
from disclosures.compiler.problems import BuildStopped
from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT

EDITION = Edition("1.2.3", "Title", "Description", "Licence", "https://licence.example", "Source")


@pytest.fixture
def db():
    db = sqlite_utils.Database(memory=True)
    db["requests"].create({"id": str, "law": str, "received_on": str, "responded_on": str}, pk="id")
    db["requests"].insert({"id": "a", "law": "FOIA 2000", "received_on": "2022-05-12", "responded_on": None})
    db["events"].create({"request": str, "kind": str})
    return db


@pytest.fixture
def sql(tmp_path, monkeypatch):
    """A function that writes a file below sql/ and returns that folder."""
    monkeypatch.chdir(tmp_path)

    def write(files):
        for path, text in {"indexes.sql": "", **files}.items():
            (tmp_path / "sql" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "sql" / path).write_text(text)
        return tmp_path / "sql"

    return write


def test_deadlines_then_tables_then_views_are_derived(db, sql):
    files = {
        "derived/b.sql": "create table b as select due_on from deadlines;",
        "derived/a.sql": "-- after: b\ncreate table a as select due_on from b;\ninsert into a values ('never');",
        "views/a_list.sql": "select * from z_list",
        "views/z_list.sql": "select due_on from a order by due_on",
    }
    derive(db, sql(files), EDITION)
    assert db.execute("select due_on from a_list").fetchall() == [("2022-06-13",), ("never",)]


def test_indexes_are_made_once_every_derived_table_is_filled(db, sql):
    files = {
        "derived/a.sql": "create table a as select due_on from deadlines",
        "derived/b.sql": "-- after: a\ncreate table b as select name from sqlite_master where type = 'index' and tbl_name = 'a'",
        "indexes.sql": "create index a_due on a (due_on); create index b_name on b (name);",
    }
    derive(db, sql(files), EDITION)
    assert db["a"].indexes == []
    index_derived(db, sql(files))
    assert db.conn.in_transaction
    assert db.execute("select count(*) from b").fetchone() == (0,)
    assert [index.name for index in db["a"].indexes] == ["a_due"]


def test_a_database_says_which_edition_it_is(db, sql):
    told = "create table release as select * from told"
    derive(db, sql({"derived/release.sql": told}), EDITION)
    assert db.execute("select version, licence_url from release").fetchall() == [("1.2.3", "https://licence.example")]


@pytest.mark.parametrize(
    "path, text, reason",
    [
        ("derived/a.sql", "create table a as select thing from nowhere", "no such table: nowhere"),
        ("derived/a.sql", "select 1; selct 2", 'near "selct": syntax error'),
        ("views/a.sql", "select thing from nowhere", "no such table: main.nowhere"),
        ("views/a.sql", "selct 1", 'near "selct": syntax error'),
        ("indexes.sql", "create index a on nowhere (thing)", "no such table: main.nowhere"),
    ],
)
def test_sql_that_fails_stops_the_build_and_names_the_file(db, sql, path, text, reason):
    with pytest.raises(BuildStopped) as stopped:
        derive(db, sql({path: text}), EDITION)
        index_derived(db, sql({path: text}))
    assert [str(problem) for problem in stopped.value.problems] == [f"sql/{path}:1: sql: fails: {reason}"]


@pytest.mark.parametrize(
    "file", read_folder(ROOT / "sql" / "derived") + read_folder(ROOT / "sql" / "views"), ids=lambda file: file.name
)
def test_every_derived_table_and_view_says_which_question_it_answers(file):
    assert re.fullmatch(r"[A-Z].*\?( .+)?", file.header["question"])
