"""How names and phrases of data/ become patterns: what they find beside what they must not."""

import pytest

from disclosures.curator.reading.fields.authority import authority_of, law_of, mentions
from disclosures.curator.reading.sites import authority_at
from disclosures.curator.reading.vocabulary import VOCABULARY, Phrase, _name_pattern, several

PATTERNS = {
    "FORCE use": (
        "we use|We currently use|the force presently use|this constabulary also use|our service now use|the police service only use|"
        "the organisation already use|the commissioner routinely use|the office regularly use|our officers at present use|"
        "officers at this time use|Essex Police at the moment use|the West Yorkshire Police to date use|Acme Constabulary use|"
        "Bath and Wells Constabulary use|Isle of Man Constabulary use|Big Midlands Police use|Old Manchester Police use|"
        "Deep Valley Police use|Mid Mercia Police use|New Wales Police use|Tiny London Police use|Low Scotland Police use|"
        "Essex Police staff use|PSNI officers use|we 'use",
        "they use|us use|we may use|the public use|we used|essex use",
    ),
    "do not use": ("do not use|don't use|don’t use|DO NOT currently use", "do use|not use|do nothing use|dont"),
    "has [never] used": ("has used|has never used|has now never used", "has not used|used"),
    "is (in use|deployed)": ("is in use|is deployed|is in  use", "is used|in use"),
    "plans … dropped": (
        "plans dropped|plans were dropped|plans a b c d e f g h dropped",
        "plans a b c d e f g h i dropped|plans. We dropped|dropped plans",
    ),
}


@pytest.mark.parametrize(("words", "examples"), PATTERNS.items())
def test_a_phrase_is_found_in_its_forms(words, examples):
    pattern = VOCABULARY.phrase_pattern(words)
    found, others = (texts.split("|") for texts in examples)
    assert [text for text in found if not pattern.search(text)] == []
    assert [text for text in others if pattern.search(text)] == []


def test_an_authority_is_known_by_its_whole_name():
    names = (
        "we|the force|this force|our force|the constabulary|the service|the police service|this organisation|"
        "the commissioner|our office|our officers|officers|the officers|Acme Police|the Acme Constabulary|"
        "East Yorkshire Police|Big Midlands Police|Old Manchester Police|Deep Valley Police|Mid Mercia Police|"
        "New Wales Police|Tiny London Police|Low Scotland Police|Bed and of Police|A1& & Police|Essex Police officers|"
        "Essex Police staff|Avon and Somerset Constabulary|our officers teams"
    )
    assert [name for name in names.split("|") if not VOCABULARY.force.fullmatch(name)] == ["the officers"]
    assert VOCABULARY.force_before.match("Essex Police use")[0] == "Essex Police "
    assert VOCABULARY.asks_force.match("Does Essex Police")
    assert not VOCABULARY.asks_force.match("Does it")
    for verb in "Do Does Did Is Are Has Have".split():
        assert VOCABULARY.asks_force.match(f"{verb} the force")


def test_a_phrase_before_a_technology_leaves_the_word_to_what_follows():
    phrase = Phrase("we have TECHNOLOGY", "uses", VOCABULARY.phrase_pattern("we have TECHNOLOGY"))
    assert phrase.before_technology
    assert phrase.pattern.search("we have drones")[0] == "we have"
    assert not Phrase("we have", "uses", VOCABULARY.phrase_pattern("we have")).before_technology


@pytest.mark.parametrize(
    ("name", "proper", "found", "others"),
    [
        ("Drones", False, "drones|Drone|DRONES", "predrones|drones2|x-drones"),
        ("body-worn video", True, "body worn video|Body-worn videos|body-worn  video", "bodyworn video"),
        ("ANPR", True, "ANPR|ANPRs", "anpr"),
        ("Essex Police", True, "Essex Police", "essex police"),
        ("Kent Constabulary", True, "Kent Constabulary", "kent constabulary"),
        ("the Met", True, "the Met", "the met"),
        ("Ring", True, "Ring", "ring"),
        ("Ring", False, "Ring|ring", "rings5"),
        ("Clearview AI", True, "Clearview AI|clearview ai", "clear view"),
        ("gas", True, "gas|gases", "ga"),
        ("glass", True, "glass|glasses", "glas"),
        ("scans", True, "scan|scans", "sca"),
        ("vans", True, "vans", "van"),
        ("lenses", True, "lenses|lense", "lens"),
    ],
)
def test_a_name_is_found_as_it_may_be_written(name, proper, found, others):
    pattern = _name_pattern(name, proper)
    assert [text for text in found.split("|") if not pattern.search(text)] == []
    assert [text for text in others.split("|") if pattern.search(text)] == []


def test_values_in_one_cell():
    assert several("a; b ;; c") == ["a", "b", "c"]
    assert several("") == []


