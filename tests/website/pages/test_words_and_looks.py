"""Plain words, British figures, one look for each position, and a caution that stands once."""

import re

import pytest

from tests.website.pages.reading import words

pytestmark = pytest.mark.slow

PAGES = [
    "/",
    "/map",
    "/technologies",
    "/technologies/live-facial-recognition",
    "/forces/cleveland",
    "/forces/metropolitan",
    "/forces/essex/brief",
    "/compare",
    "/compare?as_of=2022-12-31",
    "/glossary",
]
OLD = [
    "How it went",
    "They said two things",
    "airs of yes and no",
    "word of their own",
    "word of its own",
    "The middle of",
    "in the middle of",
    "uses on Investigative",
    "year in a mark",
    "Duty that it lifts",
    "It lifts",
    "To hear of what is new",
    " %",
    " GBP",
]


@pytest.mark.parametrize(
    "path", [*PAGES, "/changes", "/answers", "/exemptions", "/exemptions/foia-31-3", "/requests/essex-16495", "/data"]
)
def test_pages_say_it_in_plain_words(site, path):
    text = words(site.get(path))
    assert [phrase for phrase in OLD if phrase in text] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_warns_once_that_never_asked_is_not_a_no(site, path):
    text = words(site.get(path)).lower()
    assert text.count("as far as we know") <= 1
    assert len(re.findall(r"\bis not a no\b", text)) <= 1


def test_amounts_of_money_are_written_as_in_britain(site, ask):
    for force, value in ask("select force, value from figures where unit = 'GBP' and force is not null"):
        amount = f"£{value:,.0f}" if value == int(value) else f"£{value:,.2f}"
        assert amount in words(site.get(f"/forces/{force}")), (force, value)


def test_a_share_has_no_space_before_its_sign(site):
    assert re.search(r"\d%", words(site.get("/")))
    assert re.search(r"\d%", words(site.get("/answers")))


def test_a_link_that_opens_a_request_elsewhere_says_so(site):
    page = site.get("/forces/cleveland")
    outside = re.findall(r'<a href="https://www\.whatdotheyknow\.com[^"]*"[^>]*>([^<]+)</a>', page.text)
    asking = [text for text in outside if text.startswith("Ask about ")]
    assert asking and all(text.endswith(" (WhatDoTheyKnow)") for text in asking)
    assert len(asking) == page.text.partition('id="never"')[2].partition("</ul>")[0].count("<li>")


def test_a_force_without_requests_is_not_told_of_none_of_0(site, ask):
    [(force,)] = ask("select id from forces where id not in (select authority from requests) limit 1")
    text = words(site.get(f"/forces/{force}"))
    assert "None of 0" not in text
    assert "We know of no request to it, so we cannot tell." in text


def test_the_map_of_a_force_stands_beside_its_name(site):
    page = site.get("/forces/cleveland").text
    assert page.index('class="hexagons locator"') < page.index("<h1>")


def test_asked_without_a_position_has_one_sign_everywhere(site, ask):
    force, name, technology, kind = ask(
        "select force, force_name, technology, technology_name from coverage where status = 'asked, no position "
        "stated' limit 1"
    )[0]
    sign = '<span class="glyph asked" aria-hidden="true">…</span>'
    assert sign in site.get("/search", params={"q": f"{name} {kind}"}).text
    assert sign in site.get("/compare").text
    assert sign in site.get("/glossary").text
    hexes = site.get("/map", params={"technology": technology}).text.partition('role="group"')[2].partition("</svg>")[0]
    [cell] = re.findall(rf'<a href="/forces/{force}/{technology}".*?</a>', hexes, flags=re.DOTALL)
    assert ">…</text>" in cell


def test_each_position_of_the_grid_says_on_hover_what_it_is(site, ask):
    cells = re.findall(
        r"<td><a href=[^>]+><b [^>]+></b>(?:<b [^>]+></b>)?<span>([^<]+)</span>", site.get("/compare?family=all").text
    )
    assert len(cells) > 300
    names = {name for (name,) in ask("select name from position_types union select distinct status from coverage")}
    first = {re.sub(r"(, reported)?, (\d{4}|undated)?( overt| covert)?$", "", cell.split("; ")[0]) for cell in cells}
    assert first <= names
    assert ".grid td a:is(:hover, :focus-visible) > span {" in site.get("/static/site.css").text


def test_the_key_stands_before_the_grid(site):
    page = site.get("/compare").text
    assert page.index('id="key"') < page.index('class="table grid')


def test_a_citation_names_the_whole_address_and_the_day(site):
    page = site.get("/compare", params={"family": "biometrics", "as_of": "2022-12-31", "nation": "Wales"})
    cited = words(page).partition("Cite it:")[2].partition("seen on")[0]
    assert "Forces compared: biometrics, Wales, as of 31 December 2022" in cited
    assert "/compare?family=biometrics&as_of=2022-12-31&nation=Wales" in cited
    assert (
        "/?technology=drones" in words(site.get("/?technology=drones")).partition("Cite it:")[2].partition("seen on")[0]
    )


def test_batches_with_something_to_compare_stand_first_and_the_others_are_folded(site, ask):
    page = site.get("/batches").text
    shown, folded = page.partition("<details>")[0], page.partition("<details>")[2].partition("</details>")[0]
    for batch, comparable in ask("select batch, comparable_answers from batch_counts"):
        assert f'href="/batches/{batch}"' in (shown if comparable > 1 else folded), batch


def test_each_default_facet_stands_once(site):
    page = site.get("/disclosures/positions?_facet=position").text
    assert page.count('id="facet-position"') == 1


def test_a_search_with_several_answers_warns_once(site):
    text = words(site.get("/search", params={"q": "gait recognition essex kent"})).lower()
    assert text.count("as far as we know") <= 1


def test_views_are_described_for_readers_and_not_for_the_engine(site, ask):
    page = words(site.get("/disclosures"))
    assert "What could be asked of each force next?" in page
    assert "SQLite looks" not in page
