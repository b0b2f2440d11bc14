"""curate.py watch: what feeds, logs, GOV.UK and Parliament list, without what is in the data, the likeliest first."""

import json
import sqlite3
from datetime import date, timedelta
from urllib.parse import unquote

import pytest

import build
from disclosures.curator.reading.vocabulary import VOCABULARY
from tests.curator.services.lists import GOVUK, HOLYROOD, PARLIAMENT, WDTK, feed, questions, scottish_questions, search
from tests.curator.services.site import Reply, page

pytestmark = pytest.mark.slow

LOG = "www.durham.police.uk"
NOTHING = "Nothing was found that is not in the data."


def ago(days):
    return (date.today() - timedelta(days=days)).isoformat()


@pytest.fixture(scope="module")
def built(new_project):
    """The founding data with one watched page, compiled."""
    project = new_project()
    (project.data / "watched_pages.csv").write_text("id,authority,kind,address,selector,notes\n", encoding="utf-8")
    project.add(
        "watched_pages", id="durham-log", authority="durham", kind="disclosure_log", address=f"https://{LOG}/foi/log"
    )
    assert build.main(["--data", str(project.data), "--output", str(project.target)]) == 0
    return project


@pytest.fixture
def desk(built, web, run, waited, tmp_path, monkeypatch):
    """Runs `watch` on places that list nothing, until a test says what they list."""
    monkeypatch.chdir(tmp_path)
    web.stand_in(WDTK, GOVUK, PARLIAMENT, HOLYROOD, LOG)

    def watch(*arguments, places=()):
        chosen = ["--from", *places] if places else []
        database = built.target
        return run("watch", *arguments, *chosen, "--database", database, "--evidence", tmp_path / "evidence")

    web.pages |= {
        f"{LOG}/foi/log": page("The log.", links="<ul></ul>"),
        f"{GOVUK}/api/search.json": search(),
        f"{PARLIAMENT}/api/writtenquestions/questions": questions(),
        f"{HOLYROOD}/api/motionsquestionsanswersquestions": scottish_questions(),
    }
    feeds = {}
    lists = web.reply

    def reply(asked):
        if asked.path.startswith("/feed/search/"):
            web.asked.append(asked)
            return feeds.get(unquote(asked.path.removeprefix("/feed/search/")), feed())
        return lists(asked)

    monkeypatch.setattr(web, "reply", reply)
    watch.web, watch.feeds = web, feeds
    return watch


def test_what_is_not_in_the_data_is_listed_the_likeliest_first(desk):
    day = ago(3)
    desk.feeds['"Drones"'] = feed(
        ("use_of_drones", 'Use of <span class="highlight">drones</span>', "durham_police", day),
        ("parking_2", "Parking near the station and drones", "durham_police", ago(200)),
    )
    desk.web.pages |= {
        f"{LOG}/foi/log": page(
            "The log.", links="<a href='/foi/1-26'>1/26 Automatic number plate recognition cameras</a>"
        ),
        f"{GOVUK}/api/search.json": search(
            ("/algorithmic-transparency-records/x", "Essex Police: live facial recognition", "Essex Police", day)
        ),
        f"{PARLIAMENT}/api/writtenquestions/questions": questions(
            ("9001", "Police: Drones", "How many drones police forces fly.", day),
            ("9002", "Farms: Drones", "How many drones farmers fly.", day),
        ),
    }
    done = desk()
    assert (done.status, done.err) == (0, [])
    when = date.fromisoformat(day).strftime("%-d %B %Y")
    assert done.out == [
        "4 pages not in the data, the likeliest first.",
        "",
        f"1. `Use of drones` <https://{WDTK}/request/use_of_drones#incoming-1>",
        f"   Durham Constabulary, WhatDoTheyKnow, {when}: first word of Durham Constabulary on drones",
        f"2. `1/26 Automatic number plate recognition cameras` <https://{LOG}/foi/1-26>",
        "   Durham Constabulary, its own log, undated: first word of Durham Constabulary on number plate recognition (ANPR)",
        f"3. `Essex Police: live facial recognition` <https://{GOVUK}/algorithmic-transparency-records/x>",
        f"   Essex Police, GOV.UK, {when}: first word of Essex Police on live facial recognition",
        "4. `Police: Drones` <https://questions-statements.parliament.uk/written-questions/detail/2026-10-20/9001>",
        f"   Home Office, UK Parliament, written questions, {when}: Home Office on drones",
    ]


def test_nobody_who_asked_is_named(desk):
    desk.feeds['"Drones"'] = feed(("drones", "Drones, by Mr Alan Smith", "durham_police", ago(3)))
    done = desk(places=["whatdotheyknow"])
    assert "`Drones, by […]`" in done.out[2]
    assert not [name for name in ("Smith", "Bloggs") if name in "".join(done.out + done.err)]


