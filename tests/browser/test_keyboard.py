"""By the keyboard alone: the first table within a dozen stops, no map to walk through, no focus that moves by itself."""

import pytest

MOST = 11
PAGES = [
    "/forces",
    "/forces/essex",
    "/technologies",
    "/technologies/live-facial-recognition",
    "/technologies/biometrics",
    "/forces/metropolitan/live-facial-recognition",
    "/compare",
    "/map",
    "/answers",
    "/batches/ai-lie-detection-2025",
    "/requests",
    "/publications",
    "/requests/essex-16495",
    "/exemptions",
    "/exemptions/foia-31-3",
    "/glossary",
    "/method",
    "/codebook",
    "/data",
    "/disclosures/positions",
    "/disclosures/who_uses?technology=drones",
    "/disclosures?sql=select+1+as+one",
]
IN_TABLE = """
  !!document.activeElement.closest(".table[role=region], .table-wrapper, summary")
  && !!document.activeElement.closest(".table[role=region], .table-wrapper, details:has(table)")"""
"""On the table, or on what opens it."""
FOCUSED = "document.activeElement.textContent.trim()"


@pytest.mark.parametrize("path", PAGES)
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
