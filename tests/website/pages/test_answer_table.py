"""The table of answers: what is downloaded and what the editor shows is what stands there."""

import csv
import io
import re
import sqlite3
from html import unescape

import pytest

from disclosures.website.pages.answer_table import CHOICES, ORDERS, chosen_of, download_of, one_of, sql_of_answers
from tests.website.pages.reading import links, squeezed, words

pytestmark = pytest.mark.slow

VIEWS = [
    "/technologies/predictive-policing",
    "/technologies/drones?position=uses&sort=newest",
    "/technologies/drones?voice=press&nation=Wales",
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
]


def table_of(page):
    """The rows of the table of answers: (address of the pair, html)."""
    table = page.text.partition('<table class="standing">')[2].partition("</table>")[0]
    return re.findall(r'<tr>\s*<th scope="row"><a href="(/forces/[^"]+)">(.*?)</tr>', table, flags=re.DOTALL)


def link(page, words):
    return unescape(re.search(rf'<a href="([^"]+)"[^>]*>{words}[^<]*</a>', page.text)[1])


@pytest.mark.parametrize("path", VIEWS)
def test_the_download_holds_exactly_the_rows_in_view(site, path):
    page = site.get(path)
    shown = table_of(page)
    answer = site.get(link(page, "Download th"))
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows and [f"/forces/{row['force']}/{row['technology']}" for row in rows] == [pair for pair, _ in shown]
    for row, (_, cells) in zip(rows, shown, strict=True):
        assert squeezed(row["summary"]) in squeezed(unescape(re.sub(r"<[^>]+>", " ", cells)))
        assert not row["source_url"] or row["source_url"] in unescape(cells)
    assert {"source_url", "summary", "key_phrase", "attachment"} <= rows[0].keys()
    assert re.fullmatch(r'attachment; filename="answers-[\w-]+\.csv"', answer.headers["content-disposition"])


@pytest.mark.parametrize("path", VIEWS)
def test_the_sql_behind_the_table_gives_its_rows(site, path):
    page = site.get(path)
    editor = link(page, "the SQL behind this")
    assert "from answer_rows" in words(site.get(editor))
    rows = site.get(editor.replace("/disclosures?", "/disclosures.json?_shape=array&")).json()
    assert len(rows) == len(table_of(page))


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
    assert {"newest", "oldest", "position", "technology", "interest", ""} == set(ORDERS)


def test_no_value_is_more_than_a_value(database):
    db = sqlite3.connect(database)
    for wrong in ("'", "' or 1 --", "x'; drop table forces; --", "\x00", "essex') or ('1'='1"):
        for name in CHOICES:
            rows = db.execute(sql_of_answers(chosen_of({name: wrong}))).fetchall()
            assert name in ("voice", "sort") or rows == []


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
