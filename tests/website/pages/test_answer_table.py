"""The table of answers: what is downloaded and what the editor shows is what stands there."""

import csv
import io
import re
import sqlite3
from html import unescape
from types import SimpleNamespace

import pytest

from disclosures.website.pages.answer_table import CHOICES, ORDERS, chosen_of, download_of, one_of, sql_of_answers
from disclosures.words.plain_words import within
from tests.website.pages.reading import links, squeezed, words

pytestmark = pytest.mark.slow

VIEWS = [
    "/technologies/predictive-policing",
    "/technologies/drones?position=uses&sort=newest",
    "/technologies/drones?voice=press&nation=Wales",
    "/technologies/drones?heads=uses",
    "/technologies/live-facial-recognition?status=asked,+answer+not+captured",
    "/table?force=essex,kent&position=does_not_use,ncnd&sort=position",
    "/table?family=biometrics&kind=special&sort=technology",
    "/table?technology=anpr&voice=reported&sort=oldest",
    "/map?technology=anpr",
    "/forces/cleveland",
    "/forces/metropolitan?voice=press&sort=newest",
    "/forces/northern-ireland?voice=own",
    "/forces/surrey?family=biometrics&sort=technology",
    "/forces/essex?position=does_not_use",
    "/forces/nca?status=all",
    "/batches/facial-recognition-use-and-documentation-2022",
    "/batches/facial-recognition-use-and-documentation-2022?status=asked,+answer+not+captured&sort=force",
    "/table?batch=facial-recognition-use-and-documentation-2022&position=does_not_use&voice=any",
    "/table?technology=drones&said=ever&year=2020&voice=any",
    "/table?force=northumbria&said=asked&voice=own&position=ncnd",
    "/table?words=predictive+polic*&voice=any&sort=newest",
    "/search?q=essex+live+facial+recognition",
    "/search?q=cleveland+facial+recognition",
    "/search?q=algorithm+risk",
]
EVER = (
    "/batches",
    "/table?batch",
    "/table?technology=drones&said",
    "/table?force=northumbria&said",
    "/table?words",
    "/search?q=algo",
)
"""What shows every statement that was ever made begins so."""


def table_of(page):
    """The rows of the table of answers: (address of the pair, or of the disclosure where it is of no pair; html)."""
    table = page.text.partition('<table class="standing">')[2].partition("</table>")[0]
    return re.findall(r'<tr>\s*<th scope="row"><a href="([^"]+)">(.*?)</tr>', table, flags=re.DOTALL)


def leads_to(row):
    """Where the heading of a row leads, by the row of its download."""
    if row["force"] and row["technology"]:
        return f"/forces/{row['force']}/{row['technology']}"
    return "/" + row["page"].split("/", 3)[3]


def link(page, words):
    return unescape(re.search(rf'<a href="([^"]+)"[^>]*>{words}[^<]*</a>', page.text)[1])


@pytest.mark.parametrize("path", VIEWS)
def test_the_download_holds_exactly_the_rows_in_view(site, path):
    page = site.get(path)
    shown = table_of(page)
    answer = site.get(link(page, "Download th"))
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows and [leads_to(row) for row in rows] == [pair for pair, _ in shown]
    for row, (_, cells) in zip(rows, shown, strict=True):
        assert squeezed(row["summary"]) in squeezed(unescape(re.sub(r"<[^>]+>", " ", cells)))
        assert not row["source_url"] or row["source_url"] in unescape(cells)
    assert {"source_url", "summary", "key_phrase", "attachment"} <= rows[0].keys()
    assert re.fullmatch(r'attachment; filename="answers-[\w-]+\.csv"', answer.headers["content-disposition"])


@pytest.mark.parametrize("path", VIEWS)
def test_the_sql_behind_the_table_gives_its_rows(site, path):
    page = site.get(path)
    editor = link(page, "the SQL behind this")
    view = "batch_rows" if "batch" in path else "statement_rows" if path.startswith(EVER) else "answer_rows"
    assert f"from {view}" in words(site.get(editor))
    rows = site.get(editor.replace("/disclosures?", "/disclosures.json?_shape=array&")).json()
    assert len(rows) == len(table_of(page))
    downloaded = csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text))
    columns = ("force_name", "technology_name", "status", "said_on", "summary", "source_url")
    assert [[row[name] or "" for name in columns] for row in rows] == [
        [row[name] for name in columns] for row in downloaded
    ]


def test_a_table_of_a_technology_has_every_force(site, ask):
    assert {pair.split("/")[2] for pair, _ in table_of(site.get("/technologies/predictive-policing"))} == {
        force for (force,) in ask("select id from forces")
    }


