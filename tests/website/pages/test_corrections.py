"""The right of reply on the pages: corrections that somebody asked for, and how far coders agree."""

import asyncio

import pytest
import yaml
from datasette.app import Datasette

from tests.conftest import ROOT
from tests.website.pages.reading import words

ASKED = {"asked_by": "force", "received_on": "2024-05-02", "asked": "To say that the <trial> ended."}


@pytest.fixture(scope="module")
def page(new_project):
    """A function that gives a page of a site whose rows hold corrections."""
    with pytest.MonkeyPatch.context() as patch:
        project = new_project()
        patch.chdir(project.folder)
        decided = {"decision": "partly_corrected", "reason": "Read again: it ended in May.", "decided_on": "2024-05-31"}
        project.add("corrections", id="essex-16495-r1", request="essex-16495", **ASKED, **decided)
        project.add(
            "corrections", id="essex-16495-r2", request="essex-16495", **ASKED | {"asked_by": "reader"}, decision="open"
        )
        assert project.build().status == 0
    datasette = Datasette(
        immutables=[str(project.target)],
        metadata=yaml.safe_load((ROOT / "metadata.yml").read_text()),
        template_dir=str(ROOT / "templates"),
        plugins_dir=str(ROOT / "plugins"),
    )
    return lambda path: asyncio.run(datasette.client.get(path))


def test_a_request_shows_what_was_asked_by_whom_and_what_was_decided(page):
    shown = words(page("/requests/essex-16495"))
    assert (
        "2 May 2024 The force asked: To say that the <trial> ended. Corrected in part. Read again: it ended in May. (decided on 31 May 2024)"
        in shown
    )
    assert "2 May 2024 A reader asked: To say that the <trial> ended. Not decided yet." in shown


def test_a_request_of_which_nobody_asked_says_nothing(page):
    assert "Corrections asked for" not in words(page("/requests/essex-16224"))


def test_the_page_on_the_method_counts_them(page):
    assert "So far 2 corrections were asked for." in words(page("/method"))


def test_without_corrections_the_page_on_the_method_says_so(site):
    shown = words(site.get("/method"))
    assert "So far nobody has asked for one." in shown


def test_without_a_recoding_the_page_on_the_method_says_so(site):
    assert "A table without rows means that nobody has coded a sample again yet." in words(site.get("/method"))
