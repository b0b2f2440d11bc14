"""The grid of forces and technologies: what each cell says, and what the filters do."""

import csv
import gzip
import io
import re
import sqlite3
from html import unescape

import pytest

from disclosures.website.pages.named_sql import sql_of
from tests.conftest import ROOT
from tests.website.pages.reading import links, words

BYTES_AT_MOST, SENT_AT_MOST = 400_000, 150_000
with (ROOT / "data" / "position_types.csv").open(encoding="utf-8", newline="") as file:
    TYPES = list(csv.DictReader(file))
NAMES = {row["id"]: row["name"] for row in TYPES}


def grid_of(page):
    """The cells of the grid by force and technology: (words, address)."""
    found = re.search(r'class="table grid.*?<thead>(.*?)</thead>\s*<tbody>(.*?)</tbody>', page.text, flags=re.DOTALL)
    columns = re.findall(r'<th scope="col"><a href="/technologies/([^"]+)"', found[1])
    cells = {}
    for force, row in re.findall(r'<tr><th scope="row"><a href="/forces/([^"]+)">.*?</th>(.*?)</tr>', found[2]):
        parts = row.split("<td")[1:]
        assert len(parts) == len(columns)
        for technology, cell in zip(columns, parts, strict=True):
            shown = re.sub(r"<b[^>]*>.*?</b>", "", "<td" + cell)
            address = re.search(r"<a href=([^ >]+)", cell)
            cells[force, technology] = (re.sub("<[^>]+>", "", shown).strip(), address and f"/{address[1]}")
    return cells


def said(row):
    """The words that a row of `coverage` or of `where_forces_stood` has in the grid."""
    if not row["position"]:
        return row["status"]
    also = f"; also: {', '.join(NAMES[code] for code in row['also_said'].split(','))}" if row["also_said"] else ""
    reported = ", reported" if row["status"].startswith("reported") else ""
    year = row["said_on"][:4] if row["said_on"] else "undated"
    scope = f" {row['scope']}" if row["scope"] in ("overt", "covert") else ""
    silent = (
        "; neither confirms nor denies covert use"
        if row["covert_position"] == "ncnd" and row["position"] != "ncnd"
        else ""
    )
    undated = f"; {NAMES[row['undated_position']]}, undated" if row["undated_position"] else ""
    return f"{row['position_name']}{also}{reported}, {year}{scope}{silent}{undated}"


HEADED = """
select
  coverage.*,
  heads.scope,
  (
    select group_concat(distinct others.position)
    from positions as others
    where coalesce(others.request, others.publication) = coalesce(heads.request, heads.publication)
      and (others.force, others.force_group) is (heads.force, heads.force_group)
      and (others.technology, others.scope) = (heads.technology, heads.scope)
      and others.position <> heads.position
  ) as also_said
from coverage
join technology_coverage using (technology)
left join positions as heads on heads.id = coverage.position_id
where family = ?
"""


def families(db):
    return [row["id"] for row in db.execute("select id from technologies where broader is null")]


def test_a_cell_of_every_family_says_what_coverage_says(site, db):
    for family in families(db):
        cells = grid_of(site.get("/compare", params={"family": family}))
        rows = db.execute(HEADED, [family]).fetchall()
        assert set(cells) == {(row["force"], row["technology"]) for row in rows}
        for row in rows:
            assert cells[row["force"], row["technology"]][0] == said(row), (row["force"], row["technology"])


def test_the_year_and_the_scope_stand_behind_their_own_position(site):
    cells = grid_of(site.get("/compare", params={"family": "biometrics"}))
    for pair, told in {
        ("cleveland", "live-facial-recognition"): "does not use; also: considering, 2022",
        ("avon-and-somerset", "retrospective-facial-recognition"): "dropped, 2024; considering, undated",
        (
            "northumbria",
            "retrospective-facial-recognition",
        ): "no information held, 2018 overt; uses, undated",
    }.items():
        assert cells[pair][0] == told
    day = grid_of(site.get("/compare", params={"family": "biometrics", "as_of": "2023-01-01"}))
    assert day["cleveland", "live-facial-recognition"][0] == "does not use; also: considering, 2022"


