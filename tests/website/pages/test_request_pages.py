"""The pages of requests and of publications: what was asked, what was said, by whom of whom, and where it stands."""

import json
import re

import pytest

from disclosures.words.plain_words import day
from disclosures.words.working_days import WORKING_DAYS_TO_ANSWER
from tests.website.pages.reading import links, squeezed, words

pytestmark = pytest.mark.slow

FOUNDING = [
    "cleveland-472-24",
    "cleveland-13931-2022",
    "south-yorkshire-20192577",
    "cleveland-opcc-star-bid",
    "essex-16495",
    "essex-16224",
]
SAMPLE = 40


def spread(rows):
    """At most SAMPLE of the rows, evenly spread."""
    return rows[:: max(1, len(rows) // SAMPLE)]


def requests_in(db, condition="1"):
    return db.execute(f"select * from requests where {condition} order by id").fetchall()


def sampled(db):
    founding = requests_in(db, f"id in ({', '.join(repr(key) for key in FOUNDING)})")
    assert len(founding) == len(FOUNDING)
    return founding + spread(requests_in(db))


def disclosures(db):
    """Pages with the positions stated on them: the founding requests, and a sample of everything else that states
    any."""
    pages = [row["page"] for row in db.execute("select distinct page from position_facts order by page")]
    return [f"/requests/{key}" for key in FOUNDING] + spread(pages)


def test_every_request_page_names_who_was_asked_and_leads_to_the_source(site, db):
    names = dict(db.execute("select id, name from authorities"))
    for request in sampled(db):
        page = site.get(f"/requests/{request['id']}")
        assert page.status_code == 200, request["id"]
        assert names[request["authority"]] in words(page)
        addresses = [request["source_url"], request["archived_url"], *(request["also_at"] or "").split()]
        assert {address for address in addresses if address} <= links(page)


def test_every_publication_page_says_what_kind_it_is_and_leads_to_the_source(site, db):
    publications = db.execute(
        "select publications.*, name, definition from publications join publication_kinds on "
        "publication_kinds.id = kind order by publications.id"
    ).fetchall()
    for publication in spread(publications):
        page = site.get(f"/publications/{publication['id']}")
        assert page.status_code == 200, publication["id"]
        assert publication["definition"] in words(page)
        assert publication["source_url"] in links(page)
        assert (day(publication["published_on"]) or "it shows no date") in words(page)


def test_a_source_without_an_archived_copy_offers_to_look_for_one(site, db):
    request = requests_in(db, "archived_url is null and source_url is not null")[0]
    page = site.get(f"/requests/{request['id']}")
    assert f"https://web.archive.org/web/*/{request['source_url']}" in links(page)
    assert "Look for a copy" in words(page)


def test_a_letter_without_an_address_is_said_to_have_none(site, db):
    for request in requests_in(db, "source_url is null"):
        assert "no address where it can be read" in words(site.get(f"/requests/{request['id']}"))


def test_every_position_stands_there_with_its_mark_its_words_and_its_key_phrase(site, db):
    for path in disclosures(db):
        page = site.get(path)
        text = words(page)
        rows = db.execute(
            "select positions.*, position_types.name from position_facts join positions on positions.id = "
            "position_facts.position join position_types on position_types.id = positions.position where page = ?",
            [path],
        )
        for row in rows:
            assert f'id="{row["id"]}"' in page.text
            assert f'class="glyph {row["position"]}' in page.text
            assert row["name"] in text and row["summary"] in text, row["id"]
            assert not row["key_phrase"] or squeezed(row["key_phrase"]) in squeezed(text), row["id"]
            about = {"overt": "(overt use", "covert": "(covert use", "remainder": "(any other information"}
            assert about.get(row["scope"], "") in text, row["id"]


def test_an_answer_that_was_not_captured_is_said_to_be_so_and_shows_no_position(site, db):
    for request in spread(requests_in(db, "answer_seen = 'none' and batch is null")):
        page = site.get(f"/requests/{request['id']}")
        assert "The answer was not captured, so no position is recorded." in words(page)
        assert 'class="glyph' not in page.text, request["id"]


def test_each_question_stands_with_what_became_of_it(site, db):
    for key in FOUNDING:
        text = words(site.get(f"/requests/{key}"))
        for summary, outcome in db.execute(
            "select summary, name from questions join outcomes on outcomes.id = outcome where request = ?", [key]
        ):
            assert re.search(re.escape(summary) + r".{0,60}?" + re.escape(outcome), text), summary


@pytest.mark.parametrize(
    ("voice", "heading"),
    [
        ("own", "said of itself"),
        ("joint", "said for another force, too"),
        ("reported", "reported of forces"),
        ("of no force", "This describes no force."),
        ("press", "A news report, not the force’s own word."),
    ],
)
def test_the_page_says_who_speaks_of_whom(site, db, voice, heading):
    row = db.execute(
        "select page, force from position_facts where voice = ? order by force is null, position limit 1", [voice]
    ).fetchone()
    page = site.get(row["page"])
    assert heading in words(page)
    if voice in ("joint", "reported", "press"):
        assert f"/forces/{row['force']}" in links(page)


def test_a_statement_about_a_group_of_forces_names_the_group_and_its_members_once(site, db):
    for row in db.execute(
        "select page, force_group, name from position_facts join force_groups on force_groups.id = force_group"
    ).fetchall():
        page = site.get(row["page"])
        assert "/forces/None" not in page.text
        assert f"/disclosures/force_group_members?force_group={row['force_group']}" in links(page)
        assert words(page).casefold().count(f"of {row['name']} (".casefold()) == 1


def test_a_news_report_names_the_outlet_and_the_body_that_it_reports(site, db):
    rows = db.execute(
        "select publications.id, quoted, publishers.name as outlet, authorities.name as body from publications "
        "join publishers on publishers.id = publisher join authorities on authorities.id = authority"
    ).fetchall()
    for row in spread(rows):
        page = site.get(f"/publications/{row['id']}")
        text = words(page)
        assert f"in {row['outlet']}, on {row['body']}" in text
        assert f"Body reported {row['body']}" in text
        quoted = {"yes": "Its own words are given.", "no": "Its own words are not given."}.get(row["quoted"])
        assert (quoted or "Whether its own words are given is not clear.") in text
        assert "said of itself" not in text
        data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.DOTALL)[1])
        assert data["publisher"]["name"] == row["outlet"]


