"""What only a browser shows: colours, sizes, what covers what, in light and dark, on paper and at 400 percent."""

import re

import pytest

from disclosures.website.pages.hexagons import DOUBLE
from disclosures.website.pictures.drawing import LOOKS, WITHOUT_POSITION


def style(locator, name):
    return locator.evaluate(f"element => getComputedStyle(element).{name}")


def box(locator):
    return locator.evaluate(
        "element => { const b = element.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_corner_of_what_others_report_is_seen_on_every_hexagon(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto("/technologies/live-facial-recognition")
    corners = page.locator(".hexagons polygon.corner").all()
    assert corners
    for corner in corners:
        ground = corner.locator("xpath=../*[local-name()='polygon'][1]")
        assert style(corner, "fill") != style(ground, "fill") or style(corner, "stroke") not in (
            style(ground, "fill"),
            "none",
        )
        assert style(corner, "stroke") != style(corner, "fill")


def test_names_of_authorities_are_whole_and_no_line_strikes_a_figure(page):
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/answers")
        rows = page.locator(".bars li").all()
        assert len(rows) > 20
        for row in rows:
            name, figure = row.locator(".name"), row.locator("b")
            assert box(name)[0] >= 0 and box(name)[2] <= width
            assert float(style(name, "fontSize").removesuffix("px")) >= 14
            for line in row.locator("line").all():
                assert box(line)[2] <= box(figure)[0]


def test_a_year_stands_beside_its_sign(page):
    page.goto("/forces/cleveland")
    years = page.locator(".glyph small").all()
    assert years
    for year in years:
        sign_right = year.evaluate(
            "e => { const r = document.createRange(); r.selectNode(e.previousSibling); return r.getBoundingClientRect().right }"
        )
        assert box(year)[0] >= sign_right
        assert re.fullmatch(r"\d{4}", year.inner_text())


def test_the_words_in_hexagons_can_be_read_on_a_telephone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    scale = page.locator(".hexagons").first.evaluate("e => e.getBoundingClientRect().width / e.viewBox.baseVal.width")
    for kind in (".year", ".label"):
        assert float(style(page.locator(f".hexagons {kind}").first, "fontSize").removesuffix("px")) * scale >= 9


def test_the_head_of_the_grid_leaves_room_at_400_percent(page):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("/compare")
    row = page.locator(".grid tbody tr").nth(5)
    row.evaluate("e => e.scrollIntoView({block: 'center'})")
    head = page.locator(".grid thead")
    assert box(head)[3] <= box(row)[1]
    assert box(head)[3] <= 0, "the head stays in the window"


def test_dark_pages_tell_the_browser_so_and_the_edge_of_a_covert_refusal_is_seen(page):
    page.emulate_media(color_scheme="dark")
    page.goto("/compare")
    assert style(page.locator(":root"), "colorScheme") == "light dark"
    glyph = page.locator(".glyph.covert-ncnd").first
    assert style(glyph, "outlineStyle") == "solid"
    assert style(glyph, "outlineColor") not in (
        style(page.locator("body"), "backgroundColor"),
        style(glyph, "borderRightColor"),
    )


def test_paper_has_no_form_small_tables_and_the_map_under_its_heading(page):
    page.emulate_media(media="print")
    page.goto("/compare")
    assert [form for form in page.locator("form").all() if form.is_visible()] == []
    page.goto("/technologies/live-facial-recognition")
    small, body = (style(page.locator(where).first, "fontSize") for where in ("#table ~ .table td", "body"))
    assert float(small.removesuffix("px")) < float(body.removesuffix("px"))
    assert style(page.locator("section[aria-labelledby=map]"), "breakInside") == "avoid"
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))
    assert sheets <= 10  # was 11 without, and 14 with, the sentence of every force


def test_positions_of_the_past_and_what_was_dropped_look_different(page):
    page.goto("/compare")
    looks = {
        kind: tuple(
            style(page.locator(f"#key .glyph.{kind}"), name)
            for name in ("borderTopStyle", "borderTopWidth", "backgroundImage")
        )
        for kind in ("formerly_used", "trialled", "used_or_trialled", "dropped", "considering")
    }
    assert len(set(looks.values())) == len(looks)
    assert "gradient" in looks["dropped"][2]


