"""What pages say first, against a recount of the CSVs that uses none of the project's SQL (tests/recount.py)."""

import contextlib
import json
import re
import sqlite3
from collections import Counter
from datetime import date

import pytest

import build
from bench.synthetic import write_synthetic
from disclosures.website.pages.named_sql import sql_of
from disclosures.words.answers import answer
from disclosures.words.plain_words import the
from tests.conftest import ROOT, Project
from tests.recount import OWN, PRESS, Recount
from tests.website.branches.rows import Maker

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
    add_edges(Project(folder))
    assert build.main(["--data", str(folder / "data"), "--output", str(folder / "disclosures.db")]) == 0
    with contextlib.closing(sqlite3.connect(folder / "disclosures.db")) as db:
        yield db, Recount(folder / "data")


def add_edges(project):
    """Rows for what made-up rows drawn by lot seldom reach: reports around the month of a denial, one product, two, and all."""
    project.add("technologies", id="maps", name="Maps", broader="data-and-analytics", definition="Made up for a test.")
    for product in ("atlas", "globe"):
        project.add("products", id=product, name=product.capitalize(), supplier="A company", technology="maps")
    make = Maker(project)
    for force, day in (("kent", "2026-03-20"), ("dorset", "2026-04-01")):
        make.says(make.request("no-maps", force, ("maps",), responded_on="2026-03"), force, "does_not_use", "maps")
        report = make.publication(f"maps-of-{force}", "home-office", ("maps",), published_on=day)
        make.says(report, force, "uses", "maps")
    for force, products in (("essex", ("atlas", "globe")), ("durham", ("atlas", ""))):
        answer = make.request("maps", force, ("maps",), outcome="ncnd")
        for product in products:
            make.says(answer, force, "ncnd", "maps", product=product)
    make.save()


@pytest.mark.parametrize("both", ["synthetic"], indirect=True)
def test_only_what_is_certainly_later_is_told_as_since_then(both):
    db, _ = both
    since = dict(db.execute("select force, since_position_id from coverage_cells where technology = 'maps'"))
    assert since["kent"] is None and since["dorset"] == "home-office-maps-of-dorset-p1"


@pytest.mark.parametrize("both", ["synthetic"], indirect=True)
def test_products_are_named_unless_the_whole_is_spoken_of_too(both):
    db, _ = both
    named = dict(db.execute("select position, products from named_products where position like '%-maps-p_'"))
    assert named == {"essex-maps-p1": "Atlas; Globe", "essex-maps-p2": "Atlas; Globe"}


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


def test_what_the_heading_must_not_hide_is_found(both):
    db, recount = both
    rows = db.execute("select force, technology, elsewhere_position_id, since_position_id from coverage_cells")
    found = {(force, technology): tuple(ids) for force, technology, *ids in rows}
    wanted = {key: tuple(one and one.id for one in (cell.elsewhere, cell.since)) for key, cell in recount.cells.items()}
    assert found == wanted
    assert all(any(pair[place] for pair in wanted.values()) for place in (0, 1))


def test_a_statement_of_products_alone_names_them(both):
    db, recount = both
    stated = {one.id: recount.products(one) for one in recount.stated}
    found = dict(db.execute("select position, products from named_products"))
    named = {id: products for id, products in stated.items() if products}
    assert named and {id: products.split("; ") for id, products in found.items() if id in stated} == named


def test_the_rest_of_an_answer_counts_in_no_share_of_refusals(both):
    db, recount = both
    said = [one for one in recount.stated if one.word == OWN and one.scope != "remainder"]
    wanted = Counter(one.force for one in said), Counter(one.force for one in said if one.code == "ncnd")
    rows = db.execute("select force, positions, ncnd_positions from ncnd_share").fetchall()
    assert {force: positions for force, positions, _ in rows} == wanted[0]
    assert {force: ncnd for force, _, ncnd in rows if ncnd} == wanted[1]


def test_every_group_of_forces_has_a_name_that_a_sentence_can_hold(both):
    _, recount = both
    assert recount.groups
    for group in recount.groups.values():
        assert re.match(r"All \w|Forces \w", group["name"]), group["name"]


def test_press_reports_head_nothing_and_change_nothing(both):
    db, recount = both
    press = {one.id for one in recount.stated if one.word == PRESS}
    assert press
    for column in ("position_id", "undated_position_id", "covert_position_id"):
        assert not press & {id for (id,) in db.execute(f"select {column} from coverage")}
    assert not press & {id for row in db.execute("select denial_id, affirmation_id from contradictions") for id in row}
    assert not press & {id for (id,) in db.execute("select to_position_id from position_changes")}


DONE = {
    "uses": "{used} ",
    "trialling": "trialling ",
    "formerly_used": "had {done} ",
    "trialled": "had trialled ",
    "used_or_trialled": "had {done} or trialled ",
    "does_not_use": "did not {use} ",
    "considering": "considering ",
    "dropped": "given it up",
    "no_information_held": "held no information on ",
    "withheld": "would not disclose it",
    "ncnd": "would neither confirm nor deny that ",
}
"""Of each position, words of the sentence that no other has at the same place."""
NO_THINGS = {
    "Access": ("had", "have", "had"),
    "Sharing": ("took part in", "take part in", "taken part in"),
    "Purchases": ("made", "make", "made"),
}
"""How technologies are named that one does not use, and what one does instead."""
SAYS = {
    "own": " said that it ",
    "joint": ", speaking for both, said that ",
    "reported": " reported that ",
    "press": " reported that ",
}


