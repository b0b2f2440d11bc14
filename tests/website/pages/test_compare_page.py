"""The grid of forces and technologies: what each cell says, and what the filters do."""

import csv
import io
import re
from html import unescape

import pytest

from tests.website.pages.reading import words

BYTES_AT_MOST = 150_000


def grid_of(page):
    """The cells of the grid by force and technology: (words, address)."""
    found = re.search(r'id="grid".*?<thead>(.*?)</thead>\s*<tbody>(.*?)</tbody>', page.text, flags=re.DOTALL)
    columns = re.findall(r'<th scope="col"><a href="/technologies/([^"]+)"', found[1])
    cells = {}
    for force, row in re.findall(r'<tr><th scope="row"><a href="/forces/([^"]+)">.*?</th>(.*?)</tr>', found[2]):
        parts = row.split("<td")[1:]
        assert len(parts) == len(columns)
        for technology, cell in zip(columns, parts, strict=True):
            shown = re.sub(r'<(span|b)[^>]* aria-hidden="true">.*?</\1>', "", "<td" + cell)
            address = re.search(r'<a href="([^"]+)"', cell)
            cells[force, technology] = (re.sub("<[^>]+>", "", shown).strip(), address and address[1])
    return cells


def said(row):
    """The words that a row of `coverage` or of `where_forces_stood` has in the grid."""
    if not row["position"]:
        return row["status"]
    silent = (
        "; neither confirms nor denies covert use"
        if row["covert_position"] == "ncnd" and row["position"] != "ncnd"
        else ""
    )
    reported = ", reported by others" if row["status"].startswith("reported") else ""
    return f"{row['position_name']}{silent}{reported}, {row['said_on'][:4] if row['said_on'] else 'undated'}"


def families(db):
    return [row["id"] for row in db.execute("select id from technologies where broader is null")]


def test_a_cell_of_every_family_says_what_coverage_says(site, db):
    for family in families(db):
        cells = grid_of(site.get("/compare", params={"family": family}))
        rows = db.execute(
            "select coverage.* from coverage join technology_coverage using (technology) where family = ?", [family]
        ).fetchall()
        assert set(cells) == {(row["force"], row["technology"]) for row in rows}
        for row in rows:
            shown = re.sub(" (overt|covert)$", "", cells[row["force"], row["technology"]][0])
            assert shown == said(row), (row["force"], row["technology"])


def test_a_cell_names_the_scope_where_the_words_name_it(site, db):
    cells = grid_of(site.get("/compare", params={"family": "all"}))
    for row in db.execute(
        "select force, technology, scope from positions join coverage using (force, technology) where "
        "positions.id = position_id and scope <> 'unspecified'"
    ):
        assert cells[row["force"], row["technology"]][0].endswith(row["scope"])


def test_a_cell_with_a_position_leads_to_its_disclosure_and_an_asked_one_to_a_request(site, db):
    cells = grid_of(site.get("/compare", params={"family": "all"}))
    for row in db.execute(
        "select coverage.*, page from coverage left join position_facts on position_facts.position = position_id "
        "where status <> 'never asked'"
    ):
        address = cells[row["force"], row["technology"]][1]
        assert address == row["page"] if row["page"] else address.startswith("/requests/")


def test_never_asked_asked_without_position_and_answer_not_captured_look_different(site):
    page = site.get("/compare", params={"family": "all"}).text
    looks = {
        status: set(re.findall(rf"(<td[^>]*>(?:<a [^>]*>)?(?:<b [^>]*>.</b>)?)<(?:span|i)>{status}</", page))
        for status in ("never asked", "asked, no position stated", "asked, answer not captured")
    }
    signs = {status: {re.sub(r'href="[^"]*"', "", look) for look in found} for status, found in looks.items()}
    assert len(set(map(frozenset, signs.values()))) == len(signs)
    assert all(len(found) == 1 for found in signs.values())


def test_technologies_are_grouped_by_family(site, db):
    page = site.get("/compare", params={"family": "all"}).text
    groups = re.findall(r'<th scope="colgroup" colspan="(\d+)" class="family"><a href="/compare\?family=([^"]+)"', page)
    columns = re.findall(r'<th scope="col"><a href="/technologies/([^"]+)"', page)
    family = {
        row["technology"]: row["family"] for row in db.execute("select technology, family from technology_coverage")
    }
    assert [family[column] for column in columns] == [name for width, name in groups for _ in range(int(width))]
    assert len({name for _, name in groups}) == len(groups)