def test_the_day_on_which_the_page_was_read_stands_there(site, db):
    for request in sampled(db):
        assert f"Page read on {day(request['read_on'])} ." in words(site.get(f"/requests/{request['id']}"))


@pytest.mark.parametrize(
    ("request_id", "said"),
    [
        ("essex-16495", ["uses: individual risk assessment"]),
        (
            "essex-16224",
            ["uses: individual risk assessment", "does not use: predictive policing", "2 questions answered in whole"],
        ),
        ("south-yorkshire-20192577", ["6 questions answered in whole or in part"]),
        (
            "cleveland-13931-2022",
            [
                "does not use, considering: live facial recognition",
                "does not use, considering: retrospective facial recognition",
                "1 question answered in whole or in part",
            ],
        ),
    ],
)
def test_an_outcome_that_the_answer_itself_belies_is_given_as_our_coding_with_what_the_answer_says(
    site, request_id, said
):
    text = words(site.get(f"/requests/{request_id}"))
    told = text.partition("We coded the outcome as “not held”, and yet the answer says more:")[2].partition(
        "by itself would mean"
    )[0]
    assert [one for one in said if one not in told] == []
    assert "The authority recorded" not in text
    assert "Outcome: not held." not in text


def test_an_outcome_that_the_answer_bears_out_stands_plainly(site, db):
    row = db.execute(
        "select requests.id from requests join position_facts on disclosure = requests.id where outcome = 'not_held' "
        "group by 1 having max(code <> 'does_not_use') = 0 and requests.id not in (select request from questions)"
    ).fetchone()
    text = words(site.get(f"/requests/{row['id']}"))
    assert "Outcome: not held." in text and "and yet" not in text


def test_a_later_word_on_the_same_thing_is_pointed_out(site, db):
    older, newer = db.execute(
        "select earlier.page, position_facts.page from position_facts join position_facts as earlier on "
        "earlier.position = position_facts.previous where position_facts.changed and position_facts.is_current "
        "and position_facts.own_word and position_facts.force is not null order by position_facts.position limit 1"
    ).fetchone()
    assert newer in links(site.get(older)) and "Not the latest" in words(site.get(older))
    assert older in links(site.get(newer)) and "A change:" in words(site.get(newer))