def test_the_whole_table_comes_in_pages_that_hold_every_row_once(site, ask):
    [(rows,)] = ask("select count(*) from answer_rows where voice is not 'press'")
    found, page = [], 1
    while shown := table_of(site.get("/table", params={"page": page})):
        found += shown
        page += 1
    assert len(found) == rows
    whole = list(csv.DictReader(io.StringIO(site.get(link(site.get("/table"), "Download these")).text)))
    assert [f"/forces/{row['force']}/{row['technology']}" for row in whole] == [pair for pair, _ in found]
    assert "More rows" in site.get("/table").text and "Rows before" in site.get("/table?page=2").text
    assert "No row is of this kind." in site.get("/table?technology=nothing").text


def test_the_rows_stand_in_the_order_that_was_asked_for(database):
    db = sqlite3.connect(database)
    for sort, first in [
        ("newest", "said_from"),
        ("oldest", "said_from"),
        ("position", "rank"),
        ("technology", "technology_name"),
        ("", "force_name"),
    ]:
        found = [
            value for (value,) in db.execute(sql_of_answers(chosen_of({"sort": sort}), first)) if value is not None
        ]
        assert found == sorted(found, reverse=sort == "newest")
    assert {"newest", "oldest", "position", "technology", "interest", "force", ""} == set(ORDERS)


def test_no_value_is_more_than_a_value(database):
    db = sqlite3.connect(database)
    for wrong in ("'", "' or 1 --", "x'; drop table forces; --", "\x00", "essex') or ('1'='1", "zz*) OR (a*"):
        for name in CHOICES:
            rows = db.execute(sql_of_answers(chosen_of({name: wrong}))).fetchall()
            assert name in ("voice", "sort", "said", "year", "words") or rows == []
            assert name != "words" or len(rows) < 5


def test_a_download_is_named_by_what_it_holds():
    assert download_of(chosen_of({"technology": "drones", "position": "uses", "sort": "newest"})).startswith(
        "/table/answers-drones-uses.csv?"
    )
    assert download_of(chosen_of({})) == "/table/answers-all.csv"
    assert one_of("force", "essex,kent") == "force in ('essex', 'kent')"


def test_the_table_leads_to_the_source(site):
    assert "https://www.whatdotheyknow.com/request/facial_recognition_use_and_relat_8" in links(
        site.get("/table?force=cleveland")
    )


def test_the_page_of_a_force_has_every_technology_if_all_are_asked_for_and_else_what_is_known(site, ask):
    for status, wanted in (("all", ""), ("", "and status not in ('never asked', 'outside the Acts')")):
        shown = {pair for pair, _ in table_of(site.get("/forces/cleveland", params={"status": status}))}
        known = ask(f"select force || '/' || technology from coverage_cells where force = 'cleveland' {wanted}")
        assert shown == {f"/forces/{pair}" for (pair,) in known}


def test_the_search_shows_the_first_of_the_rows_that_it_offers(site):
    page = site.get("/search?q=palantir")
    shown = table_of(page)
    rows = list(csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text)))
    assert [leads_to(row) for row in rows][: len(shown)] == [pair for pair, _ in shown]
    assert len(shown) == 12 and f"12 of {len(rows)} rows" in words(page)
    assert [pair for pair, _ in table_of(site.get(link(page, f"All {len(rows)}")))] == [leads_to(row) for row in rows]


def test_every_statement_that_was_ever_made_is_in_the_table_of_all_time(site, ask):
    for force in ("metropolitan", "essex"):
        page = site.get("/table", params={"force": force, "said": "ever", "voice": "any"})
        rows = list(csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text)))
        made = ask("select position from position_facts where force = ?", force)
        assert sorted(row["position_id"] for row in rows) == sorted(id for (id,) in made)
        assert {row["standing"] for row in rows} == {"stands", "earlier, or said again since"}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/answers",
        "/forces",
        "/map?technology=facial-recognition",
        "/technologies",
        "/technologies/drones",
        "/technologies/facial-recognition",
        "/technologies/live-facial-recognition",
        "/authorities/mopac",
        "/batches/complainants-devices-2018",
    ],
)
def test_a_count_leads_to_the_table_of_exactly_those_rows(site, path):
    text = site.get(path).text
    counts = re.findall(
        r'<a href="(/(?:table|forces/[\w-]+|technologies/[\w-]+)\?[^"]+)">(\d+)(?: of \d+ forces)?(?: positions?)?</a>',
        text,
    )
    counts += [(address, n) for n, address in re.findall(r'<b>(\d+)</b> <span><a href="([^"]+)"', text)]
    assert len(counts) > 3 or (path.startswith("/batches") and counts)
    for address, number in sorted(set(counts), key=lambda one: (-int(one[1]), one))[::3][:25]:
        page = site.get(unescape(address))
        if number == "0":
            assert "No row is of this kind." in page.text or "No force is of this kind." in page.text
            continue
        [said] = re.findall(r"Download (this row|these [\d,]+ rows)", page.text)
        assert int(re.sub(r"\D", "", said) or 1) == int(number), address


