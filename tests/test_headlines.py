"""What pages say first, against a recount of the CSVs that uses none of the project's SQL (tests/recount.py)."""

import contextlib
import sqlite3
from collections import Counter

import pytest

import build
from bench.synthetic import write_synthetic
from tests.conftest import ROOT
from tests.recount import OWN, PRESS, Recount

SYNTHETIC = 3_000
"""Positions."""


@pytest.fixture(scope="module", params=["real", "synthetic"])
def both(request, database, tmp_path_factory):
    """A database and the recount of the CSVs that it was built from."""
    if request.param == "real":
        yield sqlite3.connect(database), Recount(ROOT / "data")
        return
    folder = tmp_path_factory.mktemp("synthetic")
    write_synthetic(folder / "data", SYNTHETIC)
    assert build.main(["--data", str(folder / "data"), "--output", str(folder / "disclosures.db")]) == 0
    with contextlib.closing(sqlite3.connect(folder / "disclosures.db")) as db:
        yield db, Recount(folder / "data")


def test_the_synthetic_rows_hold_every_kind_of_statement(both):
    _, recount = both
    assert {one.word for one in recount.stated} == {"own", "reported", "press"}
    assert {one.scope for one in recount.stated} == {"overt", "covert", "unspecified", "remainder"}
    assert any(not one.said_on for one in recount.stated) and any(len(one.said_on) == 7 for one in recount.stated)


def test_what_stands_now_is_the_latest_dated_statement_and_what_is_undated_and_differs(both):
    db, recount = both
    found = db.execute("select position_id, force from current_positions")
    assert Counter(found) == Counter((one.id, one.force) for one in recount.current)


def test_every_pair_of_force_and_technology_has_its_status_and_heading(both):
    db, recount = both
    rows = db.execute(
        "select force, technology, status, position_id, covert_position_id, related_position_id from coverage"
    ).fetchall()
    assert len(rows) == len(recount.cells)
    wrong = []
    for force, technology, *found in rows:
        cell = recount.cells[(force, technology)]
        wanted = [cell.status, *(one and one.id for one in (cell.heading, cell.covert, cell.related))]
        if found != wanted:
            wrong.append((force, technology, found, wanted))
    assert wrong == []


def test_an_undated_statement_that_differs_stands_beside_the_heading(both):
    db, recount = both
    found = db.execute(
        "select force, technology, undated_position_id from coverage where undated_position_id is not null"
    )
    wanted = {key: {one.id for one in cell.beside} for key, cell in recount.cells.items() if cell.beside}
    found = {(force, technology): id for force, technology, id in found}
    assert found.keys() == wanted.keys()
    assert all(found[key] in wanted[key] for key in found)


def test_the_rest_of_an_answer_counts_in_no_share_of_refusals(both):
    db, recount = both
    said = [one for one in recount.stated if one.word == OWN and one.scope != "remainder"]
    wanted = Counter(one.force for one in said), Counter(one.force for one in said if one.code == "ncnd")
    rows = db.execute("select force, positions, ncnd_positions from ncnd_share").fetchall()
    assert {force: positions for force, positions, _ in rows} == wanted[0]
    assert {force: ncnd for force, _, ncnd in rows if ncnd} == wanted[1]


def test_press_reports_head_nothing_and_change_nothing(both):
    db, recount = both
    press = {one.id for one in recount.stated if one.word == PRESS}
    assert press
    for column in ("position_id", "undated_position_id", "covert_position_id"):
        assert not press & {id for (id,) in db.execute(f"select {column} from coverage")}
    assert not press & {id for row in db.execute("select denial_id, affirmation_id from contradictions") for id in row}
    assert not press & {id for (id,) in db.execute("select to_position_id from position_changes")}
