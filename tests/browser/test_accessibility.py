"""axe finds nothing on any kind of page, at four widths, in light and dark."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = [
    "/",
    "/forces",
    "/forces/essex",
    "/forces/essex/brief",
    "/forces/metropolitan",
    "/forces/nca",
    "/forces/cleveland/live-facial-recognition",
    "/forces/scotland/mobile-phone-extraction",
    "/forces/nca/drones",
    "/authorities/mopac",
    "/technologies",
    "/technologies/facial-recognition",
    "/requests/south-yorkshire-20192577",
    "/publications/essex-fearless-futures-privacy-notice",
    "/publications/avon-and-somerset-a-drone-for-rural-crime",
    "/compare",
    "/map",
    "/changes",
    "/answers",
    "/batches",
    "/requests",
    "/publications",
    "/batches/ai-lie-detection-2025",
    "/press",
    "/technologies/drones?press=1",
    "/compare?family=all",
    "/table",
    "/table?technology=drones&position=uses",
    "/exemptions",
    "/exemptions/foia-31-3",
    "/glossary",
    "/method",
    "/data",
    "/search?q=facial",
    "/search?q=cleveland+facial+recognition",
    "/forces/nowhere",
    "/forces/metropolitan/live-facial-recognition",
    "/embed/map?technology=drones",
    "/embed/answer/essex/drones",
    "/sql",
    "/disclosures",
    "/disclosures?sql=select+force_name,said_on+from+current_positions+limit+3",
    "/disclosures/positions",
    "/disclosures/who_uses?technology=drones",
]
SIZES = list(itertools.product((320, 360, 768, 1280), ("light", "dark")))


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_runs_off_the_page(page, path):
    faults = {}
    for width, scheme in SIZES:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(path)
        found = Axe().run(page).response["violations"]
        faults |= {(width, scheme, fault["id"]): [node["html"][:120] for node in fault["nodes"]][:3] for fault in found}
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults[width, scheme, "runs off the page"] = page.evaluate("document.documentElement.scrollWidth")
    assert faults == {}
    assert page.strangers == []
