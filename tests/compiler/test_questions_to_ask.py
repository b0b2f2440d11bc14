"""Which questions are asked of a force next, by the rules of sql/views/questions_to_ask.sql."""

import sqlite3
from contextlib import closing

import pytest

from tests.conftest import ROOT

STANCES = {"uses": "yes", "denies": "no", "considers": "plan", "ncnd": "silent", "withheld": "silent"}
TECHNOLOGIES = ("drones", "cctv")
COLUMNS = (
    "position text primary key",
    "force",
    "technology",
    "code",
    "stance",
    "scope",
    "own_word",
    "by_hand",
    "said_on",
    "said_from",
    "is_current",
    "changed",
    "disclosure",
    "previous",
)


@pytest.fixture
def asked():
    """A function that gives kind and technology of what is asked of a force that said these things.

    Each is told in words: its code, and perhaps a technology, a year, `covert`, `by-hand`, `reported`, `after-N` (it
    follows the N-th and says something else, so that the N-th is no longer current) or `against-N` (it contradicts it).
    """

    def found(*told):
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute("create table forces (id, name, law)")
            db.execute("insert into forces values ('kent', 'Kent Police', 'FOIA 2000')")
            db.execute("create table technologies (id, name)")
            db.executemany("insert into technologies values (?, ?)", [(name, name) for name in TECHNOLOGIES])
            db.execute("create table position_types (id, name)")
            db.execute("create table coverage_cells (force, technology, status)")
            db.execute("create table contradicting_pairs (denial, affirmation)")
            db.execute(f"create table position_facts ({', '.join(COLUMNS)})")
            for number, words in enumerate(map(str.split, told), 1):
                code, year = words[0], next((word for word in words if word.isdigit()), None)
                numbers = dict(word.split("-") for word in words if word.startswith(("after-", "against-")))
                row = (
                    str(number),
                    "kent",
                    next((word for word in words if word in TECHNOLOGIES), "drones"),
                    code,
                    STANCES[code],
                    "covert" if "covert" in words else "unspecified",
                    "reported" not in words,
                    "by-hand" in words,
                    year,
                    f"{year}-01-01" if year else None,
                    not any(f"after-{number}" in other for other in told),
                    "after" in numbers,
                    str(number),
                    numbers.get("after"),
                )
                db.execute(f"insert into position_facts values ({', '.join('?' * len(COLUMNS))})", row)
                if "against" in numbers:
                    db.execute("insert into contradicting_pairs values (?, ?)", [str(number), numbers["against"]])
            rows = db.execute((ROOT / "sql" / "views" / "questions_to_ask.sql").read_text(encoding="utf-8")).fetchall()
        return sorted((kind, technology) for _, kind, _, technology, *_ in rows)

    return found


def test_a_silence_and_an_old_answer_are_asked_about(asked):
    assert asked("ncnd 2025") == [("silence", "drones")]
    assert asked("uses 2015") == [("old answer", "drones")]
    assert asked("uses 2015", "ncnd 2025 cctv") == [("old answer", "drones"), ("silence", "cctv")]


@pytest.mark.parametrize("dated", ["ncnd 2018", "withheld 2025", "considers 2015"])
def test_what_an_undated_word_of_its_own_tells_already_is_not_asked(asked, dated):
    assert asked(dated, "uses") == []
    for other in ("uses cctv", "uses reported", "uses covert", "ncnd" if not dated.startswith("ncnd") else "withheld"):
        assert ("silence" if "considers" not in dated else "old answer", "drones") in asked(dated, other), other


def test_an_undated_word_that_says_the_same_leaves_it_open_whether_it_is_still_so(asked):
    assert asked("uses 2015", "uses") == [("old answer", "drones")]


def test_one_event_is_one_question(asked):
    assert asked("withheld 2023", "ncnd 2024 after-1") == [("change", "drones")]
    assert asked("uses 2025", "denies 2026 after-1 against-1") == [("contradiction", "drones")]
    assert asked("denies 2025 against-2", "uses 2026 after-1") == [("contradiction", "drones")]
    assert asked("denies 2025", "uses 2026 after-1") == [("change", "drones")]


@pytest.mark.parametrize(
    "said", [("uses 2025 by-hand", "denies 2026 after-1"), ("denies 2025", "uses 2026 by-hand after-1")]
)
def test_a_change_from_or_to_what_is_done_by_hand_is_no_question(asked, said):
    assert asked(*said) == []


def test_a_silence_after_what_was_done_by_hand_is_still_asked_about(asked):
    assert asked("uses 2023 by-hand", "ncnd 2024 after-1") == [("silence", "drones")]
