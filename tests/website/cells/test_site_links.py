"""The plugin that leads from cells to the site's own pages."""

from disclosures.website.cells.site_links import page_of, shown_cell

FORCES = {"essex"}


def test_a_name_leads_to_the_page_and_the_id_to_the_row():
    cell = shown_cell({"value": "essex", "label": "Essex Police"}, "force", "positions", "disclosures", FORCES)
    assert (
        cell
        == '<a href="/forces/essex">Essex Police</a> <a class="row-link" href="/disclosures/forces/essex">essex</a>'
    )


def test_an_id_in_a_view_or_a_query_leads_to_the_page():
    assert (
        shown_cell("drones", "technology", "current_positions", "disclosures", FORCES)
        == '<a href="/technologies/drones">drones</a>'
    )
    assert (
        shown_cell("drones", "denied_technology", None, "disclosures", FORCES)
        == '<a href="/technologies/drones">drones</a>'
    )
    assert (
        shown_cell("/requests/essex-16495", "page", "stated_positions", "disclosures", FORCES)
        == '<a href="/requests/essex-16495">/requests/essex-16495</a>'
    )


def test_an_authority_that_is_a_force_leads_to_the_force():
    assert (page_of("authority", "essex", FORCES), page_of("authority", "mopac", FORCES)) == (
        "/forces/essex",
        "/authorities/mopac",
    )


def test_several_addresses_in_a_cell_are_links_each():
    assert (
        shown_cell("https://a.example/1 https://b.example/2", "also_at", "requests", "disclosures", FORCES).count(
            "<a href="
        )
        == 2
    )


def test_other_cells_are_left_alone():
    assert shown_cell("anything", "summary", "positions", "disclosures", FORCES) is None
    assert shown_cell("<script>", "technology", None, "disclosures", FORCES) is None
    assert shown_cell("javascript:alert(1)", "page", None, "disclosures", FORCES) is None
    assert shown_cell(3, "requests", "coverage", "disclosures", FORCES) is None
    assert shown_cell(None, "force", "positions", "disclosures", FORCES) is None
    assert shown_cell("x", "force", "tiles", "basemap", FORCES) is None
