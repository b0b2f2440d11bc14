"""The sentence of a force and a technology: its date and what that rests on, who says it, and no word more."""

import pytest

from disclosures.words.answers import answer, said, thing_of, when
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
            "page",
            "products",
            "in_part",
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
        "covert_page",
        "covert_products",
        "undated_page",
        "undated_products",
        "undated_in_part",
        "also_said",
        "related_technology_name",
        "related_kind",
    ]
    + [
        f"{prefix}{column}"
        for prefix in ("elsewhere_", "since_")
        for column in (
            "position",
            "name",
            "scope",
            "voice",
            "said_on",
            "said_basis",
            "products",
            "authority_name",
            "force_group_name",
        )
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
    ("said_on", "basis", "page", "begins"),
    [
        ("2022-05-12", "answered", "/requests/cleveland-44-26", "On 12 May 2022"),
        ("2024-05", "published", "/requests/cleveland-44-26", "In May 2024"),
        ("2019", "published", "/requests/cleveland-44-26", "In 2019"),
        (
            "2022-05-12",
            "request received",
            "/requests/cleveland-44-26",
            "In answer to a request received on 12 May 2022,",
        ),
        ("2022-05", "request received", "/requests/cleveland-44-26", "In answer to a request received in May 2022,"),
        ("2024-05", "filed in the log", "/requests/cleveland-44-26", "In an answer filed in its log under May 2024,"),
        (None, "undated", "/publications/cleveland-cameras", "On an undated page read in November 2026,"),
        (None, "undated", "/requests/cleveland-44-26", "In an undated answer read in November 2026,"),
    ],
)
def test_the_sentence_says_what_its_date_is(said_on, basis, page, begins):
    assert when(said_on, basis, "2026-11-21", page) == begins


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
            "On 12 May 2022 Cleveland Police said that it did not make overt use of live facial recognition; it would neither confirm nor deny covert use.",
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
                "related_kind": "wider",
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
            {
                "status": "press reports only",
                "position": None,
                "press_position": "trialling",
                "press_voice": "press",
                "press_publisher_name": "Police Professional",
                "press_said_on": "2023",
                "related_technology_name": "Facial recognition",
                "related_kind": "wider",
                "related_position": "does_not_use",
                "related_scope": "overt",
                "related_voice": "own",
                "related_said_on": "2025-07",
            },
            "We know of nothing that Cleveland Police has said on live facial recognition itself; of a wider kind, in July 2025"
            " Cleveland Police said that it did not make overt use of facial recognition;"
            " in 2023 Police Professional reported that Cleveland Police was trialling live facial recognition.",
        ),
        (
            {
                "also_said": None,
                "since_position": "uses",
                "since_name": "uses",
                "since_said_on": "2025-08-20",
                "since_said_basis": "published",
                "since_authority_name": "Information Commissioner's Office",
            },
            "On 12 May 2022 Cleveland Police said that it did not use live facial recognition."
            " Since then the Information Commissioner's Office reports: uses (20 August 2025).",
        ),
        (
            {
                "also_said": None,
                "since_position": "trialling",
                "since_name": "trialling",
                "since_scope": "overt",
                "since_said_on": "2025-08",
                "since_said_basis": "published",
                "since_authority_name": "Home Office",
                "since_force_group_name": "All UK police forces",
                "since_products": "Lantern",
            },
            "On 12 May 2022 Cleveland Police said that it did not use live facial recognition."
            " Since then the Home Office reports of all UK police forces of overt use: trialling (Lantern, August 2025).",
        ),
        (
            {
                "position": "dropped",
                "elsewhere_position": "uses",
                "elsewhere_name": "uses",
                "elsewhere_scope": "overt",
                "elsewhere_voice": "own",
                "elsewhere_said_on": "2020-10-05",
                "elsewhere_said_basis": "request received",
            },
            "On 12 May 2022 Cleveland Police said that it had planned or considered live facial recognition and given it up."
            " On overt use it said: uses (request received on 5 October 2020).",
        ),
        (
            {
                "scope": "overt",
                "also_said": None,
                "elsewhere_position": "no_information_held",
                "elsewhere_name": "no information held",
                "elsewhere_scope": "unspecified",
                "elsewhere_voice": "joint",
                "elsewhere_authority_name": "Durham Constabulary",
                "elsewhere_said_on": "2020",
                "elsewhere_said_basis": "filed in the log",
            },
            "On 12 May 2022 Cleveland Police said that it did not make overt use of live facial recognition."
            " On use in general Durham Constabulary, speaking for both, said: no information held (filed in its log under 2020).",
        ),
        (
            {"position": "withheld", "in_part": 1},
            "On 12 May 2022 Cleveland Police said that it held information on live facial recognition and withheld part of what was asked.",
        ),
        (
            {"position": "withheld", "in_part": 0},
            "On 12 May 2022 Cleveland Police said that it held information on live facial recognition and would not disclose it.",
        ),
        (
            {"technology_name": "Data analytics platform", "position": "ncnd", "products": "Palantir software"},
            "On 12 May 2022 Cleveland Police said that it would neither confirm nor deny that it held information on Palantir"
            " software (a data analytics platform).",
        ),
        (
            {"products": "NeoFace", "covert_position": "ncnd", "covert_products": "NeoFace"},
            "On 12 May 2022 Cleveland Police said that it did not use NeoFace (live facial recognition);"
            " it would neither confirm nor deny covert use of NeoFace.",
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


@pytest.mark.parametrize(
    ("technology", "products", "words"),
    [
        ("Data analytics platform", None, "a data analytics platform"),
        ("Data analytics platform", "Power BI; Qlik Sense", "Power BI and Qlik Sense (each a data analytics platform)"),
        ("Body-worn video", "A; B; C", "A, B and C (body-worn video)"),
        ("Data analytics platform", "The Tool (TT)", "The Tool (TT; a data analytics platform)"),
        ("Drones", "DJI drones", "DJI drones"),
    ],
)
def test_a_statement_of_products_names_them(technology, products, words):
    assert thing_of(technology, products) == words


@pytest.mark.parametrize(
    ("code", "scope", "thing", "words"),
    [
        ("uses", "unspecified", "access to private cameras", "had access to private cameras"),
        ("does_not_use", "unspecified", "access to private cameras", "did not have access to private cameras"),
        ("does_not_use", "overt", "access to private cameras", "did not make overt use of access to private cameras"),
        ("uses", "unspecified", "purchases from data brokers", "made purchases from data brokers"),
        (
            "formerly_used",
            "unspecified",
            "sharing with private facial recognition",
            "had taken part in sharing with private facial recognition and no longer did",
        ),
        ("used_or_trialled", "overt", "drones", "had made or trialled overt use of drones"),
        ("does_not_use", "overt", "AI in recruitment", "did not make overt use of AI in recruitment"),
        ("formerly_used", "covert", "drones", "had made covert use of drones and no longer did"),
    ],
)
def test_what_is_no_thing_has_a_verb_of_its_own(code, scope, thing, words):
    assert said(code, scope, thing) == words


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
