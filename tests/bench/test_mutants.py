"""The deliberate faults: drawn alike for the same seed, each in one place, each a program that can be read."""

import ast

import pytest

from bench.mutants import ROOMS, ROOT, mutants, without_alternative


@pytest.mark.parametrize(
    ("pattern", "shorter"),
    [
        ("a|b", ["b", "a"]),
        ("x(a|b|c)y", ["x(b|c)y", "x(a|c)y", "x(a|b)y"]),
        ("(?:a|b)", ["(?:b)", "(?:a)"]),
        ("(?P<n>a|b)", ["(?P<n>b)", "(?P<n>a)"]),
        (r"[|]\|(a)", []),
        ("plain", []),
        ("a(b|c(d|e))", ["a(b|c(e))", "a(b|c(d))", "a(c(d|e))", "a(b)"]),
        ("|b)x", ["|b)x"[:0] + ")x"]),
    ],
)
def test_a_pattern_without_one_of_its_alternatives(pattern, shorter):
    assert list(without_alternative(pattern)) == shorter


@pytest.mark.parametrize("room", ROOMS)
def test_mutants_are_drawn_by_seed_and_differ_from_the_code(room):
    code, _ = ROOMS[room]
    drawn = mutants(code, 10, 7)
    assert drawn == mutants(code, 10, 7)
    assert drawn != mutants(code, 10, 8)
    for mutant in drawn:
        unchanged = ast.unparse(ast.parse((ROOT / mutant.path).read_text(encoding="utf-8")))
        assert mutant.source != unchanged
        assert mutant.before != mutant.after
        ast.parse(mutant.source)
