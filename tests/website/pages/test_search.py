"""The search page: names, references, words, and whatever a reader may type."""

import html
import re
import sqlite3

import pytest

from disclosures.website.pages.search import LONGEST, marked, quoted, reference_key, search, section_key
from tests.website.pages.reading import links, words


@pytest.fixture(scope="module")
def find(database):
    db = sqlite3.connect(database)
    db.row_factory = sqlite3.Row

    async def run(sql, parameters=None):
        return db.execute(sql, parameters or {}).fetchall()

    return lambda text: finished(search(run, text))


def finished(coroutine):
    """What a coroutine returns that never waits.

    Without an event loop, since a browser test of the same process may run one.
    """
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


def page(site, text):
    answer = site.get("/search", params={"q": text})
    assert answer.status_code == 200
    return answer


def go_to(site, text):
    found = re.search(r'id="go-to">Go to <a href="([^"]+)"', page(site, text).text)
    return found and found[1]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Met", "/forces/metropolitan"),
        ("GMP", "/forces/greater-manchester"),
        ("Middlesbrough", "/forces/cleveland"),
        ("AFR", "/technologies/facial-recognition"),
        ("LFR", "/technologies/live-facial-recognition"),
        ("13931/2022", "/requests/cleveland-13931-2022"),
        ("13931-22", "/requests/cleveland-13931-2022"),
        ("Cleveland 472-24", "/requests/cleveland-472-24"),
        ("01.FOI.22.022487", "/requests/metropolitan-01-foi-22-022487"),
        ("01/FOI/22/022487", "/requests/metropolitan-01-foi-22-022487"),
        ("section 31(1)(a)", "/exemptions/foia-31-1-a"),
        ("essex-16495", "/requests/essex-16495"),
        ("mopac", "/authorities/mopac"),
        ("Southend", "/forces/essex"),
        ("Berwick", "/forces/northumbria"),
    ],
)
def test_one_exact_hit_is_shown_first(site, text, path):
    assert go_to(site, text) == path


def offered(site, text):
    """The forces that are offered above all else, with what is said of each."""
    part = page(site, text).text.partition('<h2 id="shared">')[2].partition("</section>")[0]
    return re.findall(r'<a href="/forces/([a-z-]+)">[^<]+</a> <span class="soft">([^<]+)</span>', part)


def test_a_place_of_several_forces_offers_each_with_the_place(site):
    assert go_to(site, "Kingston") is None
    for text in ("Kingston", "Kingston drones"):
        assert offered(site, text) == [
            ("humberside", "serves Kingston upon Hull"),
            ("metropolitan", "serves Kingston upon Thames"),
        ]
    assert [force for force, _ in offered(site, "London")] == ["city-of-london", "metropolitan"]


@pytest.mark.parametrize("text", ["Southend", "Essex Kent", "Southend Berwick", "North West", "drones"])
def test_nothing_is_offered_where_a_name_or_two_places_say_which_forces_are_meant(site, text):
    assert offered(site, text) == []


@pytest.mark.parametrize(
    ("text", "path"), [("Mersyside", "/forces/merseyside"), ("facial recogniton", "/technologies/facial-recognition")]
)
def test_what_is_misspelt_is_found_and_the_reading_told(site, text, path):
    found = page(site, text)
    assert path in links(found)
    assert go_to(site, text) is None
    assert f"closest to “{text.lower()}”" in words(found)


def test_every_reference_finds_its_request(find, database):
    for id, reference in sqlite3.connect(database).execute(
        "select id, reference from requests where reference is not null"
    ):
        found = find(reference)
        requests = next(group.hits for group in found.groups if group.id == "requests")
        assert f"/requests/{id}" in [hit.page for hit in requests], reference


def test_a_force_and_a_technology_give_the_position_its_date_and_source(site, database):
    position, said_on, source = (
        sqlite3.connect(database)
        .execute(
            "select position_types.name, position_facts.said_on, position_facts.page from coverage_cells"
            " join position_facts on position_facts.position = coverage_cells.position_id join position_types on "
            "position_types.id = position_facts.code"
            " where coverage_cells.force = 'essex' and coverage_cells.technology = 'predictive-policing'"
        )
        .fetchone()
    )
    found = page(site, "does Essex use predictive policing?")
    answer = found.text.partition('id="answer"')[2].partition("<h2")[0]
    assert source in answer and position in answer and "/forces/essex/predictive-policing" in answer
    assert f" {said_on[:4]} Essex Police said that it " in words(found)


