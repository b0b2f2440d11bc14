"""The feeds: as RFC 4287 wants them, read by a feed reader, and telling what the rows tell."""

import re
import sqlite3
from datetime import datetime
from urllib.parse import urlsplit

import feedparser
import pytest
import yaml
from lxml import etree

from disclosures.website.doors.feeds import About, feed, moment
from tests.conftest import ROOT
from tests.website.pages.reading import links, words

pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = yaml.safe_load((ROOT / "metadata.yml").read_text(encoding="utf-8"))["plugins"]
GENERAL = ["/feeds/disclosures.atom", "/feeds/changes.atom", "/feeds/press.atom", "/feeds/ncnd.atom"]
SOME = [
    *GENERAL,
    "/forces/essex.atom",
    "/forces/metropolitan.atom",
    "/technologies/drones.atom",
    "/technologies/biometrics.atom",
    "/forces/cleveland/live-facial-recognition.atom",
    "/feeds/press/technologies/drones.atom",
    "/feeds/press/forces/gwent.atom",
    "/feeds/ncnd/technologies/live-facial-recognition.atom",
    "/feeds/ncnd/forces/metropolitan.atom",
]
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9/._~!$&'()*+,;=:@?-]+")


def element_faults(element, root):
    """What RFC 4287 forbids or misses in the feed itself or in an entry."""
    found = []
    for name, section in (("id", "4.2.6"), ("title", "4.2.14"), ("updated", "4.2.15")):
        if len(element.findall(ATOM + name)) != 1:
            found.append(f"{section}: not exactly one {name} in {element.tag}")
    for name in ("generator", "icon", "logo", "rights", "subtitle", "content", "published", "source", "summary"):
        if len(element.findall(ATOM + name)) > 1:
            found.append(f"4.1: {name} stands twice")
    alternates = [
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    if len(set(alternates)) < len(alternates):
        found.append("4.1: two alternate links of one type and language")
    if not element.findall(f"{ATOM}content") and not alternates and element is not root:
        found.append("4.1.2: an entry without content and without an alternate link")
    if not element.findall(f"{ATOM}author") and not root.findall(f"{ATOM}author"):
        found.append("4.1.1, 4.1.2: no author")
    return found


def faults(body):
    """What RFC 4287 forbids or misses in a feed, each with the section that says so."""
    root = etree.fromstring(body)
    entries = root.findall(f"{ATOM}entry")
    found = [] if root.tag == f"{ATOM}feed" else ["2: the root is not atom:feed"]
    found += [fault for element in (root, *entries) for fault in element_faults(element, root)]
    found += [
        f"3.3: {date.text}"
        for date in root.iter(f"{ATOM}updated", f"{ATOM}published")
        if not DATE_TIME.fullmatch(date.text)
    ]
    found += [f"4.2.6: {id.text} is no absolute IRI" for id in root.iter(f"{ATOM}id") if not TAG.fullmatch(id.text)]
    found += [
        f"4.2.7: {link.get('href')}" for link in root.iter(f"{ATOM}link") if not urlsplit(link.get("href") or "").netloc
    ]
    found += [
        f"3.1.1: {text.get('type')}"
        for text in root.iter(f"{ATOM}title", f"{ATOM}subtitle", f"{ATOM}rights")
        if text.get("type", "text") not in ("text", "html", "xhtml") or len(text)
    ]
    found += [
        "3.2.1: an author without a name"
        for author in root.iter(f"{ATOM}author")
        if not (author.findtext(f"{ATOM}name") or "").strip()
    ]
    if not [link for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        found.append("4.1.1: no link to itself")
    pairs = [(entry.findtext(f"{ATOM}id"), entry.findtext(f"{ATOM}updated")) for entry in entries]
    if len(set(pairs)) < len(pairs):
        found.append("4.1.1: two entries with one id and one date")
    return found


@pytest.fixture(scope="module")
def things(database):
    rows = sqlite3.connect(database)
    return [
        f"/{table}/{id}.atom"
        for table in ("forces", "technologies")
        for (id,) in rows.execute(f"select id from {table}")
    ]


def test_every_feed_is_as_the_rfc_wants_it(site, things):
    wrong = {}
    for path in (*GENERAL, *SOME, *things):
        answer = site.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/atom+xml; charset=utf-8"), (
            path
        )
        parsed = feedparser.parse(answer.content)
        if found := faults(answer.content) + ([str(parsed.bozo_exception)] if parsed.bozo else []):
            wrong[path] = found
    assert wrong == {}
    assert len(things) > 100


def test_the_check_sees_what_is_wrong():
    body = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><id>x</id><updated>2024-05</updated><entry><link "
        b"href='/a'/></entry></feed>"
    )
    assert faults(body) == [
        "4.2.14: not exactly one title in {http://www.w3.org/2005/Atom}feed",
        "4.1.1, 4.1.2: no author",
        "4.2.6: not exactly one id in {http://www.w3.org/2005/Atom}entry",
        "4.2.14: not exactly one title in {http://www.w3.org/2005/Atom}entry",
        "4.2.15: not exactly one updated in {http://www.w3.org/2005/Atom}entry",
        "4.1.1, 4.1.2: no author",
        "3.3: 2024-05",
        "4.2.6: x is no absolute IRI",
        "4.2.7: /a",
        "4.1.1: no link to itself",
    ]


