"""curate.py archive: copies of sources are found in the Internet Archive, or made, and stand in the rows."""

import pytest

from tests.conftest import served
from tests.curator.services.archive import KEYS, Archive
from tests.curator.services.site import Reply

pytestmark = pytest.mark.slow

SOURCE = "https://www.cleveland.police.uk/472"
COPY = f"https://web.archive.org/web/20261127101112/{SOURCE}"
NO_KEYS = "Without INTERNET_ARCHIVE_ACCESS_KEY and INTERNET_ARCHIVE_SECRET_KEY copies are looked for, and none is made."


@pytest.fixture
def desk(project, web, run, waited, monkeypatch):
    """Runs `archive` on the founding data: one request answered on 31 May 2024 and read on 1 November 2026."""
    for name in KEYS:
        monkeypatch.delenv(name, raising=False)
    web.stand_in("archive.org", "web.archive.org")
    project.change(
        "requests", "cleveland-472-24", source_url=f"{SOURCE}#answer", responded_on="2024-05-31", read_on="2026-11-01"
    )

    def archive(*arguments):
        return run("archive", *arguments, "--data", "data")

    archive.project, archive.web, archive.archive = project, web, Archive(web)
    archive.with_keys = lambda: [monkeypatch.setenv(name, value) for name, value in KEYS.items()]
    return archive


def archived(desk):
    return {row["id"]: row["archived_url"] for row in desk.project.rows("requests") if row["archived_url"]}


def test_a_copy_that_is_there_is_taken(desk):
    desk.archive.copies[SOURCE] = ["20180101000000", "20250203040506", "20200101000000"]
    done = desk("cleveland-472-24")
    copy = f"https://web.archive.org/web/20250203040506/{SOURCE}"
    assert (done.status, done.err) == (0, [NO_KEYS])
    assert done.out == [f"cleveland-472-24: {copy}", "1 copy of 1 source now in archived_url"]
    assert archived(desk) == {"cleveland-472-24": copy}
    assert desk.archive.wishes == []
    assert desk.project.build("--check").status == 0


def test_from_the_next_build_on_the_page_leads_to_the_copy(desk, tmp_path):
    desk.archive.copies[SOURCE] = ["20250203040506"]
    assert desk("cleveland-472-24").status == 0
    assert desk.project.build().status == 0
    with served(tmp_path, desk.project.target, tmp_path / "none") as site:
        page = site.get("/requests/cleveland-472-24").text
    copy = f"https://web.archive.org/web/20250203040506/{SOURCE}"
    assert f'<a href="{copy}" rel="external">The copy in a web archive</a>' in page


def test_a_copy_that_is_older_than_the_answer_is_not_taken(desk):
    desk.archive.copies[SOURCE] = ["20240530235959"]
    done = desk("cleveland-472-24")
    told = "there is no copy that could hold what is coded; the one of 2024-05-30 is older than what is coded"
    assert (done.status, done.err) == (1, [NO_KEYS, f"cleveland-472-24: {told}"])
    assert archived(desk) == {}


@pytest.mark.parametrize(("made_on", "taken"), [("20251102", True), ("20251101", True), ("20251031", False)])
def test_a_copy_of_an_undated_page_is_not_much_older_than_its_reading(desk, made_on, taken):
    desk.project.change("requests", "cleveland-472-24", responded_on="", logged_on="")
    desk.archive.copies[SOURCE] = [f"{made_on}000000"]
    assert desk("cleveland-472-24").status == (0 if taken else 1)


def test_where_there_is_none_one_is_made(desk, waited):
    desk.with_keys()
    desk.archive.states = [{"status": "pending", "job_id": "spn2-1", "resources": []}] * 2
    done = desk("cleveland-472-24")
    assert (done.status, done.err) == (0, [])
    assert archived(desk) == {"cleveland-472-24": COPY}
    assert desk.archive.wishes == [
        ("LOW access:secret", {"url": SOURCE, "if_not_archived_within": "30d", "skip_first_archive": "1"})
    ]
    assert [round(seconds) for seconds in waited] == [5, 5, 5]
    assert desk.project.build("--check").status == 0


