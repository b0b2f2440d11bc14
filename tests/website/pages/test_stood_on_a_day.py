"""What stood on a day, by `where_forces_stood`, beside what the build says of the same statements where there are no later ones."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

import build
from disclosures.website.pages.named_sql import sql_of
from tests.conftest import ROOT, Project
from tests.website.branches.rows import Maker, empty

CELL = (
    "force, technology, status, position, undated_position, covert_position, press_position, related_technology, "
    "related_position, said_on"
)
FORCES = ("kent", "essex", "durham")
KINDS = (
    "facial-recognition live-facial-recognition retrospective-facial-recognition drones cctv polygraph "
    "artificial-intelligence predictive-policing place-based-prediction individual-risk-assessment"
).split()
SAID = [
    words.split()
    for words in (
        "uses unspecified, uses overt, does_not_use unspecified, does_not_use overt, considering unspecified, "
        "ncnd unspecified, ncnd covert, ncnd covert, ncnd remainder"
    ).split(", ")
]
DAYS = [f"20{year}-0{month}-01" for year in (19, 20, 21, 22, 23) for month in range(1, 10)]
A_DAY, LAST_DAY = "2021-05-15", "2999-12-31"


def add_statements(make, until):
    """The same hundred and fifty statements for every day, by forces, bodies and the press; those after that day are left out."""
    chance = random.Random(7)
    for number in range(150):
        force, day, voice = (
            chance.choice(FORCES),
            chance.choice(DAYS),
            chance.choice("own own joint body press".split()),
        )
        (code, scope), kind = chance.choice(SAID), chance.choice(KINDS)
        if day > until:
            continue
        if voice == "own":
            told = make.request(f"asked-{number}", force, (kind,), responded_on=day)
        elif voice == "joint":
            told = make.publication(f"both-{number}", "sussex", (kind,), published_on=day)
        elif voice == "body":
            told = make.publication(f"of-it-{number}", "college-of-policing", (kind,), published_on=day)
        else:
            told = make.report(f"news-{number}", force, (kind,), published_on=day)
        make.says(told, force, code, kind, scope=scope)
    for day in ("2020-02-02", "2022-02-02"):
        if day <= until:
            told = make.report(
                f"of-all-{day}", "college-of-policing", ("anpr",), published_on=day, kind="web_page", publisher=""
            )
            make.says(told, "uk-territorial", "uses" if day < A_DAY else "does_not_use", "anpr")
    asked = {"responded_on": "2020-03-03"}
    make.request("in-silence", "essex", ("device-hacking",), answer_seen="none", outcome="unknown", **asked)
    told = make.publication("the-rest", "kent", ("gait-recognition",), published_on="2020-03-03")
    make.says(told, "kent", "ncnd", "gait-recognition", scope="remainder")
    told = make.publication("covert-alone", "college-of-policing", ("imsi-catcher",), published_on="2020-03-03")
    make.says(told, "kent", "ncnd", "imsi-catcher", scope="covert")


@pytest.fixture(scope="module")
def databases(tmp_path_factory):
    """Databases of the statements made by a day, by that day."""

    def built(until):
        project = Project(tmp_path_factory.mktemp("by"))
        shutil.copytree(ROOT / "data", project.data)
        empty(project, "batches")
        make = Maker(project)
        add_statements(make, until)
        make.save()
        assert build.main(["--data", str(project.data), "--output", str(project.target)]) == 0
        return project.target

    return {day: built(day) for day in (A_DAY, LAST_DAY)}


def rows_of(database, sql, **parameters):
    with closing(sqlite3.connect(database)) as db:
        return set(db.execute(f"select {CELL} from ({sql})", {"family": "all", "nation": "", "kind": ""} | parameters))


@pytest.mark.parametrize("day", [A_DAY, LAST_DAY])
def test_what_stood_on_a_day_is_what_stands_where_nothing_later_was_said(databases, day):
    known = rows_of(databases[day], "select * from coverage where status <> 'never asked'")
    assert len({row[2] for row in known}) > 6 and len(known) > 60
    assert rows_of(databases[LAST_DAY], sql_of("where_forces_stood"), as_of=day) == known


def test_a_refusal_about_covert_use_that_others_report_stood_where_nothing_else_was_known(databases):
    rows = rows_of(databases[LAST_DAY], sql_of("where_forces_stood"), as_of=LAST_DAY)
    [row] = [row for row in rows if row[:2] == ("kent", "imsi-catcher")]
    assert row[2:4] == ("reported by others only", "ncnd") and row[5] == "ncnd"
