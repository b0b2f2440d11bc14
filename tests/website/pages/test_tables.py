"""What Datasette serves of the tables and views."""

import csv
import io
import re
import sqlite3

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT

TABLES = read_schema(ROOT / "data")
VIEWS = read_folder(ROOT / "sql" / "views")


def rows_of(site, path, **parameters):
    return site.get(f"/disclosures/{path}.json", params={"_shape": "array", "_size": "max", **parameters}).json()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_page_shows_its_title_and_describes_every_column(site, table):
    page = site.get(f"/disclosures/{table.name}").text
    assert table.descriptor["title"] in page
    for field in table.fields:
        assert re.search(rf"<dt>{field.name}</dt><dd>", page), field.name


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_page_shows_the_question_it_answers(site, view):
    question = re.split(r"[?:]", view.header["question"])[0]
    assert question.replace("'", "&#39;") in site.get(f"/disclosures/{view.name}").text


def test_the_home_page_names_the_licence_of_the_data(site):
    assert "CC BY 4.0" in site.get("/").text


def test_a_foreign_key_is_shown_by_name(site):
    page = site.get("/disclosures/positions", params={"request": "essex-16495"}).text
    assert ">Essex Police</a>" in page
    assert ">Predictive policing</a>" in page
    assert ">does not use</a>" in page


def test_labels_come_with_json_on_demand(site):
    row = rows_of(site, "positions", request="essex-16495", _labels="on")[0]
    assert row["force"] == {"value": "essex", "label": "Essex Police"}


def test_programs_on_other_sites_may_read_json_and_csv(site):
    for ending in ("json", "csv"):
        assert site.get(f"/disclosures/forces.{ending}").headers["access-control-allow-origin"] == "*"


def test_the_streamed_csv_holds_every_row(site, database):
    streamed = list(csv.DictReader(io.StringIO(site.get("/disclosures/figures.csv?_stream=on").text)))
    assert len(streamed) == sqlite3.connect(database).execute("select count(*) from figures").fetchone()[0]


def test_the_database_can_be_downloaded_byte_for_byte(site, database):
    assert site.get("/disclosures.db").content == database.read_bytes()


@pytest.mark.parametrize("page", ["/data", "/disclosures"])
def test_its_size_is_told_in_millions_of_bytes_as_that_of_a_release_is(site, database, page):
    assert f"{database.stat().st_size / 1_000_000:.1f} MB" in site.get(page).text


def test_facets_are_offered_where_they_help(site):
    answer = site.get("/disclosures/stated_positions.json", params={"_size": 0}).json()
    assert set(answer["facet_results"]) == {
        "force_name",
        "nation",
        "technology_name",
        "position_name",
        "scope",
        "voice",
        "year",
    }


@pytest.mark.parametrize(
    ("table", "words", "expected"),
    [
        ("requests", "predictive", "essex-16495"),
        ("positions", "fearless futures", "essex-16495-p2"),
        ("technologies", "LFR", "live-facial-recognition"),
        ("forces", "GMP", "greater-manchester"),
    ],
)
def test_full_text_search_finds(site, table, words, expected):
    assert expected in [row["id"] for row in rows_of(site, table, _search=words)]


def test_a_request_without_an_answer_has_no_position(site):
    assert rows_of(site, "positions", request="cleveland-472-24") == []
    statuses = rows_of(site, "coverage", force="cleveland", technology="ai-in-recruitment")
    assert [row["status"] for row in statuses] == ["asked, answer not captured"]


def test_the_clock_agrees_with_the_date_that_the_authority_printed(site):
    assert rows_of(site, "deadlines", request="cleveland-13931-2022")[0]["due_on"] == "2022-06-13"


def test_what_another_body_reports_is_kept_apart_from_the_forces_own_word(site):
    rows = rows_of(site, "current_positions", force="metropolitan", technology="live-facial-recognition")
    assert {row["voice"] for row in rows} == {"own", "reported", "press"}
    assert {row["authority_name"] for row in rows if row["voice"] == "own"} == {"Metropolitan Police Service"}
    assert "Metropolitan Police Service" not in {row["authority_name"] for row in rows if row["voice"] == "reported"}
    assert all(row["publisher_name"] for row in rows if row["voice"] == "press")


def test_the_denial_and_the_risk_model_of_essex_stand_against_each_other(site):
    pairs = rows_of(site, "contradictions", force="essex")
    assert ("predictive-policing", "individual-risk-assessment", "essex-fearless-futures-privacy-notice") in {
        (pair["denied_technology"], pair["affirmed_technology"], pair["affirmation_disclosure"]) for pair in pairs
    }


def test_an_answer_of_a_commissioner_about_its_own_bid_describes_no_force(site):
    row = rows_of(site, "stated_positions", request="cleveland-opcc-star-bid")[0]
    assert (row["force"], row["voice"], row["position"]) == (None, "of no force", "ncnd")
