"""Every query of sql/audit/ finds the row that somebody should read again, and nothing in the rows as they are."""

import pytest

from disclosures.compiler.sql_files import read_folder
from disclosures.curator.commands.audit import audit, host_of, words_in_common
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

AUDIT = ROOT / "sql" / "audit"
QUERIES = read_folder(AUDIT)

PUBLICATION = {
    "authority": "essex",
    "kind": "web_page",
    "title": "Drones",
    "summary": "What drones do.",
    "source_url": "https://www.essex.police.uk/drones/",
    "checked": "single",
    "read_on": "2026-11-21",
    "confidence": "low",
}
REPORT = PUBLICATION | {"kind": "news_report", "publisher": "bbc", "source_url": "https://www.bbc.co.uk/news/1"}
POSITION = {
    "force": "essex",
    "technology": "drones",
    "position": "uses",
    "scope": "unspecified",
    "summary": "Uses drones.",
}


def at(project, table, key, column, what):
    return f"data/{table}.csv:{project.line(table, key)}: {column}: {what}"


def an_address_of_nobody_known(project):
    project.add("publications", id="essex-drones", **PUBLICATION | {"source_url": "https://www.unheard.example/drones"})
    what = "'unheard.example' is the site of no authority and no publisher here, and not in source_hosts; correct it, or add the host"
    return [at(project, "publications", "essex-drones", "source_url", what)]


def an_address_that_only_ends_like_a_known_one(project):
    project.add("publications", id="essex-drones", **PUBLICATION | {"source_url": "https://notgov.uk/drones"})
    what = "'notgov.uk' is the site of no authority and no publisher here, and not in source_hosts; correct it, or add the host"
    return [at(project, "publications", "essex-drones", "source_url", what)]


def a_report_at_the_site_of_another_outlet(project):
    project.add("publications", id="essex-drones", **REPORT | {"source_url": "https://www.policeprofessional.com/1"})
    what = "'policeprofessional.com' is not the site of 'bbc'; correct the publisher, or add the host"
    return [at(project, "publications", "essex-drones", "source_url", what)]


def a_page_dated_after_it_was_read(project):
    project.add("publications", id="essex-drones", published_on="2026-11-22", **PUBLICATION)
    what = "'2026-11-22' lies after read_on '2026-11-21'; check both"
    return [at(project, "publications", "essex-drones", "published_on", what)]


def an_answer_dated_after_it_was_read(project):
    project.change("requests", "essex-16495", read_on="2022-02-23")
    what = "'2022-02-24' lies after read_on '2022-02-23'; check both"
    return [at(project, "requests", "essex-16495", "responded_on", what)]


def a_key_phrase_with_a_noun_as_its_subject(project):
    project.change("positions", "essex-16495-p2", key_phrase="Essex Police uses drones")
    what = "'Essex Police uses drones' reads as a sentence; keep the operative words"
    return [at(project, "positions", "essex-16495-p2", "key_phrase", what)]


def a_summary_in_the_words_of_the_source(project):
    words = "do run a model of risk with our partners"
    project.change("positions", "essex-16495-p2", key_phrase=words, summary=f"They {words}.")
    what = "repeats 9 words in a row of the key phrase; say it in our own"
    return [at(project, "positions", "essex-16495-p2", "summary", what)]


def a_title_that_two_pages_have(project):
    project.add("publications", id="essex-drones", **PUBLICATION)
    project.add("publications", id="essex-drones-2", **PUBLICATION | {"title": "drones"})
    what = "'drones' is the title of 'essex-drones', too; say what tells them apart"
    return [at(project, "publications", "essex-drones-2", "title", what)]


def reports(project, first, second):
    """Two reports that say the same, with these cells each; returns what is to be said of the second."""
    for place, cells in enumerate((first, second), start=1):
        id = f"essex-drones-{place}"
        project.add("publications", id=id, **REPORT | {"title": f"Drones {place}"} | cells)
        project.add("positions", id=f"{id}-p1", publication=id, **POSITION)
    what = "'uses' is reported already by essex-drones-1-p1 of the same story; keep one, and put the other address into also_at"
    return [at(project, "positions", "essex-drones-2-p1", "position", what)]


def a_story_of_the_same_week(project):
    return reports(
        project,
        {"published_on": "2024-05-31"},
        {"published_on": "2024-06-03", "source_url": "https://www.bbc.co.uk/news/2"},
    )


def a_story_at_an_address_that_another_report_names(project):
    return reports(project, {"also_at": "https://www.bbc.co.uk/news/2"}, {"source_url": "https://www.bbc.co.uk/news/2"})


def statements(project, second):
    """Two statements of one force that say the same, the second with these cells; returns what is to be said of it."""
    for place, cells in enumerate(({}, second), start=1):
        id = f"essex-drones-{place}"
        dated = {
            "published_on": "2021-05-31",
            "title": f"Drones {place}",
            "source_url": f"https://www.essex.police.uk/{place}",
        }
        project.add("publications", id=id, **PUBLICATION | dated | cells)
        project.add("positions", id=f"{id}-p1", publication=id, **POSITION)
    what = "'uses' is stated already by essex-drones-1-p1, of the same body and day; make one row of the report, or say how the two differ"
    return [at(project, "positions", "essex-drones-2-p1", "position", what)]


