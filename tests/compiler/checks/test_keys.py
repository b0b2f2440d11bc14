"""Keys that stand twice, and references that lead nowhere, are told with what would be right."""

import pytest

from disclosures.compiler.checks.keys import check_keys
from disclosures.compiler.csv_files import read_rows


def problems(*tables):
    checked = [read_rows(table) for table in tables]
    known = {rows.table.name: rows.ids() for rows in checked}
    for rows in checked:
        check_keys(rows, known)
    return [str(problem) for rows in checked for problem in rows.problems]


@pytest.fixture
def kinds(describe):
    return describe(["id"], [["drones"], ["cctv"], ["live-facial-recognition"]], name="kinds")


def refers_to(table, column="kind"):
    return {"foreignKeys": [{"fields": [column], "reference": {"resource": table, "fields": ["id"]}}]}


def test_keys_that_stand_once_and_references_that_lead_somewhere_pass(describe, kinds):
    things = describe(["id", "kind"], [["a", "drones"], ["b", ""], ["c", "drones"]], **refers_to("kinds"))
    assert problems(kinds, things) == []


def test_a_primary_key_that_stands_twice_is_told_with_its_first_line(describe):
    assert problems(describe(["id", "name"], [["a", "two\nlines"], ["b", ""], ["a", "x"], ["a", "y"]])) == [
        "data/things.csv:5: id: id 'a' stands already in line 2; each may stand once in things",
        "data/things.csv:6: id: id 'a' stands already in line 2; each may stand once in things",
    ]


def test_a_primary_key_of_two_columns_is_compared_as_a_whole(describe):
    table = describe(
        ["request", "technology"],
        [["a", "x"], ["a", "y"], ["b", "x"], ["a", "y"]],
        primaryKey=["request", "technology"],
    )
    assert problems(table) == [
        "data/things.csv:5: technology: request 'a' and technology 'y' stands already in line 3; each may stand once in things"
    ]


def test_a_unique_key_with_a_blank_in_it_may_stand_often(describe):
    table = describe(
        ["id", "authority", "reference"],
        [
            ["a", "essex", ""],
            ["b", "essex", ""],
            ["c", "essex", "16495"],
            ["d", "kent", "16495"],
            ["e", "essex", "16495"],
        ],
        uniqueKeys=[["authority", "reference"]],
    )
    assert problems(table) == [
        "data/things.csv:6: reference: authority 'essex' and reference '16495' stands already in line 4; each may stand once in things"
    ]


@pytest.mark.parametrize(
    "reference, hint",
    [
        ("live-facial-recogniton", " (did you mean 'live-facial-recognition'?)"),
        ("dronеs", " (did you mean 'drones'?)"),  # a Cyrillic е
        ("Drones", " (did you mean 'drones'?)"),
        (" cctv", " (did you mean 'cctv'?)"),
        ("telepathy", ""),
    ],
)
def test_an_unknown_reference_is_told_with_the_nearest_known_one(describe, kinds, reference, hint):
    things = describe(["id", "kind"], [["a", reference]], **refers_to("kinds"))
    assert problems(kinds, things) == [f"data/things.csv:2: kind: '{reference}' is not in kinds.id{hint}"]


def test_a_reference_of_10_megabytes_is_told_without_delay(describe, kinds):
    things = describe(["id", "kind"], [["a", "x" * 10_000_000]], **refers_to("kinds"))
    assert problems(kinds, things) == [f"data/things.csv:2: kind: '{'x' * 60}…' is not in kinds.id"]


def test_a_table_can_refer_to_itself(describe):
    things = describe(["id", "broader"], [["a", "b"], ["b", ""], ["c", "d"]], **refers_to("", "broader"))
    assert problems(things) == ["data/things.csv:4: broader: 'd' is not in things.id"]


def test_a_reference_to_a_table_without_rows_is_told(describe):
    kinds = describe(["id"], [], name="kinds")
    things = describe(["id", "kind"], [["a", "drones"]], **refers_to("kinds"))
    assert problems(kinds, things) == ["data/things.csv:2: kind: 'drones' is not in kinds.id"]


def test_references_to_a_file_that_is_missing_are_not_blamed(describe, kinds, data):
    things = describe(["id", "kind"], [["a", "drones"]], **refers_to("kinds"))
    (data / "kinds.csv").unlink()
    assert problems(kinds, things) == ["data/kinds.csv:1: file: is missing; its first line is to be: id"]
