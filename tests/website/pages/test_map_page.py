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
    return dict(re.findall(r'<a href="/forces/([^/"]+)/[^"]+" class="([\w -]+)" aria-label', page.text))


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
    assert {force: shown[force] for force in only} == {force: f"{code} by-press" for force, code in only.items()}
    assert {force for force, look in shown.items() if look.endswith(" by-press")} == {*only}


def drawn(site, **chosen):
    """The hexagon of each force, as it is written."""
    page = site.get("/map", params=chosen).text.partition('role="group"')[2].partition("</svg>")[0]
    return dict(re.findall(r'<a href="/forces/([^/"]+)/(.*?)</a>', page, flags=re.DOTALL))


HEXAGONS = "select force, status from coverage join forces on forces.id = force where hex_q is not null and "


@pytest.mark.parametrize("technology", ["drones", "live-facial-recognition"])
@pytest.mark.parametrize(
    ("sign", "rule"),
    [
        ("line", "(status like 'spoke %' or status like 'reported of %' or position = 'used_or_trialled')"),
        ("corner", "status like 'reported %'"),
        ("press-corner", "(press_position is not null or status like 'press %')"),
        ("covert", "covert_position = 'ncnd' and position <> 'ncnd'"),
    ],
)
def test_a_hexagon_has_the_edge_and_the_corners_of_what_is_known(site, ask, technology, sign, rule):
    wanted = {force for force, _ in ask(f"{HEXAGONS} technology = ? and {rule}", technology)}
    marked = {force for force, shape in drawn(site, technology=technology).items() if f'class="{sign}"' in shape}
    assert marked == wanted


def test_what_is_reported_of_a_wider_kind_has_a_corner_without_a_position(site, ask):
    wider = dict(
        ask(f"{HEXAGONS} technology = 'live-facial-recognition' and position is null and status like '% kind'")
    )
    assert {"reported of a wider kind", "spoke of a wider kind", "press reports of a wider kind"} <= {*wider.values()}
    shown = drawn(site, technology="live-facial-recognition")
    for force, status in wider.items():
        assert ('class="corner"' in shown[force]) == status.startswith("reported"), force
        assert ('class="press-corner"' in shown[force]) == status.startswith("press"), force


def test_a_colour_of_the_press_stands_within_a_dotted_edge_and_in_the_key(site):
    shown = drawn(site, technology="drones", press="1")
    by_press = {force for force, shape in shown.items() if 'class="core"' in shape}
    assert by_press == {force for force, shape in shown.items() if ' by-press"' in shape} != set()
    key = site.get("/map", params={"technology": "drones", "press": "1"}).text.partition('id="stand"')[2]
    told = re.findall(r'press-colour" aria-hidden="true">[^<]+</span><span>(\d+) ', key)
    assert sum(map(int, told)) == len(by_press)
    assert "press-colour" not in site.get("/map", params={"technology": "drones"}).text


BAR, TWO = "A black bar: covert use", "Two signs: the second is undated"


@pytest.mark.parametrize(("technology", "told"), [("drones", True), ("live-facial-recognition", False)])
def test_the_map_tells_what_a_bar_and_two_signs_mean_where_it_has_them(site, technology, told):
    page = words(site.get("/map", params={"technology": technology}))
    assert ((BAR in page), (TWO in page)) == (told, told)


def test_the_tally_names_what_else_stands_on_undated_pages(site, ask):
    also = ask(
        "select technology, position_types.name, count(*) from coverage join position_types on id = undated_position "
        "where kind = 'territorial' group by technology, coverage.position, undated_position"
    )
    assert len(also) > 2
    for technology, name, forces in also:
        page = words(site.get("/map", params={"technology": technology}))
        assert re.search(rf"[(;] ?{forces} also {name}, undated[);]", page), technology