@pytest.mark.parametrize("path", SOME)
def test_entries_lead_to_pages_of_the_site_the_newest_first(site, path):
    entries = feedparser.parse(site.get(path).content).entries
    assert entries
    dates = [datetime(*entry.updated_parsed[:6]) for entry in entries]
    assert dates == sorted(dates, reverse=True)
    addresses = {entry.link for entry in entries}
    assert {address for address in addresses if not address.startswith(f"{SITE['site']['address']}/")} == set()
    for address in sorted(addresses)[:3]:
        assert site.get(urlsplit(address).path).status_code == 200


def test_no_two_entries_have_the_same_moment(site, things):
    for path in (*GENERAL, *things):
        moments = [entry.updated for entry in feedparser.parse(site.get(path).content).entries]
        assert len(set(moments)) == len(moments), path


def test_an_entry_keeps_its_moment_whatever_else_is_there():
    assert moment("2024-05-01", "tag:example.org,2026:/x") == moment("2024-05-01", "tag:example.org,2026:/x")
    assert moment("2024-05-01", "tag:example.org,2026:/x") != moment("2024-05-01", "tag:example.org,2026:/y")
    assert moment("2024-05-01", "a") < moment("2024-05-02", "a")


def test_what_is_said_is_escaped():
    about = About("tag:example.org,2026:/x", '<T> & "T"', "S", "/x.atom", "/x", "2025-01-01T00:00:00Z")
    entry = {
        "id": "tag:example.org,2026:/y",
        "title": "</title>",
        "updated": "2025-01-01T00:00:00Z",
        "link": "https://example.org/?a=1&b=2",
        "content": "a < b\nc",
    }
    body = feed([entry], about, "https://example.org", {"title": "A", "licence": "L", "licence_url": "U"}).encode()
    root = etree.fromstring(body)
    assert faults(body) == []
    assert root.findtext(f"{ATOM}title") == about.title
    assert {root.findtext(f"{ATOM}entry/{ATOM}{name}") for name in ("title", "content")} == {"</title>", "a < b\nc"}
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == entry["link"]


def test_ids_hang_on_no_host(site):
    there = site.get("/feeds/disclosures.atom", headers={"host": "elsewhere.example"})
    assert there.content == site.get("/feeds/disclosures.atom").content
    ids = [entry.id for entry in feedparser.parse(there.content).entries]
    assert all(id.startswith(f"tag:{SITE['feeds']['tag']}:/") for id in ids)


def test_the_feed_of_disclosures_has_the_hundred_newest(site, database):
    newest = (
        sqlite3.connect(database)
        .execute("""
        select count(*), min(said_on) from (
          select coalesce(responded_on, logged_on, received_on) as said_on from requests
          union all select published_on from publications
        ) where said_on is not null
    """)
        .fetchone()
    )
    entries = feedparser.parse(site.get("/feeds/disclosures.atom").content).entries
    assert len(entries) == min(newest[0], 100)


