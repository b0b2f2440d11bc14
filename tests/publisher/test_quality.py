"""The report on quality counts what the rows hold."""

import json
import sqlite3
from datetime import date

import pytest

from disclosures.compiler.sql_files import read_folder
from disclosures.publisher.quality import share
from tests.publisher.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def quality(release):
    return json.loads((release / "quality.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def count(release):
    db = sqlite3.connect(release / "disclosures.db")
    return lambda sql: db.execute(sql).fetchone()[0]


def test_coverage_counts_every_pair_of_force_and_technology(quality, count):
    found = quality["coverage"]
    assert found["pairs"] == count("select count(*) from forces") * count(
        "select count(distinct technology) from coverage_cells"
    )
    assert sum(state["pairs"] for state in found["status"].values()) == found["pairs"]
    assert found["status"]["position stated"]["pairs"] == count(
        "select count(*) from (select distinct force, technology from position_facts where own_word and scope <> 'remainder')"
    )


@pytest.mark.parametrize("table", ["requests", "publications"])
def test_coding_counts_double_checks_and_confidence(quality, count, table):
    found = quality["coding"][table]
    assert found["double_checked"]["rows"] == count(f"select count(*) from {table} where checked = 'double'")
    assert (
        sum(level["rows"] for level in found["confidence"].values())
        == found["rows"]
        == count(f"select count(*) from {table}")
    )
    assert found["double_checked"]["share"] == round(found["double_checked"]["rows"] / found["rows"], 4)


def test_ages_are_counted_to_the_date_of_the_newest_row(quality, count):
    found = quality["age_of_current_positions"]["own word"]
    oldest = count("select min(said_from) from position_facts where is_current and own_word")
    assert found["oldest_on"] == oldest
    assert found["oldest_days"] == (date.fromisoformat(quality["newest_on"]) - date.fromisoformat(oldest)).days
    assert found["quartile_days"][0] <= found["median_days"] <= found["quartile_days"][1] <= found["oldest_days"]
    newer = count(
        f"""select avg(julianday('{quality["newest_on"]}') - julianday(said_from) <= {found["median_days"]})
        from position_facts where is_current and own_word and said_from is not null"""
    )
    assert 0.5 <= newer < 0.6


def test_every_check_is_named_with_its_question(quality):
    assert [(check["name"], check["problems"]) for check in quality["checks"]] == [
        (file.name, 0) for file in read_folder(ROOT / "sql" / "checks")
    ]
    assert all(len(check["question"]) > 20 for check in quality["checks"])


def test_blanks_are_shares_of_the_rows(quality, count):
    assert quality["blank_share"]["requests"]["responded_on"] == round(
        count("select avg(responded_on is null) from requests"), 4
    )
    assert "title" not in quality["blank_share"]["requests"]


def test_a_share_of_nothing_is_none():
    assert (share(1, 3), share(0, 0)) == (0.3333, None)
