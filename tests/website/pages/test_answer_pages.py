"""A page for every force and technology: the answer in a sentence, in title, description and JSON alike, and its rows."""

import csv
import io
import json
import re
from html import unescape

import pytest

from disclosures.website.pages.named_sql import sql_of
from disclosures.words.answers import answer
from tests.website.pages.reading import links, squeezed, words

LFR = "/forces/cleveland/live-facial-recognition"
SENTENCE = (
    "In answer to a request received on 12 May 2022, Cleveland Police said that it did not use live facial recognition "
    "and was considering it."
)


@pytest.fixture(scope="module")
def cells(db):
    """Rows of standing.cells, by force and technology."""
    forces = json.dumps([force for (force,) in db.execute("select id from forces")])
    rows = db.execute(sql_of("standing.cells"), {"forces": forces, "technologies": None, "depth": 0})
    return {(row["force"], row["technology"]): row for row in rows}


@pytest.fixture(scope="module")
def shown(cells):
    """Three pairs of every status, and those with something beside the answer."""
    chosen = {}
    for pair, cell in sorted(cells.items()):
        chosen.setdefault(
            (cell["status"], cell["voice"], bool(cell["undated_position"]), cell["covert_position"]), []
        ).append(pair)
    return [pair for pairs in chosen.values() for pair in pairs[:3]]


def meta(page, name):
    return unescape(re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)"', page.text)[1])


def test_the_answer_is_lead_title_description_and_json(site, cells, shown):
    assert len(shown) > 30
    for force, technology in shown:
        cell, path = cells[(force, technology)], f"/forces/{force}/{technology}"
        page, said = site.get(path), site.get(f"{path}.json").json()
        lede = unescape(re.search(r'<p class="lede">(.*?)</p>', page.text, flags=re.DOTALL)[1])
        assert lede == meta(page, "description") == meta(page, "og:description") == said["answer"] == answer(cell)
        assert re.search(r'<link rel="canonical" href="([^"]+)"', page.text)[1].endswith(path)
        title = unescape(re.search(r"<title>(.*?)</title>", page.text)[1])
        assert title.startswith(f"{cell['force_name']} and ")
        assert (said["position"] or cell["status"]).replace("_", " ").split(",")[0] in title or said[
            "position"
        ] == "ncnd"
        assert cell["page"] is None or cell["page"] in links(page)


def test_the_one_sentence_of_cleveland_and_live_facial_recognition(site):
    page = site.get(LFR)
    text = words(page)
    assert SENTENCE in text
    assert "“does not currently use live and/or retrospective facial recognition technology”" in squeezed_quotes(page)
    assert "4 years ago" in text or "5 years ago" in text
    assert "https://www.whatdotheyknow.com/request/facial_recognition_use_and_relat_8" in links(page)
    newer = page.text.partition('id="asked"')[2].partition("<h2")[0]
    assert "/requests/cleveland-44-26" in newer and "3 of them are newer than the answer above" in newer


def squeezed_quotes(page):
    return page.text.replace("<q>", "“").replace("</q>", "”")


def test_the_record_holds_every_statement_of_the_pair_once_with_its_source(site, db, shown):
    for force, technology in shown:
        rows = list(csv.DictReader(io.StringIO(site.get(f"/forces/{force}/{technology}.csv").text)))
        of_pair = {row["position_id"] for row in rows if row["technology"] == technology}
        wanted = db.execute(
            "select position from position_facts where force = :force and technology = :technology"
            " union select position from group_facts where force = :force and technology = :technology and is_current",
            {"force": force, "technology": technology},
        )
        assert of_pair == {id for (id,) in wanted}
        said = [row["position_id"] for row in rows if row["position_id"]]
        assert len(said) == len(set(said))
        assert all(row["page"] and row["title"] and row["summary"] for row in rows)
        assert all((row["part"] == "press") == (row["voice"] == "press") for row in rows)