def test_what_is_in_the_data_is_left_out_by_address_and_by_reference(desk, built):
    row = next(row for row in built.rows("requests") if row["id"] == "cleveland-13931-2022")
    slug = row["source_url"].rpartition("/")[2]
    desk.feeds['"Drones"'] = feed(
        (slug, "Drones and facial recognition", "cleveland_police", ago(3)),
        ("other", "Drones, FOI 13931/2022", "cleveland_police", ago(3)),
        ("third", "Drones, FOI 13931/20221", "cleveland_police", ago(3)),
    )
    done = desk(places=["whatdotheyknow"])
    assert [line for line in done.out if line[:1].isdigit() and "`" in line] == [
        f"1. `Drones, FOI 13931/20221` <https://{WDTK}/request/third#incoming-3>"
    ]


def test_what_was_told_before_is_left_out(desk, tmp_path):
    desk.feeds['"Drones"'] = feed(("drones", "Drones", "durham_police", ago(3)))
    (tmp_path / "told.md").write_text(f"1. `Drones` <https://{WDTK}/request/drones#incoming-1>\n")
    assert desk("--told", "told.md", places=["whatdotheyknow"]).out == [NOTHING]
    done = desk("--told", "none.md", places=["whatdotheyknow"])
    assert (done.status, done.err) == (1, ["none.md: cannot be read (No such file or directory)"])


@pytest.mark.parametrize(
    ("arguments", "listed"),
    [
        ((), 2),
        (("--since", ago(100)), 3),
        (("--limit", "1"), 1),
        (("--force", "durham"), 1),
        (("--technology", "drones"), 1),
    ],
)
def test_it_can_be_narrowed(desk, arguments, listed):
    entries = feed(
        ("a", "Drones", "durham_police", ago(3)),
        ("b", "Body worn video", "essex_police", ago(4)),
        ("c", "Drones", "kent_police", ago(95)),
    )
    desk.feeds['"Drones"'] = desk.feeds['"Drones" requested_from:durham_police'] = entries
    done = desk(*arguments, places=["whatdotheyknow"])
    assert len([line for line in done.out if line.startswith("   ")]) == listed
    if "--limit" in arguments:
        assert done.out[-1] == "1 more; --limit shows them."


def test_each_technology_has_its_feed_and_a_force_has_them_for_itself(desk):
    desk(places=["whatdotheyknow"])
    asked = [unquote(path) for path in desk.web.paths(WDTK)]
    assert len(asked) == sum(1 for broader in VOCABULARY.broader.values() if broader)
    assert asked.count('/feed/search/"Drones"') == 1
    desk.web.asked.clear()
    desk("--force", "durham", "--technology", "drones", places=["whatdotheyknow"])
    assert [unquote(path) for path in desk.web.paths(WDTK)] == ['/feed/search/"Drones" requested_from:durham_police']


def test_the_services_are_asked_as_they_document(desk):
    desk("--technology", "drones", "--since", "2026-01-02", places=["govuk", "parliament"])
    assert desk.web.paths() == [
        f"{GOVUK}/api/search.json?q=police&filter_content_store_document_type={kind}&filter_public_timestamp=from%3A2026-01-02"
        "&fields=title%2Clink%2Cdescription%2Cpublic_timestamp%2Corganisations&order=-public_timestamp&count=100"
        for kind in ("algorithmic_transparency_record", "foi_release")
    ] + [
        f"{PARLIAMENT}/api/writtenquestions/questions?searchTerm=Drones&answered=Answered&answeredWhenFrom=2026-01-02&take=50"
    ]


def test_a_year_of_scottish_questions_is_read_for_those_answered_that_speak_of_the_police(desk):
    year = date.today().year
    desk.web.pages[f"{HOLYROOD}/api/motionsquestionsanswersquestions?year={year}"] = scottish_questions(
        ("S6W-1", "Drones", "To ask which drones Police Scotland uses.", ago(3)),
        ("S6W-2", "Drones", "To ask which drones police use, long ago.", ago(400)),
        ("S6W-3", "Drones", "To ask who flies drones over farms.", ago(3)),
        ("S6W-4", "Drones", "To ask which drones police use.", None),
    )
    done = desk("--technology", "drones", "--since", ago(20), places=["holyrood"])
    assert (done.status, done.err) == (0, [])
    page_of_it = "https://www.parliament.scot/chamber-and-committees/questions-and-answers/question?ref=S6W-1"
    assert [line for line in done.out if line[:2] in ("1.", "2.")] == [f"1. `Drones` <{page_of_it}>"]


