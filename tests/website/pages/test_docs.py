"""The pages in docs/: their figures are those of the rows, their links lead somewhere."""

import re
import sqlite3

import pytest

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


MARK = re.compile(r"^\|[^|]+\| `([a-z0-9-]+)` \| `([a-z0-9-]+)` \|$", re.MULTILINE)
"""A row of the code-book's table of marks: the technology, and a disclosure in which the words bear it."""


def test_every_mark_of_a_technology_is_borne_by_the_row_that_shows_it(database):
    marks = MARK.findall((ROOT / "docs" / "codebook.md").read_text(encoding="utf-8"))
    assert len(marks) >= 20
    db = sqlite3.connect(database)
    stated = set(db.execute("select technology, disclosure from position_facts"))
    assert [mark for mark in marks if mark not in stated] == []
