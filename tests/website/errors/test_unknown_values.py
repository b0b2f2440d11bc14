"""Saved queries tell what they do not know from what nobody has said."""

import csv
import io
import re

import pytest

from disclosures.website.errors.unknown_values import DAYS, THINGS, UnknownValue, day_near, day_of
from disclosures.website.pages.saved_queries import saved_queries
from tests.website.pages.reading import words

UNKNOWN = [
    (
        "what_a_force_has_said",
        "force",
        "nosuch",
        'We have no force "nosuch". All that we have stand at /disclosures/forc',
    ),
    ("what_a_force_has_said", "force", "Esex", 'We have no force "Esex". Did you mean "Essex Police"?'),
    ("what_a_force_has_said", "force", "Middlesbrough", 'Did you mean "Cleveland Police"?'),
    ("who_uses", "technology", "Dronez", 'We have no technology "Dronez". Did you mean "Drones"?'),
    ("who_uses", "technology", "LFR", 'Did you mean "Live facial recognition"?'),
    ("asked_answer_not_captured", "authority", "Dyfed-Powis Police", 'Did you mean "Dyfed-Powys Police"?'),
    ("same_question_different_answers", "batch", "palantir-contracts-2025", "We have no batch"),
    ("where_forces_stood", "family", "biometrix", 'We have no family of technologies "biometrix". Did you mean "Biom'),
    ("where_forces_stood", "nation", "Wale", 'We have no nation "Wale". Did you mean "Wales"?'),
    ("where_forces_stood", "nation", "x", 'We have no nation "x". There are England, Northern Ireland, Scotland, '),
    ("where_forces_stood", "kind", "rural", 'We have no kind of force "rural". There are national, special, terri'),
    ("where_forces_stood", "as_of", "2022", '"2022" is no day: write 2022-12-31'),
    ("where_forces_stood", "as_of", "31/13/2022", '"31/13/2022" is no day: write 2022-12-31'),
    ("who_uses", "technolgy", "drones", 'who_uses has no parameter "technolgy". It takes technology.'),
    ("late_answers", "force", "essex", 'late_answers has no parameter "force". It takes none.'),
]
AS_GOOD_AS = [
    ("what_a_force_has_said", {"force": " Essex\t"}, {"force": "essex"}),
    ("what_a_force_has_said", {"force": "ESSEX POLICE"}, {"force": "essex"}),
    ("who_uses", {"technology": "  "}, {"technology": ""}),
    ("where_forces_stood", {"as_of": "31/12/2022", "nation": "wales"}, {"as_of": "2022-12-31", "nation": "Wales"}),
    ("where_forces_stood", {"family": "ALL", "kind": "Special "}, {"family": "all", "kind": "special"}),
]


@pytest.mark.parametrize(("query", "parameter", "value", "told"), UNKNOWN)
def test_what_is_unknown_is_told_by_every_form(site, query, parameter, value, told):
    address = f"/disclosures/{query}"
    page, as_json, as_csv = (site.get(address + form, params={parameter: value}) for form in ("", ".json", ".csv"))
    assert [answer.status_code for answer in (page, as_json, as_csv)] == [400] * 3
    assert told in words(page) and told in as_json.json()["error"] and told in as_csv.text
    assert as_csv.text.startswith("No CSV: ")
    assert "rows" not in as_json.json()


@pytest.mark.parametrize(("query", "parameter", "value", "told"), UNKNOWN)
def test_the_page_that_tells_of_it_keeps_its_fields_and_offers_nothing_unknown(site, query, parameter, value, told):
    page = site.get(f"/disclosures/{query}", params={parameter: value}).text
    assert page.count('<p class="notice">') == 1 and "No rows." not in page and "<tbody>" not in page
    assert set(re.findall(r' name="(\w+)"', page)) - {"viewport", "robots", "description", "q"} >= set(
        saved_queries()[query]["params"]
    )
    assert f'<option value="{value}" selected>' not in page


@pytest.mark.parametrize(("query", "written", "meant"), AS_GOOD_AS)
def test_blanks_great_letters_and_british_days_are_taken(site, query, written, meant):
    found = [
        site.get(f"/disclosures/{query}.json", params={**asked, "_shape": "array"}).json() for asked in (written, meant)
    ]
    assert found[0] == found[1] != []
    rows = [
        list(csv.reader(io.StringIO(site.get(f"/disclosures/{query}.csv", params=asked).text)))
        for asked in (written, meant)
    ]
    assert rows[0] == rows[1] and len(rows[0]) > len(found[0])


def test_a_known_short_form_stays_chosen(site):
    page = site.get("/disclosures/never_asked?force=GMP&technology=nosuch").text
    assert '<option value="GMP" selected>' in page and "nosuch</option>" not in page


def test_every_parameter_of_every_saved_query_is_known_by_its_kind():
    assert {name for query in saved_queries().values() for name in query["params"]} == {*THINGS, *DAYS}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022", "2022-12-31"),
        ("2024-02", "2024-02-29"),
        ("2024-13", "2022-12-31"),
        ("0000", "2022-12-31"),
        ("x", "2022-12-31"),
    ],
)
def test_the_day_to_write_is_the_last_of_what_was_written(text, day):
    assert day_near(text) == day
    with pytest.raises(UnknownValue, match=f"write {day}"):
        day_of("as_of", text)


@pytest.mark.parametrize("text", ["20221231", "2022-W52-6", "2022-02-30", "31/02/2022", "٢٠٢٢-12-31"])
def test_what_the_calendar_does_not_have_is_no_day(text):
    with pytest.raises(UnknownValue, match="is no day"):
        day_of("as_of", text)
