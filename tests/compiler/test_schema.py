"""The descriptions are read into tables, and every fault of a description is told."""

import re

import pytest

from disclosures.compiler.problems import BuildStopped
from disclosures.compiler.schema import read_schema

THINGS = """\
name: things
title: Things
description: Some things
path: things.csv
search: [name]
schema:
  primaryKey: [id]
  uniqueKeys: [[name]]
  foreignKeys:
    - {fields: [kind], reference: {resource: kinds, fields: [id]}}
    - {fields: [broader], reference: {resource: "", fields: [id]}}
  fields:
    - {name: id, type: string, description: Id, constraints: {required: true}}
    - {name: name, type: string, description: Name}
    - {name: kind, type: string, description: Kind}
    - {name: broader, type: string, description: The wider thing}
    - {name: rank, type: integer, description: Order, constraints: {minimum: 1}}
"""

KINDS = """\
name: kinds
title: Kinds
description: Kinds of things
path: kinds.csv
schema:
  primaryKey: [id]
  fields:
    - {name: id, type: string, description: Id, constraints: {required: true}}
"""


@pytest.fixture
def described(data):
    """`data/` with the descriptions of things and kinds."""
    (data / "things.yml").write_text(THINGS)
    (data / "kinds.yml").write_text(KINDS)
    return data


def problems(data):
    with pytest.raises(BuildStopped) as stopped:
        read_schema(data)
    return [str(problem) for problem in stopped.value.problems]


def test_tables_come_after_those_that_they_refer_to(described):
    assert [table.name for table in read_schema(described)] == ["kinds", "things"]


def test_a_description_becomes_a_table(described):
    things = read_schema(described)[1]
    assert things.csv_path == described / "things.csv"
    assert things.csv_shown == "data/things.csv"
    assert things.columns == ["id", "name", "kind", "broader", "rank"]
    assert things.primary_key == ["id"]
    assert things.unique_keys == [["name"]]
    assert [(key.column, key.target) for key in things.foreign_keys] == [("kind", "kinds"), ("broader", "things")]
    assert things.searched_columns == ["name"]
    assert [column for column in things.columns if things.required(column)] == ["id"]


NOT_A_DESCRIPTION = "1: file: is not a resource description; it needs name, title, description, path and schema"


@pytest.mark.parametrize(
    "old, new, problem",
    [
        ("name: things", "name: thing", "1: name: is 'thing'; the file's own name is 'things'"),
        (
            "search: [name]",
            "search: [nane]",
            "1: search: names the column 'nane', which is not among the fields (did you mean 'name'?)",
        ),
        ("search: [name]", "search: name", "1: search: is to be a list of columns, such as [name]"),
        (
            "primaryKey: [id]",
            "primaryKey: [key]",
            "1: primaryKey: names the column 'key', which is not among the fields",
        ),
        ("primaryKey: [id]", "primaryKey: id", "1: primaryKey: is to be a list of columns, such as [id]"),
        ("primaryKey: [id]", "primaryKeys: [id]", "1: schema: has no primaryKey"),
        (
            "uniqueKeys: [[name]]",
            "uniqueKeys: [[nom]]",
            "1: uniqueKeys: names the column 'nom', which is not among the fields",
        ),
        ("uniqueKeys: [[name]]", "uniqueKeys: [name]", "1: uniqueKeys: is to be a list of columns, such as [name]"),
        (
            "{fields: [kind]",
            "{fields: [knd]",
            "1: foreignKeys: names the column 'knd', which is not among the fields (did you mean 'kind'?)",
        ),
        (
            "resource: kinds",
            "resource: kind",
            "1: foreignKeys: refer to 'kind', which is not a table (did you mean 'kinds'?)",
        ),
        (
            ", reference: {resource: kinds, fields: [id]}",
            "",
            "1: foreignKeys: are to be written {fields: [COLUMN], reference: {resource: TABLE, fields: [id]}}",
        ),
        (
            "type: integer",
            "type: date",
            "1: schema: gives 'rank' the type 'date'; it is to be one of string, integer, number",
        ),
        ("description: Name", "description: ''", "1: schema: gives 'name' no description"),
        (
            "description: Name",
            "note: Name",
            "1: schema: gives 'name' the property 'note', which is none; quote a text that holds a comma",
        ),
        (
            "description: Name",
            "description: Name, constraints: {pattern: '[a-z'}",
            "1: schema: gives 'name' a constraint that cannot be used: unterminated character set at position 1",
        ),
        ("schema:", "schemas:", NOT_A_DESCRIPTION),
        (THINGS, "", NOT_A_DESCRIPTION),
        (THINGS, "- things\n", NOT_A_DESCRIPTION),
        ("Some things", "caf\udce9", "1: file: is not UTF-8; save it as UTF-8"),
    ],
)
def test_a_fault_of_a_description_is_told(described, old, new, problem):
    assert THINGS.count(old) == 1
    (described / "things.yml").write_text(THINGS.replace(old, new), errors="surrogateescape")
    assert problems(described) == [f"data/things.yml:{problem}"]


def test_a_description_that_is_not_yaml_is_told_with_its_line(described):
    (described / "things.yml").write_text(THINGS.replace("search: [name]", "search: [name"))
    (problem,) = problems(described)
    assert re.fullmatch(r"data/things\.yml:6: file: is not YAML: .*expected ',' or '\]'.*", problem)


def test_a_constraint_that_cannot_be_used_is_told(described):
    (described / "things.yml").write_text(THINGS.replace("minimum: 1", "minimum: one"))
    (problem,) = problems(described)
    assert problem.startswith("data/things.yml:1: schema: gives 'rank' a constraint that cannot be used: ")


def test_a_folder_in_the_place_of_a_description_is_told(described):
    (described / "things.yml").unlink()
    (described / "things.yml").mkdir()
    assert problems(described) == ["data/things.yml:1: file: cannot be read (Is a directory)"]


def test_a_reference_to_a_table_without_ids_is_told(described):
    (described / "kinds.yml").write_text(KINDS.replace("[id]", "[code]").replace("name: id", "name: code"))
    assert problems(described) == ["data/things.yml:1: foreignKeys: refer to 'kinds', which has no column id"]


def test_references_in_a_circle_are_told(described):
    (described / "kinds.yml").write_text(
        KINDS.replace(
            "  fields:", "  foreignKeys:\n    - {fields: [id], reference: {resource: things, fields: [id]}}\n  fields:"
        )
    )
    assert problems(described) == [
        "data/kinds.yml:1: foreignKeys: refer to one another in a cycle: kinds → things → kinds"
    ]


def test_a_csv_without_description_is_told(described):
    (described / "kinds.yml").unlink()
    (described / "kinds.csv").write_text("id\n")
    assert problems(described) == [
        "data/kinds.csv:1: file: has no description; write kinds.yml beside it",
        "data/things.yml:1: foreignKeys: refer to 'kinds', which is not a table",
    ]


def test_all_faulty_descriptions_are_told_at_once(described):
    (described / "things.yml").write_text("")
    (described / "kinds.yml").write_text("")
    assert problems(described) == [f"data/kinds.yml:{NOT_A_DESCRIPTION}", f"data/things.yml:{NOT_A_DESCRIPTION}"]


def test_a_folder_that_is_not_there_is_told(described):
    assert problems(described.parent / "nowhere") == [
        "nowhere:1: folder: is not there; it holds NAME.csv and NAME.yml for every table"
    ]


def test_a_folder_without_descriptions_is_told(data):
    assert problems(data) == ["data:1: folder: describes no table; it holds NAME.csv and NAME.yml for every table"]
