"""The same facts: what the last block of a page leads to has the rows of the page, no more and no fewer."""

import csv
import io
import re
from html import unescape

import pytest

from tests.website.pages.reading import words

pytestmark = pytest.mark.slow


def same_facts(page):
    """What the page leads to as its facts: of each what it is called (blank for the first), and the three addresses."""
    line = re.search(r"<li>The same facts:(.*?)</li>", page.text, flags=re.DOTALL)[1]
    parts = re.split(r"(?<=CSV</a>)", line)
    return [
        (
            re.sub(r"^\W+|\W+$", "", part.partition("<a")[0]),
            [unescape(address) for address in re.findall(r'href="([^"]+)"', part)],
        )
        for part in parts
        if "href" in part
    ]


def counts(site, addresses):
    """How many rows each of the three addresses has."""
    as_rows, as_json, as_csv = addresses
    page = site.get(as_rows)
    assert page.status_code == 200
    found = re.search(r"([\d,]+) rows?\b", words(page))
    told = site.get(as_json).json()["filtered_table_rows_count"]
    downloaded = len(list(csv.DictReader(io.StringIO(site.get(as_csv).text))))
    return {int(found[1].replace(",", "")) if found else 0, told, downloaded}


def rows_said(page):
    """How many rows the page itself says that it has."""
    text = words(page)
    for pattern in (
        r"Download these ([\d,]+) rows",
        r"([\d,]+) (?:request|publication)s?, the latest first",
        r"([\d,]+) changes?\b",
    ):
        if found := re.search(pattern, text):
            return int(found[1].replace(",", ""))
    return 1 if "Download this row" in text else page.text.count('<article class="pair"')


@pytest.mark.parametrize(
    "path",
    [
        "/requests",
        "/requests?authority=essex",
        "/requests?authority=essex&year=2022",
        "/requests?outcome=ncnd",
        "/requests?year=undated",
        "/publications",
        "/publications?kind=decision",
        "/publications?kind=news_report&year=undated",
        "/publications?authority=mopac&year=2015",
        "/table",
        "/table?position=ncnd",
        "/table?force=essex&voice=press",
        "/table?force=essex,kent&voice=any&nation=England",
        "/table?family=biometrics&kind=special",
        "/table?heads=any&technology=drones",
        "/table?technology=drones&said=ever&year=2020&voice=any",
        "/table?words=predictive+polic*&voice=any",
        "/table?batch=facial-recognition-use-and-documentation-2022&position=does_not_use&voice=any",
        "/batches/facial-recognition-use-and-documentation-2022",
        "/forces/essex",
        "/forces/essex?voice=press",
        "/technologies/drones?nation=Wales",
        "/map?technology=anpr",
        "/press",
        "/press?force=gwent",
        "/press?technology=facial-recognition",
        "/press?technology=data-analysis&force=essex",
        "/changes",
    ],
)
def test_the_same_facts_are_as_many_as_the_page_says(site, path):
    page = site.get(path)
    said = rows_said(page)
    assert said > 0
    assert counts(site, same_facts(page)[0][1]) == {said}


def test_what_the_links_hold_is_what_the_page_shows(site):
    page = site.get("/requests?authority=essex")
    rows = site.get(same_facts(page)[0][1][1]).json()["rows"]
    assert {f"/requests/{row['id']}" for row in rows} == set(
        re.findall(r'<th scope="row"><a href="([^"]+)"', page.text)
    )
    page = site.get("/press?technology=drones&force=dyfed-powys")
    rows = site.get(same_facts(page)[0][1][1]).json()["rows"]
    assert {f"{row['answer_id']}-{row['report_id']}" for row in rows} == set(
        re.findall(r'<article class="pair" id="([^"]+)">', page.text)
    )


def test_a_force_has_the_statements_on_its_groups_among_its_facts(site, db):
    [_, (name, addresses)] = same_facts(site.get("/forces/essex"))
    assert name == "every statement on it, earlier ones too"
    of_groups = db.execute("select count(*) from group_facts where force = 'essex'").fetchone()[0]
    alone = db.execute("select count(*) from position_facts where force = 'essex'").fetchone()[0]
    assert of_groups > 0
    assert counts(site, addresses) == {alone + of_groups}


def test_the_pairs_of_the_page_of_changes_are_among_its_facts(site, db):
    [_, (name, addresses)] = same_facts(site.get("/changes"))
    pairs = db.execute("select count(*) from contradictions").fetchone()[0]
    assert name == f"{pairs} pairs of conflicting statements"
    assert counts(site, addresses) == {pairs} != {0}


@pytest.mark.parametrize("id", ["acpo", "mopac", "essex", "home-office"])
def test_an_authority_has_its_requests_and_publications_among_its_facts(site, db, id):
    page = site.get(f"/authorities/{id}")
    facts = same_facts(page)
    listed = db.execute("select count(*) from disclosures where authority = ?", [id]).fetchone()[0]
    assert counts(site, facts[0][1]) == {listed} != {0}
    reported = db.execute(
        "select count(*) from position_facts where authority = ? and voice in ('reported', 'joint') and force is not ?",
        [id, id],
    ).fetchone()[0]
    assert [name for name, _ in facts[1:]] == ["what it reports of forces"] * bool(reported)
    assert not reported or counts(site, facts[1][1]) == {reported}


def test_a_thousand_rows_of_each_view_can_be_had_at_once(site, db):
    """A view of more columns would give no JSON of the size that pages link to."""
    for (view,) in db.execute("select name from sqlite_master where type = 'view'").fetchall():
        answer = site.get(f"/disclosures/{view}.json?_shape=objects&_size=max&_nocount=1")
        assert answer.status_code == 200, (view, answer.text)