def test_everything_of_the_record_stands_on_the_page(site, shown):
    for force, technology in shown:
        page, said = site.get(f"/forces/{force}/{technology}"), site.get(f"/forces/{force}/{technology}.json").json()
        text = squeezed(words(page))
        for row in said["record"]:
            path = row["page"].partition("/requests/")[1] or "/publications/"
            assert path + row["page"].partition(path)[2] in links(page)
            assert row["part"] == "request" or squeezed(row["summary"]) in text


def test_unknown_forces_technologies_and_families_have_no_page(site):
    for path in ("/forces/nowhere/drones", "/forces/essex/nothing", "/forces/essex/biometrics"):
        for form in ("", ".json", ".csv"):
            assert site.get(path + form).status_code == 404
    assert site.get("/forces/Essex/Drones").headers["location"] == "/forces/essex/drones"


def test_only_pages_with_something_known_are_in_the_map_of_the_site(site, cells):
    listed = set(re.findall(r"<loc>https?://[^/]+(/forces/[^/]+/(?!brief)[^<]+)</loc>", site.get("/sitemap.xml").text))
    known = {pair for pair, cell in cells.items() if cell["status"] not in ("never asked", "outside the Acts")}
    assert listed == {f"/forces/{force}/{technology}" for force, technology in known}


def test_hexagons_tables_and_search_lead_to_the_answer(site):
    hexagon = re.compile(r'<a href="(/forces/[^"]+)" class="[^"]*" aria-label')
    technology, force = site.get("/technologies/drones"), site.get("/forces/essex")
    assert len(hexagon.findall(technology.text)) == 45
    assert all(path.endswith("/drones") for path in hexagon.findall(technology.text))
    rows = re.findall(r'<th scope="row"><a href="(/forces/[^"]+)">', technology.text.partition('id="table"')[2])
    assert rows and all(path.endswith("/drones") for path in rows)
    assert "/forces/essex/predictive-policing" in links(force)
    grid = site.get("/compare").text
    assert "<td><a href=forces/cleveland/live-facial-recognition>" in grid


def test_a_search_for_force_and_technology_opens_with_the_sentence(site):
    page = site.get("/search", params={"q": "cleveland facial recognition"})
    assert unescape(re.search(r'<p class="lede">(.*?)</p>', page.text)[1]) == SENTENCE
    assert re.search(rf'<p class="read-it" id="answer"><a href="{LFR}">', page.text)


def test_the_letter_asks_under_the_law_of_the_force(site):
    assert "Under the Freedom of Information (Scotland) Act 2002" in words(site.get("/forces/scotland/drones"))
    assert "Nobody can ask the National Crime Agency" in words(site.get("/forces/nca/drones"))


def test_press_reports_stand_apart_on_the_page(site, db):
    [pair, *_] = db.execute(
        "select force, technology from coverage_cells where press_position is not null and position is not null"
    )
    page = site.get("/forces/{}/{}".format(*pair)).text
    press = page.partition('id="press"')[2].partition("<h2")[0]
    assert "by-press" in press and "by-press" not in page.partition('id="press"')[0]


def test_exemptions_are_told_in_plain_words(site, db):
    found = db.execute(
        "select c.force, c.technology, e.definition from coverage_cells c join position_facts p on p.position = c.position_id"
        " join request_exemptions r on r.request = p.disclosure join exemptions e on e.id = r.exemption limit 5"
    ).fetchall()
    assert found
    for force, technology, definition in found:
        assert squeezed(definition) in squeezed(words(site.get(f"/forces/{force}/{technology}")))


def test_dated_statements_are_drawn_over_time_where_there_are_several(site):
    page = site.get("/forces/metropolitan/live-facial-recognition").text
    drawn = page.split('id="timeline"')[1].split("<h2")[0]
    assert drawn.count("<polygon") == drawn.count("<tr><th") - 1 > 3
    assert 'id="timeline"' not in site.get("/forces/nca/drones").text
    assert 'id="timeline"' not in site.get(LFR).text, "two statements of one day are no course of time"


