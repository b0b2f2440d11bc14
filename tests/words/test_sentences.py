"""Where sentences end, as the drafting tool reads them."""

import pytest

from disclosures.words.sentences import sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We use drones. We do not use vans!", ["We use drones.", " We do not use vans!"]),
        ("Do you? No; we do not", ["Do you?", " No;", " we do not"]),
        ("It cost £4.5 million, see www.gov.uk for it.", ["It cost £4.5 million, see www.gov.uk for it."]),
        ("One\nTwo.", ["One", "Two."]),
        ("...", []),
        ("", []),
    ],
)
def test_a_sentence_ends_at_its_mark_and_not_within_a_number_or_an_address(text, said):
    assert [text[start:end] for start, end in sentences(text)] == said


def test_the_sentence_around_a_place_is_the_one_that_holds_it():
    text = "Section 31 applies. Section 40 may apply."
    assert sentence_around(text, text.index("31")) == "Section 31 applies."
    assert sentence_around(text, text.index("40")) == " Section 40 may apply."
    assert sentence_around(text, len(text)) == ""
