"""What a reader's words may name."""

import csv
import sqlite3

import pytest

from disclosures.words.names import NAMES_SQL, SHORTEST_MISSPELT, indexed, plain, understand
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def index(database):
    return indexed(sqlite3.connect(database).execute(NAMES_SQL).fetchall())


def forces(index, text):
    return understand(text, index).ids("force")


def rows(name):
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_plain_letters_are_small_and_without_accents_and_signs():
    assert plain("  Devon & Cornwall’s Café-01/FOI ") == "devon and cornwalls cafe 01 foi"


def test_every_force_is_found_by_its_name_its_abbreviation_and_its_id(index):
    for force in rows("forces"):
        for text in (force["name"], force["abbreviation"], force["id"]):
            assert forces(index, text) == [force["id"]], text


def test_every_place_leads_to_the_forces_that_serve_it(index):
    served = {}
    for place in rows("places"):
        served.setdefault(place["name"], set()).add(place["force"])
    names = {plain(force[column]) for force in rows("forces") for column in ("name", "id", "abbreviation")}
    for place, ids in served.items():
        found = set(forces(index, place))
        assert found == ids or plain(place) in {
            name.removesuffix(" police").removesuffix(" constabulary") for name in names
        }, place


def test_every_other_name_of_a_technology_leads_to_it(index):
    for technology in rows("technologies"):
        for text in (technology["name"], *filter(None, technology["also_known_as"].split(";"))):
            found = understand(text, index)
            assert technology["id"] in found.ids("technology"), text


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("Mersyside", "merseyside"),
        ("esex", "essex"),
        ("Glocestershire polce", "gloucestershire"),
        ("northumbra", "northumbria"),
    ],
)
def test_a_misspelt_force_is_found_and_said_to_be_near(index, words, force):
    understood = understand(words, index)
    assert understood.ids("force") == [force]
    assert all(found.near for found in understood.found)


def test_a_letter_left_out_of_a_long_name_does_not_hide_the_force(index):
    for force in rows("forces"):
        name = plain(force["name"])
        if len(name) > 3 * SHORTEST_MISSPELT:
            assert force["id"] in forces(index, name[:2] + name[3:]), name


def test_a_force_and_a_technology_are_told_apart_and_the_rest_is_left(index):
    understood = understand("How much does Essex Police pay for drones?", index)
    assert (understood.ids("force"), understood.ids("technology"), understood.rest) == (
        ["essex"],
        ["drones"],
        ("much", "pay"),
    )


def test_a_force_hides_the_region_of_the_same_name(index):
    assert forces(index, "West Midlands") == ["west-midlands"]
    assert len(forces(index, "North West")) > 1


def test_a_place_that_two_forces_share_gives_both(index):
    assert forces(index, "London") == ["city-of-london", "metropolitan"]


def test_words_that_name_nothing_are_left_over(index):
    assert understand("xyzzy 13931/2022", index).rest == ("xyzzy", "13931", "2022")
