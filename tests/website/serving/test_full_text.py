"""What readers type into the search of a table is never an error."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.website.serving.full_text import escape_fts

ODD = [
    '"',
    '""',
    '"""',
    "\x00",
    '"\x00',
    "a\x00b",
    "(",
    ")",
    "((a",
    "NEAR(",
    "AND",
    "title:",
    "*",
    "^",
    '"a" "',
    "-",
    "{a b}: c",
    "+",
]


@pytest.fixture(scope="module")
def index():
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table texts using fts5 (text, tokenize = 'porter unicode61')")
    db.execute("insert into texts values ('live facial recognition vans')")
    return db


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("form", ["", ".json", ".csv"])
def test_signs_are_no_error_on_any_page(site, text, form):
    for parameter in ("_search", "_search_title"):
        answer = site.get(f"/disclosures/requests{form}", params={parameter: text})
        assert answer.status_code == 200, (parameter, text, answer.text[:300])


@given(st.text() | st.text(alphabet='"a *(\x00'))
def test_sqlite_takes_whatever_is_typed(index, text):
    index.execute("select * from texts where texts match ?", [escape_fts(text)]).fetchall()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("facial vans", 1),
        ('"facial recognition"', 1),
        ('"recognition facial"', 0),
        ('"facial recognition', 1),
        ("facial OR drones", 0),
        ('"', 0),
        ("", 0),
    ],
)
def test_words_and_phrases_are_all_wanted(index, text, found):
    (count,) = index.execute("select count(*) from texts where texts match ?", [escape_fts(text)]).fetchone()
    assert count == found
