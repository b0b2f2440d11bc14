"""The pages in docs/: their figures are those of the rows, their links lead somewhere."""

import re
import sqlite3

import pytest

from disclosures.website.pages.documents import anchor
from docs.figures import BLOCK, with_figures
from tests.conftest import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_figures_of_a_page_are_those_of_the_rows(page, database):
    text = page.read_text(encoding="utf-8")
    assert text == with_figures(text, sqlite3.connect(database)), "run: make figures"


def test_there_are_figures_to_check():
    assert sum(len(BLOCK.findall(page.read_text(encoding="utf-8"))) for page in PAGES) >= 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_to_files_lead_somewhere(page):
    links = re.findall(r"\]\((?!https?:|#|/)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def anchors(path):
    """The fragments that lead to a heading of the file."""
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {anchor(heading.replace("`", "")) for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_links_of_a_page_to_headings_lead_to_one(page):
    links = re.findall(r"\]\((?!https?:|/)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8"))
    assert [(to, part) for to, part in links if part not in anchors(page.parent / to if to else page)] == []


NAMED = re.compile(r"`(?![/.])([\w./-]+(?:\.(?:py|sql|md|ya?ml|csv|html|css|js|conf|in|toml|ini)|/))`")
"""A file or a folder in the words of a page; what begins with a slash is an address of the site."""
MADE = {
    "answers.csv": "a sheet of the second coder",
    "disagreements.csv": "a sheet of the second coder",
    "evidence/": "what the desk captures",
    "pages.csv": "a sheet of the second coder",
}
"""What is made at work and does not stand in the repository."""


@pytest.fixture(scope="module")
def paths():
    """Every file and folder of the repository, each folder with a slash behind."""
    ignored = {".git", ".venv", "evidence", "node_modules", "__pycache__"}
    found, folders = set(), [ROOT]
    for folder in folders:
        for path in folder.iterdir():
            inner = path.is_dir() and path.name not in ignored and not path.is_symlink()
            found.add(f"/{path.relative_to(ROOT).as_posix()}{'/' * inner}")
            folders.extend([path] * inner)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_files_that_a_page_names_are_there(page, paths):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    named = {
        name for name in NAMED.findall(text) if not re.search(r"\b(DAY|ID|NAME|PAGE|VERSION)\b", name)
    } - MADE.keys()
    assert sorted(name for name in named if not any(path.endswith(f"/{name}") for path in paths)) == []


def test_there_are_files_to_look_for():
    assert sum(len(NAMED.findall(page.read_text(encoding="utf-8"))) for page in PAGES) > 100


MARK = re.compile(r"^\|[^|]+\| `([a-z0-9-]+)` \| `([a-z0-9-]+)` \|$", re.MULTILINE)
"""A row of the code-book's table of marks: the technology, and a disclosure in which the words bear it."""


def test_every_mark_of_a_technology_is_borne_by_the_row_that_shows_it(database):
    marks = MARK.findall((ROOT / "docs" / "codebook.md").read_text(encoding="utf-8"))
    assert len(marks) >= 20
    db = sqlite3.connect(database)
    stated = set(db.execute("select technology, disclosure from position_facts"))
    assert [mark for mark in marks if mark not in stated] == []