def test_the_feed_of_changes_has_every_change(site, database):
    changes = sqlite3.connect(database).execute("select '/changes/' || to_position_id from position_changes").fetchall()
    ids = {entry.id.partition(":/")[2] for entry in feedparser.parse(site.get("/feeds/changes.atom").content).entries}
    assert 0 < len(changes) <= 100
    assert {f"/{id}" for id in ids} == {id for (id,) in changes}


def test_a_date_that_stops_at_the_month_counts_from_its_first_day(site, database):
    (page,) = (
        sqlite3.connect(database)
        .execute(
            "select '/requests/' || id from requests where responded_on is null and length(logged_on) = 7 order "
            "by logged_on desc"
        )
        .fetchone()
    )
    (logged,) = (
        sqlite3.connect(database)
        .execute("select logged_on from requests where '/requests/' || id = ?", [page])
        .fetchone()
    )
    (authority,) = (
        sqlite3.connect(database)
        .execute("select authority from requests where '/requests/' || id = ?", [page])
        .fetchone()
    )
    (entry,) = [
        entry
        for entry in feedparser.parse(site.get(f"/forces/{authority}.atom").content).entries
        if entry.id.endswith(f":{page}")
    ]
    assert re.fullmatch(rf"{logged}-01T00:00:00\.\d{{6}}Z", entry.updated)


def test_a_force_has_its_own_disclosures_and_those_that_speak_of_it(site, database):
    wanted = {
        page
        for (page,) in sqlite3.connect(database).execute("""
            select '/requests/' || id from requests
            where authority = 'essex' and coalesce(responded_on, logged_on, received_on) is not null
            union select '/publications/' || id from publications where authority = 'essex' and published_on is not null
            union select page from position_facts where force = 'essex' and said_on is not null
            union select '/changes/' || to_position_id from position_changes where force = 'essex'
            union select '/press/' || answer_id || '/' || report_id from press_against_answers where force = 'essex' and newest_from <> ''
        """)
    }
    entries = feedparser.parse(site.get("/forces/essex.atom").content).entries
    assert {"/" + entry.id.partition(":/")[2] for entry in entries} == wanted


def test_a_feed_without_rows_is_a_feed_that_waits():
    about = About("tag:example.org,2026:/forces/x", "T", "S", "/forces/x.atom", "/forces/x", "2025-01-01T00:00:00Z")
    release = {"title": "The data", "licence": "CC BY 4.0", "licence_url": "https://licence.example"}
    body = feed([], about, "https://example.org", release).encode()
    assert faults(body) == []
    parsed = feedparser.parse(body)
    assert (parsed.feed.author, parsed.feed.rights) == ("The data", "CC BY 4.0, https://licence.example")
    assert (parsed.entries, parsed.feed.updated) == ([], "2025-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/feeds/nothing.atom", "We have no feed 'nothing'; there are changes and disclosures and ncnd and press"),
        ("/forces/nowhere.atom", "We have no force 'nowhere'"),
        ("/technologies/nothing.atom", "We have no technology 'nothing'"),
        ("/feeds/press/forces/nowhere.atom", "We have no force 'nowhere'"),
        ("/feeds/changes/forces/essex.atom", "We have no feed 'changes' of one force; there are press and ncnd"),
    ],
)
def test_an_unknown_feed_is_told_plainly(site, path, message):
    answer = site.get(path)
    assert answer.status_code == 404
    assert message in answer.text.replace("&#39;", "'")


@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("/", GENERAL[:3]),
        ("/changes", ["/feeds/changes.atom"]),
        ("/forces/essex/drones", ["/forces/essex/drones.atom"]),
        ("/forces/essex", ["/forces/essex.atom"]),
        ("/technologies/drones", ["/technologies/drones.atom"]),
    ],
)
def test_pages_name_their_feeds_for_readers_and_for_programs(site, page, feeds):
    text = site.get(page).text
    for path in feeds:
        assert re.search(rf'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="{path}">', text), (
            path
        )
        assert f'<a href="{path}"' in text, path


