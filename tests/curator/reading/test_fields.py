"""Each rule on dates, references, sections, figures, steps, products and technologies: what fires beside what must not."""

import pytest

from disclosures.curator.reading.fields import exemptions, references
from disclosures.curator.reading.fields.dates import DATE, iso
from disclosures.curator.reading.fields.technologies import products_in, technologies_in
from tests.curator.conftest import letter

USE = "Does Essex Police use drones?"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("3 August 2021", "2021-08-03"),
        ("03 Aug. 2021", "2021-08-03"),
        ("3rd of August, 2021", "2021-08-03"),
        ("1st day of Sept 2021", "2021-09-01"),
        ("31 December 1999", "1999-12-31"),
        ("2021-08-03", "2021-08-03"),
        ("03/08/2021", "2021-08-03"),
        ("3.8.21", "2021-08-03"),
        ("30 February 2021", ""),
        ("2021-13-01", ""),
        ("32/01/2021", ""),
        ("4 May", "--05-04"),
        ("5^th June 2022", "2022-06-05"),
    ],
)
def test_dates_as_they_are_printed(printed, date):
    assert iso(DATE.search(f"on {printed} at noon")) == date


@pytest.mark.parametrize(
    "printed", ["3 Augustus 2021", "123 August 2021", "version 3.8.2100", "May 2021", "12021-08-03"]
)
def test_what_is_no_date(printed):
    assert not DATE.fullmatch(printed)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Date received: 4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"received_on": "2021-05-04"}),
        ("Date of request: 4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"made_on": "2021-05-04"}),
        ("Request\nDo you?\nResponse\nYes.\nDate of response: 4 May 2021", {"responded_on": "2021-05-04"}),
        ("Date of response\n4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"responded_on": "2021-05-04"}),
        ("4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"responded_on": "2021-05-04"}),
        ("Date: 4 May\nRequest\nDo you?\nResponse\nYes.", {}),
        ("Date published: 4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"logged_on": "2021-05-04"}),
        ("You will have an answer within 20 working days, by 4 May 2021\nRequest\nDo you?\nResponse\nYes.", {"due_printed_on": "2021-05-04"}),
        ("Received: 2 May 2021\nRequest\nDo you?\nResponse\nIt was answered on 4 May.", {"received_on": "2021-05-02", "responded_on": "2021-05-04"}),
        ("Received: 2 May 2021\nRequest\nDo you?\nResponse\nIt was answered on 4 January.", {"received_on": "2021-05-02", "responded_on": "2022-01-04"}),
        ("Received on 2 May\nRequest\nDo you?\nResponse\nYes.\nAnswered on 4 May 2021", {"received_on": "2021-05-02", "responded_on": "2021-05-04"}),
        ("Received on 20 December\nRequest\nDo you?\nResponse\nYes.\nAnswered on 4 January 2021", {"received_on": "2020-12-20", "responded_on": "2021-01-04"}),
        ("Request\nDo you use what was answered on 4 May 2021?\nResponse\nYes.", {}),
        ("Request\nDo you?\nResponse\nYes.\nHarm\nA case was answered on 4 May 2021.", {}),
        ("Request\nDo you?\nResponse\nYes.\nComplaint rights\nA review of what was answered on 4 May 2021", {}),
        ("Request\nDo you?\nResponse\nYes.\nComplaint rights\nThis letter is dated 4 May 2021", {"responded_on": "2021-05-04"}),
        ("Received on 1 May 2021\nReceived on 2 May 2021\nRequest\nDo you?\nResponse\nYes.", {"received_on": "2021-05-01"}),
        ("Request\nDo you?\nDo they?\n4 May 2021", {}),
    ],
)  # fmt: skip
def test_the_dates_of_a_request(lines, expected, propose):
    (request,) = propose(f"Essex Police\nFOI reference 30303\n{lines}")["requests"]
    assert {column: value for column, value in request.items() if column.endswith("_on")} == expected


@pytest.mark.parametrize(("length", "found"), [(39, True), (40, False), (41, False)])
def test_a_label_above_a_date_is_short(length, found, propose):
    label = "Date of the response".rjust(length, "x").replace("xD", " D")
    answer = "Yes.\n" * 12
    text = f"Essex Police\nFOI reference 30303\nRequest\nDo you?\nResponse\n{answer}{label}\n4 May 2021"
    rows = propose(text)
    assert (rows["requests"][0].get("responded_on") == "2021-05-04") == found


def test_a_date_that_stands_alone_stands_at_the_head_of_a_letter(propose):
    text = "Essex Police\nFOI reference 30303\nRequest\nDo you?\nResponse\n" + "Yes.\nMore.\n" * 6 + "4 May 2021"
    assert "responded_on" not in propose(text)["requests"][0]
    assert propose(text.replace("Yes.\nMore.\n" * 6, "Yes.\n"))["requests"][0]["responded_on"] == "2021-05-04"


@pytest.mark.parametrize(
    ("path", "month"),
    [("2024/may", "2024-05"), ("2024/05", "2024-05"), ("december-2023", "2023-12"), ("20245", None), ("may", None)],
)
def test_the_month_of_filing_stands_in_the_address(path, month, propose):
    rows = propose(letter(USE, "We do."), f"https://www.essex.police.uk/foi/{path}/x/")
    assert rows["requests"][0].get("logged_on") == month


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("FOI reference 30303", "30303"),
        ("Our ref: FOI 1177/21", "1177/21"),
        ("Request number: F-2021-00912", "F-2021-00912"),
        ("FOI request reference no: 01.FOI.24.036411", "01.FOI.24.036411"),
        ("Reference: 2022.1187", "2022.1187"),
        ("Enquiry 4417 - 21", "4417-21"),
        ("It has the reference IM-FOI-2023-1904", "IM-FOI-2023-1904"),
        ("25-0178 – Drones", "25-0178"),
        ("25-0178 Drones", None),
        ("Drones (5120/19)", "5120/19"),
        ("Reference number\n22/05/0881\nDrones", "22/05/0881"),
        ("FOI ref:\n22/05/0881\nDrones", "22/05/0881"),
        ("Ref no\n22/05/0881\nDrones", "22/05/0881"),
        ("Request number:\n22/05/0881\nDrones", "22/05/0881"),
        ("Your earlier reference 1177/21", None),
        ("Reference 12", None),
        ("Reference 2021", None),
        ("FOI 2021/22", None),
        ("See https://www.essex.police.uk/reference-1177/21", None),
        ("Drones 1177/21", None),
    ],
)
def test_the_reference_of_a_request(line, reference, propose):
    (request,) = propose(f"Essex Police\nFreedom of Information\n{line}\nRequest\nDo you?\nResponse\nWe do.")[
        "requests"
    ]
    assert request.get("reference") == reference


