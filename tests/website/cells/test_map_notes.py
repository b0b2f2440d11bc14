"""The plugin that shows the map's notes as sentences."""

from disclosures.website.cells.map_notes import sentence, shown_cell

NOTE = '{"title":"Essex Police","description":"Drones: <uses>, 2024","link":"/disclosures/requests/x"}'


def test_a_note_becomes_a_link_and_a_description_with_its_text_escaped():
    assert sentence(NOTE) == '<a href="/disclosures/requests/x">Essex Police</a>: Drones: &lt;uses&gt;, 2024'


def test_other_cells_are_left_alone():
    assert shown_cell("{not a note", "summary") is None
    assert shown_cell(None, "popup") is None


def test_what_a_visitor_puts_in_a_notes_place_is_shown_as_it_is():
    for made_up in (
        "{no json",
        '{"title":"x"}',
        '{"title":"x","description":"y","link":"javascript:alert(1)"}',
        '{"title":"x","description":"y","link":"//evil"}',
    ):
        assert shown_cell(made_up, "popup") is None
