"""The map of forces for a technology, and the table that equals it."""

import re

import pytest

from tests.website.pages.reading import links, words


def test_every_technology_can_be_chosen(site, db):
    page = site.get("/map").text
    kinds = {row["id"] for row in db.execute("select id from technologies where broader is not null")}
    assert set(re.findall(r'<option value="([^"]+)"', page)) == kinds
    assert '<option value="live-facial-recognition" selected>' in page


def test_the_map_and_the_table_hold_the_same_facts(site, db):
    for technology in ("live-facial-recognition", "drones", "private-cctv-sharing"):
        page = site.get("/map", params={"technology": technology})
        table = page.text[page.text.index('id="table"') :]
        hexagons = re.findall(r'<a href="/forces/([^/"]+)/[^"]+" class="(\w+)[^"]*" aria-label="([^"]+)"', page.text)
        cells = db.execute(
            "select coverage.*, hex_q from coverage join forces on forces.id = force where technology = ?", [technology]
        ).fetchall()
        assert {force for force, _, _ in hexagons} == {cell["force"] for cell in cells if cell["hex_q"] is not None}
        for cell in cells:
            row = next(
                row
                for row in re.findall(r"<tr>.*?</tr>", table, flags=re.DOTALL)
                if f'"/forces/{cell["force"]}/' in row
            )
            assert (cell["position_name"] or cell["status"]) in row, cell["force"]
        for force, look, name in hexagons:
            cell = next(cell for cell in cells if cell["force"] == force)
            assert look == (cell["position"] or cell["status"].split(",")[0].split()[0]), force
            assert (cell["position_name"] or cell["status"]) in name


@pytest.mark.parametrize("page", ["/", "/map", "/technologies/anpr"])
def test_a_position_without_a_date_does_not_look_recent(site, db, page):
    page = site.get(page, params={"technology": "anpr"}).text
    undated = {
        row["force"]
        for row in db.execute(
            "select force from coverage join forces on forces.id = force where technology = 'anpr' and position "
            "is not null and said_on is null and hex_q is not null"
        )
    }
    marked = re.findall(
        r'<a href="/forces/([\w-]+)/anpr" class="[^"]*" aria-label="[^"]*, undated[^"]*">(?:(?!</a>).)*<text '
        r'class="year"[^>]*>undated</text>',
        page,
        flags=re.DOTALL,
    )
    assert undated and {*marked} == undated


def test_forces_without_a_hexagon_stand_in_the_table(site, db):
    page = site.get("/map").text
    table = page[page.index('id="table"') :]
    for force in db.execute("select id from forces where hex_q is null"):
        assert f'"/forces/{force["id"]}/' in table


def test_every_position_in_the_table_leads_to_its_disclosure(site, db):
    page = site.get("/map", params={"technology": "drones"})
    current = db.execute(
        "select coalesce('/requests/' || request, '/publications/' || publication) as page from "
        "current_positions where technology = 'drones' and voice <> 'press' and scope <> 'remainder'"
    ).fetchall()
    assert {row["page"] for row in current} <= links(page)


def test_the_map_of_places_is_one_click_away_for_the_same_technology(site):
    page = site.get("/map", params={"technology": "drones"})
    address = "/disclosures/map_of_a_technology?technology=drones"
    assert address in links(page)
    assert site.get(address.replace("?", ".json?_shape=array&")).json()


def test_an_unknown_technology_gives_a_plain_message(site):
    page = site.get("/map", params={"technology": 'no"such<thing'})
    assert page.status_code == 200
    assert 'We have no technology no"such<thing . The map shows live facial recognition' in words(page)


def test_a_family_leads_to_the_comparison_of_its_kinds(site):
    page = site.get("/map", params={"technology": "biometrics"})
    assert "Biometrics is a family of technologies." in words(page)
    assert "/compare?family=biometrics" in links(page)


def colours(page):
    """What colours the hexagon of each force."""
    return dict(re.findall(r'<a href="/forces/([^/"]+)/[^"]+" class="(\w+)" aria-label', page.text))


def test_what_only_the_press_reports_colours_a_hexagon_on_demand_alone(site, ask):
    only = dict(
        ask(
            "select force, press_position from coverage join forces on forces.id = force "
            "where technology = 'drones' and coverage.position is null and press_position is not null and hex_q is not null"
        )
    )
    assert len(only) > 5
    codes = {code for (code,) in ask("select id from position_types")}
    page = site.get("/map", params={"technology": "drones"})
    assert not codes & {colours(page)[force] for force in only}
    assert "/map?press=1&technology=drones#map" in links(page)
    shown = colours(site.get("/map", params={"technology": "drones", "press": "1"}))
    assert {force: shown[force] for force in only} == only


def test_what_the_press_reports_is_a_corner_on_every_hexagon_that_it_is_about(site, ask):
    page = site.get("/map", params={"technology": "drones"}).text.partition('role="group"')[2].partition("</svg>")[0]
    reported = ask(
        "select count(*) from coverage join forces on forces.id = force "
        "where technology = 'drones' and press_position is not null and hex_q is not null"
    )[0][0]
    assert page.count('class="corner press-corner"') == reported > 10
    assert page.count("; the press reports: ") == 2 * reported