def test_a_reference_in_the_address_is_the_last_resort(propose):
    text = "Essex Police\nFreedom of Information\n{}Request\nDo you?\nResponse\nWe do."
    url = "https://www.essex.police.uk/x/foi-472-24-drones/"
    assert propose(text.format(""), url)["requests"][0]["reference"] == "472-24"
    assert propose(text.format("Our ref 1177/21\n"), url)["requests"][0]["reference"] == "1177/21"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("13931/2022", "13931-22", True),
        ("13931-22", "13931/2022", True),
        ("13931/2022", "13932/2022", False),
        ("16495", "16224", False),
        ("16495", "16495", True),
        ("13931/2022", "13931/2023", True),
        ("139/31", "13931-22", True),
        ("13932-22", "13931/2022", False),
    ],
)
def test_one_reference_in_two_spellings(one, other, alike):
    assert references.same(one, other) == alike


@pytest.mark.parametrize(
    ("answer", "cited"),
    [
        ("See our reference 311/21.", ["311/21"]),
        ("A similar request was answered: reference 311/21, and an earlier one, request 412/20.", ["311/21", "412/20"]),
        ("Our reference 311/21.", []),
        ("See our earlier reference 30303.", []),
        ("See https://www.essex.police.uk/foi/ref-20182312/.", ["20182312"]),
        (
            "See https://www.whatdotheyknow.com/request/some_drones.",
            ["https://www.whatdotheyknow.com/request/some_drones"],
        ),
        ("See https://www.essex.police.uk/drones.", []),
        ("See our reference 311/21. See also reference 311/21.", ["311/21"]),
    ],
)
def test_what_an_answer_points_to(answer, cited, propose):
    rows = propose(letter(USE, answer)).get("citations", [])
    assert [row.get("reference") or row["url"] for row in rows] == cited
    assert [row.get("url", "http")[:4] for row in rows] == ["http"] * len(rows)