def test_a_cell_of_which_something_is_known_leads_to_the_answer(site, db):
    cells = grid_of(site.get("/compare", params={"family": "all"}))
    rows = db.execute(
        "select force, technology from coverage where position is not null or status like 'asked,%'"
    ).fetchall()
    assert len(rows) > 400
    for row in rows:
        if (row["force"], row["technology"]) in cells:
            assert cells[row["force"], row["technology"]][1] == f"/forces/{row['force']}/{row['technology']}"


def test_each_status_has_a_look_of_its_own(site, ask):
    """What is known of a wider kind, what the press alone reports, and what nobody ever asked do not look alike."""
    page = site.get("/compare", params={"family": "all"}).text
    looks = {}
    for (status,) in ask("select distinct status from coverage where position is null"):
        found = re.findall(rf"<td( class=[^>]+)?>(?:<a [^>]*>(?:(<b [^>]*>)</b>)?)?(?:<span>)?{status}\s*<", page)
        assert len(set(found)) == 1, status
        looks[status] = found[0]
    assert len(looks) >= 9
    assert len(set(looks.values())) == len(looks)


def test_the_style_sheet_gives_each_cell_the_sign_of_its_position(site):
    style = site.get("/static/site.css").text
    for row in TYPES:
        sign = row["glyph"]
        assert f'.grid .{row["id"]}::before {{ content: "{sign}"; content: "{sign}" / ""; }}' in style


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
        where is_lead and scope in ('unspecified', 'overt') and voice <> 'press' and force is not null and said_from <= ?
        order by own_word, said_from, rank desc, id desc
    """,
        [day],
    ):
        latest[row["force"], row["technology"]] = (row["position_name"], row["said_on"][:4], row["page"])
    cells = grid_of(site.get("/compare", params={"family": "all", "as_of": day}))
    columns = {technology for _, technology in cells}
    shown = {pair: cell for pair, cell in cells.items() if re.search(r", \d{4}", cell[0])}
    of_groups = {
        (row["force"], row["technology"])
        for row in db.execute("select group_facts.force, group_facts.technology from group_facts")
    }
    for pair, (name, year, page) in latest.items():
        if pair in of_groups or (pair not in shown and pair[1] not in columns):
            continue
        assert shown[pair][0].startswith(name)
        assert year in shown[pair][0]
        assert shown[pair][1] == page
    for pair in shown.keys() - latest.keys() - of_groups:
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
    asked = [address for shown, address in cells.values() if shown.startswith("asked,")]
    assert asked
    assert all(dates[address] <= day for address in asked)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"nation": "Mars"}, "We have no nation Mars . The grid shows all nations."),
        ({"kind": "<secret>"}, "We have no kind of force <secret> . The grid shows all kinds."),
        ({"family": "drones"}, "We have no family of technologies drones . The grid shows biometrics."),
        ({"as_of": "yesterday"}, "yesterday is not a day. Write it as day, month and year, for example 31/12/2022."),
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
    left_out = {technology for _, technology in rows.keys() - cells.keys()}
    assert not {row["technology"] for row in rows.values() if row["status"] == "position stated"} & left_out


def test_the_csv_of_a_day_holds_what_the_grid_of_that_day_knows(site):
    page = site.get("/compare", params={"as_of": "2022-12-31", "nation": "Wales"})
    address = unescape(re.search(r'<a href="(/disclosures/where_forces_stood\.csv[^"]+)">as CSV', page.text)[1])
    rows = list(csv.DictReader(io.StringIO(site.get(address).text)))
    assert {(row["force"], row["technology"]): row["page"] for row in rows if row["page"]} == {
        pair: address for pair, (_, address) in grid_of(page).items() if address != f"/forces/{pair[0]}/{pair[1]}"
    }


CELL = "force, technology, status, position, undated_position, covert_position, press_position, related_technology, related_position, said_on"


def test_every_row_of_where_forces_stood_is_in_coverage_and_none_is_missing(database, ask):
    sql = sql_of("where_forces_stood")
    with sqlite3.connect(database) as db:
        db.row_factory = sqlite3.Row
        found = db.execute(sql, {"as_of": "", "family": "all", "nation": "", "kind": ""}).fetchall()
        later = db.execute(sql, {"as_of": "2999-12-31", "family": "all", "nation": "", "kind": ""}).fetchall()
    stood = {tuple(row[name] for name in CELL.split(", ")) for row in found}
    assert stood == set(ask(f"select {CELL} from coverage where status <> 'never asked'"))
    touched = set(ask("select force, technology from current_positions where said_on is null"))
    wider = ask("select technology, ancestor from technology_ancestors where depth > 0")
    touched |= {(force, kind) for force, technology in touched for pair in wider if technology in pair for kind in pair}
    dated = {row for row in stood if row[3] and row[:2] not in touched}
    assert len(dated) > 50
    assert dated <= {tuple(row[name] for name in CELL.split(", ")) for row in later}


def test_the_grid_of_everything_is_light_enough(site, db):
    for family in ["all", *families(db)]:
        page = site.get("/compare", params={"family": family}).content
        assert len(page) <= BYTES_AT_MOST and len(gzip.compress(page, 5)) <= SENT_AT_MOST, family


CHOICE = "/compare?technology=drones&technology=cctv&force=essex&force=kent&force=nca"


def test_technologies_and_forces_can_be_chosen(site):
    page = site.get(CHOICE)
    assert set(grid_of(page)) == {(force, kind) for force in ("essex", "kent", "nca") for kind in ("drones", "cctv")}
    checked = re.findall(r'<input type="checkbox" name="(\w+)" value="([^"]+)" checked>', page.text)
    assert set(checked) == {
        ("technology", "drones"),
        ("technology", "cctv"),
        ("force", "essex"),
        ("force", "kent"),
        ("force", "nca"),
    }
    assert "Of 6 pairs (3 forces, 2 technologies)" in words(page)
    outside = re.search(r"(\d) pairs? of the National Crime Agency", words(page))
    assert int(outside[1]) == sum(cell == "outside the Acts" for cell, _ in grid_of(page).values()) > 0
    assert set(grid_of(site.get("/compare?technology=drones&nation=Wales"))) == {
        (force, "drones") for force in ("dyfed-powys", "gwent", "north-wales", "south-wales")
    }


def test_what_was_chosen_goes_into_the_rows_and_the_table(site):
    page = site.get(CHOICE)
    [table] = [path for path in links(page) if path.startswith("/table?")]
    rows = re.findall(r'<th scope="row"><a href="/forces/([^/]+)/([^"]+)">', site.get(table).text)
    assert set(rows) == set(grid_of(page))
    download = next(path for path in links(page) if path.startswith("/disclosures/coverage.csv"))
    assert {(row["force"], row["technology"]) for row in csv.DictReader(io.StringIO(site.get(download).text))} == set(
        grid_of(page)
    )


def test_the_choice_goes_with_a_day(site):
    page = site.get("/compare?technology=live-facial-recognition&force=cleveland&as_of=2022-12-31")
    assert grid_of(page) == {
        ("cleveland", "live-facial-recognition"): grid_of(page)["cleveland", "live-facial-recognition"]
    }
    assert "does not use" in grid_of(page)["cleveland", "live-facial-recognition"][0]


def test_what_is_not_there_is_told(site):
    text = words(site.get("/compare?technology=nothing&technology=drones&force=nobody"))
    assert text.count("We have no technology or force") == 2


@pytest.mark.parametrize("family", ["biometrics", "all"])
def test_every_cell_of_a_grid_leads_to_the_answer(site, family):
    cells = grid_of(site.get("/compare", params={"family": family}))
    assert len(cells) > {"biometrics": 300, "all": 2000}[family]
    assert all(address == f"/forces/{force}/{technology}" for (force, technology), (_, address) in cells.items())


@pytest.mark.parametrize("written", ["31/12/2022", "31.12.2022", " 31-12-2022 ", "2022-12-31"])
def test_a_day_may_be_written_as_in_britain(site, written):
    assert "as of 31 December 2022" in words(site.get("/compare", params={"as_of": written}))
