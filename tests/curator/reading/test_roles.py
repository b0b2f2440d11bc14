"""Each rule that gives a line its role, and numbers their questions: what fires it beside what must not."""

import pytest

from disclosures.curator.reading.entries import divide
from disclosures.curator.reading.lines import Role, lines_of
from disclosures.curator.reading.numbering import NUMBER, numbers_in, top_of
from disclosures.curator.reading.roles import label
from tests.curator.conftest import letter


def roles(text, asked=(), role=Role.FRONT):
    """The lines as `role questions: text`, the role by its first three letters."""
    lines = lines_of(text, 0, len(text))
    label(lines, list(asked), role)
    assert all(text[line.start : line.end].endswith(line.text) for line in lines)
    return [f"{line.role[:3]} {','.join(line.questions)}: {line.text}" for line in lines]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Request: Do you fly?\nResponse: We do.", ["req : Do you fly?", "ans : We do."]),
        ("Question 2: Do you fly?\nAnswer 2: We do.", ["req 2: Do you fly?", "ans 2: We do."]),
        ("Request\nDo you fly?\nResponse\nWe do.", ["fro : Request", "req : Do you fly?", "fro : Response", "ans : We do."]),
        ("Request\nDrones\nAnswer 3\nWe do.", ["fro : Request", "req : Drones", "fro : Answer 3", "ans 3: We do."]),
        ("You asked how many?\nFour.", ["req : You asked how many?", "req : Four."]),
        ("In it you asked:\nthe number\nYes.", ["fro : In it you asked:", "req : the number", "ans : Yes."]),
        ("Dear sir\nHow do you fly?\nYes.", ["fro : Dear sir", "req : How do you fly?", "ans : Yes."]),
        ("Dear sir\n1. The drones you have\nYes.", ["fro : Dear sir", "fro : 1. The drones you have", "ans : Yes."]),
        ("1. Please list the drones\nYes.", ["req 1: 1. Please list the drones", "ans : Yes."]),
        ("Please list the drones\nYes.", ["req : Please list the drones", "ans : Yes."]),
        ("Does Essex Police fly drones\nYes.", ["req : Does Essex Police fly drones", "ans : Yes."]),
        ("Response\nYes.\nPublic interest test\nGood.", ["fro : Response", "ans : Yes.", "arg : Public interest test", "arg : Good."]),
        ("Request\nPublic interest test\nGood.", ["fro : Request", "req : Public interest test", "req : Good."]),
        (
            "Response\nYes.\nOur response to your request is unique.\nIt is so.",
            ["fro : Response", "ans : Yes.", "not : Our response to your request is unique.", "ans : It is so."],
        ),
        ("Response\nYes.\nComplaint rights\nWrite.", ["fro : Response", "ans : Yes.", "rig : Complaint rights", "rig : Write."]),
        (
            "Yours sincerely\nRequest for information\nDo you fly?",
            ["rig : Yours sincerely", "fro : Request for information", "req : Do you fly?"],
        ),
        ("Response\nYes.\nRequest\nNo.", ["fro : Response", "ans : Yes.", "ans : Request", "ans : No."]),
        (
            "Request\nDo you fly?\nClarification\nOnly now.\nResponse\nYes.",
            ["fro : Request", "req : Do you fly?", "fro : Clarification", "cla : Only now.", "fro : Response", "ans : Yes."],
        ),
        ("Response\nWell.\nClarification", ["fro : Response", "ans : Well.", "ans : Clarification"]),
        (
            "1. Do you fly?\n2. How often?\nIn response to your second question\nOften.",
            ["req 1: 1. Do you fly?", "req 2: 2. How often?", "fro : In response to your second question", "ans 2: Often."],
        ),
        (
            "1. Do you fly?\n2. How often?\nIn response to your last question\nOften.",
            ["req 1: 1. Do you fly?", "req 2: 2. How often?", "fro : In response to your last question", "ans 2: Often."],
        ),
    ],
)  # fmt: skip
def test_headings_and_openings(text, expected):
    assert roles(text) == expected


