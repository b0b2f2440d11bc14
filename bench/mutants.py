"""Whether the tests notice when a rule is wrong: changes the code of a room in one place and runs the room's tests.

`python -m bench.mutants --room reading --count 100 --seed 1` draws that many places from disclosures/curator/reading,
changes each in a copy of the checkout, and prints what the tests noticed (killed) and what not (survived), with file,
line and change. Each mutant is tried in a forked process that has the libraries loaded, not the project; the tests that
are fastest on the unchanged code go first. Exit status 1: fewer than TARGET killed; 2: the unchanged code fails.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import functools
import itertools
import multiprocessing
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = {
    "reading": ("disclosures/curator/reading", ["tests/curator/reading"]),
    "compiler": ("disclosures/compiler", ["tests/compiler"]),
}
"""Folder of the code, and where its tests are."""
SLOW = 0.05
"""Of the time of all tests: one that takes more by itself is left out, so that a mutant is tried in seconds."""
TARGET = 0.85
"""Share of mutants that the tests have to notice."""
PATIENCE = 10
"""Times the processor time that the tests take on the unchanged code; a mutant that needs more never ends."""
LONGEST = 300.0
"""Seconds on the clock for one mutant, however busy the machine is."""
MEMORY = 4 << 30
"""Bytes that the tests of one mutant may take."""
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", "*.db", ".production", "releases")

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
Change = Callable[[], None]


@dataclass(frozen=True)
class Mutant:
    path: Path
    """Of the changed file, from the root of the checkout."""
    line: int
    before: str
    after: str
    source: str
    """The whole file, changed."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--room", choices=ROOMS, action="append", help="default: every room")
    parser.add_argument("--count", type=int, default=100, help="mutants of each room")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws other places")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="mutants tried at a time")
    options = parser.parse_args(arguments)
    return max(run(room, options.count, options.seed, options.workers) for room in options.room or ROOMS)


def run(room: str, count: int, seed: int, workers: int) -> int:
    """Try the mutants of one room and print what became of them; returns the exit status."""
    code, tests = ROOMS[room]
    chosen = mutants(code, count, seed)
    survivors = []
    with tempfile.TemporaryDirectory() as scratch, contextlib.chdir(scratch):
        begun = time.monotonic()
        os.chdir(checkout(Path(scratch)))
        fastest = learn(tests)
        if fastest is None:
            print(f"The tests of {room} fail on the unchanged code.")
            return 2
        print(f"{room}: the tests pass in {time.monotonic() - begun:.0f} s; {len(chosen)} mutants, seed {seed}")
        tried = functools.partial(attempt, Path(scratch), tests, fastest)
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            for mutant, became in zip(chosen, pool.imap(tried, chosen), strict=True):
                survivors += [mutant] if became == "survived" else []
                print(f"{became:8} {mutant.path}:{mutant.line}: {mutant.before} -> {mutant.after}", flush=True)
    killed = len(chosen) - len(survivors)
    print(f"{room}: {killed} of {len(chosen)} killed in {time.monotonic() - begun:.0f} s, seed {seed}")
    return 0 if killed >= TARGET * len(chosen) else 1


def checkout(scratch: Path) -> Path:
    """This process's own copy of the checkout."""
    copy = scratch / str(os.getpid())
    if not copy.exists():
        shutil.copytree(ROOT, copy, ignore=LEFT_OUT, symlinks=True)
    return copy


def attempt(scratch: Path, tests: list[str], fastest: Fastest, mutant: Mutant) -> str:
    """What became of a mutant: `survived`, `killed`, or `endless`, where the tests did not end."""
    os.chdir(checkout(scratch))
    original = mutant.path.read_text(encoding="utf-8")
    mutant.path.write_text(mutant.source, encoding="utf-8")
    try:
        return outcome(tests, fastest)
    finally:
        mutant.path.write_text(original, encoding="utf-8")


def mutants(code: str, count: int, seed: int) -> list[Mutant]:
    """`count` mutants of a folder, drawn by seed from all places that can be changed, with one change each."""
    drawn = random.Random(seed)
    files = sorted(path.relative_to(ROOT) for path in (ROOT / code).rglob("*.py"))
    places = [(path, place) for path in files for place in range(sum(1 for _ in _places(_parsed(path))))]
    chosen = sorted(drawn.sample(places, min(count, len(places))))
    return [_mutant(path, place, drawn) for path, place in chosen]


def _parsed(path: Path) -> ast.Module:
    return ast.parse((ROOT / path).read_text(encoding="utf-8"))


def _mutant(path: Path, place: int, drawn: random.Random) -> Mutant:
    tree = _parsed(path)
    statement, line, changes = list(_places(tree))[place]
    before = ast.unparse(statement)
    drawn.choice(changes)()
    after = ast.unparse(statement)
    return Mutant(path, line, *_difference(before, after), ast.unparse(tree))


