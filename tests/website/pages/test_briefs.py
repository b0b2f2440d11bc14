"""The brief of a force: its sums, both positions of an answer, what a date rests on, and where to read the words."""

import re
import sqlite3

import pytest

from disclosures.words.plain_words import day
from tests.website.pages.reading import words


@pytest.fixture(scope="module")
def db(database):
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        yield connection


@pytest.fixture(scope="module")
def briefs(site, db):
    """The words of every force's brief, by id."""
    return {
        force: words(site.get(f"/forces/{force}/brief")) for (force,) in db.execute("select id from forces order by id")
    }


def test_the_figures_add_up_to_all_technologies(briefs, db):
    kinds = db.execute("select count(*) as kinds from technologies where broader is not null").fetchone()["kinds"]
    for force, text in briefs.items():
        sentence = re.search(r"Of (\d+) technologies: (.*?) \.", text)
        figures = [int(figure) for figure in re.findall(r"(?:^|; )(\d+) ", sentence[2])]
        assert (int(sentence[1]), sum(figures)) == (kinds, kinds), force
        stated = db.execute(
            "select count(*) as cells from coverage where force = ? and status = 'position stated'", [force]
        ).fetchone()["cells"]
        assert f"{stated} with a position of its own" in sentence[2] or not stated, force


def test_what_only_others_or_the_press_report_is_as_much_as_the_sum_says(site, briefs):
    cut = 0
    for force, text in briefs.items():
        said = sum(
            int(figure) for figure in re.findall(r"(\d+) on which only (?:others|the press) reports? of it", text)
        )
        named = re.search(r"What only others or the press report \( ?(?:\d+ of (\d+) technologies;)?", text)
        listed = (
            site.get(f"/forces/{force}/brief")
            .text.partition('<ul class="others">')[2]
            .partition("</ul>")[0]
            .count("<li>")
        )
        cut += bool(named and named[1])
        assert (int(named[1]) if named and named[1] else listed) == said, force
    assert cut > 1


def test_a_second_position_stands_beside_the_first(briefs):
    line = briefs["cleveland"].partition("Words, and where to read them")[2]
    assert re.search(r"Live facial recognition \S+ 2022 does not use , and \S+ 2022 considering ,", line), line[:300]


def test_a_date_says_what_it_rests_on(briefs):
    assert "request received on 12 May 2022" in briefs["cleveland"]


def test_the_words_and_the_address_of_the_source_are_printed(briefs, db):
    row = db.execute(
        "select key_phrase, source_url from stated_positions where force = 'cleveland' and is_current and voice = 'own' "
        "and technology = 'live-facial-recognition'"
    ).fetchone()
    assert row["key_phrase"] in briefs["cleveland"]
    assert row["source_url"].removeprefix("https://www.") in briefs["cleveland"]


def test_newer_requests_whose_answer_was_not_read_are_named(briefs, db):
    row = db.execute(
        "select title, said_on from disclosures where authority = 'cleveland' and answer_seen = 'none' "
        "order by said_from desc limit 1"
    ).fetchone()
    part = briefs["cleveland"].partition("Asked, answer not read here")[2]
    assert row["title"] in part and day(row["said_on"]) in part


def test_what_is_not_the_forces_own_word_stands_apart_with_who_says_it(briefs, db):
    for row in db.execute("select force, publisher_name, technology_name from current_positions where voice = 'press'"):
        before, _, _ = briefs[row["force"]].partition("What only others or the press report")
        assert f"{row['publisher_name']}." not in before.partition("What it says itself")[2], row["force"]


def test_a_brief_of_a_force_outside_the_acts_asks_nothing_and_says_where_else_to_look(briefs):
    text = briefs["nca"].casefold()
    assert "never asked" not in text and "to ask" not in text
    assert "where else to look" in text