ASKED = "Request\n1. Do you fly drones?\n2. How many flights were there last year?\nResponse\n"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. We do.\n2. Four.", ["ans 1: 1. We do.", "ans 2: 2. Four."]),
        ("1.\nWe do.\nQ2\nFour.", ["rep 1: 1.", "ans 1: We do.", "rep 2: Q2", "ans 2: Four."]),
        ("1-2.\nFour.", ["rep 1,2: 1-2.", "ans 1,2: Four."]),
        ("Q1 & 2. Four.", ["ans 1,2: Q1 & 2. Four."]),
        ("Do you fly drones?\nWe do.", ["rep 1: Do you fly drones?", "ans 1: We do."]),
        (
            "How many flights were there this year?\nFour.",
            ["rep 2: How many flights were there this year?", "ans 2: Four."],
        ),
        ("How many cows?\nFour.", ["ans : How many cows?", "ans : Four."]),
        ("2. How many flights were there?\nFour.", ["rep 2: 2. How many flights were there?", "ans 2: Four."]),
        ("3. How many pilots are there?\nFour.", ["req 3: 3. How many pilots are there?", "ans 3: Four."]),
        ("3. There are four pilots.\nFour.", ["ans 3: 3. There are four pilots.", "ans 3: Four."]),
        ("Harm\nBad.\n2. Four.", ["arg : Harm", "arg : Bad.", "ans 2: 2. Four."]),
        (
            "Harm\nBad.\nDo you fly drones?\nNo.",
            ["arg : Harm", "arg : Bad.", "rep 1: Do you fly drones?", "ans 1: No."],
        ),
        ("Harm\nBad.\n2.\nFour.", ["arg : Harm", "arg : Bad.", "rep 2: 2.", "ans 2: Four."]),
        ("Complaint rights\n2.\nWrite.", ["rig : Complaint rights", "rig : 2.", "rig : Write."]),
    ],
)
def test_the_numbers_of_an_answer(answer, expected):
    assert roles(ASKED + answer)[4:] == expected or roles(ASKED + answer)[4:] == [
        line.replace("rig : 2.", "rep 2: 2.") for line in expected
    ]


def test_answers_among_the_questions():
    text = "Please see our answers below.\nDo you fly?\nWe do.\nHow often?\nDaily."
    assert roles(text)[1:] == ["req : Do you fly?", "ans 1: We do.", "req : How often?", "ans 2: Daily."]
    text = text.replace("Do you", "1. Do you").replace("How often", "2. How often")
    assert roles(text)[1:] == ["req 1: 1. Do you fly?", "ans 1: We do.", "req 2: 2. How often?", "ans 2: Daily."]


def test_answers_after_a_heading_are_not_among_the_questions():
    text = "Please see our answers below.\nRequest\nDo you fly?\nMany would like to know.\nResponse\nWe do."
    assert roles(text)[2:] == ["req : Do you fly?", "req : Many would like to know.", "fro : Response", "ans : We do."]


def test_each_answer_heading_answers_the_one_question_before_it():
    text = "1. Do you fly?\nResponse\nWe do.\n2. How often do you fly?\nResponse\nDaily."
    assert roles(text) == [
        "req 1: 1. Do you fly?",
        "fro : Response",
        "ans 1: We do.",
        "req 2: 2. How often do you fly?",
        "fro : Response",
        "ans 2: Daily.",
    ]
    text = "1. Do you fly?\n2. How often do you fly?\nResponse\nDaily.\nResponse\nWell."
    assert [line for line in roles(text) if line.startswith("ans")] == ["ans : Daily.", "ans : Well."]


def test_questions_that_are_only_lettered():
    text = "Request\na) Do you fly?\nb) How often?\nResponse\na) We do.\nb) Daily."
    assert roles(text) == [
        "fro : Request",
        "req 1: a) Do you fly?",
        "req 2: b) How often?",
        "fro : Response",
        "ans 1: a) We do.",
        "ans 2: b) Daily.",
    ]


def test_parts_of_numbered_questions():
    text = "Request\n1. Do you fly?\na) where?\ni) in Essex?\nii) in Kent?\nb) when?\n2. Do you drive?\ni) where?\nand how?"
    assert [line.split(":")[0] for line in roles(text)][1:] == [
        "req 1", "req 1a", "req 1a.i", "req 1a.ii", "req 1b", "req 2", "req 2i", "req 2i",
    ]  # fmt: skip