def test_where_it_was_just_made_that_one_is_taken(desk):
    desk.with_keys()
    desk.archive.copies[SOURCE] = ["20240101000000"]
    told = {"url": SOURCE, "job_id": None, "message": "The same snapshot had been made 4 hours ago."}

    def made(asked):
        desk.archive.copies[SOURCE].append("20261127101112")
        desk.archive.saving.append(told)
        return desk.archive.save(asked)

    desk.web.pages["web.archive.org/save"] = made
    assert desk("cleveland-472-24").status == 0
    assert archived(desk) == {"cleveland-472-24": COPY}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"status": "error", "status_ext": "error:not-found", "message": "Target URL not found."},
            "Target URL not found.",
        ),
        ({"status": "error", "status_ext": "error:blocked-url"}, "error:blocked-url"),
    ],
)
def test_what_the_archive_cannot_save_is_told_and_the_rest_goes_on(desk, said, told):
    desk.with_keys()
    desk.project.change("requests", "essex-16495", source_url="https://www.essex.police.uk/16495")
    desk.archive.states = [said]
    done = desk("cleveland-472-24", "essex-16495")
    assert (done.status, done.err) == (1, [f"cleveland-472-24: the Archive says: {told}"])
    assert list(archived(desk)) == ["essex-16495"]


def test_an_account_that_has_had_its_share_ends_the_run_and_keeps_what_was_found(desk):
    desk.with_keys()
    desk.project.change("requests", "essex-16495", source_url="https://www.essex.police.uk/16495")
    full = {"status": "error", "status_ext": "error:too-many-daily-captures", "message": "You have had your share."}
    desk.archive.copies[SOURCE] = ["20250203040506"]
    desk.archive.saving = [full]
    done = desk("cleveland-472-24", "essex-16495", "essex-16224")
    assert (done.status, done.err) == (1, ["the Archive says: You have had your share.; the rest is for another day"])
    assert done.out[-1] == "1 copy of 3 sources now in archived_url"
    assert list(archived(desk)) == ["cleveland-472-24"]


def test_an_account_that_makes_too_many_at_once_waits(desk, waited):
    desk.with_keys()
    busy = {"status": "error", "status_ext": "error:user-session-limit", "message": "Too many."}
    desk.archive.saving = [busy, busy]
    assert desk("cleveland-472-24").status == 0
    assert len(desk.archive.wishes) == 3
    assert waited.count(5.0) >= 2


@pytest.mark.parametrize("path", ["archive.org/wayback/available", "web.archive.org/save"])
@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(b"<html>busy</html>"), "sent what is no JSON"),
        (Reply(b"[]"), "answered in another form than it documents"),
        (Reply(status=502), "the site answered 502 Bad Gateway, 3 times"),
        (
            Reply(status=429, headers={"Retry-After": "900"}),
            "asks to come back in 900 seconds; run the command again then",
        ),
        (Reply(status=401), "the site answered 401 Unauthorized"),
    ],
)
def test_an_archive_that_does_not_answer_changes_no_row(desk, path, reply, told):
    desk.with_keys()
    desk.web.pages[path] = reply
    done = desk("cleveland-472-24")
    (line,) = done.err
    assert done.status == 1
    assert line.startswith("cleveland-472-24: ")
    assert line.endswith(told)
    assert archived(desk) == {}
    assert "secret" not in line


def test_a_copy_that_is_never_done_is_left_for_another_day(desk):
    desk.with_keys()
    desk.archive.states = [{"status": "pending"}] * 100
    done = desk("cleveland-472-24")
    assert done.err == ["cleveland-472-24: the copy was not done after some minutes; run the command again later"]


def test_those_without_a_copy_are_taken_and_the_keys_are_shown_nowhere(desk):
    desk.with_keys()
    rows = [row["id"] for row in desk.project.rows("requests") if row["source_url"]]
    done = desk("--missing")
    assert done.status == 0
    assert list(archived(desk)) == rows
    assert "secret" not in "".join(done.out + done.err)
    done = desk("--missing")
    assert (done.status, done.out) == (0, ["Every source has its copy."])


def test_nothing_named_is_told(desk):
    done = desk()
    assert (done.status, done.err) == (1, ["name ids of requests or publications, or say --missing"])
    assert desk("nobody").err == ["'nobody' is no request or publication"]
