"""Which branches of the templates run while pages are fetched: each condition, loop and macro of `templates/` is marked
as Jinja parses it, and its mark tells which way it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes

from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"

Way = tuple[str, int, bool]
"""A file below `templates/`, the number of a node in it, and true for its first way, false for its second."""


@dataclass(frozen=True)
class Point:
    """A node of a template that goes one way or the other: a condition, a loop, a macro, the body of a call."""

    number: int
    node: nodes.Node
    filters: bool = False
    """Whether the condition is meant by which a loop chooses its items, not the loop."""

    @property
    def is_condition(self) -> bool:
        return self.filters or isinstance(self.node, (nodes.If, nodes.CondExpr))

    @property
    def ways(self) -> dict[bool, str]:
        """What happens on each of its ways, in words."""
        if self.is_condition:
            condition = f"{'for … if' if self.filters else 'if'} {words(self.node.test)}"
            return {True: f"{condition}: true", False: f"{condition}: false"}
        if isinstance(self.node, nodes.For):
            loop = f"for … in {words(self.node.iter)}"
            return {True: f"{loop}: a round"} | ({False: f"{loop}: none, so else"} if self.node.else_ else {})
        if isinstance(self.node, nodes.Macro):
            return {True: f"macro {self.node.name}: called"}
        return {True: f"call {words(self.node.call)}: its body shown"}


def words(node: nodes.Node) -> str:
    """What an expression speaks of, near enough to find it in its line."""
    if isinstance(node, nodes.Getattr):
        return f"{words(node.node)}.{node.attr}"
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Const):
        return repr(node.value)
    own = node.name if isinstance(node, (nodes.Filter, nodes.Test)) else "not" if isinstance(node, nodes.Not) else ""
    return " ".join(filter(None, [*(words(child) for child in node.iter_child_nodes()), own]))


def points(tree: nodes.Template) -> list[Point]:
    """The points of a template, numbered."""
    found: list[Point] = []
    for node in tree.find_all((nodes.If, nodes.CondExpr, nodes.For, nodes.Macro, nodes.CallBlock)):
        found.append(Point(len(found), node))
        if isinstance(node, nodes.For) and node.test is not None:
            found.append(Point(len(found), node, filters=True))
    return found


def ways_of(file: str, text: str) -> dict[Way, str]:
    """All ways through a template, each with its place and what happens there."""
    return {
        (file, point.number, way): f"templates/{file}:{point.node.lineno}: {what}"
        for point in points(Environment(autoescape=True).parse(text))
        for way, what in point.ways.items()
    }


def all_ways(folder: Path = TEMPLATES) -> dict[Way, str]:
    """All ways through all templates of a folder."""
    files = sorted(path for path in folder.rglob("*.*") if path.is_file() and path.suffix in (".html", ".xml"))
    return {
        way: what
        for path in files
        for way, what in ways_of(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")).items()
    }


@dataclass
class Marks:
    """Marks what Jinja loads, and keeps the ways that were gone."""

    gone: set[Way] = field(default_factory=set)

    def watch(self, folder: Path = TEMPLATES) -> None:
        """From now on every template of the folder that this process loads tells which way it goes."""
        parse = Environment._parse
        told: Any = Environment
        told.way_gone, told.begun = staticmethod(self.way_gone), staticmethod(self.begun)

        def marked(self: Environment, source: str, name: str | None, filename: str | None) -> nodes.Template:
            tree = parse(self, source, name, filename)
            if filename and Path(filename).is_relative_to(folder):
                mark(tree, Path(filename).relative_to(folder).as_posix(), self)
            return tree

        told._parse = marked

    def way_gone(self, condition: Any, file: str, number: int) -> Any:
        self.gone.add((file, number, bool(condition)))
        return condition

    def begun(self, file: str, number: int, first: bool) -> None:
        self.gone.add((file, number, first))


def mark(tree: nodes.Template, file: str, environment: Environment) -> None:
    """Put into the tree calls that tell which way it goes."""

    def call(function: str, *arguments: nodes.Expr) -> nodes.Call:
        return nodes.Call(nodes.EnvironmentAttribute(function), list(arguments), [], None, None)

    for point in points(tree):
        node, place = point.node, [nodes.Const(file), nodes.Const(point.number)]
        if point.is_condition:
            node.test = call("way_gone", node.test, *place)
        else:
            for first, body in ((True, node.body), (False, getattr(node, "else_", []))):
                if body:
                    body.insert(0, nodes.ExprStmt(call("begun", *place, nodes.Const(first))))
        node.set_lineno(node.lineno)
    tree.set_environment(environment)