def _difference(before: str, after: str) -> tuple[str, str]:
    """The part of two texts in which they differ, with a little of what stands around it."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    around = slice(max(0, start - 40), start)
    one, other = (
        " ".join((text[around] + text[start : len(text) - end] + text[len(text) - end :][:30]).split())
        for text in (before, after)
    )
    return one, other


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(one), len(other)))


def _places(tree: ast.Module) -> Iterator[tuple[ast.stmt, int, list[Change]]]:
    """Every place that can be changed: its statement, its line and the changes."""
    skipped = {id(node) for parent in ast.walk(tree) for part in _unread(parent) for node in ast.walk(part)}
    for statement in (node for node in ast.walk(tree) if isinstance(node, ast.stmt)):
        for node in [statement, *_expressions(statement)]:
            if id(node) not in skipped and (changes := [*_changes(node)]):
                yield statement, getattr(node, "lineno", statement.lineno), changes


def _unread(parent: ast.AST) -> list[ast.AST]:
    """What does nothing when the code runs: types, docstrings, what is printed for a name."""
    parts = [getattr(parent, name, None) for name in ("annotation", "returns")]
    parts += getattr(parent, "decorator_list", [])
    if isinstance(parent, ast.Expr) and isinstance(parent.value, ast.Constant):
        parts.append(parent)
    return [part for part in parts if part is not None]


def _expressions(parent: ast.AST) -> Iterator[ast.AST]:
    """The nodes below a statement that do not belong to a statement in it."""
    for child in ast.iter_child_nodes(parent):
        if not isinstance(child, ast.stmt):
            yield child
            yield from _expressions(child)


def _changes(node: ast.AST) -> Iterator[Change]:
    """The changes of one node."""
    match node:
        case ast.Compare(ops=[operator]) if type(operator) in COMPARISONS:
            yield _setting(node, "ops", [COMPARISONS[type(operator)]()])
        case ast.BoolOp():
            yield _setting(node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield _setting(node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield _setting(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[first, *rest]):
            yield _setting(node, "ifs", [ast.UnaryOp(ast.Not(), first), *rest])
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            yield _setting(node, "op", ast.Sub() if isinstance(node.op, ast.Add) else ast.Add())
        case ast.Constant(value=value):
            yield from (_setting(node, "value", other) for other in _other_values(value))
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield _setting(node, "value", ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise() | ast.Delete():
            yield _setting(node, "__class__", ast.Pass)


def _other_values(value: object) -> Iterator[object]:
    """What a constant is changed into; a text only if it is a pattern with alternatives."""
    match value:
        case bool():
            yield not value
        case int() | float():
            yield value + 1
        case str():
            yield from without_alternative(value)


def _setting(node: ast.AST, name: str, value: Any) -> Change:
    return lambda: setattr(node, name, value)


def without_alternative(pattern: str) -> Iterator[str]:
    """A regular expression, or a part of one, without one of its alternatives: for `a(b|c)`, `a(c)` and `a(b)`."""
    begins, begun = [[0]], re.compile(r"\?(?:P<\w+>|:|<?[=!]|[a-z-]+:)")
    for token in re.finditer(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|$", pattern, re.DOTALL):
        if token[0] == "(":
            opens = begun.match(pattern, token.end())
            begins.append([opens.end() if opens else token.end()])
        elif token[0] == "|":
            begins[-1].append(token.end())
        elif token[0] in (")", ""):
            starts = begins.pop()
            for this, following in itertools.pairwise(starts):
                if following - this > 1:
                    yield pattern[:this] + pattern[following:]
            if len(starts) > 1 and token.start() > starts[-1]:
                yield pattern[: starts[-1] - 1] + pattern[token.start() :]
            begins = begins or [[token.end()]]


class Fastest:
    """A plugin of pytest: notes what each test takes, and runs the tests in that order where it is known."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.limit = resource.RLIM_INFINITY
        """Seconds of processor time for the tests of one mutant."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        most = SLOW * sum(self.seconds.values()) or float("inf")
        items[:] = [item for item in items if self.seconds.get(item.nodeid, 0.0) <= most]
        items.sort(key=lambda item: self.seconds.get(item.nodeid, 0.0))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0.0) + report.duration


def learn(tests: list[str]) -> Fastest | None:
    """Run the tests on the unchanged code, here, so that every fork has the libraries loaded; None if they fail."""
    re._MAXCACHE = 100_000  # type: ignore[attr-defined]  # the patterns of the vocabulary, too, are there for every fork
    fastest = Fastest()
    begun = time.process_time()
    status = _run(tests, fastest)
    fastest.limit = round(PATIENCE * (time.process_time() - begun + 5))
    return None if status else fastest


def _run(tests: list[str], fastest: Fastest) -> int:
    """Run the tests with the project's modules read anew; returns pytest's exit status."""
    sys.path[0] = os.getcwd()
    own = {path.stem for path in Path().iterdir()}
    for module in [name for name in sys.modules if name.partition(".")[0] in own]:
        del sys.modules[module]
    with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stdout(nowhere):
        return pytest.main(["-x", "-q", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-seed=0", *tests], [fastest])


def outcome(tests: list[str], fastest: Fastest) -> str:
    """What the tests say of the code as it stands, in a fork of this process: `survived`, `killed` or `endless`."""
    child = os.fork()
    if not child:
        _test(tests, fastest)
    ends = time.monotonic() + LONGEST
    while time.monotonic() < ends:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended and os.WIFSIGNALED(status):
            return "endless"
        if ended:
            return "killed" if os.waitstatus_to_exitcode(status) else "survived"
        time.sleep(0.01)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return "endless"


def _test(tests: list[str], fastest: Fastest) -> NoReturn:
    """Run the tests in this process, which is a fork, and end it with their exit status."""
    status = 1
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (fastest.limit, fastest.limit))
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        status = _run(tests, fastest)
    finally:
        os._exit(status)


if __name__ == "__main__":
    sys.exit(main())
