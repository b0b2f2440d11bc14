"""The words of another topic in the place of ours: words alone, in their case, and never a name or an address."""

import pytest

from disclosures.words.other_words import in_other_words

WORDS = {"police force": "NHS trust", "police forces": "NHS trusts", "force": "trust", "forces": "trusts"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Each police force has its own, the force's word.", "Each NHS trust has its own, the trust's word."),
        ("Forces that answer", "Trusts that answer"),
        ("Police forces of the land", "NHS trusts of the land"),
        ("what another force, or forces, said", "what another trust, or trusts, said"),
        ('aria-label="Force, place" data-label="Forces"', 'aria-label="Trust, place" data-label="Trusts"'),
    ],
)
def test_words_are_replaced_the_longer_first_and_in_their_case(text, said):
    assert in_other_words(text, WORDS) == said


@pytest.mark.parametrize(
    "name",
    [
        '<a href="/forces/',
        '<input name="force">',
        "/forces.geojson",
        "?force=essex&amp;force=kent",
        "current_positions.force",
        "where_forces_stood",
        'class="standing-of-force"',
        "workforce, forced, enforce",
        "<code>force</code>",
        "<pre>select force\nfrom positions</pre>",
    ],
)
def test_names_and_addresses_stay(name):
    assert in_other_words(name, WORDS) == name


def test_without_other_words_nothing_changes():
    assert in_other_words("Every police force.", {}) == "Every police force."
