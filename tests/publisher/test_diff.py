"""What changed between two builds is told row by row, and decides which part of the version must grow."""

import json
import shutil
import sqlite3

import pytest

from disclosures.compiler.version import Version, parse
from disclosures.publisher.changes.comparing import changes_since
from disclosures.publisher.changes.found import Changes, TableChanges
from disclosures.publisher.changes.judging import version_problems
from disclosures.publisher.changes.wording import MOST_TOLD, as_json, as_markdown, with_section
from tests.publisher.conftest import ROOT

pytestmark = pytest.mark.slow

RELEASED = "1.2.0"


@pytest.fixture(scope="session")
def released(new_project, tmp_path_factory):
    """The release 1.2.0 of the founding rows, in a folder of releases."""
    project = new_project()
    (project.data / "VERSION").write_text(RELEASED + "\n")
    releases = tmp_path_factory.mktemp("released")
    finished = project.build("--data", str(project.data), "--release", str(releases))
    assert finished.status == 0, finished.err
    return releases / RELEASED


@pytest.fixture
def ours(project, released):
    """The founding rows, to be changed, beside their release."""
    (project.data / "VERSION").write_text(RELEASED + "\n")
    shutil.copytree(released, project.folder / "releases" / RELEASED)
    return project


@pytest.fixture
def found(ours):
    """A function that gives what changed from the release to a copy of it on which SQL was run, as Changes."""

    def changes(*statements):
        old = ours.folder / "releases" / RELEASED / "disclosures.db"
        new = shutil.copyfile(old, ours.folder / "new.db")
        with sqlite3.connect(new) as db:
            for statement in statements:
                db.execute(statement)
        return changes_since(old, new, ours.data, ROOT)

    return changes


def first_position(project):
    return project.rows("positions")[0]


def test_the_same_rows_are_no_change(found):
    assert as_markdown(found()) == "# What changed since 1.2.0\n\nNothing changed.\n"


def test_rows_added_removed_and_changed_are_told(ours, found):
    position, removed = first_position(ours), ours.rows("citations")[0]
    told = as_markdown(
        found(
            f"update positions set position = 'ncnd', summary = 'Says neither yes nor no.' where id = '{position['id']}'",
            f"delete from citations where id = '{removed['id']}'",
            "insert into technologies (id, name, definition) values ('x-ray-vans', 'X-ray vans', 'Vans that see through walls.')",
        )
    ).splitlines()
    names = {
        row["id"]: row["name"] for table in ("forces", "technologies", "position_types") for row in ours.rows(table)
    }
    assert told[2] == "The patch number of the version must grow (rows changed): at least 1.2.1."
    assert told[-3:] == ["## technologies: 1 added", "", "- added: `x-ray-vans`, “X-ray vans”"]
    line = told[told.index("## positions: 1 changed") + 2]
    assert line.startswith(f"- {names[position['force']]}, {names[position['technology']]}")
    assert f"*{names[position['position']]}* became *{names['ncnd']}*; `summary`: “" in line
    assert line.endswith(f"→ “Says neither yes nor no.” (`{position['id']}`)")
    assert f"- removed: `{removed['id']}`, “{removed['request']}”" in told


def test_positions_that_came_and_went_are_told_in_words(ours, found):
    position = first_position(ours)
    columns = ", ".join(name for name in position if name != "id")
    told = as_markdown(
        found(
            f"insert into positions (id, {columns}) select id || '99', {columns} from positions where id = '{position['id']}'",
            f"delete from positions where id = '{position['id']}'",
        )
    )
    force = next(row["name"] for row in ours.rows("forces") if row["id"] == position["force"])
    assert "## positions: 1 added, 1 removed\n" in told
    assert f"\n- removed: {force}, " in told and f"* (`{position['id']}`)\n" in told
    assert f"\n- added: {force}, " in told and f"* (`{position['id']}99`)\n" in told


