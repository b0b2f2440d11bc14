"""What differs between two texts, what it concerns, and the second statement that is proposed."""

from dataclasses import replace

import pytest

from disclosures.curator.rechecking.concerned import why_concerned
from disclosures.curator.rechecking.passages import Passage, changed_passages
from disclosures.curator.rechecking.statement import Changed, changed_on, second_statement

BEFORE = "About us\nCleveland Police does not use drones. We have 900 officers.\nWrite to us."
NOW = "About us\nCleveland Police uses drones. We have 900 officers.\nWrite to us.\nWe keep horses."


def test_only_the_passages_that_differ_are_told():
    assert [(one.before, one.now, NOW[slice(*one.span)].strip()) for one in changed_passages(BEFORE, NOW)] == [
        ("Cleveland Police does not use drones.", "Cleveland Police uses drones.", "Cleveland Police uses drones."),
        ("", "We keep horses.", "We keep horses."),
    ]


def test_what_is_gone_is_told():
    (passage,) = changed_passages(BEFORE, BEFORE.replace(" We have 900 officers.", ""))
    assert (passage.before, passage.now, passage.span) == ("We have 900 officers.", "", (0, 0))


@pytest.mark.parametrize(
    "other",
    [
        BEFORE,
        BEFORE.upper(),
        BEFORE.replace("\n", "\n\n"),
        BEFORE.replace("drones.", "“drones” ."),
        BEFORE.replace("not use", "not\nuse").replace("not\nuse", "not  use"),
    ],
)
def test_letters_spaces_and_signs_make_no_difference(other):
    assert changed_passages(BEFORE, other) == []


POSITION = {"technology": "drones", "key_phrase": "does not use drones"}


@pytest.mark.parametrize(
    ("position", "why"),
    [
        (POSITION, "its words are gone"),
        (POSITION | {"key_phrase": "Police uses drones"}, "a passage that changed speaks of its technology"),
        (POSITION | {"key_phrase": ""}, "a passage that changed speaks of its technology"),
        (POSITION | {"key_phrase": "", "technology": "anpr"}, ""),
        (POSITION | {"key_phrase": "900 officers", "technology": "anpr"}, ""),
        (POSITION | {"key_phrase": "not use drone", "technology": "anpr"}, ""),
    ],
)
def test_a_position_is_concerned_by_its_words_or_its_technology(position, why):
    assert why_concerned(position, changed_passages(BEFORE, NOW), BEFORE, NOW) == why


def test_words_that_still_stand_elsewhere_are_not_gone():
    now = NOW + "\nIt once said: Cleveland Police does not use drones."
    passages = [Passage("Cleveland Police does not use drones.", "Cleveland Police uses drones.", (9, 38))]
    assert why_concerned(POSITION, passages, BEFORE, now) == "its words stand in a passage that changed"


CHANGED = Changed(
    {"id": "cleveland-drones", "authority": "cleveland", "title": "Drones", "kind": "policy"},
    "https://www.cleveland.police.uk/drones",
    NOW,
    "0" * 64,
    changed_passages(BEFORE, NOW),
    "2026-10-30",
    "2026-11-27",
)


def test_what_is_new_becomes_a_second_statement_with_its_own_date():
    draft = second_statement(CHANGED, ["drones"])
    (record,) = draft.records
    (publication,), (position,) = record.rows["publications"], record.rows["positions"]
    assert {name: cell.value for name, cell in publication.items()} == {
        "id": "cleveland-drones-2026",
        "authority": "cleveland",
        "kind": "policy",
        "title": "Drones",
        "source_url": "https://www.cleveland.police.uk/drones",
        "confidence": "medium",
        "published_on": "2026",
        "notes": "What the page of cleveland-drones says since it changed: on 2026-10-30 it did not say so yet, on 2026-11-27 it did.",
    }
    assert (position["position"].value, position["technology"].value) == ("uses", "drones")
    assert record.rows["publication_technologies"][0]["technology"].value == "drones"


def test_what_the_page_said_before_is_not_proposed_again():
    now = NOW + "\nCleveland Police uses body worn video."
    draft = second_statement(replace(CHANGED, text=now, passages=changed_passages(NOW, now)), ["drones"])
    assert [row["technology"].value for row in draft.records[0].rows["positions"]] == ["body-worn-video"]


def test_a_change_that_states_nothing_proposes_nothing():
    now = BEFORE + "\nWe keep horses."
    assert second_statement(replace(CHANGED, text=now, passages=changed_passages(BEFORE, now)), ["drones"]) is None


@pytest.mark.parametrize(
    ("until", "first", "on"),
    [
        ("2026-11-01", "2026-11-27", "2026-11"),
        ("2026-11-27", "2026-11-27", "2026-11-27"),
        ("2026-01-01", "2026-11-27", "2026"),
        ("2025-12-31", "2026-01-01", ""),
    ],
)
def test_a_date_is_only_as_exact_as_the_captures(until, first, on):
    assert changed_on(until, first) == on