@pytest.mark.parametrize("path", SOME)
def test_the_json_feed_has_the_same_entries(site, path):
    """By JSON Feed 1.1: version, title and items; of an item an id, a text and a date of RFC 3339."""
    answer = site.get(path.replace(".atom", ".feed.json"))
    assert answer.headers["content-type"] == "application/feed+json; charset=utf-8"
    found, atom = answer.json(), feedparser.parse(site.get(path).content)
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], found["home_page_url"]) == (atom.feed.title, atom.feed.link)
    assert found["feed_url"].endswith(path.replace(".atom", ".feed.json"))
    assert [(item["id"], item["url"], item["title"], item["date_modified"]) for item in found["items"]] == [
        (entry.id, entry.link, entry.title, entry.updated) for entry in atom.entries
    ]
    assert all(item["content_text"] and DATE_TIME.fullmatch(item["date_modified"]) for item in found["items"])


def test_the_feed_of_a_force_and_a_technology_holds_what_is_said_of_both(site, db):
    for force, technology in [
        ("cleveland", "live-facial-recognition"),
        ("essex", "predictive-policing"),
        ("metropolitan", "drones"),
    ]:
        pages = {
            urlsplit(entry.link).path
            for entry in feedparser.parse(site.get(f"/forces/{force}/{technology}.atom").content).entries
        }
        wanted = db.execute(
            "select page from position_facts where force = ? and technology = ? and said_on is not null and voice in ('own', 'joint', 'reported')",
            [force, technology],
        ).fetchall()
        assert wanted and {page for (page,) in wanted} <= pages
        whole = {
            urlsplit(entry.link).path
            for entry in feedparser.parse(site.get(f"/technologies/{technology}.atom").content).entries
        }
        assert pages <= whole or len(whole) >= 90


def test_the_feed_of_refusals_holds_each_dated_one(site, db):
    wanted = {
        f"/ncnd/{position}"
        for (position,) in db.execute("select position from position_facts where code = 'ncnd' and said_on is not null")
    }
    entries = feedparser.parse(site.get("/feeds/ncnd.atom").content).entries
    assert {f"/{entry.id.partition(':/')[2]}" for entry in entries} == wanted


@pytest.mark.parametrize("narrowed", ["technologies/drones", "technologies/facial-recognition", "forces/gwent"])
def test_the_feed_of_the_press_holds_the_dated_pairs_of_the_page_that_it_names(site, db, narrowed):
    parsed = feedparser.parse(site.get(f"/feeds/press/{narrowed}.atom").content)
    thing, name = narrowed.split("/")
    page = urlsplit(parsed.feed.link)
    assert (page.path, page.query) == ("/press", f"{'force' if thing == 'forces' else 'technology'}={name}")
    shown = re.findall(r'<article class="pair" id="([^"]+)">', site.get(f"{page.path}?{page.query}").text)
    dated = {
        f"{answer}-{report}"
        for answer, report in db.execute("select answer, report from press_pairs where newest_from <> ''")
    }
    assert {urlsplit(entry.link).fragment for entry in parsed.entries} == set(shown) & dated != set()


@pytest.mark.parametrize(
    ("path", "column"), [("technologies/live-facial-recognition", "technology"), ("forces/metropolitan", "force")]
)
def test_the_feed_of_refusals_can_be_narrowed(site, db, path, column):
    wanted = db.execute(
        f"select count(*) from position_facts where code = 'ncnd' and said_on is not null and {column} = ?",
        [path.partition("/")[2]],
    ).fetchone()[0]
    assert len(feedparser.parse(site.get(f"/feeds/ncnd/{path}.atom").content).entries) == wanted > 0


