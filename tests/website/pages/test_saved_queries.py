"""The saved queries: every queries/*.sql, without a list of them."""

import csv
import io
import re

import pytest

from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT
from tests.website.pages.reading import words

pytestmark = pytest.mark.slow

QUERIES = read_folder(ROOT / "sql" / "queries")
FIRST_ONES = 18


def parameters(query):
    return set(re.findall(r"(?<!:):([a-z_]+)", query.sql))


def examples(query):
    return {key.removeprefix("try "): value for key, value in query.header.items() if key.startswith("try ")}


def test_there_are_as_many_as_the_first_release_promised():
    assert len(QUERIES) >= FIRST_ONES


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_saved_query_has_a_plain_title_a_caveat_and_a_hint_for_every_parameter(query):
    hinted = {key.removeprefix("hint ") for key in query.header if key.startswith("hint ")}
    assert hinted == set(examples(query)) == parameters(query)
    assert query.header["title"].endswith(("?", "? (map)"))
    assert len(query.header["description"]) > 60


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_saved_query_shows_rows_for_blanks_for_each_of_its_examples_and_for_all_of_them(site, query):
    blanks = dict.fromkeys(parameters(query), "")
    alone = ({**blanks, name: value} for name, value in examples(query).items())
    for values in (blanks, *alone, examples(query)):
        answer = site.get(f"/disclosures/{query.name}.json", params={"_shape": "array", **values})
        assert answer.status_code == 200, answer.text
        assert answer.json(), values
        page = site.get(f"/disclosures/{query.name}", params=values)
        assert page.status_code == 200
    assert query.header["title"].replace("'", "&#39;") in page.text


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_an_unknown_value_is_refused_and_told(site, query):
    values = dict.fromkeys(parameters(query), "no-such-thing'\"; drop table requests --")
    answer = site.get(f"/disclosures/{query.name}.json", params={"_shape": "array", **values})
    assert answer.status_code == (400 if values else 200)
    assert not values or "no-such-thing" in answer.json()["error"]


NAMED = [
    ("who_uses", "technology", "Drones", "drones"),
    ("technology_over_time", "technology", "facial recognition", "facial-recognition"),
    ("what_a_force_has_said", "force", "Cleveland Police", "cleveland"),
    ("what_a_force_has_said", "force", "Cleveland", "cleveland"),
    ("what_a_force_has_said", "force", "GMP", "greater-manchester"),
    ("never_asked", "technology", "Live Facial Recognition", "live-facial-recognition"),
    ("asked_answer_not_captured", "authority", "Dyfed-Powys Police", "dyfed-powys"),
    ("where_forces_stood", "family", "Biometrics", "biometrics"),
]


@pytest.mark.parametrize(("query", "parameter", "name", "id"), NAMED)
def test_a_parameter_takes_a_name_as_well_as_an_id(site, query, parameter, name, id):
    by_name, by_id = (
        site.get(f"/disclosures/{query}.json", params={"_shape": "array", parameter: value}).json()
        for value in (name, id)
    )
    assert by_id and by_name == by_id


def test_every_parameter_that_takes_a_name_is_tried_by_name(site, ask):
    names = {
        "force": dict(ask("select id, name from forces")),
        "technology": dict(ask("select id, name from technologies")),
        "authority": dict(ask("select id, name from authorities")),
        "batch": dict(ask("select id, title from batches")),
    }
    for query in QUERIES:
        for parameter, id in examples(query).items():
            if parameter in names:
                by_name, by_id = (
                    site.get(f"/disclosures/{query.name}.json", params={"_shape": "array", parameter: value}).json()
                    for value in (names[parameter][id], id)
                )
                assert by_id and by_name == by_id, (query.name, parameter)


def test_the_page_of_a_query_offers_lists_to_choose_from(site, ask):
    page = site.get("/disclosures/never_asked", params={"force": "Cleveland Police"}).text
    fields = re.findall(r'<select id="qp\d" name="(\w+)">(.*?)</select>', page, flags=re.DOTALL)
    options = {
        name: dict(re.findall(r'<option value="([^"]*)"(?: selected)?>([^<]+)<', field)) for name, field in fields
    }
    assert set(options) == {"force", "technology"}
    assert set(options["force"]) == {"", *(id for (id,) in ask("select id from forces"))}
    assert set(options["technology"]) == {"", *(id for (id,) in ask("select id from technologies"))}
    assert '<option value="cleveland" selected>' in page


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_no_query_ends_early_without_saying_so(site, db, query):
    """JSON says truncated; the page gives the whole number; the CSV has every row."""
    blanks = dict.fromkeys(parameters(query), "")
    count = db.execute(f"select count(*) from ({query.sql})", blanks).fetchone()[0]
    answer = site.get(f"/disclosures/{query.name}.json", params={"_shape": "objects", **blanks}).json()
    assert len(answer["rows"]) == min(count, 1000)
    assert answer["truncated"] is (count > 1000)
    assert f'<h2 id="rows">{count:,} row' in site.get(f"/disclosures/{query.name}", params=blanks).text
    rows = list(csv.DictReader(io.StringIO(site.get(f"/disclosures/{query.name}.csv", params=blanks).text)))
    assert len(rows) == count
    for most in re.findall(r"\nlimit (\d+)$", query.sql.strip()):
        assert f"The newest {most} answers and publications, no more" in query.header["description"]
        assert query.header["description"] in words(site.get(f"/disclosures/{query.name}"))
    assert query.sql.lower().count("limit") == (query.name == "latest_disclosures")


def test_a_query_that_is_cut_says_how_many_rows_there_are_and_where(site, ask):
    count = ask("select count(*) from coverage where status = 'never asked'")[0][0]
    page = site.get("/disclosures/never_asked")
    assert count > 1000
    assert f"These are the first 1,000 of {count:,} rows. The CSV has all of them" in words(page)
    assert "These are the first" not in words(site.get("/disclosures/never_asked?force=kent"))


def test_csv_of_sql_has_every_row_or_fails(site, ask):
    whole = site.get("/disclosures.csv", params={"sql": "select * from coverage"}).text
    assert len(list(csv.reader(io.StringIO(whole)))) == ask("select count(*) from coverage")[0][0] + 1
    for stream in ({}, {"_stream": "on"}):
        rows = site.get(
            "/disclosures.csv", params={"sql": "select force, technology, status from coverage", **stream}
        ).text
        assert len(list(csv.DictReader(io.StringIO(rows)))) == ask("select count(*) from coverage")[0][0] > 1000
    one = site.get("/disclosures.csv", params={"sql": "select :a || 'x' as b", "a": "1,2"})
    assert list(csv.reader(io.StringIO(one.text))) == [["b"], ["1,2x"]]
    for wrong in (
        "with recursive n(i) as (select 1 union all select i + 1 from n limit 90) select printf('%.*c', 50000, 'x') from n",
        "delete from requests",
        "select nothing",
        "",
    ):
        answer = site.get("/disclosures.csv", params={"sql": wrong})
        assert (answer.status_code, answer.text[:8]) == (400, "No CSV: "), wrong