@pytest.mark.parametrize(
    ("place", "path", "reply", "told"),
    [
        ("logs", f"{LOG}/foi/log", Reply(status=404), "durham-log: the site answered 404 Not Found"),
        ("govuk", f"{GOVUK}/api/search.json", Reply(b"busy"), "GOV.UK: www.gov.uk sent what is no JSON"),
        (
            "govuk",
            f"{GOVUK}/api/search.json",
            Reply(b"{}"),
            "GOV.UK: www.gov.uk answered in another form than it documents",
        ),
        (
            "parliament",
            f"{PARLIAMENT}/api/writtenquestions/questions",
            Reply(b'{"results": [{"value": null}]}'),
            f"UK Parliament on Drones: {PARLIAMENT} answered in another form than it documents",
        ),
        (
            "holyrood",
            f"{HOLYROOD}/api/motionsquestionsanswersquestions?year={date.today().year}",
            Reply(b'[{"EventID": 1}]'),
            f"Scottish Parliament, {date.today().year}: {HOLYROOD} answered in another form than it documents",
        ),
    ],
)
def test_a_place_that_does_not_answer_is_told_and_the_rest_is_listed(desk, place, path, reply, told):
    desk.feeds['"Drones"'] = feed(("drones", "Drones", "durham_police", ago(3)))
    desk.web.pages[path] = reply
    done = desk("--technology", "drones", places=["whatdotheyknow", place])
    assert (done.status, done.err, done.out[0]) == (1, [told], "1 page not in the data, the likeliest first.")


@pytest.mark.parametrize("reply", [Reply(b"<html>no feed</html>"), Reply(b"{"), Reply(b"<feed/>")])
def test_a_feed_that_is_none_is_told(desk, reply):
    desk.feeds['"Drones"'] = reply
    done = desk("--technology", "drones", places=["whatdotheyknow"])
    assert (done.status, done.err) == (1, ["WhatDoTheyKnow on Drones: sent what is no Atom feed"])


def test_a_hostile_feed_reads_no_file_and_makes_no_markup(desk):
    hostile = feed(("drones", "`x` @everybody [drones](javascript:x) #1 &lt;img&gt;\nDrones", "durham_police", ago(3)))
    entity = b'<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/passwd">]><feed'
    hostile.content = hostile.content.replace(b"<feed", entity, 1).replace(b"</title><content", b"&x;</title><content")
    desk.feeds['"Drones"'] = hostile
    (line,) = desk("--technology", "drones", places=["whatdotheyknow"]).out[2:3]
    assert line.count("`") == 2
    assert "root:" not in line
    assert line.index("`") < line.index("@everybody") < line.rindex("`")


def test_a_log_is_read_by_its_selector_or_in_its_main_part(desk, built, tmp_path):
    links = (
        "<nav><a href='/menu-drones'>Drones</a></nav><main><p><a href='/foi/1'>Drones 2026</a> published 2026-11-20</p>"
        "<ul class='x'><li><a href='/foi/2?id=3#top'>Body worn video</a></li></ul>"
        "<a href='https://elsewhere.example/drones'>Drones</a><a href='javascript:drones'>Drones</a><a href='#drones'>Drones</a></main>"
    )
    desk.web.pages[f"{LOG}/foi/log"] = Reply(f"<html><body>{links}</body></html>".encode())
    done = desk("--since", "2026-01-01", places=["logs"])
    assert [line.partition("<")[2] for line in done.out if "`" in line] == [
        f"https://{LOG}/foi/1>",
        f"https://{LOG}/foi/2?id=3>",
    ]
    for selector, expected in (("//ul[@class='x']//a", [f"https://{LOG}/foi/2?id=3>"]), ("//a[", None)):
        with sqlite3.connect(built.target) as db:
            db.execute("update watched_pages set selector = ?", [selector])
        done = desk("--since", "2026-01-01", places=["logs"])
        if expected:
            assert [line.partition("<")[2] for line in done.out if "`" in line] == expected
        else:
            assert done.err == ["durham-log: the selector '//a[' is no XPath (Invalid expression)"]
    with sqlite3.connect(built.target) as db:
        db.execute("update watched_pages set selector = null")


def test_a_log_whose_robots_txt_forbids_it_is_left(desk):
    desk.web.pages[f"{LOG}/robots.txt"] = Reply(b"User-agent: *\nDisallow: /foi/")
    done = desk(places=["logs"])
    assert done.err == ["durham-log: robots.txt of the site asks programs not to read it"]


def test_what_is_listed_can_be_drafted(desk, tmp_path):
    desk.web.pages |= {
        f"{LOG}/foi/log": page("The log.", links="<a href='/foi/1-26'>1/26 Drones</a>"),
        f"{LOG}/foi/1-26": page(
            "Freedom of Information Act 2000. Request: Does Durham Constabulary use drones? Response: Durham Constabulary uses drones."
        ),
    }
    done = desk("--draft", "drafts", places=["logs"])
    (path,) = (tmp_path / "drafts").iterdir()
    assert done.status == 0
    assert done.err == [f"drafts/{path.name}: is a disclosure"]
    draft = json.loads(path.read_text(encoding="utf-8"))
    assert draft["source"]["url"] == f"https://{LOG}/foi/1-26"
    again = desk("--draft", "drafts", places=["logs"])
    assert again.err == [f"drafts/{path.name} is there already and was left as it is"]


def test_what_is_not_here_is_told(desk):
    assert desk("--force", "durhm").err == ["--force 'durhm': is not in forces.id (did you mean 'durham'?)"]
