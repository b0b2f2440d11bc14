"""Pictures of pages: each kind is drawn, at an address of its own content, and pages name them."""

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageFont

from disclosures.website.doors.pictures import FONTS
from disclosures.website.pictures.drawing import LOOKS, WITHOUT_POSITION, look_of, paragraph

CARDS = [
    "home",
    "changes",
    "technologies/live-facial-recognition",
    "technologies/biometrics",
    "forces/cleveland",
    "forces/nca",
    "answers/cleveland/live-facial-recognition",
    "answers/nca/drones",
]
MAP = "maps/live-facial-recognition"
NAVY = (18, 53, 91)
"""The ground of "uses"."""


@pytest.fixture(scope="module")
def folder(site):
    """Where the pictures of the served edition stand."""
    return site.get("/pictures/000000000000/home.png").headers["location"].removesuffix("home.png")


@pytest.mark.parametrize("path", CARDS)
def test_a_card_is_a_small_png_of_the_size_that_links_want(site, folder, path):
    answer = site.get(f"{folder}{path}.png")
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert len(answer.content) < 200_000


@pytest.mark.parametrize("path", [*CARDS, MAP])
def test_a_picture_as_svg_holds_no_script_no_style_and_nothing_from_elsewhere(site, folder, path):
    answer = site.get(f"{folder}{path}.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    ElementTree.fromstring(answer.text)
    assert not re.search(r"<script|<style| style=|href|url\((?!#)", answer.text)


def test_the_map_shows_every_territorial_force_in_its_colour(site, folder, db):
    drawn = site.get(f"{folder}{MAP}.svg").text
    for (abbreviation,) in db.execute("select abbreviation from forces where hex_q is not null"):
        assert f">{abbreviation.replace('&', '&amp;')}</text>" in drawn
    assert len(re.findall("<polygon[^>]+stroke-width", drawn)) == 45
    pixels = Image.open(io.BytesIO(site.get(f"{folder}{MAP}.png").content)).convert("RGB")
    assert NAVY in {color for _, color in pixels.getcolors(maxcolors=1_000_000)}


def test_the_map_marks_age_who_reports_and_what_is_no_position_as_the_page_does(site, folder):
    drawn, page = site.get(f"{folder}{MAP}.svg").text, site.get("/technologies/live-facial-recognition").text
    hexagons = page[page.index('class="hexagons"') : page.index("</svg>", page.index('class="hexagons"'))]
    signs = re.findall(r'class="sign"[^>]*>([^< ]+)', hexagons)
    years = re.findall(r'class="year"[^>]*>([^<]+)', hexagons)
    written = re.findall(r">([^<]+)</text>", drawn)
    for sign in set(signs):
        # the key under the map has each sign once for each line that it stands in
        assert signs.count(sign) < written.count(sign) <= signs.count(sign) + 4
    assert {year: years.count(year) for year in years} == {year: written.count(year) for year in years}
    key = signs_in_key(page)
    for kind, look in SIGNS.items():
        assert drawn.count(look) == hexagons.count(f'class="{kind}"') + key[kind], kind
    assert min(key.values()) > 0


SIGNS = {"corner": 'fill="#e3a72f" stroke="#161616"/>', "press-corner": 'fill="#ffffff" stroke="#161616"/>'}


def signs_in_key(page):
    """How many squares of the tally have each corner."""
    tally = page.partition('<ul class="key">')[2].partition("</ul>")[0]
    return {
        "corner": len(re.findall('class="glyph reported"', tally)),
        "press-corner": len(re.findall('class="glyph press"', tally)),
    }


def test_the_map_of_drones_has_the_bars_the_second_sign_and_their_words(site, folder):
    drawn = " ".join(re.findall(">([^<]+)</text>", site.get(f"{folder}maps/drones.svg").text))
    assert "◔ ●" in drawn and re.search(
        r"\d considering (?:\d+ as reported by others; )?1 also uses, undated", drawn.replace("  ", " ")
    )
    assert "A black bar: covert use is neither" in drawn and "Two signs: the second" in drawn
    assert site.get(f"{folder}maps/drones.svg").text.count('fill="#161616" stroke="#ffffff"/>') == 2


def declarations(css, selector):
    """What the style sheet says of exactly this selector, the last word last."""
    said = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)):
        if selector in (one.strip() for one in selectors.split(",")):
            said |= dict(part.strip().split(": ", 1) for part in body.split(";") if part.strip())
    return said