@pytest.mark.parametrize(
    ("path", "feed"),
    [
        ("/forces/essex/drones", "/forces/essex/drones"),
        ("/forces/essex", "/forces/essex"),
        ("/technologies/drones", "/technologies/drones"),
        ("/table", "/feeds/disclosures"),
        ("/table?position=ncnd", "/feeds/ncnd"),
        ("/table?position=ncnd&technology=data-analytics-platform", "/feeds/ncnd/technologies/data-analytics-platform"),
        ("/table?position=ncnd&force=northumbria", "/feeds/ncnd/forces/northumbria"),
        ("/table?force=essex", "/forces/essex"),
        ("/table?force=essex&technology=drones", "/forces/essex/drones"),
        ("/table?technology=drones", "/technologies/drones"),
        ("/table?technology=drones,live-facial-recognition", "/feeds/disclosures"),
        ("/table?technology=no-such-thing", "/feeds/disclosures"),
        ("/press", "/feeds/press"),
        ("/press?technology=drones", "/feeds/press/technologies/drones"),
        ("/press?force=gwent", "/feeds/press/forces/gwent"),
        ("/changes", "/feeds/changes"),
        ("/requests", "/feeds/disclosures"),
        ("/requests?authority=essex", "/forces/essex"),
        ("/publications?authority=mopac", "/feeds/disclosures"),
    ],
)
def test_each_page_leads_to_its_narrowest_feed_and_says_how_to_get_it_by_mail(site, path, feed):
    found = links(site.get(path))
    assert {f"{feed}.atom", f"{feed}.feed.json", "/data#feeds"} <= found
    assert "this site takes no address" in words(site.get("/data"))


def speaker(row):
    """Who says a statement and of whom, as a line of a feed begins."""
    group = row["force_group_name"]
    of_whom = row["force_name"] or (group and group[:1].lower() + group[1:])
    return {
        "own": of_whom,
        "joint": f"{of_whom}, in a joint statement by {row['authority_name']},",
        "reported": f"{row['authority_name']} reports of {of_whom}",
        "press": f"The press reports ({row['publisher_name']}) of {of_whom or row['authority_name']}",
        "of no force": f"{row['authority_name']}, of no force in particular,",
    }[row["voice"]]


SCOPES = {
    "unspecified": "",
    "overt": " (overt use)",
    "covert": " (covert use)",
    "remainder": " (any other information that it may hold)",
}
EVERY_KIND = [
    "/feeds/disclosures",
    "/forces/metropolitan",
    "/forces/wiltshire",
    "/technologies/live-facial-recognition",
]


def statements(db):
    """Every statement, as a line of a feed has it, by its page."""
    found = {}
    for row in db.execute("select * from stated_positions"):
        line = f"{speaker(row)} on {row['technology_name']}: {row['position_name']}{SCOPES[row['scope']]}"
        found.setdefault(row["page"], []).append((row["voice"], line))
    return found


@pytest.mark.parametrize("path", EVERY_KIND)
def test_each_statement_of_an_entry_says_who_speaks_and_of_which_use(site, db, path):
    said, voices = statements(db), set()
    for item in site.get(f"{path}.feed.json").json()["items"]:
        page = item["id"].partition(":/")[2]
        lines = item["content_text"].split("\n")
        for voice, line in said.get(f"/{page}", []):
            assert line in lines, item["id"]
            voices.add(voice)
    assert {"press", "own"} <= voices


def test_statements_of_every_voice_and_scope_are_told_in_some_feed(site, db):
    said = statements(db)
    kinds = db.execute(
        "select voice, scope, min(force) as force, force_group is not null as of_group, max(technology) as technology, page "
        "from position_facts where said_on is not null group by voice, scope, force_group is not null, force is null"
    ).fetchall()
    assert {row["voice"] for row in kinds} == {"own", "joint", "reported", "press", "of no force"}
    for row in kinds:
        feed = f"/forces/{row['force']}/{row['technology']}" if row["force"] else f"/technologies/{row['technology']}"
        entries = [item for item in site.get(f"{feed}.feed.json").json()["items"] if item["url"].endswith(row["page"])]
        for item in entries[:1]:
            assert {line for _, line in said[row["page"]]} <= set(item["content_text"].split("\n"))


