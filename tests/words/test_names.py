"""What a reader's words may name."""

import csv
import random
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


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("Southend", {("essex", "Southend-on-Sea")}),
        ("Kingston", {("humberside", "Kingston upon Hull"), ("metropolitan", "Kingston upon Thames")}),
        ("berwick", {("northumbria", "Berwick-upon-Tweed")}),
        ("Stoke", {("staffordshire", "Stoke-on-Trent")}),
        ("Merthyr", {("south-wales", "Merthyr Tydfil")}),
        ("does Southend use drones?", {("essex", "Southend-on-Sea")}),
        ("Kingston upon Thames", {("metropolitan", "Kingston upon Thames")}),
    ],
)
def test_a_place_is_known_by_the_first_word_of_its_name(index, words, places):
    found = [one for one in understand(words, index).found if one.name.kind == "force"]
    assert {(one.name.id, one.name.said) for one in found} == places
    assert {(one.name.way, one.near) for one in found} == {("place", False)}


def test_a_first_word_that_is_a_name_by_itself_or_any_word_tells_no_longer_place(index):
    assert forces(index, "Bury") == ["greater-manchester"]
    assert [forces(index, word) for word in ("market", "new", "high", "port", "tower", "s")] == [[]] * 6


def test_a_word_that_is_much_like_the_first_of_a_place_is_not_taken_for_it(index):
    assert [forces(index, word) for word in ("western", "parking", "marking")] == [[]] * 3


WRITTEN = {
    "avon-and-somerset": "Avon & Somerset Constabulary",
    "bedfordshire": "Beds Police",
    "btp": "B.T.P.: British Transport Police",
    "cambridgeshire": "Cambs Constabulary",
    "cheshire": "Cheshire Police",
    "city-of-london": "City of London Police Force",
    "civil-nuclear": "the Civil Nuclear Constabulary",
    "cleveland": "CLEVELAND POLICE",
    "cumbria": "Cumbria Police",
    "derbyshire": "Derbys Constabulary",
    "devon-and-cornwall": "Devon and Cornwall Constabulary",
    "dorset": "Dorset police force",
    "durham": "Durham Police",
    "dyfed-powys": "Dyfed Powys Police",
    "essex": "Essex constabulary",
    "gloucestershire": "Glos Police",
    "greater-manchester": "Gtr Manchester Police",
    "gwent": "Gwent Constabulary",
    "hampshire": "Hants and Isle of Wight Constabulary",
    "hertfordshire": "Herts Constabulary",
    "humberside": "Humberside Constabulary",
    "kent": "Kent Constabulary",
    "lancashire": "Lancs Police",
    "leicestershire": "Leics Police",
    "lincolnshire": "Lincs Police",
    "merseyside": "merseyside  police",
    "metropolitan": "The Metropolitan Police",
    "ministry-of-defence": "Ministry of Defense Police",
    "nca": "N.C.A. (National Crime Agency)",
    "norfolk": "Norfolk Police",
    "north-wales": "N. Wales Police",
    "north-yorkshire": "North Yorks Police",
    "northamptonshire": "Northants Police",
    "northern-ireland": "Police Service Northern Ireland",
    "northumbria": "Northumbria Constabulary",
    "nottinghamshire": "Notts Police",
    "scotland": "Police Service of Scotland",
    "south-wales": "S Wales Police",
    "south-yorkshire": "S. Yorks Police",
    "staffordshire": "Staffs Police",
    "suffolk": "Suffolk Police",
    "surrey": "Surrey Constabulary",
    "sussex": "Sussex Constabulary",
    "thames-valley": "Thames Valley Constabulary",
    "warwickshire": "Warks Police",
    "west-mercia": "W Mercia Constabulary",
    "west-midlands": "W Mids Police",
    "west-yorkshire": "West Yorks Police",
    "wiltshire": "Wilts Constabulary",
}
"""A way in which people write the name of each force that differs from the one in forces.csv."""


def test_every_force_is_known_however_its_name_is_shortened(index):
    assert WRITTEN.keys() == {force["id"] for force in rows("forces")}
    assert {id: forces(index, written) for id, written in WRITTEN.items()} == {id: [id] for id in WRITTEN}


def misspelt(name, at_random):
    """The name with one letter left out, added, changed, or with two that changed places."""
    place, letter = at_random.randrange(len(name)), at_random.choice("abcdefghijklmnopqrstuvwxyz")
    before, here, after = name[:place], name[place], name[place + 1 :]
    return at_random.choice(
        [before + after, before + letter + here + after, before + letter + after, before + after[:1] + here + after[1:]]
    )


def test_one_wrong_letter_hides_few_names_of_forces_and_places(index, database):
    """Missed are those that now are more like another name, or whose first letters name something else."""
    at_random = random.Random(10)
    names = sqlite3.connect(database).execute(
        "select distinct said, id from known_names where kind = 'force' and way in ('name', 'place') order by said, id"
    )
    tried = [(misspelt(plain(said), at_random), id) for said, id in names if len(said) >= 8 for _ in range(4)]
    missed = [name for name, id in tried if id not in forces(index, name)]
    assert len(missed) < 0.06 * len(tried), missed


@pytest.mark.parametrize(
    "words", ["policy on devices", "a survey of staff", "sales and wages", "went over the budget later"]
)
def test_common_words_are_no_misspelt_names(index, words):
    assert understand(words, index).found == ()


def test_the_nearest_of_two_names_is_taken(index):
    assert [forces(index, words) for words in ("farhnam", "Hetrfordshire")] == [["surrey"], ["hertfordshire"]]


def test_words_that_name_nothing_are_left_over(index):
    assert understand("xyzzy 13931/2022", index).rest == ("xyzzy", "13931", "2022")
