"""curate.py recheck: what changed on a page since it was read, shown, judged and drafted."""

import json

import pytest

from bench.letters import pdf
from disclosures.curator.capturing import capturing
from tests.curator.services.site import Reply, page

pytestmark = pytest.mark.slow

HOST = "www.cleveland.police.uk"
ADDRESS = f"https://{HOST}/472"
ID = "cleveland-13931-2022"
PHRASE = "does not currently use live and/or retrospective facial recognition technology"
BEFORE = f"Cleveland Police {PHRASE}. It has 1,400 officers. It is considering it for the future."
NOW = "Cleveland Police uses live facial recognition. It has 1,400 officers. It is considering it for the future."


@pytest.fixture
def desk(project, web, run, monkeypatch):
    """Runs commands on the founding data, of which one request stands at a site of ours and was read on 1 October 2026, when the site said `BEFORE`."""
    web.stand_in(HOST)
    project.change("requests", ID, source_url=ADDRESS, source_kind="disclosure_log", also_at="", read_on="2026-10-01")

    def on(day, command, *arguments):
        monkeypatch.setattr(capturing, "_today", lambda: day)
        return run(command, *arguments, "--data", "data", "--evidence", "evidence")

    on.project, on.web = project, web
    web.pages[f"{HOST}/472"] = page(BEFORE)
    on("2026-10-01", "capture", ID)
    return on


def test_a_page_that_says_the_same_is_told_in_a_line(desk):
    done = desk("2026-11-27", "recheck", ID)
    assert (done.status, done.err) == (0, [])
    assert done.out == [
        f"{ID}: {ADDRESS} says what it said when it was read",
        "1 page: 1 as read, 0 changed, 0 gone; 0 positions to read again",
    ]


def test_a_page_that_changed_shows_the_passages_and_what_they_concern(desk):
    desk.web.pages[f"{HOST}/472"] = page(NOW)
    done = desk("2026-11-27", "recheck", ID)
    assert done.status == 1
    speaks = "a passage that changed speaks of its technology"
    assert done.out == [
        f"{ID}: {ADDRESS} has changed, seen on 27 November 2026",
        f"  - Cleveland Police {PHRASE}.",
        "  + Cleveland Police uses live facial recognition.",
        f"  {ID}-p1 (does_not_use, live-facial-recognition): its words are gone",
        f"  {ID}-p2 (does_not_use, retrospective-facial-recognition): its words are gone",
        f"  {ID}-p3 (considering, live-facial-recognition): {speaks}",
        f"  {ID}-p4 (considering, retrospective-facial-recognition): {speaks}",
        "1 page: 0 as read, 1 changed, 0 gone; 4 positions to read again",
    ]


def test_what_is_new_is_drafted_as_a_second_statement_and_nothing_is_written_over(desk):
    desk.web.pages[f"{HOST}/472"] = page(NOW)
    before = desk.project.rows("requests"), desk.project.rows("positions")
    done = desk("2026-10-27", "recheck", ID, "--into", "drafts")
    path = desk.project.folder / "drafts" / "cleveland-13931-2022-2026-10.json"
    assert (
        f"  {path.relative_to(desk.project.folder)}: says something new; a second statement, beside what it said before"
        in done.out
    )
    draft = json.loads(path.read_text(encoding="utf-8"))
    (record,) = draft["records"]
    assert record["kind"] == "publication"
    assert record["rows"]["publications"][0]["published_on"]["value"] == "2026-10"
    (position,) = record["rows"]["positions"]
    assert (position["position"]["value"], position["technology"]["value"]) == ("uses", "live-facial-recognition")
    assert (desk.project.rows("requests"), desk.project.rows("positions")) == before
    again = desk("2026-10-28", "recheck", ID, "--into", "drafts")
    assert f"  {path.relative_to(desk.project.folder)} is there already and was left as it is" in again.out