@pytest.mark.parametrize("path", EVERY_KIND)
def test_the_title_of_a_news_report_names_the_press_and_the_outlet(site, db, path):
    outlets = dict(
        db.execute(
            "select '/publications/' || publications.id, publishers.name from publications join publishers on publishers.id = publisher"
        ).fetchall()
    )
    titles = {
        f"/{item['id'].partition(':/')[2]}": item["title"] for item in site.get(f"{path}.feed.json").json()["items"]
    }
    reports = {page: title for page, title in titles.items() if page in outlets}
    assert reports
    for page, title in reports.items():
        assert title.startswith(f"The press reports ({outlets[page]}) of ")
    assert not [title for page, title in titles.items() if page not in outlets and title.startswith("The press")]


def test_a_refusal_in_another_voice_says_who_speaks(site, db):
    rows = {f"/ncnd/{row['id']}": row for row in db.execute("select * from stated_positions where position = 'ncnd'")}
    voices = set()
    for item in site.get("/feeds/ncnd.feed.json").json()["items"]:
        row = rows[f"/{item['id'].partition(':/')[2]}"]
        voices.add(row["voice"])
        ends = f" on {row['technology_name']}: neither confirms nor denies{SCOPES[row['scope']]}"
        assert item["title"] == f"{speaker(row)}{ends}"
    assert {"own", "reported"} <= voices


def test_a_plan_after_use_is_told_as_no_change_of_practice(site, db):
    plans = {
        f"/changes/{row['to_position_id']}"
        for row in db.execute(
            "select * from position_changes where from_position in ('uses', 'trialling') and to_position = 'considering'"
        )
    }
    told = {
        f"/{item['id'].partition(':/')[2]}"
        for item in site.get("/feeds/changes.feed.json").json()["items"]
        if item["title"].endswith("later considering (which may be of more, or of other, equipment)")
    }
    assert told == plans != set()


def test_each_side_of_a_change_is_told_of_the_body_that_said_it(site, db):
    said = {row["id"]: row for row in db.execute("select id, voice, authority_name from stated_positions")}
    items = {
        item["id"].partition(":/changes/")[2]: item for item in site.get("/feeds/changes.feed.json").json()["items"]
    }
    by_two, joint = 0, 0
    for row in db.execute("select * from position_changes"):
        item = items[row["to_position_id"]]
        sides = [
            (row["from_on"], row["from_position_id"], row["from_summary"]),
            (row["changed_on"], row["to_position_id"], row["to_summary"]),
        ]
        for line, (day, id, summary) in zip(item["content_text"].split("\n"), sides, strict=True):
            voice, speaker = said[id]["voice"], said[id]["authority_name"]
            told = {"reported": f", reported by {speaker}: ", "joint": f", in a joint statement by {speaker}: "}.get(
                voice, ": "
            )
            assert line.startswith(day) and line.endswith(told + summary)
            joint += voice == "joint"
        first, later = (said[id]["authority_name"] for _, id, _ in sides)
        if row["voice"] == "reported":
            both = first if first == later else f"{first} and later {later}"
            assert item["title"].startswith(f"{row['force_name']}, as reported by {both}, on ")
            by_two += first != later
        else:
            assert item["title"].startswith(f"{row['force_name']} on ")
    assert by_two and joint


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/disclosures.feed.json?force=nosuch",
        "/feeds/changes.feed.json?page=2",
        "/forces/essex.feed.json?technology=drones",
        "/forces/essex/drones.feed.json?x=",
        "/feeds/press/technologies/drones.feed.json?force=essex",
    ],
)
def test_a_parameter_that_no_feed_takes_is_refused_and_named(site, address):
    answer = site.get(address)
    path, _, query = address.partition("?")
    assert answer.status_code == 400
    said = f"We know no parameter '{query.partition('=')[0]}' here: {path} takes no parameter. A feed of one force"
    assert answer.json()["error"].startswith(said)
    atom = site.get(address.replace(".feed.json", ".atom"))
    assert (atom.status_code, "takes no parameter" in atom.text) == (400, True)


def test_there_is_no_feed_of_what_is_not_there(site):
    for path in (
        "/feeds/nothing.atom",
        "/forces/nowhere.feed.json",
        "/forces/essex/biometrics.atom",
        "/technologies/x.atom",
    ):
        assert site.get(path).status_code == 404
