"""The sentence of a force and a technology: its date and what that rests on, who says it, and no word more."""

import pytest

from disclosures.words.answers import answer, said, when
from disclosures.words.plain_words import a, the

BLANK = dict.fromkeys(
    [
        f"{prefix}{column}"
        for prefix in ("", "press_", "related_")
        for column in (
            "position",
            "scope",
            "voice",
            "said_on",
            "said_basis",
            "read_on",
            "authority_name",
            "publisher_name",
            "force_group_name",
        )
    ]
    + [
        "undated_position",
        "undated_scope",
        "undated_read_on",
        "covert_position",
        "covert_only",
        "covert_apart",
        "covert_said_on",
        "covert_said_basis",
        "covert_read_on",
        "also_said",
        "related_technology_name",
    ]
)
CLEVELAND = BLANK | {
    "force_name": "Cleveland Police",
    "technology_name": "Live facial recognition",
    "status": "position stated",
    "position": "does_not_use",
    "scope": "unspecified",
    "voice": "own",
    "said_on": "2022-05-12",
    "said_basis": "answered",
    "also_said": "considering",
    "authority_name": "Cleveland Police",
}


def test_a_denial_tells_of_the_plans_beside_it():
    assert answer(CLEVELAND) == (
        "On 12 May 2022 Cleveland Police said that it did not use live facial recognition and was considering it."
    )


