"""No page asks another site for anything, and none sets a cookie."""

import re

import pytest

PAGES = [
    "/",
    "/disclosures",
    "/disclosures/forces",
    "/disclosures/current_positions",
    "/disclosures/map_of_a_technology",
    "/disclosures/requests/essex-16495",
]
LOADED = re.compile(
    r"<(?:script|img|iframe|source)[^>]+src=[\"']([^\"']+)|<link rel=\"stylesheet\" "
    r"href=[\"']([^\"']+)|TILE_LAYER = \"([^\"]+)|import\([\"']([^\"']+)"
)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_only_from_its_own_site(site, path):
    page = site.get(path)
    addresses = [next(filter(None, found)) for found in LOADED.findall(page.text)]
    assert addresses
    assert [address for address in addresses if not address.startswith(("/", str(site.base_url)))] == []
    assert "set-cookie" not in page.headers


def test_the_map_tiles_are_served_here(site):
    tile = site.get("/-/tiles/basemap/5/15/10.png")
    assert tile.headers["content-type"] == "image/png"
    assert tile.content.startswith(b"\x89PNG")
