"""A .sql file is a header of comments and its SQL."""

import pytest

from disclosures.compiler.sql_files import read_folder, read_named, read_sql


@pytest.mark.parametrize(
    "text, header, sql",
    [
        ("-- title: Who?\nselect 1\n", {"title": "Who?"}, "select 1"),
        ("--title:Who?\n-- after: a b\nselect 1", {"title": "Who?", "after": "a b"}, "select 1"),
        (
            "-- question: One line\n-- and another: with a colon.\n\nselect 1",
            {"question": "One line", "and another": "with a colon."},
            "select 1",
        ),
        (
            "-- question: One line\n-- and Another: with a colon.\n\nselect 1",
            {"question": "One line and Another: with a colon."},
            "select 1",
        ),
        ("-- no key\n-- title: Who?\nselect 1", {"title": "Who?"}, "select 1"),
        ("select 1 -- title: Who?\n-- title: Who?\n", {}, "select 1 -- title: Who?\n-- title: Who?"),
        ("-- title: Who?", {"title": "Who?"}, ""),
        ("", {}, ""),
    ],
)
def test_the_comments_at_the_top_are_the_header(tmp_path, text, header, sql):
    path = tmp_path / "who.sql"
    path.write_text(text)
    file = read_sql(path)
    assert (file.name, file.header, file.sql) == ("who", header, sql)


def test_files_are_read_by_name_but_after_those_that_they_need(tmp_path):
    (tmp_path / "a.sql").write_text("-- after: c b\nselect 1")
    (tmp_path / "b.sql").write_text("-- after: d\nselect 1")
    (tmp_path / "c.sql").write_text("select 1")
    (tmp_path / "d.sql").write_text("select 1")
    (tmp_path / "notes.txt").write_text("select 1")
    assert [file.name for file in read_folder(tmp_path)] == ["c", "d", "b", "a"]


def test_a_folder_without_files_is_read_as_none(tmp_path):
    assert read_folder(tmp_path) == []


def test_a_file_of_several_statements_gives_each_by_its_name(tmp_path):
    path = tmp_path / "page.sql"
    path.write_text(
        "-- page: /a\n\n-- name: one\n-- for: The first.\nselect 1;\n\n-- name: two\nselect ' -- name: three';\n"
    )
    named = read_named(path)
    assert {name: (file.header.get("for"), file.sql) for name, file in named.items()} == {
        "one": ("The first.", "select 1;"),
        "two": (None, "select ' -- name: three';"),
    }