def a_page_of_a_report_that_has_a_row(project):
    return statements(project, {})


def a_record_of_two_bodies_at_one_address(project):
    return statements(
        project, {"authority": "cleveland", "published_on": "2021-06", "source_url": "https://www.essex.police.uk/1"}
    )


def phrase(project, position, words):
    """Gives `essex-16495-p1` this position and key phrase; returns what is to be said of it."""
    project.change("positions", "essex-16495-p1", position=position, key_phrase=words)
    what = f"'{words}' does not say '{position}'; correct the position, or keep the words that say it"
    return [at(project, "positions", "essex-16495-p1", "key_phrase", what)]


def a_use_in_the_future_tense(project):
    return phrase(project, "uses", "will be given to all")


def a_denial_without_a_no(project):
    return phrase(project, "does_not_use", "any technology of this kind")


def an_authority_without_a_row(project):
    project.add("authorities", id="zz-nobody", name="Nobody", kind="local")
    what = "'zz-nobody' has no row; correct the row that should name it, or remove it"
    return [at(project, "authorities", "zz-nobody", "id", what)]


def a_product_without_a_row(project):
    project.add("products", id="zz-nothing", name="Nothing", technology="drones")
    what = "'zz-nothing' has no row; correct the row that should name it, or remove it"
    return [at(project, "products", "zz-nothing", "id", what)]


def a_host_without_a_source(project):
    project.add("source_hosts", id="zz-nothing.example", kind="copy", description="Nothing")
    what = "'zz-nothing.example' has no row; correct the row that should name it, or remove it"
    return [at(project, "source_hosts", "zz-nothing.example", "id", what)]


CASES = {
    "address_of_nobody_known": [an_address_of_nobody_known, an_address_that_only_ends_like_a_known_one],
    "address_of_another_outlet": [a_report_at_the_site_of_another_outlet],
    "date_after_reading": [a_page_dated_after_it_was_read, an_answer_dated_after_it_was_read],
    "key_phrase_against_position": [a_use_in_the_future_tense, a_denial_without_a_no],
    "key_phrase_reads_as_sentence": [a_key_phrase_with_a_noun_as_its_subject],
    "named_and_not_used": [an_authority_without_a_row, a_product_without_a_row, a_host_without_a_source],
    "report_counted_twice": [a_page_of_a_report_that_has_a_row, a_record_of_two_bodies_at_one_address],
    "story_counted_twice": [a_story_of_the_same_week, a_story_at_an_address_that_another_report_names],
    "summary_repeats_phrase": [a_summary_in_the_words_of_the_source],
    "title_twice": [a_title_that_two_pages_have],
}
"""For every query, the rows that show it at work. Each spoils the founding data and returns what is to be said of it."""


def found(project):
    """What the audit finds in the founding data, but for the names that only rows of others use."""
    return [line for line in map(str, audit(project.data, AUDIT)) if "has no row" not in line or "'zz-" in line]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_query_has_a_case_and_says_what_it_looks_for(query):
    assert CASES.get(query.name), f"write a row that sql/audit/{query.name}.sql finds, and name it in CASES"
    assert query.header["audit"].endswith(".")


@pytest.mark.parametrize(
    "fault", [fault for faults in CASES.values() for fault in faults], ids=lambda fault: fault.__name__
)
def test_a_row_is_found_by_its_query_and_by_no_other(project, fault):
    expected = fault(project)
    assert found(project) == expected


def test_reports_that_are_not_one_story_stand_beside_each_other(project):
    apart = [
        {"published_on": "2024-05-31"},
        {"published_on": "2024-06-04", "source_url": "https://www.bbc.co.uk/news/2"},
    ]
    said = reports(project, *apart)
    assert said[0] not in found(project)


def test_statements_of_one_body_on_different_days_stand_beside_each_other(project):
    said = statements(project, {"published_on": "2021-06-01"})
    assert said[0] not in found(project)


@pytest.mark.parametrize("words", ["do not use this technology", "don’t use it", "has none", "No"])
def test_words_that_deny_bear_a_denial(project, words):
    said = phrase(project, "does_not_use", words)
    assert said[0] not in found(project)


def test_the_rows_as_they_are_need_no_second_reading(run):
    finished = run("audit")
    assert (finished.status, finished.out) == (0, ["Nothing to read again."])


def test_what_is_found_is_counted_and_the_status_says_so(project, run):
    (expected,) = a_title_that_two_pages_have(project)
    finished = run("audit", "--data", project.data)
    assert finished.status == 1
    assert expected in finished.out
    assert finished.out[-1] == f"{len(finished.out) - 1} rows to read again"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.essex.police.uk/foi-ai/", "essex.police.uk"),
        ("http://Data.Parliament.uk:80/x?y=www.z", "data.parliament.uk"),
        ("mailto:x", ""),
    ],
)
def test_a_host_is_what_an_address_begins_with(address, host):
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("text", "other", "words"),
    [
        ("It says: We do not use drones.", "do not USE", 3),
        ("a b a b c d", "a b c x", 3),
        ("a c", "a b c", 1),
        ("a b", "", 0),
        (None, "a", 0),
    ],
)
def test_words_in_common_stand_in_a_row_in_both(text, other, words):
    assert words_in_common(text, other) == words
    assert words_in_common(other, text) == words