def test_the_json_holds_every_row_and_cell(ours, found):
    position = first_position(ours)
    told = json.loads(
        as_json(found(f"update positions set summary = 'Another summary.' where id = '{position['id']}'"))
    )
    assert (told["from"], told["to"], told["part_that_must_grow"]) == (RELEASED, RELEASED, "patch")
    assert told["tables"] == {
        "positions": {
            "columns_added": [],
            "columns_removed": [],
            "meanings_changed": [],
            "rows_added": [],
            "rows_removed": [],
            "rows_changed": [
                {"key": position["id"], "changes": {"summary": [position["summary"], "Another summary."]}}
            ],
        }
    }
    assert [one["id"] for one in told["positions"]] == [position["id"]]


def test_a_table_that_was_emptied_is_told(ours, found):
    assert f"## citations: {len(ours.rows('citations'))} removed\n" in as_markdown(found("delete from citations"))


def test_many_rows_are_cut_short_in_words_only(found):
    changed = found("update requests set notes = 'Another note.'", "delete from places")
    places = len(changed.tables["places"].removed)
    assert places > MOST_TOLD
    assert f"\n- and {places - MOST_TOLD} more\n" in as_markdown(changed)
    assert len(json.loads(as_json(changed))["tables"]["places"]["rows_removed"]) == places


def test_a_changed_meaning_and_a_new_column_are_told(ours, found):
    ours.edit("citations.yml", "Reference of the earlier request", "Reference of another request")
    ours.edit(
        "citations.yml",
        "\n    - {name: cited_request,",
        '\n    - {name: page, type: integer, description: "Page"}\n    - {name: cited_request,',
    )
    told = as_markdown(found("alter table citations add column page integer")).splitlines()
    assert (
        told[2]
        == "The major number of the version must grow (a meaning changed, or a table or column is gone): at least 2.0.0."
    )
    assert told[4:] == [
        "## citations: columns only",
        "",
        "- new column `page`",
        "- `reference`: description: “Reference of the earlier request” → “Reference of another request”",
    ]


def test_without_a_data_package_meanings_are_not_compared(ours, found):
    (ours.folder / "releases" / RELEASED / "datapackage.json").unlink()
    assert as_markdown(found("update positions set summary = 'Another summary.'")).splitlines()[:3] == [
        "# What changed since the old database",
        "",
        "The patch number of the version must grow (rows changed). No datapackage.json lay beside the old database, so what its columns "
        "meant was not compared.",
    ]


def test_tables_and_columns_that_came_and_went_show_without_a_data_package(ours, found):
    old = ours.folder / "releases" / RELEASED / "disclosures.db"
    old.with_name("datapackage.json").unlink()
    with sqlite3.connect(old) as db:
        view = db.execute("select sql from sqlite_master where name = 'batch_answers'").fetchone()[0]
        db.execute("alter table citations add column gone text")
        db.execute("create table lost (id text)")
        db.execute("drop view batch_answers")
    told = as_markdown(found("alter table citations drop column gone", "drop table lost", view)).splitlines()
    assert {"- `batch_answers`: new", "- `lost`: gone", "- column `gone` is gone"} <= set(told)


def test_a_release_whose_version_grew_too_little_is_refused(ours):
    ours.edit("citations.yml", "Reference of the earlier request", "Reference of another request")
    (ours.data / "VERSION").write_text("1.2.1\n")
    finished = ours.build("--release", "releases")
    assert (finished.status, finished.err) == (
        1,
        [
            "data/VERSION:1: version: is 1.2.1 after 1.2.0, which grows the patch number; description of citations.reference changed, "
            "so write 2.0.0",
            "1 problem(s); nothing was written",
        ],
    )
    assert [path.name for path in (ours.folder / "releases").iterdir()] == [RELEASED]


def test_a_release_whose_version_matches_is_written_beside_the_others(ours):
    ours.change("positions", first_position(ours)["id"], summary="Another summary.")
    (ours.data / "VERSION").write_text("1.2.1\n")
    finished = ours.build("--release", "releases")
    assert (finished.status, finished.err) == (0, [])
    assert sorted(path.name for path in (ours.folder / "releases").iterdir()) == [RELEASED, "1.2.1"]


def changes(old, new, **told):
    return Changes(parse(old), parse(new), True, **told)


ROWS = {"tables": {"positions": TableChanges(added=[{"id": "a"}])}}
COLUMN = {"tables": {"positions": TableChanges(columns_added=["colour"])}}
LOST_COLUMN = {"tables": {"positions": TableChanges(columns_removed=["colour"])}}
MEANING = {
    "tables": {
        "positions": TableChanges(meanings=[{"column": "scope", "property": "constraints", "before": 1, "after": 2}])
    }
}


