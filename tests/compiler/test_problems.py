"""A problem is one line that says where, what is wrong, and what would be right."""

import pytest

from disclosures.compiler.problems import BuildStopped, Problem, nearest, path_to_show, shown, stop_on


def test_a_problem_reads_as_file_line_column_and_what():
    assert str(Problem("data/forces.csv", 17, "law", "is blank")) == "data/forces.csv:17: law: is blank"


def test_nothing_is_stopped_where_there_is_no_problem():
    stop_on([])


def test_problems_are_told_once_each_by_file_line_and_column():
    ninth, tenth = Problem("data/b.csv", 9, "x", "is blank"), Problem("data/b.csv", 10, "a", "is blank")
    first = Problem("data/a.csv", 30, "x", "is blank")
    with pytest.raises(BuildStopped) as stopped:
        stop_on([tenth, ninth, first, tenth])
    assert stopped.value.problems == [first, ninth, tenth]
    assert str(stopped.value) == "data/a.csv:30: x: is blank\ndata/b.csv:9: x: is blank\ndata/b.csv:10: a: is blank"


@pytest.mark.parametrize(
    "value, words",
    [
        ("drones", "'drones'"),
        ("a\nb\tc\u200bd", r"'a\nb\tc\u200bd'"),
        ("🚁", "'🚁'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 60}…'"),
        ("\udcff", r"'\udcff'"),
    ],
)
def test_a_value_is_shown_on_one_line_and_not_too_long(value, words):
    assert shown(value) == words


def test_the_nearest_known_value_is_found_among_many():
    known = [f"{number:04}-essex" for number in range(5_000)]
    assert nearest("4998-esex", known) == " (did you mean '4998-essex'?)"


def test_a_path_is_shown_from_the_working_directory_where_it_lies_below(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert path_to_show(tmp_path / "data" / "forces.csv") == "data/forces.csv"
    assert path_to_show(tmp_path.parent / "forces.csv") == str(tmp_path.parent / "forces.csv")
