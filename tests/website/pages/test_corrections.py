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
    """A function that gives a page of a site whose rows hold corrections, under settings of the site."""
    with pytest.MonkeyPatch.context() as patch:
        project = new_project()
        patch.chdir(project.folder)
        decided = {"decision": "partly_corrected", "reason": "Read again: it ended in May.", "decided_on": "2024-05-31"}
        project.add("corrections", id="essex-16495-r1", request="essex-16495", **ASKED, **decided)
        project.add(
            "corrections", id="essex-16495-r2", request="essex-16495", **ASKED | {"asked_by": "reader"}, decision="open"
        )
        assert project.build().status == 0

    def page_at(path: str, **settings: str):
        metadata = yaml.safe_load((ROOT / "metadata.yml").read_text())
        metadata["plugins"]["site"] |= settings
        datasette = Datasette(
            immutables=[str(project.target)],
            metadata=metadata,
            template_dir=str(ROOT / "templates"),
            plugins_dir=str(ROOT / "plugins"),
        )
        return asyncio.run(datasette.client.get(path))

    return page_at


def test_a_request_shows_what_was_asked_by_whom_and_what_was_decided(page):
    shown = words(page("/requests/essex-16495"))
    assert (
        "2 May 2024 The force asked: To say that the <trial> ended. Corrected in part. Read again: it ended in "
        "May. (decided on 31 May 2024)" in shown
    )
    assert "2 May 2024 A reader asked: To say that the <trial> ended. Not decided yet." in shown


def test_a_request_of_which_nobody_asked_says_nothing(page):
    assert "Corrections asked for" not in words(page("/requests/essex-16224"))


def test_the_page_on_the_method_counts_them(page):
    assert "So far 2 corrections were asked for." in words(page("/method"))


@pytest.mark.parametrize(
    ("contact", "link"),
    [
        ("desk@example.org", '<a href="mailto:desk@example.org">desk@example.org</a>'),
        ("https://example.org/@desk", '<a href="https://example.org/@desk">https://example.org/@desk</a>'),
    ],
)
def test_the_page_on_the_method_names_the_contact(page, contact, link):
    shown = page("/method", contact=contact)
    assert link in shown.text
    assert "There is no address yet" not in words(shown)


def test_without_a_contact_the_page_on_the_method_names_the_issue_tracker_alone(page):
    shown = words(page("/method", contact=""))
    assert "the form Ask for a correction of the repository's issue tracker" in shown
    assert "There is no address yet for messages that only the maintainers read." in shown


def test_without_corrections_the_page_on_the_method_says_so(site):
    shown = words(site.get("/method"))
    assert "So far nobody has asked for one." in shown
