"""What to ask next, and the letter for it."""

import sqlite3
from urllib.parse import parse_qs, urlsplit

import pytest

from disclosures.curator.commands.gaps import KINDS, gaps_of, question
from disclosures.curator.database import opened
from disclosures.words.letters import letter


@pytest.fixture(scope="module")
def db(database):
    return opened(database)


def test_silences_come_first_and_of_each_kind_the_oldest(db):
    gaps = gaps_of(db, None, None)
    assert {gap["kind"] for gap in gaps} == set(KINDS)
    places = [(KINDS.index(gap["kind"]), gap["said_on"] or "") for gap in gaps]
    assert places == sorted(places)


def test_of_what_was_never_asked_that_on_which_most_others_spoke_comes_first(db):
    never = [gap["forces"] for gap in gaps_of(db, "essex", None) if gap["kind"] == "never asked"]
    assert never == sorted(never, reverse=True) and len(set(never)) > 2


def test_a_force_and_a_technology_narrow_it(db):
    assert {gap["force"] for gap in gaps_of(db, "essex", None)} == {"essex"}
    assert {gap["technology"] for gap in gaps_of(db, None, "ai-redaction")} == {"ai-redaction"}
    assert [(gap["force"], gap["technology"], gap["kind"]) for gap in gaps_of(db, "essex", "ai-redaction")] == [
        ("essex", "ai-redaction", "never asked")
    ]


def test_every_kind_is_asked_in_the_words_of_the_site_without_markup(db):
    said = {gap["kind"]: question(gap) for gap in gaps_of(db, None, None)}
    assert said.keys() == set(KINDS)
    assert all(text.endswith("?") or "we know of no request to this one." in text for text in said.values())
    assert not any(mark in text for text in said.values() for mark in ("<", "&", "\n"))


def test_a_thing_that_is_counted_has_its_article_and_a_deed_its_verb(db):
    said = {question(gap) for gap in gaps_of(db, None, None)}
    assert any(text.startswith("Does the force use a data analytics platform, or plan to?") for text in said)
    assert any(text.startswith("Does the force make purchases from data brokers, or plan to?") for text in said)
    assert any(text.startswith("On a data analytics platform the force") for text in said)
    assert not any("the answer was" in text or "use purchases" in text for text in said)


def test_the_same_question_is_told_once(db):
    said = [(gap["force"], question(gap)) for gap in gaps_of(db, None, None)]
    assert len(set(said)) == len(said)


def test_the_letter_is_the_one_of_the_site(run, database):
    finished = run("gaps", "--force", "essex", "--technology", "ai-redaction", "--letter", "--database", database)
    assert finished.out[0] == "1. Essex Police, AI redaction (never asked)"
    text = "\n".join(line.strip() for line in finished.out)
    assert letter("FOIA 2000", "AI redaction") in text
    (address,) = [line.split(": ", 1)[1] for line in finished.out if "Send it" in line]
    assert urlsplit(address)[:3] == ("https", "www.whatdotheyknow.com", "/new/essex_police")
    assert parse_qs(urlsplit(address).query) == {
        "title": ["Use of AI redaction"],
        "default_letter": [letter("FOIA 2000", "AI redaction")],
    }


def test_a_force_outside_the_acts_is_told_to_be_so_and_is_asked_nothing(run, database, db):
    finished = run("gaps", "--force", "nca", "--letter", "--database", database)
    assert finished.out == [
        "National Crime Agency is outside the Freedom of Information Acts: it cannot be asked under them."
    ]
    assert "nca" not in {gap["force"] for gap in gaps_of(db, None, None)}


def test_there_are_so_many_as_asked_for(run, database, db):
    finished = run("gaps", "--limit", "3", "--database", database)
    assert [line[:2] for line in finished.out if line[0].isdigit()][:3] == ["1.", "2.", "3."]
    assert finished.out[-1] == f"3 of {len(gaps_of(db, None, None)):,} gaps; --limit shows more"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--force", "esex"], "--force 'esex': is not in forces.id (did you mean 'essex' or 'sussex'?)"),
        (
            ["--technology", "lfr"],
            "--technology 'lfr': is not in technologies.id (did you mean 'live-facial-recognition'?)",
        ),
        (["--force", "zzzz"], "--force 'zzzz': is not in forces.id; the ids stand in data/forces.csv"),
    ],
)
def test_what_is_not_known_is_told_with_what_is_near(run, database, arguments, message):
    finished = run("gaps", *arguments, "--database", database)
    assert (finished.status, finished.out, finished.err) == (1, [], [message])


@pytest.mark.parametrize("command", ["gaps", "due"])
def test_a_database_that_is_not_there_or_none_is_told(run, project, command):
    assert run(command).err == ["disclosures.db is not there; run 'make build' first, or name another with --database"]
    project.target.write_text("no database at all, but long enough to be looked at as one")
    assert run(command).err == [
        "disclosures.db is not a database that build.py wrote (file is not a database); run 'make build'"
    ]
    project.target.unlink()
    sqlite3.connect(project.target).execute("create table requests (id)").connection.close()
    assert run(command).err == [
        "disclosures.db is not a database that build.py wrote (no such table: deadlines); run 'make build'"
    ]
