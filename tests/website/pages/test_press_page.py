"""The page of answers and the press: what a force denies or refuses to say beside what the press reports in use."""

import re
from types import SimpleNamespace

import pytest

from disclosures.words.plain_words import apart
from tests.website.pages.reading import links, words


@pytest.fixture(scope="module")
def page(site):
    return site.get("/press")


def test_a_pair_has_both_sentences_both_dates_and_both_sources(page, ask):
    pairs = ask(
        "select summary, press_summary, page, press_page, press_source_url, publisher_name from press_against_answers"
    )
    assert len(pairs) > 5
    text = words(page)
    for summary, press_summary, answer, report, source, outlet in pairs:
        assert summary in text and press_summary in text and outlet in text
        assert {answer, report, source} <= links(page)


def test_every_pair_is_a_word_of_the_force_itself_against_the_press(ask):
    for kind, voice, stance, press_voice, press_stance in ask("""
        select kind, answers.voice, answers.stance, reports.voice, reports.stance
        from press_against_answers
        join position_facts as answers on answers.position = answer_id
        join position_facts as reports on reports.position = report_id
    """):
        assert voice in ("own", "joint") and press_voice == "press"
        assert (stance, press_stance) in {
            "denied, reported in use": [("no", "yes")],
            "refused, reported in use": [("silent", "yes")],
            "in use, reported as not used": [("yes", "no")],
        }[kind]


def test_no_denial_against_a_report_of_the_same_technology_is_left_out(ask):
    """Worked out without the view: current words on one and the same technology."""
    wanted = ask("""
        select answers.id, reports.id
        from current_positions as answers_now
        join stated_positions as answers on answers.id = answers_now.position_id
        join current_positions as reports_now on reports_now.force = answers_now.force and reports_now.technology = answers_now.technology
        join stated_positions as reports on reports.id = reports_now.position_id
        where answers.voice = 'own' and answers.position = 'does_not_use'
          and reports.voice = 'press' and reports.position in ('uses', 'trialling')
    """)
    assert wanted
    assert set(wanted) <= set(ask("select answer_id, report_id from press_against_answers"))


def test_the_pairs_of_a_technology_can_be_chosen(site, ask):
    page = site.get("/press", params={"technology": "drones"})
    count = ask("select count(*) from press_against_answers where technology = 'drones'")[0][0]
    assert page.text.count('<article class="pair"') == count > 0
    assert "We have no technology no-such-thing ." in words(site.get("/press", params={"technology": "no-such-thing"}))


def test_the_pairs_of_a_force_can_be_chosen_with_a_technology_or_without(site, ask):
    page = site.get("/press", params={"force": "gwent"})
    count = ask("select count(*) from press_against_answers where force = 'gwent'")[0][0]
    assert page.text.count('<article class="pair"') == count > 0
    assert '<option value="gwent" selected>' in page.text
    both = site.get("/press", params={"force": "gwent", "technology": "live-facial-recognition"})
    assert "live facial recognition, Gwent Police" in words(both)
    assert both.text.count('<article class="pair"') < count
    assert "We have no force nowhere ." in words(
        site.get("/press", params={"force": "nowhere", "technology": "drones"})
    )


def test_the_feed_leads_to_the_pair_on_the_page(site, page):
    entries = re.findall(
        r'<link rel="alternate" href="[^"]+/press#([^"]+)"', site.get("/feeds/press.atom").text
    ) or re.findall(r'href="[^"]+/press#([^"]+)"', site.get("/feeds/press.atom").text)
    assert entries
    assert all(f'id="{entry}"' in page.text for entry in entries)


def test_the_home_page_and_every_footer_lead_there(site):
    assert "/press" in links(site.get("/"))


def test_what_the_feed_leaves_out_is_said_beside_it(site, page, ask):
    [(pairs, undated)] = ask("select count(*), sum(newest_from = '') from press_against_answers")
    assert len(site.get("/feeds/press.feed.json").json()["items"]) == pairs - undated < pairs
    left_out = f"{undated} pair of which neither side has a date"
    assert f"Feed of these , without {left_out}" in words(page)
    assert f"{pairs} cases" in words(site.get("/"))
    assert f"as a feed (of {pairs - undated}: without those of which neither side has a date)" in words(site.get("/"))
    assert left_out in words(site.get("/press?force=gwent"))
    assert "neither side has a date" not in words(site.get("/press?technology=drones"))


BORNE_OUT = {
    "nottinghamshire-003668-15-p1": "the force said in 2024 that it uses drones",
    "nottinghamshire-003668-15-p2": "the same",
    "west-midlands-1006a-20-p2": "it speaks of covert use alone, and the force tells of open flights",
    "northern-ireland-foi-15700-p1": "the force tells elsewhere how it reads phones",
    "south-wales-facial-recognition-at-four-concerts-p1": "the report denies one product alone",
}
"""Answers that stand against no report, and why."""


def test_what_the_force_says_itself_stands_against_no_report(ask):
    assert not {answer for (answer,) in ask("select answer_id from press_against_answers")} & BORNE_OUT.keys()


def test_the_pages_say_which_cases_are_left_out(site, page):
    assert "the force itself says elsewhere what the press does" in words(page)
    assert "in which the force itself says elsewhere what the press does" in words(site.get("/"))


def test_days_are_counted_only_where_both_dates_are_full(page, ask):
    articles = {text.split('"')[0]: text for text in page.text.split('<article class="pair" id="')[1:]}
    pairs = ask("select answer_id || '-' || report_id, said_on, press_said_on, days_after from press_against_answers")
    for key, said_on, press_said_on, days_after in pairs:
        both_full = len(said_on or "") == 10 and len(press_said_on or "") == 10
        assert (days_after is not None) == both_full
        assert bool(re.search(r"The report came \d+ days? (after|before)", articles[key])) == both_full
        if between := apart(said_on, press_said_on):
            order = "after" if press_said_on > said_on else "before"
            assert f"The report came {between} {order} the force's word." in articles[key]
    assert "The report came about" in page.text


def test_a_case_without_a_source_address_says_so(page, ask):
    without = ask("select source_url is null, press_source_url is null from press_against_answers")
    assert page.text.count("; no address known</p>") == sum(map(sum, without)) > 0


def test_a_pair_with_an_undated_side_says_which_and_that_neither_is_known_to_be_the_later(page, ask):
    articles = {text.split('"')[0]: text for text in page.text.split('<article class="pair" id="')[1:]}
    said = {
        (False, True): "The report is undated, so neither is known to be the later.",
        (True, False): "The force's word is undated, so neither is known to be the later.",
        (True, True): "The report and the force's word are undated, so neither is known to be the later.",
    }
    pairs = ask(
        "select answer_id || '-' || report_id, said_on is null, press_said_on is null from press_against_answers"
    )
    kinds = {(bool(undated), bool(press_undated)) for _, undated, press_undated in pairs}
    assert {(False, False), (False, True)} <= kinds
    for key, undated, press_undated in pairs:
        told = words(SimpleNamespace(text=articles[key].partition("</article>")[0]))
        wanted = said.get((bool(undated), bool(press_undated)))
        assert told.count("so neither is known to be the later") == (wanted is not None)
        assert wanted is None or wanted in told