def test_the_second_statement_can_be_reviewed_into_the_rows(desk, run):
    desk.web.pages[f"{HOST}/472"] = page(NOW)
    desk("2026-10-27", "recheck", ID, "--into", "drafts")
    draft = "drafts/cleveland-13931-2022-2026-10.json"
    shown = run("review", draft, "--data", "data", answers="a|e|What its page says of it since October 2026.|a|a|w")
    assert shown.status == 0, "\n".join(line for line in shown.out if "│" not in line)
    rows = {row["id"]: row for row in desk.project.rows("publications")}
    assert rows["cleveland-13931-2022-2026-10"]["published_on"] == "2026-10"
    assert rows["cleveland-13931-2022-2026-10"]["source_url"] == ADDRESS
    assert desk.project.build("--check").status == 0


def test_only_the_store_is_asked_where_that_is_wanted(desk):
    desk.web.pages[f"{HOST}/472"] = page(NOW)
    desk("2026-11-01", "capture", ID)
    desk.web.asked.clear()
    done = desk("2026-11-27", "recheck", "--all", "--stored")
    assert done.out[0] == f"{ID}: {ADDRESS} has changed, seen on 1 November 2026"
    assert desk.web.asked == []


def test_what_is_attached_is_compared_too(desk):
    link = "<a href='/answer.pdf'>answer</a>"
    desk.web.pages |= {
        f"{HOST}/472": page(BEFORE, links=link),
        f"{HOST}/answer.pdf": Reply(pdf("Cleveland Police holds 3 drones.")),
    }
    desk.project.change("requests", ID, read_on="2026-10-02")
    desk("2026-10-02", "capture", ID)
    desk.web.pages[f"{HOST}/answer.pdf"] = Reply(pdf("Cleveland Police holds 9 drones."))
    done = desk("2026-11-27", "recheck", ID)
    assert done.out[1:3] == ["  - Cleveland Police holds 3 drones.", "  + Cleveland Police holds 9 drones."]


def test_what_is_attached_later_is_new_as_a_whole(desk):
    link = "<a href='/answer.pdf'>answer</a>"
    desk.web.pages |= {
        f"{HOST}/472": page(BEFORE, links=link),
        f"{HOST}/answer.pdf": Reply(pdf("Cleveland Police holds 9 drones.")),
    }
    done = desk("2026-11-27", "recheck", ID)
    assert "  + Cleveland Police holds 9 drones." in done.out


def test_a_page_that_is_gone_is_told(desk):
    desk.web.pages[f"{HOST}/472"] = Reply(status=410)
    done = desk("2026-11-27", "recheck", ID)
    assert (done.status, done.out[0]) == (1, f"{ID}: {ADDRESS} is gone, seen on 27 November 2026")


def test_a_page_that_was_not_captured_when_it_was_read_is_looked_through_for_its_words(desk):
    desk.project.change("requests", ID, read_on="2026-09-01")
    desk.project.change("positions", f"{ID}-p1", key_phrase="never used")
    done = desk("2026-11-27", "recheck", ID)
    assert done.out[:2] == [
        f"{ID}: {ADDRESS} was not captured when it was read; what changes from now on will be seen",
        f"  {ID}-p1 (does_not_use, live-facial-recognition): its words are not among those that were captured",
    ]
    assert done.status == 1


def test_who_has_read_it_again_says_so(desk):
    desk.web.pages[f"{HOST}/472"] = page(NOW)
    done = desk("2026-11-20", "recheck", ID, "--confirm")
    assert (done.status, done.out) == (0, ["read_on of 1 row is the day of the capture now"])
    (row,) = [row for row in desk.project.rows("requests") if row["id"] == ID]
    assert row["read_on"] == "2026-11-20"
    done = desk("2026-11-27", "recheck", ID)
    assert done.out[0] == f"{ID}: {ADDRESS} says what it said when it was read"


def test_nobody_confirms_a_page_that_is_gone(desk):
    desk.web.pages[f"{HOST}/472"] = Reply(status=404)
    done = desk("2026-11-27", "recheck", ID, "--confirm")
    assert done.status == 1
    assert done.err[-1] == f"{ID}: the source was not captured, or is not there; read_on stays"


def test_what_was_never_captured_cannot_be_compared(desk):
    done = desk("2026-11-27", "recheck", "essex-16224", "--stored")
    assert done.status == 1
    assert done.out[0].endswith("was never captured; nothing can be compared")


def test_nothing_named_is_told(desk):
    done = desk("2026-11-27", "recheck")
    assert (done.status, done.err) == (1, ["name ids of requests or publications, or say --all"])
