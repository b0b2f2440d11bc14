"""Which words of a force stand against which reports of the press, by the rules of sql/derived/press_pairs.sql."""

import sqlite3
from contextlib import closing

import pytest

from tests.conftest import ROOT

WIDER = {"faces": None, "live": "faces", "street": "live", "past": "faces"}
"""Each technology with the wider one: two kinds of face search, and a kind of one of them."""
DENIED, REFUSED, REVERSE = "denied, reported in use", "refused, reported in use", "in use, reported as not used"


def words(told):
    """The words of a line such as 'uses live overt 2020 tool by-hand', those after the second in any order."""
    code, technology, *more = told.split()
    return {
        "code": code,
        "technology": technology,
        "scope": next((word for word in more if word in ("overt", "covert", "remainder")), "unspecified"),
        "said": next((word for word in more if word.isdigit()), None),
        "product": next((word for word in more if word in ("tool", "other")), None),
        "by_hand": "by-hand" in more,
    }


def ancestors(technology):
    """The technology with 0, and each wider one with its steps up."""
    found = []
    while technology:
        found.append((technology, len(found)))
        technology = WIDER[technology]
    return found


@pytest.fixture
def pairs():
    """A function that gives the pairs of what a force says and what the press reports of it, as numbers of the force's lines and kinds."""

    def found(report, *own, elsewhere=()):
        with closing(sqlite3.connect(":memory:")) as db:
            db.execute("create table position_types (id text primary key, stance text)")
            stances = {"uses": "yes", "used": "past", "denies": "no", "considers": "plan", "refuses": "silent"}
            db.executemany("insert into position_types values (?, ?)", stances.items())
            db.execute("create table positions (id text primary key, product text)")
            db.execute("create table technology_ancestors (technology, ancestor, depth)")
            chains = [(kind, wider, depth) for kind in WIDER for wider, depth in ancestors(kind)]
            db.executemany("insert into technology_ancestors values (?, ?, ?)", chains)
            db.execute(
                "create table standing_positions (force, technology, position, code, scope, voice, own_word, by_hand, said_from)"
            )
            of_kent = [("report", "kent", report), *((str(number), "kent", told) for number, told in enumerate(own))]
            of_essex = [("report", "essex", report)] * bool(elsewhere) + [("else", "essex", told) for told in elsewhere]
            for key, force, told in of_kent + of_essex:
                said = words(told)
                voice = "press" if key == "report" else "own"
                db.execute("insert or ignore into positions values (?, ?)", [key, said["product"]])
                row = said | {"force": force, "key": key, "voice": voice, "own": voice == "own"}
                db.execute(
                    "insert into standing_positions values "
                    "(:force, :technology, :key, :code, :scope, :voice, :own, :by_hand, :said)",
                    row,
                )
            db.executescript((ROOT / "sql/derived/press_pairs.sql").read_text(encoding="utf-8"))
            rows = db.execute("select answer, kind from press_pairs where answer <> 'else'").fetchall()
            return {int(answer): kind for answer, kind in rows}

    return found


@pytest.mark.parametrize(
    ("report", "own", "wanted"),
    [
        ("uses live", ["denies live"], {0: DENIED}),
        ("uses live", ["refuses live"], {0: REFUSED}),
        ("uses street", ["denies faces"], {0: DENIED}),
        ("uses faces", ["denies live"], {}),
        ("uses live", ["considers live"], {}),
        ("uses live", ["refuses live remainder"], {}),
        ("uses live by-hand", ["denies live"], {0: DENIED}),
        ("uses live by-hand", ["denies faces"], {}),
        ("denies live", ["uses live"], {0: REVERSE}),
        ("denies faces", ["uses live"], {0: REVERSE}),
        ("denies faces", ["uses live by-hand"], {}),
        ("denies live", ["uses faces"], {}),
        ("used live", ["uses live", "denies live"], {}),
    ],
)
def test_a_word_stands_against_a_report_of_its_technology(pairs, report, own, wanted):
    assert pairs(report, *own) == wanted