@pytest.mark.parametrize(
    ("words", "sections"),
    [
        ("Section 31(1)(a)(b) applies", ["31-1-a", "31-1-b"]),
        ("Section 31(1)(a) and (b)", ["31-1-a", "31-1-b"]),
        ("Section 31(1) (a), (b) & (c)", ["31-1-a", "31-1-b", "31-1-c"]),
        ("section 31 (1)(a)(i)(ii)", ["31-1-a-i", "31-1-a-ii"]),
        ("Sections 23(5), 24(2) and 31(3)", ["23-5", "24-2", "31-3"]),
        ("s.40(2)", ["40-2"]),
        ("S40 (2)", ["40-2"]),
        ("sec. 14", ["14"]),
        ("Section 31(1)(2)", ["31-1", "31-2"]),
        ("Section 30(1)(a), 2 drones", ["30-1-a"]),
        ("Section 17 of the Equality Act", []),
        ("section 3 of the Human Rights Act", []),
        ("Section 31 of the Act", ["31"]),
        ("Section 31 of the Freedom of Information Act", ["31"]),
        ("Section 7 PACE", []),
        ("intersection 31", []),
        ("Section A", []),
    ],
)
def test_sections_as_they_are_cited(words, sections):
    assert [code for code, _, _ in exemptions.sections_in(words)] == sections


@pytest.mark.parametrize(
    ("answer", "relied"),
    [
        ("Section 31(1) and Section 31 apply.", ["foia-31-1"]),
        ("Section 16 and Section 17 apply.", []),
        ("Section 12 applies.", ["foia-12"]),
        ("Section 21 applies.", ["foia-21"]),
        ("Section 44 applies.", ["foia-44"]),
        ("Section 45 applies.", []),
        ("Section 20 applies.", []),
        ("Section 31 may apply.", []),
        ("Section 31 applies. Section 40 may apply.", ["foia-31"]),
        ("It is exempt.\nHarm\nSection 31(3) is meant for this.", ["foia-31-3"]),
        ("We do.\nComplaint rights\nSection 50 and section 40 are yours.", []),
    ],
)
def test_the_sections_that_an_answer_relies_on(answer, relied, propose):
    assert [row["exemption"] for row in propose(letter(USE, answer)).get("request_exemptions", [])] == relied


def test_the_sections_of_scotland(propose):
    text = "Police Scotland\nFOI reference 30303\nFreedom of Information (Scotland) Act 2002\nRequest\nDo you?\nResponse\nSections {} apply."
    rows = propose(text.format("18(1), 34(1)(b), 17(1) and 43(2)"))
    assert [row["exemption"] for row in rows["request_exemptions"]] == ["foisa-18-1", "foisa-34-1-b"]


@pytest.mark.parametrize(
    ("answer", "figures"),
    [
        ("Essex Police has 12 drones.", [("exact", "12", "drones", None)]),
        ("There are about 1,250 drones.", [("about", "1250", "drones", None)]),
        ("There are more than 12 trained drone pilots.", [("more than", "12", "trained drone pilots", None)]),
        ("There are in excess of 12 drones.", [("more than", "12", "drones", None)]),
        ("There are up to 12 drones.", [("up to", "12", "drones", None)]),
        ("There were 30 flights in May 2022.", [("exact", "30", "flights", "May 2022")]),
        ("There were 30 flights in 2022.", [("exact", "30", "flights", "2022")]),
        ("There were 30 flights per year.", [("exact", "30", "flights", "per year")]),
        ("There were 30 flights in the year 2021/22.", [("exact", "30", "flights", "2021/22")]),
        ("There have been 30 flights since 2019.", [("exact", "30", "flights", "2019")]),
        ("The drones cost £21,500.", [("exact", "21500", "GBP", None)]),
        ("The drones cost about £1.5 million.", [("about", "1500000", "GBP", None)]),
        ("The drones cost £2m.", [("exact", "2000000", "GBP", None)]),
        (
            "The drones cost £3bn, or £4 billion.",
            [("exact", "3000000000", "GBP", None), ("exact", "4000000000", "GBP", None)],
        ),
        ("The drones cost £5k, or £6 thousand.", [("exact", "5000", "GBP", None), ("exact", "6000", "GBP", None)]),
        ("The drones cost £12.50.", [("exact", "12.5", "GBP", None)]),
        ("It would cost £500 to look at drones.", []),
        ("It takes 30 searches and 18 hours.", []),
        ("Do you have 12 drones?", []),
        ("There are 12 helicopters.", []),
        ("There are twelve drones.", []),
        ("See 1177/21 drones.", []),
        ("Version 1.12 drones.", [("exact", "1.12", "drones", None)]),
        ("12 drones.\n3 drones.", [("exact", "12", "drones", None), ("exact", "3", "drones", None)]),
    ],
)
def test_the_figures_of_an_answer(answer, figures, propose):
    rows = propose(letter(USE, answer)).get("figures", [])
    assert [(row["qualifier"], row["value"], row["unit"], row.get("period")) for row in rows] == figures
    assert {(row["technology"], row["force"]) for row in rows} <= {("drones", "essex")}