@pytest.mark.parametrize(
    ("old", "new", "told", "what"),
    [
        ("1.2.3", "1.2.3", ROWS, "is 1.2.3, and 1.2.3 is released already; rows changed, so write 1.2.4"),
        ("1.2.3", "1.2.2", ROWS, "is 1.2.2, and 1.2.3 is released already; rows changed, so write 1.2.4"),
        (
            "1.2.3",
            "1.2.4",
            COLUMN,
            "is 1.2.4 after 1.2.3, which grows the patch number; positions has the new column colour, so write 1.3.0",
        ),
        (
            "1.2.3",
            "1.2.4",
            {"tables_added": ["vans"]},
            "is 1.2.4 after 1.2.3, which grows the patch number; vans is new, so write 1.3.0",
        ),
        (
            "1.2.3",
            "1.3.0",
            LOST_COLUMN,
            "is 1.3.0 after 1.2.3, which grows the minor number; positions has no longer the column colour, so write 2.0.0",
        ),
        (
            "1.2.3",
            "1.3.0",
            {"tables_removed": ["vans"]},
            "is 1.3.0 after 1.2.3, which grows the minor number; vans is no longer there, so write 2.0.0",
        ),
        (
            "1.2.3",
            "1.3.0",
            MEANING,
            "is 1.3.0 after 1.2.3, which grows the minor number; constraints of positions.scope changed, so write 2.0.0",
        ),
        (
            "0.2.3",
            "0.2.4",
            LOST_COLUMN,
            "is 0.2.4 after 0.2.3, which grows the patch number; positions has no longer the column colour, so write 0.3.0",
        ),
        (
            "0.2.3",
            "0.2.4",
            COLUMN,
            "is 0.2.4 after 0.2.3, which grows the patch number; positions has the new column colour, so write 0.3.0",
        ),
        (
            "0.2.3",
            "0.2.3",
            MEANING,
            "is 0.2.3, and 0.2.3 is released already; constraints of positions.scope changed, so write 0.3.0",
        ),
    ],
)
def test_a_version_that_does_not_match_is_a_problem(old, new, told, what):
    assert [problem.what for problem in version_problems(changes(old, new, **told), "data/VERSION")] == [what]


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("1.2.4", ROWS),
        ("1.3.0", ROWS),
        ("1.3.0", COLUMN),
        ("2.0.0", MEANING),
        ("2.0.0", LOST_COLUMN),
        ("1.2.3", {}),
        ("1.2.4", {}),
    ],
)
def test_a_version_that_grew_enough_is_none(new, told):
    assert version_problems(changes("1.2.3", new, **told), "data/VERSION") == []


@pytest.mark.parametrize(
    ("new", "told"),
    [("0.2.4", ROWS), ("0.3.0", COLUMN), ("0.3.0", MEANING), ("0.3.0", LOST_COLUMN), ("1.0.0", MEANING)],
)
def test_before_version_one_the_minor_number_stands_for_the_major_one(new, told):
    assert version_problems(changes("0.2.3", new, **told), "data/VERSION") == []


def test_before_version_one_what_must_grow_is_told_so():
    told = changes("0.2.3", "0.3.0", **MEANING)
    expected = (
        "The minor number of the version must grow (a meaning changed, or a table or column is gone): at least 0.3.0."
    )
    assert as_markdown(told).splitlines()[2].startswith(expected)
    assert json.loads(as_json(told))["part_that_must_grow"] == "minor"


def test_versions_are_ordered_by_their_numbers():
    assert sorted(map(parse, ["1.10.0", "1.9.9", "0.99.0"])) == [Version(0, 99, 0), Version(1, 9, 9), Version(1, 10, 0)]


