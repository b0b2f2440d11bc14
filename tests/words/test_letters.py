"""The letter to a force, and where it can be sent."""

from urllib.parse import parse_qs, urlsplit

from disclosures.words.letters import address_to_ask, letter, title_of_letter


def test_a_letter_names_the_act_and_the_technology_as_in_a_sentence():
    assert letter("FOISA 2002", "Live facial recognition").split("\n")[:3] == [
        "Under the Freedom of Information (Scotland) Act 2002, please tell me:",
        "",
        "1. Do you use live facial recognition, or have you ever done so, even in a trial? If so, since when, and which "
        "product of which supplier?",
    ]
    assert title_of_letter("CCTV") == "Use of CCTV"
    assert title_of_letter("IMSI catcher") == "Use of an IMSI catcher"


def test_nobody_is_asked_whether_they_use_a_deed():
    for name, asked in {
        "Purchases from data brokers": "Do you make purchases from data brokers, or have you ever",
        "Access to private cameras": "Do you have access to private cameras, or have you ever",
        "Sharing with private facial recognition": "Do you take part in sharing with private facial recognition, or have you",
        "Data analytics platform": "Do you use a data analytics platform, or have you ever",
    }.items():
        assert asked in letter("FOIA 2000", name)
    assert title_of_letter("Purchases from data brokers") == "Purchases from data brokers"


def test_the_address_holds_title_and_letter_whole():
    address = address_to_ask({"law": "FOIA 2000", "whatdotheyknow": "essex_police"}, "Search & rescue (SAR)")
    assert "+" not in address
    assert parse_qs(urlsplit(address).query) == {
        "title": ["Use of search & rescue (SAR)"],
        "default_letter": [letter("FOIA 2000", "Search & rescue (SAR)")],
    }