def test_a_figure_is_of_the_technology_of_its_sentence_question_or_line(propose):
    question = "1. Do you use drones?\n2. Do you use ANPR?\n3. What did they cost?"
    rows = propose(letter(question, "1. There are 3 devices.\n2. There are 4 drones.\n3. It was £5."))["figures"]
    assert [(row["value"], row["technology"], row["measure"]) for row in rows] == [
        ("3", "drones", "Devices"),
        ("4", "drones", "Drones"),
    ]
    assert "figures" not in propose(letter("Do you use drones or ANPR?", "They cost £5."))


def steps(rows):
    return [(row["kind"], row.get("event_on")) for row in rows["events"]]


def test_the_steps_that_a_text_tells(propose):
    text = (
        "Essex Police\nFOI reference 30303\nDate of request: 1 May 2021\nReceived on 2 May 2021\nRequest\nDo you?\n"
        "Clarification\nWhich?\nFrom the requester\nNow.\nResponse\nWe do.\nDate of response: 4 May 2021"
    )
    rows = propose(text)
    assert steps(rows) == [
        ("made", "2021-05-01"),
        ("received", "2021-05-02"),
        ("clarification_sought", None),
        ("clarified", None),
        ("responded", "2021-05-04"),
    ]
    assert rows["events"][2]["note"] == "The authority asked the requester to explain the request."
    assert "note" not in rows["events"][4]
    assert "events" not in propose("Essex Police\nFOI reference 30303\nRequest\nDo you?")


def thread(*messages):
    """A thread as WhatDoTheyKnow gives it in JSON: pairs of sender and text, a day apart."""
    events = ",".join(
        f'{{"event_type": "{kind}", "created_at": "2021-05-{day:02}T10:00:00Z", "snippet": "{text}"}}'
        for day, (kind, text) in enumerate(messages, start=1)
    )
    body = '{"url_name": "essex_police", "name": "Essex Police"}'
    return f'{{"url_title": "drones", "title": "Drones", "public_body": {body}, "info_request_events": [{events}]}}'


ASKED = ("sent", "Dear Essex Police, Do you use drones?")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        (("response", "This is not a valid request."), "refused_as_invalid"),
        (("response", "Please clarify which year."), "clarification_sought"),
        (("response", "Please clarify nothing: I can confirm it."), "responded"),
        (("response", "We acknowledge receipt of it."), "acknowledged"),
        (("response", "We acknowledge receipt. Essex Police does not use drones."), "responded"),
        (("response", "We do not use drones."), "responded"),
        (("followup_sent", "Only this year."), "clarified"),
        (("followup_sent", "Please carry out an internal review."), "review_requested"),
        (("response", "The internal review has upheld it."), "review_decided"),
        (("response", "You can ask for an internal review. No information held."), "responded"),
    ],
)
def test_what_a_message_of_a_thread_does(message, kind, propose):
    rows = propose(thread(ASKED, message))
    assert steps(rows) == [("made", "2021-05-01"), (kind, "2021-05-02")]
    assert rows["requests"][0]["made_on"] == "2021-05-01"
    assert rows["requests"][0].get("responded_on") == ("2021-05-02" if kind == "responded" else None)


def test_the_first_answer_of_a_thread_is_its_answer(propose):
    rows = propose(thread(ASKED, ("response", "We do not use drones."), ("response", "We never did.")))
    assert rows["requests"][0]["responded_on"] == "2021-05-02"


def test_a_receipt_told_in_a_message_is_a_step_before_it(propose):
    rows = propose(thread(ASKED, ("response", "Thank you for your request, received on 1 May 2021. We will answer.")))
    assert steps(rows) == [("made", "2021-05-01"), ("received", "2021-05-01"), ("acknowledged", "2021-05-02")]


def test_only_the_first_message_of_a_thread_asks(propose):
    rows = propose(thread(ASKED, ("followup_sent", "Do you use ANPR?"), ("response", "Do you use drones? We do.")))
    assert [row["technology"] for row in rows["request_technologies"]] == ["drones"]
    assert [row["number"] for row in rows["questions"]] == ["1"]


