"""The home page: what it counts, what is new, and where each figure leads."""

import re
from html import unescape

import pytest

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
    assert f">{len({one.id for one in own})}</a>" in page.text
    assert f"neither confirms nor denies {share}%" in text
    assert f"{len(news)} news reports" in text
    assert f">{len(recount.rows('requests'))}</a>" in page.text


def test_newest_answers_go_by_the_date_of_the_answer_and_newly_added_by_the_day_of_reading(page, ask):
    newest = re.findall(r'<a href="(/requests/[^"]+)"', card(page, "newest"))
    days = [
        ask("select responded_on from requests where id = ?", link.removeprefix("/requests/"))[0][0] for link in newest
    ]
    assert len(days) == 5
    assert days == [
        day
        for (day,) in ask(
            "select responded_on from requests where responded_on is not null order by responded_on desc limit 5"
        )
    ]
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
        where position_changes.voice <> 'reported'
        order by position_changes.changed_from desc limit 1
    """)
    assert all(f'href="{unescape(address)}"' in changed for address in rows[0])
