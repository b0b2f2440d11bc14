"""The pages of exemptions: who relies on what, how often, for what."""

import json
import re

import pytest

from tests.website.pages.reading import links, words


@pytest.fixture(scope="module")
def exemptions(db):
    return db.execute("select * from exemptions order by id").fetchall()


def test_the_list_leads_to_every_exemption_under_its_act(site, exemptions):
    page = site.get("/exemptions")
    assert {f"/exemptions/{row['id']}" for row in exemptions} <= links(page)
    assert re.findall(r'<h2 id="(foi[a-z0-9-]*)"', page.text) == sorted(
        {row["act"].lower().replace(" ", "-") for row in exemptions}
    )


def test_the_list_says_how_many_requests_have_a_section_and_of_how_many(site, db):
    citing, requests = db.execute(
        "select (select count(distinct request) from request_exemptions), (select count(*) from requests)"
    ).fetchone()
    assert f"{citing} of {requests} requests here have a section on record," in words(site.get("/exemptions"))


def test_an_exemption_is_told_in_plain_words_and_linked_to_the_law(site, exemptions):
    for row in exemptions:
        page = site.get(f"/exemptions/{row['id']}")
        assert page.status_code == 200, row["id"]
        assert row["definition"] in words(page)
        assert row["url"] in links(page)


def test_an_exemption_shows_every_request_and_authority_that_relies_on_it_and_for_what(site, db, exemptions):
    for row in exemptions:
        page = site.get(f"/exemptions/{row['id']}")
        requests = [
            key for (key,) in db.execute("select request from request_exemptions where exemption = ?", [row["id"]])
        ]
        assert {f"/requests/{key}" for key in requests} <= links(page), row["id"]
        for name, times in db.execute(
            "select authority_name, requests from exemption_use where exemption = ?", [row["id"]]
        ):
            assert re.search(rf"{re.escape(name)} {times} of \d+", words(page)), row["id"]
        technologies = db.execute(
            "select distinct technology from request_exemptions join request_technologies using (request) where "
            "exemption = ?",
            [row["id"]],
        )
        assert {f"/technologies/{key}" for (key,) in technologies} <= links(page)


def test_a_section_whose_citation_does_not_tell_the_duty_is_said_to_be_unclear(site, exemptions):
    labelled = re.findall(r'data-label="What it need not do">([^<]+)<', site.get("/exemptions").text)
    told = {"need not disclose": "disclose", "need not confirm or deny": "confirm or deny"}
    assert sorted(labelled) == sorted(told.get(row["effect"], "unclear from the citation") for row in exemptions)
    assert "unclear from the citation" in labelled


def test_a_section_that_lifts_the_duty_to_confirm_or_deny_is_told_from_one_that_does_not(site):
    assert "The authority need not say whether the information is held (section 1(1)(a))." in words(
        site.get("/exemptions/foia-31-3")
    )
    assert "The duty to say whether it is held remains." in words(site.get("/exemptions/foia-31-1-a"))


def test_an_exemption_describes_itself_as_legislation(site, exemptions):
    page = site.get(f"/exemptions/{exemptions[0]['id']}").text
    blocks = [
        json.loads(block)
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    ]
    assert {"Legislation", "BreadcrumbList"} == {block["@type"] for block in blocks}
    assert exemptions[0]["url"] in {block.get("legislationIdentifier") for block in blocks}


def test_an_unknown_exemption_is_not_found_and_named(site):
    page = site.get("/exemptions/no-such-thing")
    assert page.status_code == 404
    assert "We have no exemption 'no-such-thing'" in words(page)
