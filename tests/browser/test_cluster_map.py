"""The cluster map, in Chromium with the network closed."""

import re

import pytest

TILES_LOADED = "() => { const tiles = [...document.querySelectorAll('.leaflet-tile')]; return tiles.length > 0 && tiles.every(tile => tile.complete && tile.naturalWidth > 0) }"


@pytest.mark.parametrize(
    "path",
    [
        "/disclosures/forces",
        "/disclosures/current_positions?technology=drones",
        "/disclosures/who_uses?technology=drones",
    ],
)
def test_markers_stand_over_local_tiles(page, path):
    page.goto(path)
    page.wait_for_selector(".leaflet-marker-icon")
    page.wait_for_function(TILES_LOADED)
    assert page.strangers == []


def test_a_marker_names_the_force_its_position_and_date_and_leads_to_the_disclosure(page):
    page.goto("/disclosures/current_positions?technology=live-facial-recognition&force=essex&voice=own")
    page.locator(".leaflet-marker-icon").first.click()
    popup = page.locator(".leaflet-popup-content")
    popup.wait_for()
    assert "Essex Police" in popup.inner_text()
    assert re.search(r"Live facial recognition: \w+.*, \d{4}", popup.inner_text())
    popup.locator("a").first.click()
    page.wait_for_url("**/essex-*")
    assert page.locator("h1").inner_text()


def test_every_row_of_the_map_stands_in_the_table_beneath(page):
    page.goto("/disclosures/map_of_a_technology?technology=drones")
    page.wait_for_selector(".leaflet-marker-icon")
    assert page.locator("table.rows-and-columns tbody tr").count() >= 15


def test_a_marker_has_a_name_and_opens_by_keyboard(page):
    page.goto("/disclosures/current_positions?technology=live-facial-recognition&force=essex&voice=own")
    marker = page.get_by_role("button", name=re.compile(r"Essex Police: Live facial recognition: \w+"))
    marker.first.focus()
    page.keyboard.press("Enter")
    assert "Essex Police" in page.locator(".leaflet-popup-content").inner_text()


def test_markers_close_together_say_how_many_they_are(page):
    page.goto("/disclosures/forces")
    page.get_by_role("button", name=re.compile(r"\d+ rows close together: zoom in")).first.wait_for()


def test_only_tiles_of_the_united_kingdom_are_shown(page):
    """Those of other countries name places in other scripts."""
    asked = []
    page.on("request", lambda request: asked.extend(re.findall(r"/tiles/basemap/(\d+)/(\d+)/(\d+)", request.url)))
    page.goto("/disclosures/forces")
    page.wait_for_function(TILES_LOADED)
    assert asked
    for zoom, column, _ in [map(int, tile) for tile in asked]:
        assert zoom >= 5
        assert -23 < column / 2**zoom * 360 - 180 < 4


def test_heaps_of_markers_have_no_colour_that_seems_to_mean_something(page):
    page.goto("/disclosures/forces")
    heaps = page.locator(".marker-cluster")
    heaps.first.wait_for()
    [colour] = set(heaps.evaluate_all("all => all.map(one => getComputedStyle(one).backgroundColor)"))
    red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
    assert red == green == blue