def test_never_asked_is_said_and_is_not_a_no(site, database):
    force, technology = (
        sqlite3.connect(database)
        .execute(
            "select forces.name, technologies.name from coverage_cells join forces on forces.id = force join "
            "technologies on technologies.id = technology"
            " where status = 'never asked' and force = 'gwent' limit 1"
        )
        .fetchone()
    )
    assert "and of nothing said on it; that is not a no." in words(page(site, f"{force} {technology}"))


def test_the_words_found_are_marked_in_their_context(site):
    assert "<mark>predictive</mark>" in page(site, "predictive programmes").text.lower()


def test_hits_are_grouped_in_one_order(find):
    order = ["forces", "technologies", "authorities", "requests", "publications", "positions", "exemptions", "products"]
    for text in ("Essex facial recognition", "palantir contracts", "mopac drones", "cost limit"):
        shown = [group.id for group in find(text).groups]
        assert shown == [group for group in order if group in shown]
        assert len(shown) == len(set(shown))


def test_a_list_too_long_for_the_page_leads_to_all_its_rows(site, find):
    group = next(group for group in find("facial recogniton").groups if group.id == "requests")
    rows = site.get(
        group.more.replace("?", ".json?"),
        params={"_shape": "array", "_size": "max"} | {"_search": "facial recognition"},
    ).json()
    assert len(rows) == group.count


HOSTILE = [
    '"',
    "''",
    "*",
    "a*",
    "NEAR(",
    "a AND",
    "OR",
    "NOT x",
    "col:x",
    "-x",
    "^x",
    "{a b}: c",
    "%",
    "_",
    ";drop table requests;--",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "\x00",
    "\x02\x03",
    "\ud7ff\uffff",
    "é'\"ß",
    "🚓",
    " \t\n",
    "(",
    "31(",
    "s",
    "0",
    "a" * 200,
    " ".join("abcdefghij" * 2),
    "../../etc/passwd",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_is_typed_is_an_error_or_becomes_markup(site, text):
    found = page(site, text)
    for tag in ("<script>alert", "<b>x"):
        assert tag not in found.text
    assert "49" not in re.findall(r"<h1>(.*?)</h1>", found.text)[0]


@pytest.mark.parametrize("path", ["/search", "/search?q=", "/search?q=+++", "/search?other=1"])
def test_an_empty_search_is_a_plain_page_with_examples(site, path):
    found = site.get(path)
    assert found.status_code == 200
    assert "<h1>Search</h1>" in found.text
    assert "/search?q=LFR" in links(found)
    assert "Nothing found" not in found.text


def test_a_very_long_search_is_refused_in_plain_words(site):
    found = page(site, "x" * 5000)
    assert f"Keep to a few words, {LONGEST} characters at most." in words(found)
    assert len(found.content) < 10_000


def test_no_result_says_so_and_leads_on(site):
    found = page(site, "zzzz qqqq")
    assert "We have nothing on “zzzz qqqq”. That does not mean that nobody was asked about it." in words(found)
    assert {"/forces", "/technologies"} <= links(found)


def test_what_was_typed_stands_in_the_box_again(site):
    assert f'value="{html.escape("<Essex>")}"' in page(site, "<Essex>").text


def test_results_are_kept_out_of_search_engines(site):
    assert '<meta name="robots" content="noindex">' in page(site, "Essex").text
    assert "noindex" not in site.get("/search").text


def test_a_reference_has_one_key_however_it_is_written():
    assert {reference_key(text) for text in ("13931/2022", "13931-22", "FOI 013931/22", "ref. 13931.2022")} == {
        "13931 22"
    }
    assert reference_key("00472") == "472"
    assert reference_key("20182312") == "20182312"


def test_a_section_is_told_from_a_number():
    assert [
        section_key(text) for text in ("s31(1)(a)", "Section 31 1 a", "31(1)(a)", "FOIA s.24(2)", "24", "16495")
    ] == ["31 1 a", "31 1 a", "31 1 a", "24 2", "", ""]


def test_words_reach_the_index_quoted():
    assert quoted(("or", "near"), prefix=True) == '"or" "near"*'


def test_only_the_marks_of_the_index_become_tags():
    assert marked("<b>\x02live\x03 & <mark>") == "&lt;b&gt;<mark>live</mark> &amp; &lt;mark&gt;"
