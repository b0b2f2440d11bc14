"""The house: plugins hold hooks only, and imports run downward only."""

import ast
from pathlib import Path

import pytest

from disclosures import ROOT

FLOORS = ("words", "compiler", "publisher", "website", "curator")
"""The folders of disclosures/, from the ground up: each may use those before it."""
LONGEST_PLUGIN = 40
"""Lines."""

PLUGINS = sorted((ROOT / "plugins").glob("*.py"))
MODULES = sorted((ROOT / "disclosures").rglob("*.py"))


def imported(path: Path) -> list[str]:
    """The modules that the file imports, wherever in it."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            found.append(node.module or "")
        elif isinstance(node, ast.Import):
            found += [name.name for name in node.names]
    return found


@pytest.mark.parametrize("plugin", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_is_short_registers_a_hook_and_imports_no_other(plugin):
    text = plugin.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_PLUGIN
    assert "@hookimpl" in text
    assert [
        name for name in imported(plugin) if name.partition(".")[0] in ("plugins", *(path.stem for path in PLUGINS))
    ] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_downward_only(module):
    floor = module.relative_to(ROOT / "disclosures").parts[0]
    if floor not in FLOORS:
        return
    above = {*FLOORS[FLOORS.index(floor) + 1 :], *(["website"] if floor == "curator" else [])}
    names = [name.split(".") for name in imported(module)]
    assert [name for name in names if name[0] in ("plugins", "tests", "bench", "build", "curate")] == []
    assert [name for name in names if name[0] == "disclosures" and len(name) > 1 and name[1] in above] == []
