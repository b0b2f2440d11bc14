"""What became of a source stands on the page of the disclosure, where a reader would follow the link in vain."""

import asyncio

import pytest
from datasette.app import Datasette

from tests.conftest import ROOT
from tests.website.pages.reading import words

CAPTURED = {
    "essex-16495": {"source_status": "gone"},
    "essex-16224": {
        "source_status": "moved",
        "moved_to": "https://www.essex.police.uk/new/",
        "content_sha256": "0" * 64,
    },
    "cleveland-472-24": {"source_status": "there", "content_sha256": "0" * 64},
    "cleveland-13931-2022": {"source_status": "refused"},
}


@pytest.fixture(scope="module")
def page(new_project):
    """A function that gives the page of a request whose source was captured."""
    with pytest.MonkeyPatch.context() as patch:
        project = new_project()
        patch.chdir(project.folder)
        for id, found in CAPTURED.items():
            project.change("requests", id, source_url=f"https://a.example/{id}")
            project.add("captures", address=f"https://a.example/{id}", fetched_on="2026-11-20", **found)
        assert project.build().status == 0
    datasette = Datasette(
        immutables=[str(project.target)], template_dir=str(ROOT / "templates"), plugins_dir=str(ROOT / "plugins")
    )
    return lambda id: asyncio.run(datasette.client.get(f"/requests/{id}"))


def test_a_page_that_is_gone_is_told(page):
    assert "(its site had no such page any more on 20 November 2026)" in words(page("essex-16495"))


def test_a_page_that_has_moved_is_told_with_its_address(page):
    shown = page("essex-16224")
    assert "moved here , seen on 20 November 2026)" in words(shown)
    assert 'href="https://www.essex.police.uk/new/" rel="external"' in shown.text


@pytest.mark.parametrize("id", ["cleveland-472-24", "cleveland-13931-2022", "south-yorkshire-20192577"])
def test_of_a_page_that_a_reader_can_open_nothing_is_said(page, id):
    shown = words(page(id))
    assert "20 November 2026" not in shown
