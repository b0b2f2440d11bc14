"""How a request and its questions ended, and how much of the answer was seen."""

import pytest

from tests.curator.conftest import letter

USE = "Does Essex Police use drones?"


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("Essex Police uses drones.", "disclosed"),
        ("Section 12(1) applies.", "cost_limit"),
        ("Section 12(1) applies. Essex Police uses drones.", "partly_disclosed"),
        ("Section 14(1) applies.", "vexatious"),
        ("Section 14(1) applies. Essex Police uses drones.", "partly_disclosed"),
        ("Section 16 applies to our advice on how to ask anew.", "disclosed"),
        ("No information held.", "not_held"),
        ("Essex Police does not hold information. Essex Police does not use drones.", "not_held"),
        ("The information is not held by Essex Police.", "not_held"),
        ("Essex Police does not hold the model. Essex Police uses drones.", "disclosed"),
        ("No information is held on how many were bought. We do not use drones. £500 was spent on plans.", "disclosed"),
        ("No information held.\nEssex Police uses drones.", "not_held"),
        ("Essex Police neither confirms nor denies that it holds information.", "ncnd"),
        ("We do not hold a policy. We neither confirm nor deny that information on drones is held.", "refused"),
        ("We do not use drones. We neither confirm nor deny that information on ANPR is held.", "partly_disclosed"),
        ("The rest is exempt under section 31. Essex Police uses drones.", "partly_disclosed"),
        ("Section 31(1) applies to the whole of it.", "partly_disclosed"),
        ("It is exempt by section 31.", "refused"),
        ("This is withheld.", "refused"),
        ("This is a refusal notice.", "refused"),
        ("It is published on our site, so section 21 applies.", "already_public"),
        ("I refuse your request.", "refused"),
        ("We have refused the whole request.", "refused"),
        ("This is a refusal of the whole of it.", "refused"),
        ("Yes, four.", "disclosed"),
    ],
)
def test_how_it_ended(answer, outcome, drafted):
    cell = drafted(letter(USE, answer))["records"][0]["rows"]["requests"][0]["outcome"]
    assert cell["value"] == outcome
    assert 0 < cell["confidence"] < 1


def test_without_an_answer_nothing_is_known(propose):
    (request,) = propose("Essex Police\nFOI reference 30303\nRequest\nDoes Essex Police use drones?")["requests"]
    assert (request["outcome"], request["answer_seen"]) == ("unknown", "none")


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        ("We use drones.", "whole"),
        ("We use drones and...", "part"),
        ("We use drones and …", "part"),
        ("We use.. drones.", "whole"),
    ],
)
def test_how_much_of_the_answer_was_seen(answer, seen, propose):
    assert propose(letter(USE, answer))["requests"][0]["answer_seen"] == seen


def outcomes(rows):
    return [row.get("outcome") for row in rows["questions"]]