@pytest.mark.parametrize(
    ("report", "own", "wanted"),
    [
        ("uses live", ["refuses live", "uses live"], {}),
        ("uses live", ["refuses live", "uses live overt"], {}),
        ("uses live", ["refuses faces", "uses faces overt"], {}),
        ("uses street", ["refuses faces", "uses live"], {}),
        ("uses live", ["refuses live", "uses street"], {}),
        ("uses live", ["refuses live", "uses faces"], {0: REFUSED}),
        ("uses live", ["refuses faces", "uses past"], {0: REFUSED}),
        ("uses live", ["refuses live", "used live"], {0: REFUSED}),
        ("uses live", ["refuses live", "uses live by-hand"], {0: REFUSED}),
        ("uses live by-hand", ["refuses live", "uses live by-hand"], {}),
        ("uses live covert", ["refuses live", "uses live"], {0: REFUSED}),
        ("uses live overt", ["refuses live", "uses live"], {}),
        ("uses live tool", ["refuses live tool", "uses live other"], {0: REFUSED}),
        ("uses live tool", ["refuses live tool", "uses live tool"], {}),
    ],
)
def test_a_refusal_is_left_out_where_the_force_says_itself_what_the_press_reports(pairs, report, own, wanted):
    assert pairs(report, *own) == wanted


def test_what_one_force_says_bears_out_no_report_of_another(pairs):
    assert pairs("uses live", "denies live", elsewhere=["uses live"]) == {0: DENIED}
    assert pairs("denies live", "uses live", elsewhere=["denies live"]) == {0: REVERSE}
    assert pairs("uses live", "refuses live covert", elsewhere=["considers live"]) == {0: REFUSED}


@pytest.mark.parametrize(
    ("report", "own", "wanted"),
    [
        ("uses live", ["denies live 2020", "uses live overt 2019"], {0: DENIED}),
        ("uses live", ["denies live 2020", "uses live overt 2021"], {}),
        ("uses live", ["denies live 2020", "uses live overt"], {}),
        ("uses live", ["refuses live 2020", "uses live overt 2019"], {}),
        ("denies live", ["uses live overt 2020", "denies live 2019"], {0: REVERSE}),
        ("denies live", ["uses live overt 2020", "denies live 2021"], {}),
        ("denies live", ["uses live overt 2020", "denies live"], {}),
    ],
)
def test_what_is_said_later_takes_back_a_yes_or_a_no_but_a_refusal_takes_back_none(pairs, report, own, wanted):
    assert pairs(report, *own) == wanted


@pytest.mark.parametrize(
    ("report", "own", "wanted"),
    [
        ("uses live covert", ["refuses live covert", "uses live overt"], {0: REFUSED}),
        ("uses live", ["refuses live covert", "considers live"], {}),
        ("uses live overt", ["refuses live covert", "considers live"], {}),
        ("uses live", ["refuses live covert"], {0: REFUSED}),
        ("uses live", ["refuses live covert", "refuses live remainder"], {0: REFUSED}),
        ("uses live", ["refuses live covert", "considers faces"], {0: REFUSED}),
        ("uses live", ["denies live covert"], {}),
        ("uses live covert", ["denies live covert"], {0: DENIED}),
        ("uses live covert", ["denies live overt"], {}),
        ("uses live", ["denies live overt", "refuses live covert"], {0: DENIED}),
        ("denies live covert", ["uses live"], {}),
        ("denies live overt", ["uses live"], {0: REVERSE}),
        ("denies live", ["uses live overt"], {0: REVERSE}),
    ],
)
def test_what_is_said_of_open_or_covert_use_stands_against_reports_that_it_fits(pairs, report, own, wanted):
    assert pairs(report, *own) == wanted


@pytest.mark.parametrize(
    ("report", "own", "wanted"),
    [
        ("uses live tool", ["denies live tool"], {0: DENIED}),
        ("uses live other", ["denies live tool"], {}),
        ("uses live", ["denies live tool"], {}),
        ("uses live tool", ["denies live"], {0: DENIED}),
        ("denies live tool", ["uses live tool"], {0: REVERSE}),
        ("denies live tool", ["uses live"], {}),
        ("denies live tool", ["uses live other"], {}),
        ("denies live", ["uses live tool"], {0: REVERSE}),
    ],
)
def test_what_is_said_of_one_product_stands_only_against_what_is_said_of_that_product(pairs, report, own, wanted):
    assert pairs(report, *own) == wanted


@pytest.mark.parametrize(
    ("own", "wanted"),
    [
        (["uses live", "denies faces"], {}),
        (["uses live", "denies live"], {}),
        (["uses live", "denies past"], {0: REVERSE}),
        (["uses live", "denies faces overt"], {0: REVERSE}),
        (["uses live", "denies faces tool"], {0: REVERSE}),
        (["uses live", "refuses faces"], {0: REVERSE}),
    ],
)
def test_the_reverse_is_left_out_where_the_force_denies_itself_what_the_press_does(pairs, own, wanted):
    assert pairs("denies faces", *own) == wanted