def test_the_statutory_due_date_stands_with_its_section(site, db):
    rows = db.execute(
        "select deadlines.*, law from deadlines join requests on requests.id = request order by request"
    ).fetchall()
    for row in spread(rows):
        page = site.get(f"/requests/{row['request']}")
        assert (
            f"due by {day(row['due_on'])} : the twentieth working day after receipt ( {row['law']}, section 10(1) )"
            in words(page)
        )


def test_a_late_answer_is_said_to_be_late_and_by_how_much(site, db):
    late = db.execute(
        "select * from deadlines where on_time = 0 and working_days_taken > ?", [WORKING_DAYS_TO_ANSWER]
    ).fetchall()
    assert late
    for row in spread(late):
        text = words(site.get(f"/requests/{row['request']}"))
        assert re.search(rf"\b{row['working_days_taken'] - WORKING_DAYS_TO_ANSWER} working days? late", text), row[
            "request"
        ]


def test_without_a_date_of_receipt_no_due_date_is_made_up(site):
    text = words(site.get("/requests/essex-16495"))
    assert "the due date cannot be worked out" in text
    assert "due by" not in text


def test_the_due_date_that_the_authority_printed_stands_beside_the_one_of_the_law(site):
    assert "The authority itself printed 13 June 2022, the same date." in words(
        site.get("/requests/cleveland-13931-2022")
    )


def test_steps_without_a_date_keep_their_place(site, db):
    for key in FOUNDING:
        page = words(site.get(f"/requests/{key}"))
        notes = [
            note for (note,) in db.execute("select note from events where request = ? order by length(id), id", [key])
        ]
        places = [page.index(note) for note in notes]
        assert places == sorted(places), key


def test_earlier_requests_cited_are_linked_here_or_at_their_source(site, db):
    for row in db.execute("select * from citations").fetchall():
        page = site.get(f"/requests/{row['request']}")
        if row["cited_request"]:
            assert f"/requests/{row['cited_request']}" in links(page)
            assert f"/requests/{row['request']}" in links(site.get(f"/requests/{row['cited_request']}"))
        elif row["url"]:
            assert row["url"] in links(page)
        else:
            assert row["reference"] in words(page)


def test_exemptions_are_explained_and_linked(site, db):
    for request, exemption, definition in spread(
        db.execute(
            "select request, id, definition from request_exemptions join exemptions on exemptions.id = exemption "
            "order by request, id"
        ).fetchall()
    ):
        page = site.get(f"/requests/{request}")
        assert f"/exemptions/{exemption}" in links(page)
        assert definition in words(page)


def test_the_others_of_the_batch_are_linked(site, db):
    request, batch = db.execute("select id, batch from requests where batch is not null order by id limit 1").fetchone()
    found = links(site.get(f"/requests/{request}"))
    assert f"/batches/{batch}" in found
    assert {
        f"/requests/{key}"
        for (key,) in db.execute("select id from requests where batch = ? and id <> ?", [batch, request])
    } <= found


def test_figures_are_shown_with_how_exact_they_are(site):
    assert "up to £4,800,000" in words(site.get("/requests/cleveland-opcc-star-bid"))


def test_titles_tell_apart_requests_of_the_same_subject(site, db):
    title, count = db.execute("select title, count(*) from requests group by title order by 2 desc limit 1").fetchone()
    pages = [site.get(f"/requests/{request['id']}").text for request in requests_in(db) if request["title"] == title]
    assert count > 1
    assert len({re.search(r"<title>(.*?)</title>", page)[1] for page in pages}) == count


@pytest.mark.parametrize(
    "path",
    ["/requests/essex-16495", "/requests/cleveland-472-24", "/publications/essex-fearless-futures-privacy-notice"],
)
def test_the_page_describes_itself_to_search_engines(site, path):
    blocks = [
        json.loads(block)
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', site.get(path).text, re.DOTALL)
    ]
    assert {block["@type"] for block in blocks} == {"DigitalDocument", "BreadcrumbList"}
    assert None not in [value for block in blocks for value in block.values()]


@pytest.mark.parametrize("kind", ["request", "publication"])
def test_an_unknown_id_is_not_found_and_named(site, kind):
    page = site.get(f"/{kind}s/no-such-thing")
    assert page.status_code == 404
    assert f"We have no {kind} 'no-such-thing'" in words(page)
