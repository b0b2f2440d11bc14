"""What no template may do: hand a filter that gives its items one by one to something that wants a list."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.filters import FILTERS

ROOT = Path(__file__).parent.parent.parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ONE_BY_ONE = {"map", "select", "reject", "selectattr", "rejectattr", "unique"}
"""Filters of Jinja that give a generator; in Datasette's environment all but the last give an asynchronous one."""
TAKES_IT = {name for name, function in FILTERS.items() if hasattr(function, "jinja_async_variant")}
"""Filters that read such a generator; `sort`, `min`, `max`, `last`, `length` and our own do not."""


def faults(text):
    """The places of a template where what comes one by one is neither looped over nor handed to a filter that reads
    it."""
    tree = Environment(autoescape=True).parse(text)
    found = []
    for parent in tree.find_all(nodes.Node):
        for field, child in parent.iter_fields():
            for one in child if isinstance(child, list) else [child]:
                if not isinstance(one, nodes.Filter) or one.name not in ONE_BY_ONE:
                    continue
                looped = isinstance(parent, nodes.For) and field == "iter"
                read = isinstance(parent, nodes.Filter) and field == "node" and parent.name in TAKES_IT
                sorted_once = one.name == "unique" and isinstance(parent, nodes.Filter) and parent.name == "sort"
                if not (looped or read or sorted_once):
                    found.append(
                        f"line {one.lineno}: {one.name} goes into {getattr(parent, 'name', type(parent).__name__)}"
                    )
    return found


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_treats_as_a_list_what_comes_one_by_one(template):
    assert faults(template.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        "rows|map(attribute='n')|min",
        "rows|map(attribute='n')|last",
        "rows|selectattr('n')|length",
        "rows|map(attribute='n')|sort",
        "rows|select|counted('row')",
        "3 in rows|map(attribute='n')",
        "rows|unique|length",
        "rows|rejectattr('n') + rows",
    ],
)
def test_the_rule_finds_each_kind_of_wrong_use(wrong):
    assert len(faults("{{ " + wrong + " }}")) == 1


def test_the_rule_finds_what_is_kept_or_asked_whether_it_is_there():
    assert len(faults("{% set kept = rows|select %}")) == 1
    assert len(faults("{% if rows|select %}{% endif %}")) == 1


def test_the_rule_lets_pass_what_works():
    assert (
        faults(
            "{% for n in rows|map(attribute='n')|unique %}{{ rows|select|list|length }}{{ rows|select|first }}{% "
            "endfor %}"
        )
        == []
    )
