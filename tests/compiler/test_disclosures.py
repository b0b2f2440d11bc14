"""The rule on dates, which stands in sql/derived/disclosures.sql only."""

import sqlite3

import pytest

from disclosures.compiler.sql_files import read_sql
from tests.conftest import ROOT

REQUESTS = """
create table authorities (id text primary key);
create table outcomes (id text primary key);
create table requests (
  id text primary key, authority text, title text, reference text, received_on text, responded_on text, logged_on text, outcome text,
  answer_seen text, source_url text
);
create table publications (id text primary key, authority text, title text, reference text, published_on text, source_url text);
"""


def disclosed(requests=(), publications=()):
    """The rows of `disclosures` for requests (id, received, responded, logged) and publications (id, published)."""
    db = sqlite3.connect(":memory:")
    db.row_factory = sqlite3.Row
    db.executescript(REQUESTS)
    db.executemany(
        "insert into requests values (?, 'essex', 'Drones', 'R 1', ?, ?, ?, 'refused', 'part', 'https://essex.example')",
        requests,
    )
    db.executemany("insert into publications values (?, 'kent', 'Policy', null, ?, null)", publications)
    db.executescript(read_sql(ROOT / "sql" / "derived" / "disclosures.sql").sql)
    return [dict(row) for row in db.execute("select * from disclosures")]


@pytest.mark.parametrize(
    "received, responded, logged, said_on, said_from, basis",
    [
        ("2024-01-02", "2024-02-03", "2024-03", "2024-02-03", "2024-02-03", "answered"),
        ("2024-01-02", None, "2024-03", "2024-03", "2024-03-01", "filed in the log"),
        ("2024", None, None, "2024", "2024-01-01", "request received"),
        (None, None, None, None, None, "undated"),
    ],
)
def test_a_request_is_dated_by_its_answer_else_by_the_log_else_by_receipt(
    received, responded, logged, said_on, said_from, basis
):
    (row,) = disclosed(requests=[("a", received, responded, logged)])
    assert (row["said_on"], row["said_from"], row["said_basis"]) == (said_on, said_from, basis)


@pytest.mark.parametrize(
    "published, said_from, basis", [("2024-05", "2024-05-01", "published"), (None, None, "undated")]
)
def test_a_publication_is_dated_by_the_date_that_it_shows(published, said_from, basis):
    (row,) = disclosed(publications=[("a", published)])
    assert (row["said_on"], row["said_from"], row["said_basis"]) == (published, said_from, basis)


def test_requests_and_publications_stand_side_by_side_with_their_pages():
    rows = disclosed(requests=[("a", None, None, None)], publications=[("b", None)])
    assert [
        (row["id"], row["kind"], row["page"], row["authority"], row["outcome"], row["answer_seen"]) for row in rows
    ] == [
        ("a", "request", "/requests/a", "essex", "refused", "part"),
        ("b", "publication", "/publications/b", "kent", None, None),
    ]


def test_an_id_that_both_have_is_left_to_its_check_and_does_not_stop_the_build():
    assert [row["kind"] for row in disclosed(requests=[("a", None, None, None)], publications=[("a", "2024")])] == [
        "request"
    ]


def test_every_request_and_publication_is_a_disclosure(ask):
    assert ask("select id from disclosures order by id") == ask(
        "select id from requests union select id from publications order by id"
    )


def test_the_release_says_version_and_newest_day(ask):
    (row,) = ask("select version, newest_row_on, title, licence from release")
    newest = "select max(day) from (select responded_on as day from requests union select published_on from publications) where length(day) = 10"
    assert row[0] == (ROOT / "data" / "VERSION").read_text().strip()
    assert row[1] >= ask(newest)[0][0]
    assert row[2:] == ("UK police technology disclosures", "CC BY 4.0")