@pytest.mark.parametrize(
    ("answer", "supplier"),
    [
        ("The drones are supplied by Acme Aerial Systems.", "Acme Aerial Systems"),
        ("The drones are provided by the company Bell and Howell.", "Bell and Howell"),
        ("The drones were developed by Acme.", "Acme"),
        ("They were manufactured by Acme.", "Acme"),
        ("They were made by Acme, or delivered by rail.", "Acme"),
        ("They are delivered by ACME.", "ACME"),
        ("The supplier is Acme.", "Acme"),
        ("The manufacturer was Acme.", "Acme"),
        ("The developer was Acme.", "Acme"),
        ("The provider is Acme.", "Acme"),
        ("The contractor is Acme.", "Acme"),
        ("Acme supplies the drones.", "Acme"),
        ("Acme provides it, and much else.", "Acme"),
        ("Acme develops drones.", "Acme"),
        ("Acme manufactures drones.", "Acme"),
        ("Acme makes drones.", "Acme"),
        ("The drones are supplied by Essex Police.", None),
        ("This is provided by the Home Office.", None),
        ("We makes drones.", None),
        ("The drones are bought by Acme.", None),
        ("NEC makes NeoFace.", None),
    ],
)
def test_the_supplier_that_an_answer_names(answer, supplier, propose):
    rows = propose(letter(USE, answer)).get("products", [])
    assert [row["supplier"] for row in rows] == ([supplier] if supplier else [])
    assert {row.get("technology") for row in rows} <= {"drones"}


def test_a_product_has_its_name_and_the_technology_of_its_question(propose):
    question = "1. Do you use drones?\n2. Do you use ANPR?"
    rows = propose(
        letter(question, "1. A drone called the “SkyWatch 2” is supplied by Acme.\nWe use ANPR supplied by Bolt.")
    )
    row = rows["products"][0]
    assert (row["name"], row["supplier"], row["technology"]) == ("SkyWatch 2", "Acme", "drones")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("live facial recognition", ["live-facial-recognition"]),
        ("facial recognition", ["facial-recognition"]),
        ("drones, ANPR and drones", ["drones", "anpr", "drones"]),
        ("facial recognition on drones", ["facial-recognition"]),
        ("drones and facial recognition", ["drones", "facial-recognition"]),
        ("AI redaction software", ["ai-redaction"]),
        ("artificial intelligence and redaction of text", None),
        ("a laptop", []),
        ("predrones", []),
        ("Drone", ["drones"]),
        ("anpr", []),
    ],
)
def test_the_technologies_of_a_text(text, codes):
    found = [mention.code for mention in technologies_in(text)]
    assert found == codes or codes is None
    assert [mention.start for mention in technologies_in("x " + text)] == [
        mention.start + 2 for mention in technologies_in(text)
    ]


def test_a_mention_is_sought_between_two_places():
    text = "drones ANPR drones"
    assert [mention.code for mention in technologies_in(text, 7, 11)] == ["anpr"]
    assert [mention.code for mention in technologies_in(text, 7)] == ["anpr", "drones"]
    assert [mention.code for mention in products_in("NeoFace of NEC")] == ["neoface"]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Do you use drones and ANPR?", ["drones", "anpr"]),
        ("Do you use live facial recognition? Any facial recognition policy?", ["live-facial-recognition"]),
        (
            "Do you use facial recognition? Do you use live facial recognition?",
            ["facial-recognition", "live-facial-recognition"],
        ),
        (
            "1. Do you use live facial recognition?\n2. Do you use facial recognition?",
            ["live-facial-recognition", "facial-recognition"],
        ),
        ("Do you use live facial recognition? Drones may also be known as UAVs.", ["live-facial-recognition"]),
        ("I write of artificial intelligence.\nDo you use drones?", ["drones"]),
        ("Do you use artificial intelligence and drones?", ["artificial-intelligence", "drones"]),
        ("Do you use NeoFace?", ["facial-recognition"]),
        ("Do you use live facial recognition by NeoFace?", ["live-facial-recognition"]),
        ("Which facial searches in the Police National Database were made?", ["retrospective-facial-recognition"]),
        ("Do you make searches in the Police National Database?", ["national-police-database"]),
    ],
)
def test_the_technologies_that_a_request_asks_about(question, asked, propose):
    rows = propose(letter(question, "We do."))
    assert [row["technology"] for row in rows["request_technologies"]] == asked


def test_where_the_request_names_none_the_title_does(propose):
    text = "Essex Police\nFOI reference 30303: drones\nRequest\nDo you use these?\nResponse\nWe do."
    assert [row["technology"] for row in propose(text)["request_technologies"]] == ["drones"]
