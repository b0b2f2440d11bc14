"""The page of a draft in a real browser: axe finds nothing, it asks for nothing, and it prints."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from disclosures.compiler.schema import read_schema
from disclosures.curator.drafts.files import read_draft
from disclosures.curator.drafts.review_page import review_page
from tests.conftest import ROOT
from tests.curator.made_up_draft import draft, written


@pytest.fixture
def review(chromium, tmp_path):
    """The page, opened from its file; what it asks for beside itself is in `review.asked`."""
    schema = read_schema(ROOT / "data")
    file = tmp_path / "review.html"
    file.write_text(review_page(read_draft(written(tmp_path, draft()), schema), schema), encoding="utf-8")
    context = chromium.new_context(bypass_csp=True)  # axe is put into the page
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(file.as_uri())
    assert page.asked == [file.as_uri()]
    yield page
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_runs_off_the_page(review, width):
    review.set_viewport_size({"width": width, "height": 900})
    assert [fault["id"] for fault in Axe().run(review).response["violations"]] == []
    assert review.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_leads_to_the_words(review):
    review.click('td a[href="#e3"]')
    words = review.evaluate("document.querySelector(':target').parentElement.innerText")
    assert words.startswith("3") and words[1:] in review.text_content("body")


def test_the_page_prints(review):
    assert review.pdf().startswith(b"%PDF")