def test_families_of_technologies():
    assert VOCABULARY.family("live-facial-recognition") == {"live-facial-recognition", "facial-recognition"}
    assert VOCABULARY.related("live-facial-recognition", "facial-recognition")
    assert VOCABULARY.related("facial-recognition", "live-facial-recognition")
    assert VOCABULARY.related("drones", "drones")
    assert not VOCABULARY.related("live-facial-recognition", "retrospective-facial-recognition")
    assert VOCABULARY.family("cameras-and-sensors") == set()


def test_a_family_at_the_top_is_not_read_nor_are_words_of_other_meanings():
    codes = {phrase.code for phrase in VOCABULARY.technologies}
    assert "drones" in codes
    assert not codes & {code for code, broader in VOCABULARY.broader.items() if not broader}
    assert "algorithms" not in {phrase.words for phrase in VOCABULARY.technologies}
    assert "axon-body-worn-video" not in {phrase.code for phrase in VOCABULARY.product_names}
    assert {"CAID", "Child Abuse Image Database"} <= {phrase.words for phrase in VOCABULARY.product_names}


def test_a_statement_of_a_position():
    assert VOCABULARY.states_position("Essex Police uses drones", by_force=True)
    assert VOCABULARY.states_position("drones are not used")
    assert not VOCABULARY.states_position("drones are not used", by_force=True)
    assert not VOCABULARY.states_position("drones")


def test_the_longest_name_of_an_authority_is_found():
    text = "Office of the Police and Crime Commissioner for Cleveland and Cleveland Police"
    assert [code for _, _, code in mentions(text)] == ["cleveland-pcc", "cleveland"]
    assert [text[start:end] for start, end, _ in mentions(text)][1] == "Cleveland Police"


FAR = "x" * 600


@pytest.mark.parametrize(
    ("text", "title", "url", "code"),
    [
        ("Essex Police", "", "", "essex"),
        ("Essex Police and Kent Police", "", "", None),
        ("Essex Police and Kent Police, says Essex Police", "", "", "essex"),
        (f"Essex Police {FAR} Kent Police, Kent Police", "", "", "essex"),
        (f"{FAR} Essex Police, Kent Police, Kent Police", "", "", "kent"),
        ("Essex Police and Kent Police", "Kent Police", "", "kent"),
        ("Kent Police, Kent Police, Kent Police, Kent Police", "Essex Police", "", "kent"),
        ("Kent Police, Kent Police, Kent Police", "Kent Police", "https://www.essex.police.uk/x", "essex"),
        (
            "Cleveland Police, Cleveland Police. Office of the Police and Crime Commissioner for Cleveland",
            "",
            "",
            "cleveland-pcc",
        ),
        (
            f"{FAR} Cleveland Police, Cleveland Police. Office of the Police and Crime Commissioner for Cleveland",
            "",
            "",
            "cleveland-pcc",
        ),
        (f"{FAR} Kent Police {'Essex Police ' * 8}{'Kent Police ' * 40}", "", "", None),
        ("nobody", "", "", None),
    ],
)
def test_the_authority_with_the_most_marks_answers(text, title, url, code):
    found = authority_of(text, title, url, "")
    assert (found.value if found else None) == code
    assert found is None or 0.6 < found.confidence <= 0.99


def test_a_letterhead_is_of_five_hundred_characters():
    """Where both are named once, only the one in the letterhead has a mark more."""
    for far, code in ((499, None), (500, "essex"), (501, "essex")):
        found = authority_of(f"Essex Police {'x' * (far - 14)} Kent Police", "", "", "")
        assert (found.value if found else None) == code


def test_the_authority_that_a_thread_asks_answers():
    found = authority_of("Kent Police writes to Essex Police of Essex Police", "", "", "essex")
    assert (found.value, found.evidence, found.confidence) == ("essex", [(22, 34)], 0.99)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://www.essex.police.uk/foi/", "essex"),
        ("https://essex.police.uk", "essex"),
        ("https://foi.essex.police.uk", "essex"),
        ("https://notessex.police.uk", ""),
        ("https://www.gov.uk/foi", ""),
        ("", ""),
    ],
)
def test_the_authority_of_a_site(url, code):
    assert authority_at(url) == code


@pytest.mark.parametrize(
    ("authority", "text", "law"),
    [
        ("essex", "FOISA", "FOIA 2000"),
        ("scotland", "", "FOISA 2002"),
        ("scottish-police-authority", "", "FOISA 2002"),
        ("", "the Freedom of Information (Scotland) Act 2002", "FOISA 2002"),
        ("", "under FOISA", "FOISA 2002"),
        ("", "under FOIA", "FOIA 2000"),
    ],
)
def test_the_law_under_which_it_answers(authority, text, law):
    assert law_of(authority, text) == law