def test_title_and_line_tell_what_the_heading_must_not_hide(site, cells):
    seen = {"elsewhere_position": 0, "since_position": 0, "products": 0}
    for (force, technology), cell in sorted(cells.items()):
        told = [kind for kind in seen if cell[kind]]
        if not told:
            continue
        for kind in told:
            seen[kind] += 1
        page = site.get(f"/forces/{force}/{technology}")
        title = unescape(re.search(r"<title>(.*?)</title>", page.text)[1])
        line = re.search(rf'<li><a href="/forces/{force}/{technology}">.*?</li>', site.get(f"/forces/{force}").text)
        line = words_of(line[0]) if line and cell["public_interest"] else None
        if cell["products"]:
            assert f" ({cell['products'].replace('; ', ', ')}, " in title
            assert line is None or re.search(rf"[(,] ?{re.escape(cell['products'].replace('; ', ', '))} only\)", line)
        if cell["elsewhere_position"]:
            assert f": {cell['elsewhere_name']} ({cell['elsewhere_said_on'][:4]})" in title
            assert line is None or f": {cell['elsewhere_name']}, " in line
        if line and cell["scope"] == "overt":
            assert "(overt use" in line
        if cell["since_position"]:
            assert f"; reported since: {cell['since_name']} ({cell['since_said_on'][:4]})" in title
            assert line is None or f"reports: {cell['since_name']}, " in line
    assert all(seen.values()), seen


def test_the_title_says_of_which_use_it_speaks(site, cells):
    told = {"overt": "overt use", "covert": "covert use"}
    seen = {}
    for (force, technology), cell in sorted(cells.items()):
        if cell["position"] and seen.setdefault(cell["scope"], 0) < 3:
            seen[cell["scope"]] += 1
            title = unescape(re.search(r"<title>(.*?)</title>", site.get(f"/forces/{force}/{technology}").text)[1])
            assert (
                all((words in title) == (cell["scope"] == scope) for scope, words in told.items())
                or cell["elsewhere_position"]
            )
    assert seen.keys() >= {"unspecified", "overt"}


def test_json_says_of_which_use_and_products_the_position_speaks(site):
    said = site.get("/forces/northern-ireland/data-analytics-platform.json").json()
    assert (said["position"], said["scope"], said["products"]) == ("ncnd", "unspecified", ["Palantir software"])
    said = site.get("/forces/south-yorkshire/facial-recognition.json").json()
    assert (said["position"], said["scope"], said["products"]) == ("does_not_use", "overt", [])


def words_of(html):
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_a_refusal_about_the_rest_is_labelled_wherever_it_stands(site, db):
    pairs = db.execute(
        """
        select distinct said.force, technology_ancestors.technology
        from position_facts as said
        join technology_ancestors on technology_ancestors.ancestor = said.technology and depth = 1
        where said.scope = 'remainder' and said.own_word and said.is_current
        limit 5
        """
    ).fetchall()
    assert pairs
    for force, technology in pairs:
        wider = site.get(f"/forces/{force}/{technology}").text.partition('id="wider"')[2].partition("<h3")[0]
        assert "(any other information that it may hold)" in wider


def test_the_table_says_whether_an_answer_was_read(site, db):
    words_of_status = {
        "asked, no position stated": "It answered; what we have read states no position.",
        "asked, answer not captured": "The answer has not been read here.",
    }
    for status, told in words_of_status.items():
        rows = db.execute(
            "select force, technology, technology_name from shown_answers where status = ? and position_id is null limit 3",
            [status],
        ).fetchall()
        assert rows
        for row in rows:
            text = site.get(f"/forces/{row['force']}", params={"status": status}).text
            cells = text.partition(f'<th scope="row"><a href="/forces/{row["force"]}/{row["technology"]}">')[2]
            assert told in cells.partition("</tr>")[0]
