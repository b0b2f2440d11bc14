"""The page of changes: what was said and later otherwise, and where a yes and a no stand side by side."""

import re
import shutil
import sqlite3
from itertools import pairwise

import pytest

from disclosures.website.pages.named_sql import sql_of
from tests.conftest import ROOT
from tests.website.pages.reading import links, words


@pytest.fixture(scope="module")
def page(site):
    return site.get("/changes")


def part(page, start, end):
    """The markup between two headings."""
    return page.text.split(f'id="{start}"')[1].split(f'id="{end}"')[0]


def test_every_change_shows_both_sides_and_leads_to_both_sources(page, db):
    pages = dict(db.execute("select position, page from position_facts"))
    for row in db.execute("select * from position_changes"):
        assert row["from_summary"] in words(page) and row["to_summary"] in words(page)
        assert {pages[row["from_position_id"]], pages[row["to_position_id"]]} <= links(page)


def test_what_is_done_by_hand_says_so_on_its_side_and_in_the_feed(page, site, db):
    note = "done by hand, on paper or a checklist"
    [checklist] = re.findall(
        r'<article class="pair">(?:(?!</article>).)*DASH.*?</article>', part(page, "changes", "reported"), re.DOTALL
    )
    before, after = checklist.split('<div class="sides">')[1].split("</div><div>")
    assert note in before and note not in after
    feed = site.get("/feeds/changes.atom").text
    assert f"uses ({note}): " in feed
    by_hand = "select count(*) from position_facts as said where said.by_hand and said.stance <> 'no' and "
    sides = db.execute(
        by_hand + "(changed or position in (select previous from position_facts where changed)) and voice <> 'press'"
    ).fetchone()[0]
    assert feed.count(note) == sides


@pytest.mark.parametrize(
    ("query", "first", "second"),
    [("who_has_changed_position", "from_on", "changed_on"), ("contradicting_statements", "denied_on", "affirmed_on")],
)
def test_the_saved_queries_count_days_where_both_dates_are_full(db, query, first, second):
    text = (ROOT / "sql/queries" / f"{query}.sql").read_text(encoding="utf-8")
    rows = db.execute(text, {"force": "", "technology": ""}).fetchall()
    full = [len(row[first]) == len(row[second]) == len("2024-05-31") for row in rows]
    assert [row["days_between"] is not None for row in rows] == full
    assert {True, False} == set(full)


def test_the_forces_own_changes_stand_apart_from_what_others_report(page, db):
    for start, end, reported in (("changes", "reported", 0), ("reported", "contradictions", 1)):
        count = db.execute(
            "select count(*) from (select voice = 'reported' as reported from position_changes order by "
            "changed_from desc limit 100) where reported = ?",
            [reported],
        ).fetchone()[0]
        assert part(page, start, end).count('<article class="pair">') == count


def test_every_pair_of_yes_and_no_leads_to_both_sources(page, db):
    pages = dict(db.execute("select position, page from position_facts"))
    for row in db.execute("select * from contradictions"):
        assert row["denial_summary"] in words(page) and row["affirmation_summary"] in words(page)
        assert {pages[row["denial_id"]], pages[row["affirmation_id"]]} <= links(page)
    assert "to be read, not resolved" in words(page)


def test_the_same_pair_in_two_letters_stands_once(page, db):
    topics = db.execute(
        "select distinct force, denied_technology, affirmed_technology, scope, denied_by = 'reported' or "
        "affirmed_by = 'reported' from contradictions"
    ).fetchall()
    assert part(page, "contradictions", "use").count('<article class="pair">') == len(topics)
    denial = db.execute("select summary from positions where id = 'essex-16495-p1'").fetchone()[0]
    assert words(page).count(denial) == 1


def test_pairs_with_a_reported_side_stand_apart(page, db):
    own, reported = (
        db.execute(
            "select count(*) from (select distinct force, denied_technology, affirmed_technology, scope from "
            f"contradictions where (denied_by = 'reported' or affirmed_by = 'reported') = {reported})"
        ).fetchone()[0]
        for reported in (0, 1)
    )
    assert part(page, "own-pairs", "reported-pairs").count('<article class="pair">') == own
    assert part(page, "reported-pairs", "use").count('<article class="pair">') == reported


def test_headings_follow_in_order(page):
    levels = [int(level) for level in re.findall(r"<h([1-6])", page.text)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_change_says_what_else_the_same_answer_says_of_the_thing(tmp_path, database):
    """No change of today has another word beside it, so one is put there."""
    copy = tmp_path / "disclosures.db"
    shutil.copy(database, copy)
    with sqlite3.connect(copy) as db:
        db.row_factory = sqlite3.Row
        change = db.execute("select * from position_changes where voice = 'own' limit 1").fetchone()
        all_changes = {"whose": "", "size": -1, "start": 0}
        before = db.execute(sql_of("changes.changes"), all_changes).fetchall()
        db.execute("pragma foreign_keys = off")
        db.execute(
            "create temp table beside as select * from position_facts where position = ?", [change["to_position_id"]]
        )
        spare = db.execute("select position from position_facts where voice = 'of no force' limit 1").fetchone()[0]
        db.execute("delete from position_facts where position = ?", [spare])
        db.execute(
            "update beside set position = ?, code = 'ncnd', scope = 'covert', is_lead = 0, is_current = 0, changed = 0",
            [spare],
        )
        db.execute("insert into position_facts select * from beside")
        after = db.execute(sql_of("changes.changes"), all_changes).fetchall()
    [was] = [row for row in before if row["to_position_id"] == change["to_position_id"]]
    [now] = [row for row in after if row["to_position_id"] == change["to_position_id"]]
    assert was["changed_also"] is None
    assert now["changed_also"] == "neither confirms nor denies (covert use)"


def test_the_home_page_tells_one_answer_under_two_references_once_with_its_sources(site, ask):
    home = site.get("/")
    pair = home.text.partition('id="pair"')[2].partition("</section>")[0]
    denial = ask("select summary from positions where id = 'essex-16495-p1'")[0][0]
    assert pair.count(denial) == 1
    assert {"/requests/essex-16495", "/requests/essex-16224"} <= set(re.findall(r'href="([^"]+)"', pair))
    assert pair.count("24 February 2022") <= 2


def test_a_plan_after_use_is_told_as_no_change_of_practice(page, db):
    note = "later considering, which may be of more, or of other, equipment."
    plans = db.execute(
        "select count(*) from position_changes where from_position in ('uses', 'trialling') and to_position = 'considering'"
    ).fetchone()[0]
    assert words(page).count(note) == plans > 0
    assert "reports first one thing of the force, and then another" not in words(page)