def day_in_words(said_on):
    """A date of a CSV as a sentence has it."""
    parts = [int(part) for part in said_on.split("-")]
    return date(*parts, *[1] * (3 - len(parts))).strftime(["%Y", "%B %Y", "%-d %B %Y"][len(parts) - 1])


def deed(recount, one):
    """What the sentence says that the force did."""
    first = recount.technologies[one.technology]["name"].split()[0]
    forms = ("used", "use", "used") if recount.products(one) else NO_THINGS.get(first, ("used", "use", "used"))
    used, use, done = ("made", "make", "made") if one.scope in ("overt", "covert") else forms
    if one.code == "withheld" and recount.disclosures[one.disclosure].get("outcome") == "partly_disclosed":
        return "withheld part of what was asked"
    return DONE[one.code].format(used=used, use=use, done=done)


def undated(recount, one):
    """How the sentence names what has no date."""
    disclosure = recount.disclosures[one.disclosure]
    kind = "answer" if disclosure["kind"] == "request" else "page"
    return f"undated {kind} read in {day_in_words(disclosure['read_on'][:7])}"


def says(recount, one):
    """What the sentence of a statement must hold, worked out from the CSVs: its date, whose word it is, what is said."""
    told = day_in_words(one.said_on) if one.said_on else undated(recount, one)
    scope = [f"{one.scope} use of "] if one.scope in ("overt", "covert") else []
    products = [name.removesuffix(")").replace(",", "") for name in recount.products(one)]
    return [told, SAYS[one.voice], deed(recount, one), *scope, *products, *as_a_member(recount, one)]


def said_first(recount, row, cell):
    """The statements of the first sentence."""
    if cell.heading:
        return [cell.heading]
    if cell.status == "press reports only":
        key = row["press_position_id"], row["force"]
        press = next(one for one in recount.current if (one.id, one.force) == key)
        return [press, *(one for one in [cell.related] if one and one.word == OWN)]
    return [cell.related] if cell.status.startswith(("spoke", "reported", "press")) else []


def goes_on(recount, cell):
    """What the sentences after the first must hold."""
    wanted = []
    if cell.elsewhere:
        on = ". On overt use " if cell.elsewhere.scope == "overt" else ". On use in general "
        wanted += [on, " said: ", *in_short(recount, cell.elsewhere)]
    if cell.since:
        body = recount.authorities[recount.disclosures[cell.since.disclosure]["authority"]]["name"]
        wanted += [f". Since then {the(body)} reports", *in_short(recount, cell.since)]
    return wanted


def in_short(recount, one):
    """What is said after the sentence, in short: who speaks, of what, what, and when."""
    name = next(row["name"] for row in recount.rows("position_types") if row["id"] == one.code)
    return [f": {name}", day_in_words(one.said_on) + ")", *(part.replace(",", "") for part in recount.products(one))]


def as_a_member(recount, one):
    """Of a statement about a group of forces, how its sentence names the group: before the force where it is of all."""
    if not one.group:
        return []
    force, name = the(recount.forces[one.force]["name"]), recount.groups[one.group]["name"]
    whole, some = f" reported that a{name[1:]}, among them {force}, ", f", as one of the f{name[1:]}"
    return [{"A": whole, "F": some}[name[0]]]


def test_the_sentence_of_every_pair_says_position_date_and_voice_as_the_csvs_have_them(both):
    db, recount = both
    cursor = db.cursor()
    cursor.row_factory = sqlite3.Row
    rows = cursor.execute(
        sql_of("standing.cells"), {"forces": json.dumps([*recount.forces]), "technologies": None, "depth": 0}
    ).fetchall()
    assert {(row["force"], row["technology"]) for row in rows} == set(recount.cells)
    wrong = []
    for row in rows:
        cell, sentence = recount.cells[(row["force"], row["technology"])], answer(row)
        dates = []
        said = said_first(recount, row, cell)
        wanted = [recount.forces[row["force"]]["name"]]
        for one in said:
            wanted += says(recount, one)
            dates.append(says(recount, one)[0][-4:])
        for one in [one for one in cell.beside if one.id == row["undated_position_id"]]:
            wanted += ["it said that it ", undated(recount, one), deed(recount, one)]
            dates += [recount.disclosures[one.disclosure]["read_on"][:4]]
        if cell.covert and cell.covert.code == "ncnd":
            wanted.append("covert use")
            if cell.heading and cell.covert.disclosure != cell.heading.disclosure:
                told = says(recount, cell.covert)[0]
                who = "it" if cell.heading.voice == "own" else the(recount.forces[row["force"]]["name"])
                wanted.append(f"{told} {who} would neither confirm nor deny covert use")
                dates.append(told[-4:])
        if cell.elsewhere:
            on = ". On overt use " if cell.elsewhere.scope == "overt" else ". On use in general "
            wanted += [on, " said: ", *in_short(recount, cell.elsewhere)]
            dates.append(cell.elsewhere.said_on[:4])
        if cell.since:
            body = recount.authorities[recount.disclosures[cell.since.disclosure]["authority"]]["name"]
            wanted += [f". Since then {the(body)} reports", *in_short(recount, cell.since)]
            dates.append(cell.since.said_on[:4])
        years = re.findall(r"\b(?:19|20)\d\d\b", re.sub(r"the 2022 survey", "", sentence))
        without_commas = sentence.replace(",", "")
        if not all(part in sentence or part in without_commas for part in wanted) or sorted(years) != sorted(dates):
            wrong.append((sentence, wanted, years, dates))
    assert wrong == []
