"""The plugin that shows positions with their signs."""

from disclosures.website.cells.position_labels import shown_cell

NCND = ("ncnd", "▨")
LOOKS = {"ncnd": NCND, "neither confirms nor denies": NCND}


def test_a_code_or_a_name_gets_the_sign_in_its_colour():
    sign = f'<span class="mark"><span class="glyph ncnd" aria-hidden="true">{NCND[1]}</span>'
    assert shown_cell("ncnd", "position", None, LOOKS) == f"{sign}<span>ncnd</span></span>"
    assert (
        shown_cell("neither confirms nor denies", "to_position", "position_changes", LOOKS)
        == f"{sign}<span>neither confirms nor denies</span></span>"
    )


def test_a_reference_leads_to_what_the_position_means():
    shown = shown_cell({"value": "ncnd", "label": "neither confirms nor denies"}, "position", "positions", LOOKS)
    assert '<a href="/glossary#position-ncnd">neither confirms nor denies</a>' in shown


def test_other_cells_are_left_alone():
    assert shown_cell("uses", "summary", "positions", LOOKS) is None
    assert shown_cell("no such position", "position", "positions", LOOKS) is None
    assert shown_cell(None, "position", "positions", LOOKS) is None
    assert shown_cell(7, "positions", "timeliness", LOOKS) is None
