"""A file of data/ that is broken: every command tells it as build.py does, and those that do not read it go on."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.curator.conftest import letter

pytestmark = pytest.mark.slow

RUN = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
import curate
from disclosures.curator.reading import vocabulary
vocabulary.DATA = Path("data")
sys.exit(curate.main(sys.argv[1:]))
"""
"""curate.py, with the words of the drafting tool from the working directory's data/."""


def spoilt_byte(path):
    path.write_bytes(path.read_bytes().replace(b"Essex Police", b"Essex\xff Police", 1))


def renamed_column(path):
    path.write_bytes(path.read_bytes().replace(b"also_known_as", b"known_as", 1))


def removed(path):
    path.unlink()


@pytest.mark.parametrize("spoil", [spoilt_byte, renamed_column, removed])
def test_a_broken_file_is_told_by_draft_and_format_as_by_build(project, spoil):
    (project.folder / "answer.txt").write_text(letter("Do you use drones?", "We use drones."), encoding="utf-8")
    spoil(project.data / "authorities.csv")
    told = [line for line in project.build().err if line.startswith("data/authorities.csv:1:")] or [
        line for line in project.build().err if line.startswith("data/authorities.csv:")
    ]
    assert told
    for arguments in (["draft", "answer.txt"], ["format", "--check", "--data", "data"]):
        ran = subprocess.run(
            [sys.executable, "-c", RUN.format(root=str(ROOT)), *arguments],
            cwd=project.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ran.returncode, "Traceback" in ran.stderr) == (1, False)
        assert [line for line in told if line not in ran.stderr.splitlines()] == []


def test_no_command_reads_data_before_it_runs(project):
    """Importing all of them, where there is no data at all, is no fault."""
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import disclosures.curator; "
        "from disclosures.curator.reading import vocabulary; vocabulary.DATA = Path('nowhere'); "
        "import importlib, pkgutil, disclosures.curator as room\n"
        "for module in pkgutil.walk_packages(room.__path__, room.__name__ + '.'): importlib.import_module(module.name)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(ROOT)], cwd=project.folder, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
