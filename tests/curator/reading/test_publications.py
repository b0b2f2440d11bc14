"""What is drafted of publications: labelled pages, whole; and what the draft says that it leaves blank."""

import pytest

from bench.publications import CELLS, drafted, labels, source_of
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source

LABELS = labels()


@pytest.mark.parametrize("name", LABELS)
def test_a_publication_is_drafted_as_labelled(name):
    label = LABELS[name]
    made = drafted(name, label)
    assert made["verdict"] == "publication"
    assert {column: made["row"][column] for column in CELLS if column in made["row"]} == {
        column: value for column, value in label["row"].items() if column in CELLS
    }
    assert sorted(made["positions"]) == sorted(label["positions"])


@pytest.mark.parametrize("name", LABELS)
def test_what_it_rests_on_stands_in_the_text(name):
    made = draft(source_of(name, LABELS[name]))
    for rows in made["records"][0]["rows"].values():
        for row in rows:
            for cell in row.values():
                assert 0 < cell["confidence"] <= 1
                assert all(made["text"][start:end].strip() for start, end in cell["evidence"])
            if "key_phrase" in row:
                (span,) = row["key_phrase"]["evidence"]
                assert " ".join(made["text"][slice(*span)].split()) == row["key_phrase"]["value"]
                assert len(row["key_phrase"]["value"].split()) <= 6


@pytest.mark.parametrize(
    ("text", "url", "message"),
    [
        ("Essex Police uses drones.", "", "is a publication (web page); not shown: its date"),
        (
            "Drones\nBy our reporter\nEssex Police uses drones, a spokesperson said on Monday.\nRead more: other news",
            "",
            "is a publication (news report); not shown: the outlet, its date",
        ),
        (
            "Police welcome visitors\nEverybody is welcome at the open day.\nPublished: 3 May 2024",
            "https://www.essex.police.uk/news/open-day/",
            "is a publication (news); not shown: a technology",
        ),
        (
            "Drones at work\nPolice drones were praised by a minister.\n5 May 2024",
            "https://www.bbc.co.uk/news/1",
            "is a publication (news report); not shown: the body that it quotes or retells, a position",
        ),
        (
            "Facial recognition\n5 May 2024\nPolice forces use facial recognition, the Home Office says.",
            "https://www.gov.uk/government/news/faces",
            "is a publication (news); not shown: the force",
        ),
        (
            "A new law\n5 May 2024\nThe police heard of it from the Surveillance Camera Commissioner.",
            "https://www.essex.police.uk/news/law/",
            "is a publication (news); not shown: a technology",
        ),
    ],
)
def test_the_message_says_what_it_is_and_what_is_blank(text, url, message):
    made = draft(Source("page.txt", text.encode(), url))
    assert (made["verdict"], made["message"]) == ("publication", message)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Flying visit\nEssex Police uses drones.", 0.8),
        ("Flying visit\nEssex Police uses drones.\nEssex Police flew drones in May.", 0.9),
        ("A drone over Essex\nOfficers have used it at a fair.", 0.6),
        ("Our drone unit\nEverybody is welcome.", 0.6),
    ],
    ids=["said once", "said twice", "the thing not named there", "the force has it"],
)
def test_how_sure_a_position_is(text, sure):
    made = draft(Source("page.txt", text.encode(), "https://www.essex.police.uk/news/drones/"))
    (position,) = made["records"][0]["rows"]["positions"]
    assert (position["position"]["value"], position["position"]["confidence"]) == ("uses", sure)
