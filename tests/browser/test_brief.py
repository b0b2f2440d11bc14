"""The brief of a force: one printed A4 page."""

import re
import sqlite3

A4_POINTS = (595, 842)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page(?![s])", pdf))


def test_the_brief_of_every_force_fits_one_a4_page(page, database):
    forces = [row[0] for row in sqlite3.connect(database).execute("select id from forces order by id")]
    longer = {}
    for force in forces:
        page.goto(f"/forces/{force}/brief")
        pdf = page.pdf(prefer_css_page_size=True, print_background=True)
        if pages(pdf) != 1:
            longer[force] = pages(pdf)
        width, height = map(float, re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf).groups())
        assert (round(width), round(height)) == A4_POINTS
    assert longer == {}


def test_no_brief_leaves_more_than_two_fifths_of_its_page_empty(chromium, site, database):
    forces = [row[0] for row in sqlite3.connect(database).execute("select id from forces order by id")]
    page = chromium.new_page(
        base_url=str(site.base_url), viewport={"width": 695, "height": 1024}
    )  # A4 less 13 mm around
    page.emulate_media(media="print")
    emptier = {}
    for force in forces:
        page.goto(f"/forces/{force}/brief")
        filled = page.evaluate("document.querySelector('main').getBoundingClientRect().bottom / 1024")
        if filled < 0.6:
            emptier[force] = filled
    page.close()
    assert emptier == {}


def test_the_brief_holds_positions_gaps_and_five_questions(page):
    page.goto("/forces/essex/brief")
    assert page.locator("ol li", has_text="?").count() == 5
    assert page.get_by_text("never asked, as far as we know").count() == 1
    assert page.locator("table tbody tr").count() >= 5
