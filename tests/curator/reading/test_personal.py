"""Names, e-mail addresses and telephone numbers never reach the output."""

import json

import pytest

from bench.drafting import LABELLED, SETS, TEXTS, labelled
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.redaction import redact
from disclosures.curator.reading.sources import Source

MADE_UP = (
    "Larkspur Quentin Farthingale Pennyfeather Oriel Hester Quillfeather Wintergreen Barnaby Thistlewood Petronella Marrowby Ottoline Bracegirdle "
    "Ignatius Peabottle Jocasta Underhill McTavish Honeychurch Clementine Ashgrove Erasmus Rosalind Fernsby 555010 555011 .example quentin_larkspur p_marrowby ignatius_peabottle"
).split()
MADE_UP += ["01622 555", "01924 555", "01642 555"]
"""Every name, and a part of every number, of the people in the labelled set and in the founding texts told again."""


def everything():
    for name in SETS:
        for source, _, _ in labelled(name):
            yield source
    for path in sorted(TEXTS.glob("*.txt")):
        yield Source(path.name, path.read_bytes())


def test_the_texts_hold_all_of_these_names():
    held = "".join(
        path.read_text(encoding="utf-8")
        for folder in (LABELLED, TEXTS)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    assert [name for name in MADE_UP if name not in held] == []


def test_no_draft_holds_any_of_them():
    for source in everything():
        written = json.dumps(draft(source), ensure_ascii=False)
        assert [name for name in MADE_UP if name in written] == [], source.name


def test_the_address_of_an_attachment_does_not_name_its_file():
    address = "https://www.whatdotheyknow.com/request/9/response/12/attach/3/Farthingale%20reply.txt"
    made = draft(
        Source(
            address, b"Kent Police\nFreedom of Information request 123/24\nKent Police does not use drones.\n", address
        )
    )
    assert "Farthingale" not in json.dumps(made)
    row = made["records"][0]["rows"]["requests"][0]
    assert row["source_url"]["value"] == made["source"]["url"] == "https://www.whatdotheyknow.com/request/9#incoming-12"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Dear Mr A. Smith,", "Dear […],"),
        ("Dear Ms O'Neill-Jones", "Dear […]"),
        ("Dear Alan\nThank you, Alan.", "Dear […]\nThank you, […]."),
        ("Yours sincerely\n\nAnn Other\nDisclosure Officer", "Yours sincerely\n\n[…]\nDisclosure Officer"),
        ("From: Ann Other\nTo: us", "From: […]\nTo: us"),
        ("My name is Ann Other. I ask.", "My name is […]. I ask."),
        (
            "Ann Other made this Freedom of Information request to Kent Police",
            "[…] made this Freedom of Information request to Kent Police",
        ),
        ("write to foi@example.police.uk or call 01622 555 0199", "write to […] or […]"),
        ("Tel: +44 20 7946 0000.", "[…]."),
        ("Detective Sergeant Ann Other answered", "Detective […] answered"),
        ("Miss McGee", "[…]"),
        (
            "https://www.whatdotheyknow.com/request/9/response/12/attach/3/Other%20reply.pdf",
            "https://www.whatdotheyknow.com/request/9#incoming-12",
        ),
    ],
)
def test_personal_data_are_taken_out(text, redacted):
    assert redact(text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam,",
        "Dear Cleveland Police,",
        "Yours sincerely\nInformation Rights Decision Maker",
        "Police and Crime Commissioner for Cleveland",
        "Reference 01.FOI.24.036411 of 27 November 2019; 20192577",
        "The Chief Constable of Kent Police",
    ],
)
def test_what_names_no_person_stays(text):
    assert redact(text) == text


def test_the_author_of_a_thread_is_taken_out_everywhere():
    assert (
        redact("Quentin asked. Ask Quentin Larkspur, or Larkspur's friend.", ["Quentin Larkspur"])
        == "[…] asked. Ask […], or […]'s friend."
    )