STYLES = {"": "solid", "1 3": "dotted", "2 3": "dotted", "3 3": "dashed", "5 3": "dashed"}
"""What the dashes of a hexagon are called in the style sheet."""


@pytest.mark.parametrize("kind", [name for name in (LOOKS | WITHOUT_POSITION) if name != "outside"])
def test_a_square_of_the_key_has_the_edge_of_the_hexagon(page, kind):
    page.goto("/compare")
    square = page.locator(
        f"#key .glyph.{kind}:not(.covert-ncnd)" + ("" if kind == "reported" else ":not(.reported)")
    ).first
    wanted = "double" if kind in DOUBLE else STYLES[(LOOKS | WITHOUT_POSITION)[kind].dashes]
    assert style(square, "borderTopStyle") == wanted


CELLS = {
    "spoke of a wider kind": "s",
    "reported of a wider kind": "r",
    "press reports only": "p:not(.w)",
    "press reports of a wider kind": "p.w",
    "asked about a wider or narrower kind": "a",
    "never asked": "n",
}


@pytest.mark.parametrize("status", CELLS)
def test_a_cell_of_the_grid_looks_as_its_key(page, status):
    page.goto("/compare?family=all")
    look = """(element, [edge, corner]) => {
        const box = getComputedStyle(element, edge), sign = getComputedStyle(element, corner)
        const cornered = sign.content !== "none" && sign.content !== "normal"
        return [box.borderTopStyle, box.borderTopWidth, box.backgroundColor, cornered ? sign.backgroundImage : "none"]
    }"""
    key = page.locator("#key li", has_text=status).first.locator(".glyph")
    cell = page.locator(f".grid td.{CELLS[status]}").first
    assert cell.evaluate(look, ["::before", "::after"]) == key.evaluate(look, [None, "::after"])


def test_what_the_press_reports_has_a_dotted_edge_and_no_colour_of_a_position(page):
    page.goto("/press")
    for mark in page.locator(".glyph.by-press").all()[:20]:
        assert style(mark, "borderTopStyle") == "dotted"
        assert style(mark, "backgroundColor") == "rgb(255, 255, 255)"
    page.goto("/?technology=drones&press=1")
    assert {style(one, "borderTopStyle") for one in page.locator(".glyph.press-colour").all()} == {"dotted"}
    for edge in page.locator(".hexagons .by-press > polygon:first-of-type").all():
        assert style(edge, "strokeDasharray") == "1px, 3px" and style(edge, "fill") == "none"


def test_an_unknown_address_writes_no_error_of_policy_to_the_console(page):
    told = []
    page.on("console", lambda message: told.append(message.text))
    page.goto("/forces/nowhere")
    page.wait_for_timeout(300)
    assert [text for text in told if "404" not in text] == []


@pytest.mark.parametrize("path", ["/forces/cleveland", "/disclosures/positions"])
def test_the_frame_is_the_same_on_every_page_and_the_links_stand_under_the_name(page, path):
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(path)
    left, _, right, _ = box(page.locator("main"))
    assert right - left <= 1120
    page.set_viewport_size({"width": 768, "height": 900})
    assert box(page.locator(".page-header nav"))[0] == box(page.locator(".page-header .name"))[0]


def test_dates_are_not_broken(page):
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto("/technologies/live-facial-recognition")
    times = page.locator("main table time").all()
    assert times
    assert all(one.evaluate("e => e.getClientRects().length") == 1 for one in times)


def test_marks_of_a_timeline_stand_side_by_side(page):
    page.goto("/technologies/live-facial-recognition")
    boxes = page.locator("svg.moves g polygon").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [Math.round(box.y), box.left, box.right])"
    )
    assert len(boxes) > 5
    for one, other in zip(sorted(boxes), sorted(boxes)[1:], strict=False):
        assert one[0] != other[0] or one[2] < other[1] + 1, (one, other)


def test_a_brief_on_a_phone_breaks_no_word_and_a_page_of_rows_begins_where_others_do(page):
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto("/forces/cleveland/brief")
    assert page.locator("tbody th").first.bounding_box()["width"] > 300
    tops = []
    for path in ("/forces", "/disclosures/positions"):
        page.goto(path)
        tops.append(page.locator(".page-header").bounding_box()["y"])
    assert tops == [0, 0]
