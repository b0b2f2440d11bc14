"""A page of a query shows as many rows as fit; JSON and CSV have them all."""

import re

import pytest

from disclosures.website.serving.shown_rows import HEAVIEST, fitting, weight
from tests.website.pages.reading import words

LONG = "with recursive n(i) as (select 1 union all select i + 1 from n where i < {rows}) select i, printf('%.200c', 'x') as words from n"


@pytest.mark.parametrize(
    ("row", "heavier"),
    [
        (["word " * 10], ["word " * 20]),
        (["https://a.example/b"], ["two plain words and"]),
        (["an-id"], ["a word"]),
        (["/requests/one"], ["the request one"]),
        ([None], ["a word"]),
    ],
)
def test_a_row_weighs_more_with_longer_words_and_with_links(row, heavier):
    first, second = weight(["column"], row), weight(["column"], heavier)
    assert first < second if len(heavier[0]) > 50 else first > second


def test_a_position_weighs_as_much_as_its_sign_and_words():
    assert weight(["position"], ["uses"]) > weight(["situation"], ["uses"]) + 60


def test_words_that_are_not_shown_weigh_nothing():
    assert weight(["column"], ["a b" * 500]) == weight(["column"], ["a b" * 1_000])


def test_the_rows_that_fit_are_the_first_and_at_least_one():
    rows = [["x y"]] * 10
    one = weight(["column"], rows[0])
    assert fitting(["column"], rows, 10 * one) == 10
    assert fitting(["column"], rows, 10 * one - 1) == 9
    assert fitting(["column"], rows, 1) == 1
    assert fitting(["column"], [], 1) == 0


def test_a_page_of_many_long_rows_shows_the_first_and_says_of_how_many(site):
    page = site.get("/disclosures", params={"sql": LONG.format(rows=900)})
    shown = page.text.count('<td data-column="words">')
    rows = site.get("/disclosures.json", params={"sql": LONG.format(rows=900), "_shape": "array"}).json()
    assert 0 < shown < 900 == len(rows)
    assert f"These are the first {shown:,} of 900 rows." in words(page)
    assert "900 rows" in re.sub(r"\s+", " ", page.text.split('id="rows">')[1][:40])
    assert len(page.content) < HEAVIEST + 60_000


def test_a_page_that_fits_shows_every_row(site):
    page = site.get("/disclosures", params={"sql": LONG.format(rows=200)})
    assert page.text.count('<td data-column="words">') == 200
    assert "These are the first" not in page.text
