"""The pages of batches: the answers to the same request side by side."""

import pytest

from tests.conftest import served
from tests.website.pages.reading import links, words

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def batches(db):
    return [key for (key,) in db.execute("select id from batches order by id")]


def test_the_list_leads_to_every_batch(site, batches):
    page = site.get("/batches")
    assert page.status_code == 200
    assert {f"/batches/{key}" for key in batches} <= links(page)


def test_the_list_says_how_many_answers_differ_and_of_how_many(site, db):
    comparable, differing = db.execute(
        "select count(*), sum(answers_differ) from batch_counts where comparable_answers > 1"
    ).fetchone()
    assert f"In {differing} of those {comparable} the positions differ." in words(site.get("/batches"))


def test_only_answers_that_can_be_compared_are_said_to_differ(db):
    assert db.execute("select batch from batch_counts where answers_differ and comparable_answers < 2").fetchall() == []


def test_a_batch_shows_every_request_of_it_answered_or_not(site, db, batches):
    for key in batches:
        page = site.get(f"/batches/{key}")
        assert page.status_code == 200, key
        requests = db.execute("select id, answer_seen from requests where batch = ?", [key]).fetchall()
        assert {f"/requests/{request}" for request, _ in requests} <= links(page)
        table = page.text.partition('<table class="standing">')[2].partition("</table>")[0]
        assert table.count("asked, answer not captured") == sum(seen == "none" for _, seen in requests), key


def test_every_position_of_a_batch_is_shown(site, db, batches):
    for key in batches:
        text = words(site.get(f"/batches/{key}"))
        for (summary,) in db.execute(
            "select summary from batch_answers where batch = ? and summary is not null", [key]
        ):
            assert summary in text, key


def test_a_batch_without_a_request_says_so(project):
    project.add("batches", id="made-up", title="Drones", description="Whether drones are used.")
    assert project.build().status == 0
    with served(project.folder / "site", project.target, project.folder / "no releases") as client:
        page = client.get("/batches/made-up")
        assert (page.status_code, "We hold no request of this batch." in words(page)) == (200, True)
        assert "/batches/made-up" in links(client.get("/batches"))


def test_a_date_that_is_not_the_answers_says_what_it_rests_on(site):
    assert "12 May 2022 (request received)" in words(site.get("/batches/facial-recognition-use-and-documentation-2022"))


def test_an_unknown_batch_is_not_found_and_named(site):
    page = site.get("/batches/no-such-thing")
    assert page.status_code == 404
    assert "We have no batch 'no-such-thing'" in words(page)
