"""The home page: what it counts, what is new, and where each figure leads."""

import re
from html import unescape

import pytest

from disclosures.website.pages.named_sql import sql_of
from tests.conftest import ROOT
from tests.recount import OWN, Recount
from tests.website.pages.reading import links, words


@pytest.fixture(scope="module")
def page(site):
    return site.get("/")


@pytest.fixture(scope="module")
def recount():
    return Recount(ROOT / "data")


def card(page, heading):
    return page.text.partition(f'id="{heading}"')[2].partition("</section>")[0]


def test_no_tally_leads_to_a_raw_table(page):
    tally = card(page, "stand")
    addresses = re.findall(r'<b>\d+</b> <span><a href="([^"]+)"', tally)
    assert addresses
    assert all(address.startswith("/technologies/") for address in addresses)
    assert not [link for link in links(page) if link.startswith("/disclosures/coverage")]


def test_the_figures_are_those_of_the_csvs(page, recount):
    text = words(page)
    own = [one for one in recount.stated if one.word == OWN]
    counted = [one for one in own if one.scope != "remainder"]
    forces = len({one.force for one in counted})
    share = round(100 * sum(one.code == "ncnd" for one in counted) / len(counted))
    news = [row for row in recount.rows("publications") if row["kind"] == "news_report"]
    assert f'stated a position</dt><dd><a href="/forces">{forces}</a>' in page.text
    assert f">{len({one.id for one in counted})}</a>" in page.text
    assert f"neither confirm nor deny {share}%" in text
    assert f"{len(news)} of them news reports" in text
    assert f">{len(recount.rows('requests'))}</a>" in page.text


def test_newest_requests_and_answers_are_the_first_of_the_list_of_all_with_what_each_date_is(page, site):
    listed = re.findall(r'<tr><th scope="row".*?</tr>', site.get("/requests").text, re.DOTALL)[:5]
    newest = card(page, "newest").split("<li>")[1:]
    assert len(newest) == 5
    for on_home, in_list in zip(newest, listed, strict=True):
        date = re.search(r"<time.*?(?=</td>)", in_list)[0]
        assert re.search(r'<a href="(/requests/[^"]+)"', in_list)[0] in on_home and date in on_home
        assert ("answer not captured" in on_home) == ("answer not captured" in in_list)
    assert any("(request received)" in one for one in newest)


def test_the_first_sentence_names_all_sources_in_the_page_and_for_those_who_share_it(page):
    lede = re.search(r'<p class="lede">(.*?)</p>', page.text)[1]
    described = re.findall(r'<meta (?:name|property)="(?:og:)?description" content="([^"]*)"', page.text)
    assert len(described) == 2
    for text in [re.sub("<[^>]+>", "", lede), *described]:
        for source in (
            "answers to freedom-of-information requests",
            "forces, other bodies and the press have published",
        ):
            assert source in text[0].lower() + text[1:]


def test_a_reference_that_is_proposed_is_called_one(site):
    for path in ("/", "/search"):
        assert "a reference such as 13931/2022" in words(site.get(path)), path


def test_newly_added_goes_by_the_day_of_reading(page, ask):
    [(last,)] = ask(
        "select max(read_on) from (select read_on from requests union all select read_on from publications where kind <> 'news_report')"
    )
    added = re.findall(r'<a href="/(?:requests|publications)/([^"]+)"', card(page, "added"))
    assert len(added) == 5
    for id in added:
        assert ask(
            "select read_on from requests where id = ?1 union select read_on from publications where id = ?1 and kind <> 'news_report'",
            id,
        ) == [(last,)]


def test_a_change_leads_to_both_sources(page, ask):
    changed = card(page, "changed")
    rows = ask("""
        select earlier.page, later.page from position_changes
        join position_facts as earlier on earlier.position = from_position_id
        join position_facts as later on later.position = to_position_id
        where position_changes.voice <> 'reported' and not earlier.by_hand and not later.by_hand
        order by position_changes.changed_from desc limit 1
    """)
    assert all(f'href="{unescape(address)}"' in changed for address in rows[0])


def test_each_figure_leads_to_exactly_what_it_counts(site, page):
    figures = page.text.partition('<dl class="figures">')[2].partition("</dl>")[0]
    counted = [
        one for one in re.findall(r'<a href="(/(?:disc|pub|req)[^"]+)">([\d,]+)', figures) if "_sort" not in one[0]
    ]
    assert len(counted) == 6
    for address, number in counted:
        assert re.search(rf"\b{number} (?:rows?|requests?|publications?)\b", words(site.get(unescape(address)))), (
            address
        )
    [(latest, day)] = re.findall(r'<a href="([^"]+_sort_desc=said_on)">([^<]+)</a>', figures)
    first = site.get(unescape(latest).replace("positions?", "positions.json?_shape=array&")).json()[0]
    year = day.split()[-1]
    assert first["said_on"].startswith(year) and first["voice"] in ("own", "joint")
    [forces] = re.findall(r'<a href="/forces">(\d+)</a>', figures)
    assert f"{forces} of " in words(site.get("/forces"))


def test_no_change_from_or_to_what_is_done_by_hand_is_in_the_list(page, db):
    own, all_changes = (
        db.execute(sql_of("changes.changes"), {"whose": whose, "size": -1, "start": 0}).fetchall()
        for whose in ("own", "")
    )
    by_hand = {position for (position,) in db.execute("select position from position_facts where by_hand")}
    assert any(row["from_position_id"] in by_hand for row in all_changes)
    assert own and not any({row["from_position_id"], row["to_position_id"]} & by_hand for row in own)
    assert card(page, "changed").count("<li>") == min(len(own), 4)
    assert all(f'href="{unescape(row["changed_page"])}"' in card(page, "changed") for row in own[:4])