def test_the_table_of_a_position_has_every_row_that_says_it_and_no_other(site, ask):
    """A refusal beside an open use says that it neither confirms nor denies, whatever heads its pair."""
    stands = dict(
        ask("""
            select positions.id, positions.position from positions
            join current_positions on current_positions.position_id = positions.id
            where positions.scope <> 'remainder' and current_positions.voice <> 'press' and positions.position = 'ncnd'
        """)
    )
    rows = list(csv.DictReader(io.StringIO(site.get("/table/answers-ncnd.csv?position=ncnd").text)))
    assert {row["position"] for row in rows} == {"ncnd"}
    assert {row["position_id"] for row in rows} == set(stands)
    beside = ask("select count(*) from coverage_cells where covert_position = 'ncnd' and position <> 'ncnd'")
    assert len(table_of(site.get("/table?position=ncnd"))) == len(rows) > beside[0][0] > 0


def test_what_heads_the_pairs_is_one_row_each_and_the_table_says_so(site, ask):
    [(pairs,)] = ask("select count(*) from coverage where technology = 'drones' and position = 'uses'")
    page = site.get("/technologies/drones?heads=uses")
    assert len(table_of(page)) == pairs < len(table_of(site.get("/technologies/drones?position=uses")))
    assert "the statement that heads it. All statements that say so" in words(page)
    rows = list(csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text)))
    assert len({row["force"] for row in rows}) == pairs and {row["position"] for row in rows} == {"uses"}
    for path in ("/table?technology=drones&heads=any", "/forces/kent?heads=any", "/map?technology=drones&heads=any"):
        page = site.get(path)
        shown = [pair for pair, _ in table_of(page)]
        assert shown and len(shown) == len(set(shown))
        assert "the statement that heads it. With what stands beside it" in words(page)


@pytest.mark.parametrize(
    "path",
    [
        "/table",
        "/table?force=kent",
        "/table?force=kent&technology=drones&said=ever",
        "/table?family=biometrics&nation=Wales",
        "/forces/kent",
        "/forces/metropolitan?position=uses",
        "/technologies/drones",
        "/map?technology=drones",
    ],
)
def test_how_many_press_reports_are_left_out_is_said_with_the_link_that_shows_them(site, path):
    def rows(page):
        return int(re.sub(r"\D", "", re.search(r"Download (this row|these [\d,]+ rows)", page.text)[1]) or 1)

    page = site.get(path)
    left_out, address = re.search(
        r'Without press reports \(([\d,]+)\): <a href="([^"]+)">show them', page.text
    ).groups()
    whole = site.get(unescape(address))
    downloaded = csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text))
    in_their_place = sum(row["status"] == "press reports only" for row in downloaded if not row["position"])
    assert rows(whole) == rows(page) - in_their_place + int(left_out.replace(",", ""))
    for said in ("any", "press", "own"):
        whose = site.get(f"{path}{'&' if '?' in path else '?'}voice={said}")
        assert "Without press reports" not in whose.text