@pytest.mark.parametrize(
    ("said_on", "basis", "begins"),
    [
        ("2022-05-12", "answered", "On 12 May 2022"),
        ("2024-05", "published", "In May 2024"),
        ("2019", "published", "In 2019"),
        ("2022-05-12", "request received", "In answer to a request received on 12 May 2022,"),
        ("2022-05", "request received", "In answer to a request received in May 2022,"),
        ("2024-05", "filed in the log", "In an answer filed in its log under May 2024,"),
        (None, "undated", "On an undated page read in November 2026,"),
    ],
)
def test_the_sentence_says_what_its_date_is(said_on, basis, begins):
    assert when(said_on, basis, "2026-11-21") == begins


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (
            {"voice": "reported", "authority_name": "Home Office", "also_said": None},
            "On 12 May 2022 the Home Office reported that Cleveland Police did not use live facial recognition.",
        ),
        (
            {
                "voice": "reported",
                "authority_name": "Home Office",
                "force_group_name": "All UK police forces",
                "position": "trialling",
            },
            "On 12 May 2022 the Home Office reported that all UK police forces, among them Cleveland Police, were trialling live facial recognition.",
        ),
        (
            {
                "voice": "reported",
                "authority_name": "Home Office",
                "force_group_name": "All UK police forces",
                "position": "ncnd",
                "scope": "covert",
                "covert_only": 1,
            },
            "On 12 May 2022 the Home Office reported that all UK police forces, among them Cleveland Police, would neither confirm nor deny"
            " that they held information on covert use of live facial recognition.",
        ),
        (
            {
                "voice": "reported",
                "authority_name": "Home Office",
                "force_group_name": "Forces in the pilot",
                "position": "considering",
                "also_said": None,
            },
            "On 12 May 2022 the Home Office reported that Cleveland Police was considering live facial recognition, as one of the forces in the pilot.",
        ),
        (
            {"voice": "joint", "authority_name": "Durham Constabulary", "position": "uses"},
            "On 12 May 2022 Durham Constabulary, speaking for both, said that Cleveland Police used live facial recognition.",
        ),
        (
            {"scope": "overt", "covert_position": "ncnd", "also_said": None},
            "On 12 May 2022 Cleveland Police said that it did not use live facial recognition overtly; it would neither confirm nor deny covert use.",
        ),
        (
            {
                "also_said": None,
                "covert_position": "ncnd",
                "covert_apart": 1,
                "covert_said_on": "2024-08",
                "covert_said_basis": "filed in the log",
            },
            "On 12 May 2022 Cleveland Police said that it did not use live facial recognition; in an answer filed in its"
            " log under August 2024, it would neither confirm nor deny covert use.",
        ),
        (
            {
                "voice": "joint",
                "authority_name": "Durham Constabulary",
                "also_said": None,
                "covert_position": "ncnd",
                "covert_apart": 1,
                "covert_said_on": "2015-07-09",
                "covert_said_basis": "answered",
            },
            "On 12 May 2022 Durham Constabulary, speaking for both, said that Cleveland Police did not use live facial"
            " recognition; on 9 July 2015 Cleveland Police would neither confirm nor deny covert use.",
        ),
        (
            {"position": "ncnd", "scope": "covert", "covert_position": "ncnd", "covert_only": 1},
            "On 12 May 2022 Cleveland Police said that it would neither confirm nor deny that it held information on covert use of live facial recognition.",
        ),
        (
            {
                "undated_position": "uses",
                "undated_scope": "unspecified",
                "undated_read_on": "2026-11-27",
                "also_said": None,
            },
            "On 12 May 2022 Cleveland Police said that it did not use live facial recognition;"
            " on an undated page read in November 2026, it said that it used live facial recognition.",
        ),
        (
            {
                "status": "press reports only",
                "position": None,
                "press_position": "trialling",
                "press_scope": "unspecified",
                "press_voice": "press",
                "press_publisher_name": "Police Professional",
                "press_said_on": "2023",
                "press_said_basis": "published",
            },
            "We know of nothing that Cleveland Police has said on live facial recognition;"
            " in 2023 Police Professional reported that Cleveland Police was trialling live facial recognition.",
        ),
        (
            {
                "status": "spoke of a wider kind",
                "position": None,
                "related_technology_name": "Facial recognition",
                "related_position": "dropped",
                "related_scope": "unspecified",
                "related_voice": "own",
                "related_said_on": "2023-01",
                "related_said_basis": "published",
            },
            "On live facial recognition itself we know of nothing said; of a wider kind, in January 2023 Cleveland Police said that it"
            " had planned or considered facial recognition and given it up.",
        ),
        (
            {"status": "never asked", "position": None},
            "We know of nobody who has asked Cleveland Police about live facial recognition, and of nothing said on it; that is not a no.",
        ),
        (
            {"status": "asked, answer not captured", "position": None, "force_name": "Metropolitan Police Service"},
            "The Metropolitan Police Service was asked about live facial recognition; the answer has not been read here.",
        ),
        (
            {
                "status": "outside the Acts",
                "position": None,
                "force_name": "National Crime Agency",
                "technology_name": "IMSI catcher",
            },
            "We know of nothing said on the National Crime Agency and an IMSI catcher; it is outside the Freedom of Information Acts.",
        ),
    ],
)
def test_the_sentence_of_each_kind_of_knowledge(changed, sentence):
    assert answer(CLEVELAND | changed) == sentence


def test_only_a_denial_is_said_to_stand_beside_plans():
    assert said("uses", "unspecified", "drones", "considering") == "used drones"
    assert (
        said("does_not_use", "unspecified", "drones", "uses,considering") == "did not use drones and was considering it"
    )
    assert said("does_not_use", "unspecified", "drones", "uses") == "did not use drones"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Essex Police", "Essex Police"),
        ("Police Scotland", "Police Scotland"),
        ("Home Office", "the Home Office"),
        ("Civil Nuclear Constabulary", "the Civil Nuclear Constabulary"),
        ("HM Inspectorate of Constabulary in Scotland", "HM Inspectorate of Constabulary in Scotland"),
        (
            "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
            "His Majesty's Inspectorate of Constabulary and Fire & Rescue Services",
        ),
        ("Police Service of Northern Ireland", "the Police Service of Northern Ireland"),
    ],
)
def test_names_of_bodies_have_their_article(name, words):
    assert the(name) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("drones", "drones"),
        ("IMSI catcher", "an IMSI catcher"),
        ("polygraph", "a polygraph"),
        ("national police database", "a national police database"),
    ],
)
def test_what_can_be_counted_has_its_article(name, words):
    assert a(name) == words