TWO = "1. Does Essex Police use drones?\n2. Who makes them?"


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (TWO, "1. Yes.\n2. No information held.", ["disclosed", "not_held"]),
        (TWO, "1. Yes.\n2. This is exempt.", ["disclosed", "refused"]),
        (TWO, "1. Yes.\n2. We neither confirm nor deny it.", ["disclosed", "ncnd"]),
        (TWO, "1. Yes.\n2. We refuse to confirm or deny it.", ["disclosed", "ncnd"]),
        (TWO, "1. Yes.\n2. Section 12 applies.", ["disclosed", "cost_limit"]),
        (TWO, "1. Yes.", ["disclosed", "disclosed"]),
        (TWO, "1. Yes, but the rest is exempt.", ["refused", None]),
        (
            TWO,
            "1. We do not hold information. We do not use drones.\n2. No information held.",
            ["disclosed", "not_held"],
        ),
        (TWO, "1. We do not use drones. We neither confirm nor deny more.\n2. It is exempt.", ["disclosed", "refused"]),
        (TWO, "We use drones, made by DJI.", ["disclosed", "disclosed"]),
        (TWO, "It is exempt.", ["refused", "refused"]),
        (TWO, "Section 12 applies.", ["cost_limit", "cost_limit"]),
        (TWO, "Section 14 applies.", ["vexatious", "vexatious"]),
        (TWO, "We neither confirm nor deny that we hold it.", ["ncnd", "ncnd"]),
        (TWO, "No information is held. We do not use drones.", ["disclosed", "not_held"]),
        (TWO, "No information is held.", ["not_held", "not_held"]),
        (TWO, "We use drones. The rest is exempt.", [None, None]),
        (USE, "We use drones. The rest is exempt.", ["partly_disclosed"]),
        ("1. Do you fly drones?\na) where?", "1. We do.", ["disclosed", "disclosed"]),
        ("1. Do you fly drones?\n10. Where?", "1. It is exempt.\n10. Here.", ["refused", "disclosed"]),
    ],
)
def test_what_became_of_each_question(question, answer, expected, propose):
    assert outcomes(propose(letter(question, answer))) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Do you use drones? Do you use ANPR?", [("1", "Do you use drones?"), ("2", "Do you use ANPR?")]),
        ("Do you use drones?\nIf so, how many?", [("1", "Do you use drones?"), ("2", "If so, how many?")]),
        ("Do you use drones?\nIf yes:\n- how many?\n- where?", [("1", ""), ("2", ""), ("3", "")]),
        ("Please list the drones. I write for a school.", [("1", "")]),
        ("Do you use drones? Please say.", [("1", "Do you use drones? Please say.")]),
        ("Do you use drones?\na) where?\nb) when?", [("1", ""), ("1a", ""), ("1b", "")]),
        (
            "Do you use drones?\na) where?\ni) in Essex?\nii) in Kent?",
            [("1", ""), ("1a", ""), ("1a.i", ""), ("1a.ii", "")],
        ),
        ("- Do you use drones? Where?\n- When?", [("1", ""), ("2", "")]),
        ("3. Do you use drones?\n4. Do you use ANPR?", [("3", ""), ("4", "")]),
        ("1. Do you use drones?\nThat is, now.\n2. Where?", [("1", ""), ("2", "")]),
        ("I write for a school.\n2. Do you use drones?", [("2", "")]),
    ],
)
def test_questions_are_numbered_as_printed_or_counted(question, expected, drafted):
    made = drafted(letter(question, "We do."))
    rows = made["records"][0]["rows"]["questions"]
    assert [row["number"]["value"] for row in rows] == [number for number, _ in expected]
    for row, (_, words) in zip(rows, expected, strict=True):
        ((start, end), *_) = row["number"]["evidence"]
        assert not words or made["text"][start:end] == words


@pytest.mark.parametrize(
    ("question", "summary"),
    [
        ("Does Essex Police use drones?", "Whether it uses drones."),
        ("Has Essex Police ever trialled drones?", "Whether it uses or has trialled drones."),
        ("Does Essex Police use drones, or plan to?", "Whether it uses drones, or plans to."),
        ("Does Essex Police use ANPR or drones?", "Whether it uses number plate recognition (ANPR) or drones."),
        ("How does Essex Police use drones?", None),
        ("1. If Essex Police does use drones, say so?", None),
        ("Has Essex Police shared data on drones?", "Whether it uses drones."),
        ("How many drones does Essex Police use?", "How many."),
        ("Does Essex Police use helicopters?", None),
    ],
)
def test_the_summary_of_a_question(question, summary, propose):
    (row,) = propose(letter(question, "We do."))["questions"]
    assert row.get("summary") == summary


def test_a_question_has_its_one_technology(propose):
    rows = propose(letter("1. Do you use drones?\n2. Do you use ANPR or drones?\n3. Where?", "We do."))
    assert [row.get("technology") for row in rows["questions"]] == ["drones", None, None]


def test_the_summary_of_a_request_says_each_kind_once(propose):
    rows = propose(letter("1. What did drones cost?\n2. What did ANPR cost?\n3. How many are there?", "Much."))
    assert rows["requests"][0]["summary"] == "What it costs. How many."
