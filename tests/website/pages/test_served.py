"""The served database speaks of itself, whatever lies beside the site in the checkout."""

import shutil
import sqlite3

import httpx
import pytest

from bench.stack import start_alone
from disclosures.website.pages.served import read_served


@pytest.fixture(scope="module")
def other(database, tmp_path_factory):
    """A site on a database of another version, with another licence and another sign."""
    folder = tmp_path_factory.mktemp("other")
    (folder / "db").mkdir()
    path = folder / "db" / "disclosures.db"
    shutil.copy(database, path)
    with sqlite3.connect(path) as db:
        db.execute(
            "update release set version = '9.8.7', newest_row_on = '1999-12-31', title = 'Other data', licence = 'ODbL'"
        )
        db.execute("update position_types set glyph = '@' where id = 'ncnd'")
    db.close()
    stack = start_alone(folder, path)
    try:
        stack.wait()
        with httpx.Client(base_url=stack.address, timeout=30) as client:
            yield client
    finally:
        stack.stop()


def test_status_openapi_and_feeds_say_what_the_database_says(other):
    status = other.get("/-/status.json").json()
    assert (status["version"], status["newest_row_on"]) == ("9.8.7", "1999-12-31")
    info = other.get("/openapi.json").json()["info"]
    assert (info["version"], info["title"], info["license"]["name"]) == ("9.8.7", "Other data", "ODbL")
    feed = other.get("/feeds/changes.atom").text
    assert "<name>Other data</name>" in feed and "<rights>ODbL, " in feed


def test_pages_say_what_the_database_says(other):
    page = other.get("/forces/essex").text
    assert "Version 9.8.7, rows to 31 December 1999." in page
    assert (
        '<span class="glyph ncnd" aria-hidden="true">@</span>' in other.get("/disclosures/positions?position=ncnd").text
    )


def test_the_ids_of_forces_are_those_of_the_database(database, ask):
    assert read_served(database).forces == {id for (id,) in ask("select id from forces")}