def test_in_a_letter_of_a_thread_a_statement_of_a_position_begins_the_answer():
    asked = ["Do you use drones?"]
    assert roles("Hello\nIn this county Essex Police uses drones", asked) == [
        "fro : Hello",
        "ans : In this county Essex Police uses drones",
    ]
    assert roles("Hello\nDrones are fine", asked) == ["fro : Hello", "fro : Drones are fine"]
    assert roles("We understand that Essex Police uses drones", asked) == [
        "fro : We understand that Essex Police uses drones"
    ]
    assert roles("Essex Police uses drones") == ["ans : Essex Police uses drones"]
    assert roles("It uses drones") == ["fro : It uses drones"]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("1. x", ["1"]),
        ("Q2 –", ["2"]),
        ("Question 3:", ["3"]),
        ("(4) x", ["4"]),
        ("5a) x", ["5a"]),
        ("5B. x", ["5b"]),
        ("Q1-4.", ["1", "2", "3", "4"]),
        ("1 & 2. x", ["1", "2"]),
        ("Questions", None),
        ("Q1 to 3:", ["1", "2", "3"]),
        ("Q1 and Q2:", ["1", "2"]),
        ("3-2.", ["3"]),
        ("3-3.", ["3"]),
        ("Answer 6", ["6"]),
        ("Response no. 7:", ["7"]),
        ("Request 8", ["8"]),
        ("Part 9:", ["9"]),
        ("Point 10.", ["10"]),
        ("In response to Question 11:", ["11"]),
        ("12 drones", None),
        ("123.", None),
        ("2024: x", None),
    ],
)
def test_numbers_as_they_are_printed(printed, numbers):
    match = NUMBER.match(printed)
    assert (numbers_in(match) if match else None) == numbers


def test_the_last_of_questions_without_numbers_is_the_first():
    text = "Request\nDo you fly?\nIn response to your last question\nWe do."
    assert roles(text)[-1] == "ans 1: We do."


def test_the_question_of_a_part():
    assert [top_of(number) for number in ("3", "3a", "12.ii", "3a.i")] == ["3", "3", "12", "3"]


ENTRY = "{}\nDo you fly drones?\nNo information held\n1 May 2024\n"


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (["16495", "16224"], ["16495", "16224"]),
        (["FOI 1234-24", "Ref: 1235-24"], ["1234-24", "1235-24"]),
        (["FOI 1234-24: Drones of ours", "FOI 1235-24 – More of them"], ["1234-24", "1235-24"]),
        (["Reference no 1234/24", "Request number 1235/24"], ["1234/24", "1235/24"]),
        (["16495", "16495"], [""]),
        (["1649", "1622"], [""]),
        (["2021", "2022"], [""]),
        (["2021/22", "2022-2023"], [""]),
        (["FOI 2021", "FOI 2022"], [""]),
        (["Helicopter 16495", "Helicopter 16224"], [""]),
        (["16495"], [""]),
    ],
)
def test_a_page_is_divided_at_its_references(heads, expected):
    assert [entry.head for entry in divide("".join(ENTRY.format(head) for head in heads))] == expected


def test_an_entry_has_three_lines_below_its_reference_at_least():
    whole = ENTRY.format("16495")
    assert [entry.head for entry in divide(whole + "16224\nDo you?\nYes.\n" + ENTRY.format("16333"))] == [
        "16495",
        "16333",
    ]
    assert [entry.head for entry in divide(whole + "16224\nDo you?\nYes.\n1 May\n" + ENTRY.format("16333"))] == [
        "16495", "16224", "16333",
    ]  # fmt: skip


def test_the_entries_of_a_page_have_their_own_lines():
    first, second = divide(ENTRY.format("16495") + ENTRY.format("16224"))
    assert [line.text for line in second.lines] == ["16224", "Do you fly drones?", "No information held", "1 May 2024"]
    assert [line.text for line in first.having(Role.REQUEST)] == ["Do you fly drones?"]
    assert [line.text for line in first.having(Role.ANSWER)] == ["No information held", "1 May 2024"]
    assert first.span[0] == 0
    assert second.span[0] == len(ENTRY.format("16495"))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Do you fly drones?\nResponse 03-08-2016\nWe are glad to say.", "ans : We are glad to say."),
        ("I am studying the police and I hereby request costs.\nAll of them.", "req : All of them."),
        ("For the last ten years, please list all drones.\nBy month.", "req : By month."),
        ("Do you fly drones?\nClarification received 2nd May 2016:\nOurs alone.", "cla : Ours alone."),
    ],
)
def test_openings_of_the_field(text, last):
    assert roles(text)[-1] == last


def test_an_argument_adds_no_paragraph_to_a_section_that_is_relied_on(propose):
    answer = "Section 30(1)(a) applies.\nHarm\nSection 30 (1) (2) keeps it, and section 31(1) does."
    rows = propose(letter("Which drones are there?", answer))["request_exemptions"]
    assert [row["exemption"] for row in rows] == ["foia-30-1-a", "foia-31-1"]


def test_a_wider_technology_with_a_question_of_its_own_is_asked_about(propose):
    asked = "1. Who does your phone examinations?\n2. How much do you spend on computer examinations?"
    rows = propose(letter(asked, "1. We do.\n2. £500"))["request_technologies"]
    assert [row["technology"] for row in rows] == ["mobile-phone-extraction", "digital-forensics"]
