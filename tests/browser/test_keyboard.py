"""By the keyboard alone: the first table within a dozen stops, no map to walk through, no focus that moves by itself."""

import re

import pytest

from tests.conftest import ROOT

MOST = 11
WITH_TABLE = [
    "/forces",
    "/forces/essex",
    "/forces/metropolitan",
    "/forces/nca",
    "/forces/cleveland/brief",
    "/search?q=cleveland+facial+recognition",
    "/technologies",
    "/technologies/live-facial-recognition",
    "/technologies/biometrics",
    "/forces/metropolitan/live-facial-recognition",
    "/compare",
    "/compare?family=all",
    "/compare?technology=drones&as_of=2024-01-01",
    "/table",
    "/table?technology=drones&voice=press",
    "/map",
    "/answers",
    "/batches",
    "/batches/ai-lie-detection-2025",
    "/requests",
    "/publications",
    "/requests/essex-16495",
    "/requests/avon-and-somerset-757-20",
    "/publications/avon-and-somerset-ai-tool-tried-on-the-evidence-of-27-cases",
    "/exemptions",
    "/exemptions/foia-31-3",
    "/glossary",
    "/method",
    "/codebook",
    "/data",
    "/docs/operations",
    "/disclosures/positions",
    "/disclosures/requests",
    "/disclosures/forces/essex",
    "/disclosures/who_uses?technology=drones",
    "/disclosures?sql=select+1+as+one",
]
WITHOUT_TABLE = [
    "/",
    "/about",
    "/changes",
    "/press",
    "/sql",
    "/disclosures",
    "/docs",
    "/docs/cookbook",
    "/authorities/mopac",
    "/publications/essex-fearless-futures-privacy-notice",
    "/forces/essex/polygraph",
    "/embed/map?technology=drones",
    "/embed/answer/essex/drones",
    "/forces/nowhere",
]
IN_TABLE = """
  !!document.activeElement.closest(".table[role=region], .table-of-brief, .table-wrapper, summary")
  && !!document.activeElement.closest(".table[role=region], .table-of-brief, .table-wrapper, details:has(table)")"""
"""On the table, or on what opens it."""
FOCUSED = "document.activeElement.textContent.trim()"


def test_every_kind_of_page_is_tried():
    pages = ROOT / "templates" / "pages"
    kinds = ["/" + file.relative_to(pages).with_suffix("").as_posix() for file in pages.rglob("*.html")]
    tried = {path.partition("?")[0] for path in WITH_TABLE + WITHOUT_TABLE}
    patterns = [re.compile(re.sub(r"\{\w+\}", "[^/]+", kind)) for kind in kinds]
    assert [kind.pattern for kind in patterns if not any(kind.fullmatch(path) for path in tried)] == []


@pytest.mark.parametrize("path", WITHOUT_TABLE)
def test_where_there_is_no_table_there_is_none_to_reach(page, path):
    page.goto(path)
    assert page.locator("main h1").is_visible() and page.locator("table").count() == 0


@pytest.mark.parametrize("path", WITH_TABLE)
def test_the_first_table_is_reached_within_a_dozen_stops(page, path):
    page.goto(path)
    skips = page.locator("a.skip[href]:not(.here)")
    last, stops = skips.last.inner_text(), 0
    while stops < MOST and not page.evaluate(IN_TABLE):
        page.keyboard.press("Tab")
        stops += 1
        if page.evaluate(FOCUSED) == last:
            page.keyboard.press("Enter")
    assert page.evaluate(IN_TABLE), f"not reached in {MOST} stops"


@pytest.mark.parametrize("path", ["/", "/technologies/drones", "/map"])
def test_the_hexagons_can_be_skipped(page, path):
    page.goto(path)
    skip = page.locator(".skip.here")
    skip.focus()
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('.hexagons')")
    assert page.evaluate(
        "!!(document.querySelector('.hexagons').compareDocumentPosition(document.activeElement) & 4)"
    ), "focus went back before the map"


@pytest.mark.parametrize(("path", "field"), [("/", "technology"), ("/compare", "family"), ("/compare", "nation")])
def test_a_choice_changes_nothing_until_it_is_sent(page, path, field):
    page.goto(path)
    before = page.url
    select = page.locator(f"select[name={field}]")
    select.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_timeout(300)
    assert page.url == before
    assert page.evaluate("document.activeElement.name") == field


def test_a_day_is_written_as_in_britain(page):
    page.goto("/compare")
    page.get_by_label("As of (day/month/year)").fill("31/12/2022")
    page.keyboard.press("Enter")
    page.wait_for_url("**as_of=31*")
    assert page.get_by_label("As of (day/month/year)").input_value() == "31/12/2022"
    assert "as of 31 December 2022" in page.locator("h1").inner_text()
