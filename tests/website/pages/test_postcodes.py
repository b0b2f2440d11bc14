"""Postcodes in the search: the force by its area, exactly where a directory was built in, and nothing of it kept."""

import re
import sqlite3

import pytest

from disclosures.website.pages.postcodes import listed, place_of, short
from tests.website.pages.reading import links, words
from tests.website.pages.test_search import finished, go_to, page


@pytest.fixture
def exact(database, tmp_path):
    """A copy of the database that knows two postcodes and a sector."""
    copy = sqlite3.connect(tmp_path / "copy.db")
    with sqlite3.connect(database) as db:
        db.backup(copy)
    copy.row_factory = sqlite3.Row
    copy.executemany(
        "insert into postcode_forces values (?, ?)",
        [("TS12", "cleveland"), ("TS96QX", "north-yorkshire"), ("TS96QY", "cleveland")],
    )

    async def run(sql, parameters=None):
        return copy.execute(sql, parameters or {}).fetchall()

    yield lambda text: finished(place_of(run, text))
    copy.close()


@pytest.mark.parametrize("text", ["TS1 2AB", "ts12ab", "TS", "ts1"])
def test_an_area_of_several_forces_names_them_and_asks(site, text):
    found = page(site, text)
    assert "TS: Cleveland, in parts Durham and North Yorkshire" in words(found)
    assert "Which is yours?" in words(found)
    assert {"/forces/cleveland", "/forces/durham", "/forces/north-yorkshire"} <= links(found)
    assert "Nothing found" not in words(found)


@pytest.mark.parametrize(("text", "path"), [("EH", "/forces/scotland"), ("bt1 1aa", "/forces/northern-ireland")])
def test_an_area_of_one_force_leads_to_it(site, text, path):
    assert go_to(site, text) == path
    assert "Which is yours?" not in words(page(site, text))


def test_a_postcode_and_a_technology_are_answered_together(site):
    answered = page(site, "EH1 1YZ facial recognition")
    assert "EH: Scotland" in words(answered)
    [answer] = re.findall(r'id="answer">(.*?)</p>', answered.text, flags=re.DOTALL)
    assert 'href="/forces/scotland/facial-recognition"' in answer
    assert "/search?q=Cleveland+Police+facial+recognition" in links(page(site, "TS1 2AB facial recognition"))


@pytest.mark.parametrize("text", ["GY", "JE2 3AB"])
def test_islands_with_a_police_of_their_own_are_told_so(site, text):
    assert "no force of ours" in words(page(site, text))


@pytest.mark.parametrize("text", ["ZZ1 1AA", "LFR", "section 44", "M25 cameras", "me too"])
def test_what_is_no_postcode_is_no_place(site, text):
    assert 'id="place"' not in page(site, text).text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("TS1 2AD", "TS1 2AD: Cleveland"),
        ("TS9 6QX", "TS9 6QX: North Yorkshire"),
        ("ts96qy", "TS9 6QY: Cleveland"),
        ("TS9 6QZ", "TS: Cleveland, in parts Durham and North Yorkshire"),
    ],
)
def test_a_directory_makes_the_answer_exact(exact, text, says):
    assert exact(text).words == says


def test_words_around_a_postcode_are_kept(exact):
    assert exact("drones in TS1 2AB at night").rest == "drones in at night"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("City of London Police", "City of London"),
        ("Police Scotland", "Scotland"),
        ("Police Service of Northern Ireland", "Northern Ireland"),
        ("Metropolitan Police Service", "Metropolitan"),
    ],
)
def test_a_forces_short_name(name, said):
    assert short(name) == said


def test_a_list_in_words():
    assert [listed(list(letters)) for letters in ("", "A", "AB", "ABC")] == ["", "A", "A and B", "A, B and C"]