def test_the_heading_of_a_table_says_in_words_what_was_chosen(site, ask):
    [(batch, title)] = ask("select id, title from batches where id = 'complainants-devices-2018'")
    for query, said in {
        "force=nottinghamshire&voice=own&said=asked": "Nottinghamshire Police, in its own words, at any time",
        "position=ncnd&voice=press": "as the press reports, neither confirms nor denies",
        "force=essex,kent&technology=drones&heads=uses&voice=own": "Essex Police, Kent Police, drones, in their own words, "
        "headed by: uses",
        "force=essex,kent,surrey,sussex&position=uses,ncnd": "4 forces, uses or neither confirms nor denies",
        "family=biometrics&nation=Wales&kind=territorial&status=known": "biometrics, all that is known, "
        "territorial forces, Wales",
        "technology=drones&year=2020&voice=any": "drones, with press reports, 2020",
        "authority=mopac&force=metropolitan&heads=any": "Metropolitan Police Service, Mayor's Office for Policing and Crime, "
        "what heads each",
        f"batch={batch}": title,
        "words=algorithm&technology=nothing": "nothing, “algorithm”",
    }.items():
        page = site.get(f"/table?{query}")
        [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", page.text, flags=re.DOTALL)
        assert squeezed(unescape(heading)) == squeezed(f"Answers as a table: {said}"), query
        assert squeezed(f"<q>Answers as a table: {said}</q>") in squeezed(unescape(page.text))
    [heading] = re.findall(r"<h1[^>]*>(.*?)</h1>", site.get("/table?sort=newest").text)
    assert heading == "Answers as a table"
    asked, ever = (words(site.get(f"/table?force=kent&said={said}")) for said in ("asked", "ever"))
    assert "Refusals about any other information are left out." in asked
    assert "those that no longer stand, too." in ever and "are left out" not in ever


def position_cell(site, force, technology):
    """What the table says of a pair, under Position, in words."""
    [(_, cells)] = table_of(site.get("/table", params={"force": force, "technology": technology}))
    return words(SimpleNamespace(text=cells.split("<td>")[1].split("</td>")[0]))


def test_a_press_report_is_told_of_the_technology_on_which_it_reports(site, db):
    """Where only the press reports, and something is known of another kind, neither is told as the other."""
    pairs = db.execute("""
        select coverage_cells.force, coverage_cells.technology, press.code as press_code, related.voice, related.code,
          kind.name as kind, speaker.name as speaker, outlet.name as outlet
        from coverage_cells
        join position_facts as press on press.position = press_position_id
        join publications on publications.id = press.disclosure
        join publishers as outlet on outlet.id = publications.publisher
        join position_facts as related on related.position = related_position_id
        join technologies as kind on kind.id = related.technology
        join authorities as speaker on speaker.id = related.authority
        where coverage_cells.status = 'press reports only' and coverage_cells.technology = press.technology
    """).fetchall()
    names = dict(db.execute("select id, name from position_types").fetchall())
    assert {row["voice"] for row in pairs} == {"own", "joint", "reported", "press"}
    for row in pairs:
        told = squeezed(position_cell(site, row["force"], row["technology"]))
        before, _, after = told.partition(squeezed(f"{names[row['press_code']]}, {row['outlet']}"))
        assert before == squeezed("≈ press reports only") or before.endswith(squeezed("press reports only")), told
        says = {"own": "it says", "joint": f"it says, with {row['speaker']}", "reported": f"{row['speaker']} reports"}
        if row["voice"] == "press":
            assert after == ""
            continue
        kind = within(row["kind"])
        assert after.startswith(squeezed(f"on {kind}")) and squeezed(says[row["voice"]]) in after, told
        assert squeezed(f": {names[row['code']]}") in after


def test_north_yorkshire_has_its_own_word_apart_from_the_press(site):
    told = position_cell(site, "north-yorkshire", "live-facial-recognition")
    assert "press reports only considering, Harrogate News on facial recognition it says: does not use (" in told


def test_a_wider_kind_of_which_only_the_press_reports_is_told_as_its_word(site, db):
    row = db.execute(
        "select force, technology from coverage_cells where status = 'press reports of a wider kind' limit 1"
    ).fetchone()
    assert " the press reports: " in position_cell(site, row["force"], row["technology"])


def test_one_news_report_is_one_row_where_the_press_is_shown(site, db):
    """A pair of which only the press reports has its reports, and no other row that says there is nothing else."""
    only = db.execute("select force, technology from coverage_cells where status = 'press reports only'").fetchall()
    assert len(only) > 50
    for force in [*sorted({row["force"] for row in only})[:8], "essex"]:
        shown = [pair for pair, _ in table_of(site.get(f"/table?force={force}&voice=any&status=press+reports+only"))]
        reports = [
            f"/forces/{force}/{technology}"
            for (technology,) in db.execute(
                "select technology from standing_positions join coverage_cells using (force, technology) "
                "where force = ? and status = 'press reports only' and standing_positions.scope <> 'remainder'",
                [force],
            )
        ]
        assert sorted(shown) == sorted(reports)
        default = [pair for pair, _ in table_of(site.get(f"/table?force={force}&status=press+reports+only"))]
        assert set(default) == set(shown) and len(default) == len(set(default))
    page = site.get("/forces/essex?voice=any")
    rows = list(csv.DictReader(io.StringIO(site.get(link(page, "Download th")).text)))
    for technology in ("live-video-calls", "polygraph"):
        assert [row["position_name"] for row in rows if row["technology"] == technology] == ["uses"]