@pytest.mark.parametrize("name", [*LOOKS, *WITHOUT_POSITION])
def test_a_hexagon_of_the_picture_looks_as_that_of_the_page_in_light(site, name):
    css = site.get("/static/site.css").text
    colours = declarations(css.partition("@media")[0], ":root")
    said = declarations(css, ".hexagons polygon") | declarations(css, f".hexagons .{name} polygon")
    shown = {part: re.sub(r"var\((--[\w-]+)\)", lambda v: colours[v[1]], value) for part, value in said.items()}
    look = (LOOKS | WITHOUT_POSITION)[name]
    assert (shown["fill"], shown["stroke"], float(shown["stroke-width"]), shown.get("stroke-dasharray", "")) == (
        look.fill,
        look.line,
        look.width,
        look.dashes,
    )


def test_the_card_of_a_family_says_what_it_is(site, folder, db):
    [(definition,)] = db.execute("select definition from technologies where id = 'biometrics'").fetchall()
    drawn = " ".join(re.findall(">([^<]+)</text>", site.get(f"{folder}technologies/biometrics.svg").text))
    assert definition[:60] in drawn.replace("&#x27;", "'")


def test_the_card_of_an_answer_says_its_sentence(site, folder):
    drawn = " ".join(
        re.findall(">([^<]+)</text>", site.get(f"{folder}answers/cleveland/live-facial-recognition.svg").text)
    )
    assert "Cleveland Police said that it did not use live facial recognition" in drawn


def test_an_address_of_another_edition_leads_to_this_one(site, folder):
    answer = site.get("/pictures/0123456789ab/forces/essex.svg")
    assert (answer.status_code, answer.headers["location"]) == (302, f"{folder}forces/essex.svg")


@pytest.mark.parametrize("path", ["forces/nowhere", "forces", "home/essex", "answers/essex/biometrics", "nothing"])
def test_what_has_no_picture_is_not_found(site, folder, path):
    assert site.get(f"{folder}{path}.png").status_code == 404


@pytest.mark.parametrize(
    ("page", "picture"),
    [
        ("/", "home"),
        ("/about", "home"),
        ("/changes", "changes"),
        ("/forces/essex", "forces/essex"),
        ("/technologies/drones", "technologies/drones"),
        ("/forces/essex/drones", "answers/essex/drones"),
    ],
)
def test_a_page_names_its_picture_by_a_whole_address(site, folder, page, picture):
    named = re.search(r'property="og:image" content="https://[^/]+([^"]+)"', site.get(page).text)[1]
    assert named == f"{folder}{picture}.png"


def test_every_kind_of_position_has_a_look_and_a_sign_in_the_fonts(db):
    kinds = db.execute("select id, glyph from position_types").fetchall()
    assert {kind["id"] for kind in kinds} == set(LOOKS)
    font = ImageFont.truetype(next(path for path in FONTS if path.endswith("Sans-latin.ttf")), 40)
    absent = bytes(font.getmask("\uffff"))
    assert [kind["glyph"] for kind in kinds if bytes(font.getmask(kind["glyph"][0])) == absent] == []


def test_every_status_has_a_look(db):
    statuses = {status for (status,) in db.execute("select distinct status from coverage where position is null")}
    assert len(statuses) > 5
    assert {status: look_of(None, status) for status in statuses}.keys() == statuses


def test_a_paragraph_is_cut_where_it_has_no_room():
    drawn, below = paragraph(0, 0, "word " * 200, 20, 400, 3)
    assert drawn.count("<text") == 3 and "…" in drawn and below == pytest.approx(78)
