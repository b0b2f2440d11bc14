"""A site of made-up rows of every kind answers on every page: what the real rows do not reach yet, these do."""

import csv
import io
import re
import shutil
import sqlite3
from contextlib import closing

import pytest

import build
from bench.synthetic import write_synthetic
from tests.conftest import Project, served

pytestmark = pytest.mark.slow

POSITIONS = 1_000
STANDING = [
    "/",
    "/?technology=drones",
    "/forces",
    "/technologies",
    "/forces/essex/drones",
    "/requests",
    "/requests?page=3",
    "/publications",
    "/compare",
    "/compare?family=all",
    "/table",
    "/table?page=3",
    "/table?technology=drones&voice=press",
    "/compare?as_of=2020-01-01&nation=Wales&kind=territorial",
    "/compare?family=nothing&nation=nowhere&kind=none&as_of=never",
    "/map",
    "/map?technology=biometrics",
    "/map?technology=nothing",
    "/changes",
    "/answers",
    "/batches",
    "/exemptions",
    "/glossary",
    "/method",
    "/codebook",
    "/data",
    "/search",
    "/search?q=essex+drones",
    "/search?q=zzzzz",
    "/disclosures",
    "/disclosures/positions?_facet=position",
    "/disclosures/current_positions",
    "/disclosures/who_uses?technology=drones",
]
KINDS = ["forces", "technologies", "requests", "publications", "exemptions", "authorities"]
SHOWN_OF_A_KIND = 150
"""Pages of one kind that are fetched; of forces, technologies and exemptions there are fewer."""


@pytest.fixture(scope="module")
def made_up(tmp_path_factory):
    """A database of made-up rows, with a no and two yeses of one force in three answers."""
    folder = tmp_path_factory.mktemp("made-up")
    write_synthetic(folder / "data", POSITIONS)
    project = Project(folder)
    for number, position in enumerate(("does_not_use", "uses", "uses"), start=1):
        request = f"essex-yes-and-no-{number}"
        kept = {
            "law": "FOIA 2000",
            "outcome": "disclosed",
            "source_kind": "disclosure_log",
            "checked": "single",
            "read_on": "2026-11-21",
            "confidence": "high",
        }
        project.add(
            "requests",
            **kept,
            id=request,
            authority="essex",
            answer_seen="whole",
            title=f"Gait {number}",
            summary="Whether it is used.",
            responded_on=f"2024-0{number}-01",
            source_url=f"https://www.essex.example/{number}",
        )
        project.add("request_technologies", request=request, technology="gait-recognition")
        project.add(
            "positions",
            id=f"{request}-p1",
            request=request,
            force="essex",
            technology="gait-recognition",
            position=position,
            scope="unspecified",
            summary="Whether it is used.",
        )
    database = folder / "disclosures.db"
    assert build.main(["--data", str(folder / "data"), "--output", str(database)]) == 0
    return database


@pytest.fixture(scope="module")
def made_up_site(made_up, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made-up site")
    with served(folder, made_up, folder / "no releases") as client:
        yield client


def addresses(database):
    db = sqlite3.connect(database)
    ids = {
        kind: [row[0] for row in db.execute(f"select id from {kind} order by id desc limit ?", [SHOWN_OF_A_KIND])]
        for kind in KINDS
    }
    ids["batches"] = [row[0] for row in db.execute("select distinct batch from requests where batch is not null")]
    db.close()
    pages = [f"/{kind}/{id}" for kind, found in ids.items() for id in found]
    return [*STANDING, *pages, *(f"/forces/{id}/brief" for id in ids["forces"])]


def test_every_page_of_made_up_rows_answers(made_up, made_up_site):
    wrong = {
        address: status for address in addresses(made_up) if (status := made_up_site.get(address).status_code) != 200
    }
    assert wrong == {}


def test_of_two_yeses_after_a_no_only_the_nearest_stands_against_it(made_up):
    with closing(sqlite3.connect(made_up)) as db:
        pairs = db.execute(
            "select denial_id, affirmation_id, days_between from contradictions "
            "where denied_technology = 'gait-recognition' and denial_id like 'essex-yes-and-no-%'"
        ).fetchall()
    assert pairs == [("essex-yes-and-no-1-p1", "essex-yes-and-no-2-p1", 31)]


def test_a_no_and_a_yes_in_two_answers_stand_side_by_side_with_the_days_between(made_up_site):
    page = made_up_site.get("/changes").text
    assert "They stand 31 days apart." in page


def test_a_long_list_of_changes_goes_on_from_page_to_page_without_a_loss(made_up, made_up_site):
    with closing(sqlite3.connect(made_up)) as db:
        total = db.execute("select count(*) from position_changes").fetchone()[0]
        pages = dict(
            db.execute(
                "select to_position_id, page from position_changes join position_facts on position = to_position_id"
            )
        )
    shown = [
        made_up_site.get(f"/changes?page={page}").text.split('id="contradictions"')[0]
        for page in range(1, total // 50 + 2)
    ]
    assert total > 50 and f"{total} changes, the newest first, 50 on a page" in shown[0]
    assert sum(text.count('<article class="pair">') for text in shown) == total
    assert {page for page in pages.values() if any(f'href="{page}"' in text for text in shown)} == set(pages.values())
    assert "Next page" in shown[0] and "Next page" not in shown[-1]
    assert "None on this page." in made_up_site.get("/changes?page=9999").text


def test_a_list_that_is_cut_says_of_how_many(made_up, made_up_site):
    with closing(sqlite3.connect(made_up)) as db:
        technology, told = db.execute(
            "select technology, count(*) from request_technologies group by technology order by 2 desc"
        ).fetchone()
    page = made_up_site.get(f"/technologies/{technology}").text
    [(shown, found)] = re.findall(r"([\d,]+) of ([\d,]+) are shown here\.", page.partition('id="others"')[2])
    assert int(shown) < int(found) <= told * 10


def test_the_table_of_very_many_statements_goes_on_from_page_to_page_without_a_loss(made_up, tmp_path):
    copy = tmp_path / "disclosures.db"
    shutil.copyfile(made_up, copy)
    with closing(sqlite3.connect(copy)) as db:
        db.execute("update shown_answers set technology = 'drones', technology_name = 'Drones'")
        db.commit()
        wanted = [
            id
            for (id,) in db.execute(
                "select position_id from answer_rows where technology = 'drones' and voice <> 'press'"
            )
        ]
    with served(tmp_path, copy, tmp_path / "no releases") as client:
        first = client.get("/technologies/drones").text
        [(last, found)] = re.findall(r"Rows 1 to (\d+) of ([\d,]+)\.", first)
        assert (int(last), "More rows" in first) == (120, True) and int(found.replace(",", "")) >= len(wanted) > 120
        rows = csv.DictReader(io.StringIO(client.get("/table/answers-drones.csv?technology=drones").text))
    assert sorted(row["position_id"] for row in rows if row["position"]) == sorted(wanted)