@pytest.mark.parametrize(
    ("filter", "value"),
    [("nation", "Wales"), ("nation", "United Kingdom"), ("kind", "special"), ("kind", "territorial")],
)
def test_the_grid_can_be_filtered_by_nation_and_by_kind_of_force(site, db, filter, value):
    cells = grid_of(site.get("/compare", params={filter: value}))
    assert {force for force, _ in cells} == {
        row["id"] for row in db.execute(f"select id from forces where {filter} = ?", [value])
    }


@pytest.mark.parametrize("day", ["2015-06-30", "2019-12-31", "2023-04-01"])
def test_as_of_a_day_the_grid_shows_what_had_been_said_by_then(site, db, day):
    latest = {}
    for row in db.execute(
        """
        select * from stated_positions
        join (select position as id, rank, own_word, is_lead from position_facts) using (id)
        where is_lead and scope <> 'covert' and said_from <= ?
        order by own_word, said_from, rank desc, id desc
    """,
        [day],
    ):
        latest[row["force"], row["technology"]] = (row["position_name"], row["said_on"][:4], row["page"])
    shown = {
        pair: cell
        for pair, cell in grid_of(site.get("/compare", params={"family": "all", "as_of": day})).items()
        if re.search(r", \d{4}", cell[0])
    }
    for pair, (name, year, page) in latest.items():
        assert shown[pair][0].startswith(name)
        assert year in shown[pair][0]
        assert shown[pair][1] == page
    for pair in shown.keys() - latest.keys():
        assert "covert" in shown[pair][0]


def test_as_of_a_day_nobody_had_been_asked_what_was_asked_later(site, db):
    day = "2019-12-31"
    cells = grid_of(site.get("/compare", params={"family": "all", "as_of": day}))
    dates = {
        f"/requests/{row['id']}": row["first"]
        for row in db.execute(
            "select id, coalesce(made_on, received_on, responded_on, logged_on) as first from requests"
        )
    }
    asked = [address for shown, address in cells.values() if shown.startswith("asked")]
    assert asked
    assert all(dates[address] <= day for address in asked)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"nation": "Mars"}, "We have no nation Mars . The grid shows all nations."),
        ({"kind": "<secret>"}, "We have no kind of force <secret> . The grid shows all kinds."),
        ({"family": "drones"}, "We have no family of technologies drones . The grid shows biometrics."),
        ({"as_of": "yesterday"}, "yesterday is not a day. Write it as year, month and day, for example 2022-12-31."),
        ({"as_of": "2022-02-30"}, "2022-02-30 is not a day."),
        ({"as_of": "2022"}, "2022 is not a day."),
        ({"as_of": "2999-01-01"}, "1 January 2999 is yet to come."),
        ({"nation": "Wales", "kind": "special"}, "There is no special force in Wales."),
    ],
)
def test_a_wrong_parameter_gives_a_plain_message(site, parameters, message):
    page = site.get("/compare", params=parameters)
    assert page.status_code == 200
    assert message in words(page)


@pytest.mark.parametrize(
    "parameters", [{}, {"family": "cameras-and-sensors", "nation": "Wales"}, {"family": "all", "kind": "special"}]
)
def test_the_csv_holds_the_cells_of_the_grid(site, parameters):
    page = site.get("/compare", params=parameters)
    address = unescape(re.search(r'<a href="(/disclosures/coverage\.csv[^"]+)">as CSV', page.text)[1])
    rows = {(row["force"], row["technology"]): row for row in csv.DictReader(io.StringIO(site.get(address).text))}
    cells = grid_of(page)
    assert cells.keys() <= rows.keys()
    assert {rows[pair]["status"] for pair in rows.keys() - cells.keys()} <= {"never asked"}


def test_the_csv_of_a_day_holds_what_the_grid_of_that_day_knows(site):
    page = site.get("/compare", params={"as_of": "2022-12-31", "nation": "Wales"})
    address = unescape(re.search(r'<a href="(/disclosures/where_forces_stood\.csv[^"]+)">as CSV', page.text)[1])
    rows = list(csv.DictReader(io.StringIO(site.get(address).text)))
    assert {(row["force"], row["technology"]): row["page"] for row in rows} == {
        pair: address for pair, (_, address) in grid_of(page).items() if address
    }


def test_the_grid_of_everything_is_light_enough(site, db):
    for family in ["all", *families(db)]:
        assert len(site.get("/compare", params={"family": family}).content) <= BYTES_AT_MOST, family