def test_the_change_log_grows_under_the_version_and_keeps_its_text(ours):
    log = ours.data / "CHANGELOG.md"
    log.write_text("# Changes to the data\n\nNewest first.\n\n## 1.2.0\n\nOlder words.\n")
    ours.change("positions", first_position(ours)["id"], summary="Another summary.")
    (ours.data / "VERSION").write_text("1.2.1\n")
    finished = ours.build("--diff", f"releases/{RELEASED}/disclosures.db", "--changelog")
    assert (finished.status, finished.out[0]) == (0, "# What changed since 1.2.0")
    first = log.read_text()
    assert first.startswith(
        "# Changes to the data\n\nNewest first.\n\n## 1.2.1\n\n### What changed since 1.2.0\n\n#### positions: 1 changed\n\n- "
    )
    assert first.endswith("(`" + first_position(ours)["id"] + "`)\n\n## 1.2.0\n\nOlder words.\n")


def test_what_the_change_log_told_before_is_replaced_and_words_by_hand_stay():
    text = "# Changes\n\n## 1.2.1 (draft)\n\nBy hand.\n\n### What changed since 1.2.0\n\nOld.\n\n### More\n\nAlso by hand.\n\n## 1.2.0\n\nOlder.\n"
    assert with_section(text, changes("1.2.0", "1.2.1", **COLUMN)) == (
        "# Changes\n\n## 1.2.1 (draft)\n\nBy hand.\n\n### More\n\nAlso by hand.\n\n### What changed since 1.2.0\n\n"
        "#### positions: columns only\n\n- new column `colour`\n\n## 1.2.0\n\nOlder.\n"
    )


def test_a_change_log_begins_with_the_first_changes():
    assert with_section("# Changes\n", changes("1.2.0", "1.2.10", **COLUMN)) == (
        "# Changes\n\n## 1.2.10\n\n### What changed since 1.2.0\n\n#### positions: columns only\n\n- new column `colour`\n"
    )


def test_the_change_log_is_not_touched_for_a_version_that_does_not_match(ours):
    (ours.data / "CHANGELOG.md").write_text("# Changes\n")
    ours.change("positions", first_position(ours)["id"], summary="Another summary.")
    finished = ours.build("--diff", f"releases/{RELEASED}/disclosures.db", "--changelog")
    assert (finished.status, finished.err[0]) == (
        1,
        "data/VERSION:1: version: is 1.2.0, and 1.2.0 is released already; rows changed, so write 1.2.1",
    )
    assert (ours.data / "CHANGELOG.md").read_text() == "# Changes\n"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (None, "is not there; name the disclosures.db of an earlier build or release"),
        (b"", "holds no table positions; name the disclosures.db of an earlier build or release"),
        (b"id,name\n" * 500, "cannot be read (file is not a database); it is no SQLite database, or not a whole one"),
    ],
)
def test_an_old_database_that_is_none_is_told(ours, content, what):
    if content is not None:
        (ours.folder / "old.db").write_bytes(content)
    finished = ours.build("--diff", "old.db")
    assert (finished.status, finished.err) == (1, [f"old.db:1: database: {what}", "1 problem(s); nothing was written"])


def test_an_old_database_that_is_cut_short_is_told(ours, released):
    whole = (released / "disclosures.db").read_bytes()
    (ours.folder / "old.db").write_bytes(whole[: len(whole) // 2])
    finished = ours.build("--diff", "old.db")
    assert finished.status == 1
    assert finished.err[0].startswith("old.db:1: database: ")
    assert "malformed" in finished.err[0] or "is damaged" in finished.err[0]


def test_a_damaged_page_of_an_old_database_is_told(ours, released):
    damaged = bytearray((released / "disclosures.db").read_bytes())
    for page in range(3, len(damaged) // 4096, 7):
        damaged[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    (ours.folder / "old.db").write_bytes(damaged)
    finished = ours.build("--diff", "old.db")
    assert finished.status == 1
    assert finished.err[0].startswith("old.db:1: database: ")


def test_a_data_package_that_is_none_is_told(ours):
    (ours.folder / "releases" / RELEASED / "datapackage.json").write_text("{}")
    finished = ours.build("--diff", f"releases/{RELEASED}/disclosures.db")
    assert (finished.status, finished.err[0]) == (
        1,
        f"releases/{RELEASED}/datapackage.json:1: file: is not the data package of a release ('resources')",
    )


def test_a_change_log_without_a_diff_is_refused(ours, capsys):
    with pytest.raises(SystemExit):
        ours.build("--changelog")
