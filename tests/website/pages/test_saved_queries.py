"""The saved queries: every queries/*.sql, without a list of them."""

import re

import pytest

from disclosures.compiler.sql_files import read_folder
from tests.conftest import ROOT

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
def test_a_saved_query_shows_rows_for_blanks_and_for_its_example(site, query):
    blanks = dict.fromkeys(parameters(query), "")
    for values in (blanks, *({**blanks, name: value} for name, value in examples(query).items())):
        answer = site.get(f"/disclosures/{query.name}.json", params={"_shape": "array", **values})
        assert answer.status_code == 200, answer.text
        assert answer.json(), values
        page = site.get(f"/disclosures/{query.name}", params=values)
        assert page.status_code == 200
    assert query.header["title"].replace("'", "&#39;") in page.text


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_an_unknown_value_gives_no_rows_and_no_error(site, query):
    values = dict.fromkeys(parameters(query), "no-such-thing'\"; drop table requests --")
    answer = site.get(f"/disclosures/{query.name}.json", params={"_shape": "array", **values})
    assert answer.status_code == 200
    assert not values or answer.json() == []
