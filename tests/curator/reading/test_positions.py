"""Each rule on positions: the text on which it fires beside the one on which it must not."""

import pytest

from tests.curator.conftest import letter

USE = "Does Essex Police use drones?"


def stated(rows):
    return [(row["technology"], row["position"], row["scope"]) for row in rows.get("positions", [])]


def said(rows):
    return [(row["technology"], row["position"]) for row in rows.get("positions", [])]


@pytest.mark.parametrize(
    ("answer", "position"),
    [
        ("Essex Police uses drones.", "uses"),
        ("Essex Police does not use drones.", "does_not_use"),
        ("We don't use drones.", "does_not_use"),
        ("Essex Police has never used drones.", "does_not_use"),
        ("Essex Police is currently trialling drones.", "trialling"),
        ("Essex Police trialled drones in 2020.", "trialled"),
        ("Essex Police used drones until 2020 but no longer does so.", "formerly_used"),
        ("Essex Police is considering drones.", "considering"),
        ("Essex Police neither confirms nor denies that it holds information on drones.", "ncnd"),
        ("No information is held by Essex Police.", "no_information_held"),
        ("Essex Police can confirm that information is held. It is exempt from disclosure under section 31.", "withheld"),
    ],
)  # fmt: skip
def test_a_phrase_gives_its_position(answer, position, propose):
    assert said(propose(letter(USE, answer))) == [("drones", position)]


@pytest.mark.parametrize(
    "answer",
    [
        "Where Essex Police uses drones, a pilot must be trained.",
        "If Essex Police uses drones, a policy applies.",
        "Essex Police could use drones.",
        "To confirm that Essex Police uses drones would help offenders.",
        "There are no plans to use drones.",
        "There are currently no plans to introduce drones.",
        "Kent Police uses drones.",
        "Does Essex Police use drones?",
        "The policy on drones is attached.",
        "A budget is set aside for drones.",
        "The term neither confirm nor deny should not be taken as a sign that we use drones.",
        "We do not own drones, but this is all that I can say.",
        "Some information on drones is exempt from disclosure.",
    ],
)
def test_nothing_is_stated_by(answer, propose):
    assert said(propose(letter(USE, answer))) == []


@pytest.mark.parametrize(
    ("question", "word", "position"),
    [
        ("Does Essex Police use drones?", "Yes.", "uses"),
        ("Does Essex Police use drones?", "No.", "does_not_use"),
        ("Does Essex Police use drones?", "That is no.", "does_not_use"),
        ("Is Essex Police trialling drones?", "Yes.", "trialling"),
        ("Is Essex Police trialling drones?", "No.", "does_not_use"),
        ("Has Essex Police ever trialled drones?", "Yes.", "trialled"),
        ("Has Essex Police ever used or trialled drones?", "Yes.", "used_or_trialled"),
        ("Has Essex Police ever used drones?", "Yes.", ""),
        ("Has Essex Police ever used drones?", "No.", "does_not_use"),
        ("Has Essex Police used drones?", "Yes.", "uses"),
        ("Does Essex Police use drones or plan to use them?", "Yes.", ""),
        ("Does Essex Police use drones or plan to?", "No.", "does_not_use"),
        ("Does Essex Police plan to fly drones?", "No.", ""),
        ("Does Essex Police plan to fly drones?", "Yes.", ""),
        ("Is Essex Police using or trialling drones?", "Yes.", ""),
        ("Does Essex Police use drones covertly?", "Yes.", ""),
        ("Does Essex Police have a policy to use drones?", "No.", ""),
        ("Do you like drones?", "Yes.", ""),
        ("Does Essex Police use drones?", "No information.", ""),
    ],
)
def test_a_yes_or_no_is_read_with_its_question(question, word, position, propose):
    rows = propose(letter(question, word))
    assert said(rows) == ([("drones", position)] if position else [])
    for row in rows.get("positions", []):
        assert (row["force"], row["question"]) == ("essex", "Q1")


def test_a_yes_answers_the_question_of_its_number(propose):
    rows = propose(letter("1. Does Essex Police use drones?\n2. Does Essex Police use ANPR?", "1. No.\n2. Yes."))
    assert [(row["technology"], row["position"], row["question"]) for row in rows["positions"]] == [
        ("drones", "does_not_use", "Q1"),
        ("anpr", "uses", "Q2"),
    ]


def test_a_yes_without_a_number_answers_no_question_of_several(propose):
    question = "1. Does Essex Police use drones?\n2. Does Essex Police use ANPR?"
    assert said(propose(letter(question, "Yes."))) == []


def test_a_yes_takes_the_product_of_the_question(propose):
    (row,) = propose(letter("Does Essex Police use NeoFace facial recognition?", "Yes."))["positions"]
    assert (row["technology"], row["product"]) == ("facial-recognition", "neoface")


def test_a_yes_beside_a_plan_states_both(propose):
    assert said(propose(letter(USE, "No, although we are considering drones."))) == [
        ("drones", "does_not_use"),
        ("drones", "considering"),
    ]


def test_a_yes_before_a_statement_of_use_is_stated_once(propose):
    assert said(propose(letter(USE, "Yes, we use drones."))) == [("drones", "uses")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Drones – yes", [("drones", "uses")]),
        ("Drones - No.", [("drones", "does_not_use")]),
        ("Drones: yes;", [("drones", "uses")]),
        ("We asked all of our colleagues about the drones of others - yes", []),
        ("Helicopters - yes", []),
    ],
)
def test_a_line_of_a_list(line, expected, propose):
    found = propose(letter("Please say which tools are used.", line))
    assert said(found) == expected


def test_a_list_counts_only_where_use_was_asked_about(propose):
    assert said(propose(letter("Please send the policies on tools.", "Drones - yes"))) == []


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Essex Police does not use drones, ANPR or body worn video.", {"drones", "anpr", "body-worn-video"}),
        ("Essex Police does not use drones and/or ANPR.", {"drones", "anpr"}),
        ("Essex Police does not use drones. ANPR is another matter.", {"drones"}),
        ("Essex Police does not use drones near cameras that read ANPR data.", {"drones"}),
        ("Drones and ANPR are not used by Essex Police.", {"drones", "anpr"}),
    ],
)
def test_one_no_to_a_list_gives_each_its_row(answer, expected, propose):
    rows = propose(letter(USE, answer))["positions"]
    assert {row["technology"] for row in rows if row["position"] == "does_not_use"} == expected


def test_a_passive_is_of_what_stands_before_it(propose):
    rows = propose(letter(USE, "Drones are not used by Essex Police, which likes ANPR."))
    assert said(rows) == [("drones", "does_not_use")]


def test_clauses_are_read_apart(propose):
    rows = propose(letter(USE, "Essex Police does not use drones but we use ANPR."))
    assert said(rows) == [("drones", "does_not_use"), ("anpr", "uses")]


def test_it_means_what_was_spoken_of_before(propose):
    rows = propose(
        letter("Do you use drones? Do you use ANPR?", "We use ANPR. We are considering this technology further.")
    )
    assert said(rows)[0] == ("anpr", "uses")
    assert "drones" not in dict(said(rows))


def test_it_means_what_was_asked_where_nothing_was_spoken_of(propose):
    (row,) = propose(letter(USE, "We do not use this technology at all in this county."))["positions"]
    assert (row["technology"], row["position"]) == ("drones", "does_not_use")
    assert row["key_phrase"] == "do not use this technology"


@pytest.mark.parametrize(
    ("answer", "since"),
    [
        ("We have used drones since 4 May 2021.", "2021-05-04"),
        ("We have used drones since 14th June 2021.", "2021-06-14"),
        ("We have used drones since June 2020.", "2020-06"),
        ("We have used drones since 2019.", "2019"),
        ("We use drones.", None),
        ("We will use drones from 2030.", None),
        ("We do not use drones since 2019.", None),
    ],
)
def test_since_when(answer, since, propose):
    rows = propose(letter(USE, answer)).get("positions", [])
    assert [row.get("since_on") for row in rows] in ([since], [])
    assert bool(rows) or since is None


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Essex Police made 412 facial searches in the Police National Database.", "uses"),
        ("In total 412 facial recognition searches were made.", "uses"),
        ("412 facial recognition searches were carried out.", "uses"),
        ("Essex Police conducted over 30 facial recognition searches.", "uses"),
        ("Essex Police made 0 facial recognition searches.", None),
        ("Kent Police made 412 facial recognition searches.", None),
        ("If Essex Police made 412 facial recognition searches, it would say so.", None),
        ("The system cost £412 facial recognition searches made.", None),
    ],
)
def test_a_count_above_zero_is_use(answer, expected, propose):
    found = {
        position
        for _, position in said(propose(letter("How many facial recognition searches did Essex Police make?", answer)))
    }
    assert found == ({expected} if expected else set())


def test_a_count_is_of_what_was_asked_about_where_its_sentence_names_nothing(propose):
    assert said(propose(letter("How many drone flights were there?", "We made 41 flights."))) == [("drones", "uses")]


def test_a_statement_belongs_to_a_question_on_a_kind_of_the_technology(propose):
    question = "1. How many pilots are there?\n2. Is there live facial recognition?"
    (row,) = propose(letter(question, "We do not use facial recognition."))["positions"]
    assert row["question"] == "Q2"


def test_a_count_adds_nothing_to_what_is_said(propose):
    answer = "We do not use drones. In error, 3 drone flights were made."
    assert said(propose(letter(USE, answer))) == [("drones", "does_not_use")]


COVERT = "In addition, Essex Police neither confirms nor denies that it holds "


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            "Essex Police uses drones. " + COVERT + "information on the covert use of drones.",
            [("drones", "uses", "overt"), ("drones", "ncnd", "covert")],
        ),
        (
            "Essex Police uses drones. " + COVERT + "any other information on drones.",
            [("drones", "uses", "overt"), ("drones", "ncnd", "remainder")],
        ),
        (
            "Essex Police uses drones. " + COVERT + "information on facial recognition.",
            [("drones", "uses", "unspecified"), ("facial-recognition", "ncnd", "unspecified")],
        ),
        ("Essex Police does not use drones covertly.", [("drones", "does_not_use", "covert")]),
        ("Essex Police uses drones overtly.", [("drones", "uses", "overt")]),
        ("Essex Police uses drones covertly and overtly.", [("drones", "uses", "overt")]),
        ("Essex Police is considering covert drones.", [("drones", "considering", "unspecified")]),
    ],
)
def test_scopes(answer, expected, propose):
    assert stated(propose(letter(USE, answer))) == expected


def test_a_refusal_of_any_further_information_makes_the_whole_answer_overt(propose):
    rows = propose(
        letter(
            "Do you use drones and ANPR?",
            "We do not use drones or ANPR. We neither confirm nor deny that we hold any further information.",
        )
    )
    assert {row["scope"] for row in rows["positions"] if row["position"] == "does_not_use"} == {"overt"}


def test_a_refusal_of_further_information_covers_what_its_reasons_call_covert(propose):
    answer = (
        "We do not use this technology. We neither confirm nor deny that we hold any further information.\n"
        "Harm\nTo tell of covert facial recognition would harm operations."
    )
    rows = propose(letter("Do you use drones or facial recognition?", answer))
    assert ("facial-recognition", "ncnd", "covert") in stated(rows)
    assert ("drones", "ncnd") not in said(rows)


def test_a_refusal_that_names_nothing_covers_its_question_or_all(propose):
    question = "1. Do you use drones?\n2. Do you use ANPR?"
    refusal = "We neither confirm nor deny that information is held."
    assert said(propose(letter(question, f"1. Yes.\n2. {refusal}"))) == [("drones", "uses"), ("anpr", "ncnd")]
    assert said(propose(letter(question, refusal))) == [("anpr", "ncnd"), ("drones", "ncnd")]


def test_a_refusal_belongs_to_the_sentence_before_that_says_what_is_refused(propose):
    answer = "This is a Refusal Notice for the covert use of ANPR. We neither confirm nor deny that any data are held."
    assert stated(propose(letter(USE, answer))) == [("anpr", "ncnd", "covert")]
    answer = "Drones are fine. We like ANPR. We neither confirm nor deny that any data are held."
    assert stated(propose(letter(USE, answer))) == [("drones", "ncnd", "unspecified")]


def test_a_refusal_among_the_reasons_counts_in_the_authoritys_own_voice(propose):
    reasons = "The request is exempt.\nHarm\n{} neither confirms nor denies that it holds information on drones."
    assert said(propose(letter(USE, reasons.format("Essex Police")))) == [("drones", "ncnd")]
    assert said(propose(letter(USE, reasons.format("A body that")))) == []


def test_a_refusal_for_its_cost_is_no_position(propose):
    answer = (
        "To find out whether information on drones is held would exceed 18 hours. Section 12(2) of the Freedom of "
        "Information Act removes the duty to confirm or deny."
    )
    rows = propose(letter(USE, answer))
    assert said(rows) == []
    assert rows["requests"][0]["outcome"] == "cost_limit"


def test_information_not_held_says_nothing_once_use_is_told(propose):
    assert said(propose(letter(USE, "No information is held. Essex Police does not use drones."))) == [
        ("drones", "does_not_use")
    ]
    question = "1. Does Essex Police use drones?\n2. Do you plan to use live facial recognition?"
    answer = "1. Yes.\n2. No information is held."
    assert said(propose(letter(question, answer))) == [
        ("drones", "uses"),
        ("live-facial-recognition", "no_information_held"),
    ]


def test_information_not_held_under_a_question_on_something_else_is_no_position(propose):
    question = "1. How many drones are there?\n2. Does Essex Police use ANPR?"
    assert said(propose(letter(question, "1. No information held.\n2. Yes."))) == [("anpr", "uses")]


def test_a_plan_beside_use_in_one_sentence_is_no_plan(propose):
    assert said(propose(letter(USE, "We use drones and are considering more drones."))) == [("drones", "uses")]
    rows = propose(letter(USE, "We are considering drones. We use drones."))
    assert sorted(said(rows)) == [("drones", "considering"), ("drones", "uses")]


def test_what_is_said_of_a_product_is_not_said_again_without_it(propose):
    rows = propose(
        letter("Do you use facial recognition?", "We use NeoFace facial recognition. We use facial recognition.")
    )
    assert [(row["position"], row.get("product")) for row in rows["positions"]] == [("uses", "neoface")]


def test_the_national_database_is_a_product_of_retrospective_searches_only(propose):
    rows = propose(letter("Do you?", "We use retrospective facial recognition through the Police National Database."))
    assert [(row["technology"], row.get("product")) for row in rows["positions"]] == [
        ("retrospective-facial-recognition", "pnd")
    ]
    rows = propose(letter("Do you?", "We use drones, and the PND for names."))["positions"]
    assert [row.get("product") for row in rows if row["technology"] == "drones"] == [None]


def test_another_force_is_not_coded_unless_ours_speaks_too(propose):
    assert said(propose(letter(USE, "Essex Police and Kent Police use drones."))) == [("drones", "uses")]
    assert said(propose(letter(USE, "We use drones of Kent Police."))) == [("drones", "uses")]
    assert said(propose(letter(USE, "Officers of Kent Police use drones."))) == []


def test_a_commissioner_speaks_of_the_force_that_it_names(propose):
    text = "Office of the Police and Crime Commissioner for Cleveland\nFOI reference 30303\nRequest\n{}\nResponse\n{}\n"
    (row,) = propose(text.format("Do they use drones?", "Cleveland Police uses drones."))["positions"]
    assert row["force"] == "cleveland"
    (row,) = propose(text.format("Do you use drones?", "We do not use drones."))["positions"]
    assert "force" not in row


@pytest.mark.parametrize(
    ("answer", "phrase"),
    [
        ("Essex Police does not use drones in any of its work.", "does not use drones"),
        (
            "Essex Police is considering the buying of some very large new drones soon.",
            "is considering the buying of some",
        ),
        ("We use drones.", "use drones"),
        ("Drones are a matter on which I can say more, but they are not used.", "are not used"),
        ("Drones are not in use.", None),
    ],
)
def test_the_key_phrase_is_the_operative_words_and_no_whole_sentence(answer, phrase, propose):
    (row,) = propose(letter(USE, answer))["positions"]
    assert row.get("key_phrase") == phrase


def test_a_range_of_questions_is_said_as_one(propose):
    question = "1. Do you use drones?\n2. Do you fly them?\n3. Do you use ANPR?"
    rows = propose(letter(question, "Q1-2. We use drones.\nQ3. No."))
    assert [(row["technology"], row["question"]) for row in rows["positions"]] == [("drones", "Q1-2"), ("anpr", "Q3")]


def test_a_sentence_that_breaks_off_states_nothing(drafted):
    thread = (
        '{"id": 1, "url_title": "x", "title": "Drones", "public_body": {"url_name": "essex_police", "name": "Essex Police"},'
        '"info_request_events": [{"event_type": "sent", "created_at": "2020-02-10T11:00:00Z", "snippet": "Dear Essex Police, '
        'Do you use drones?"}, {"event_type": "response", "created_at": "2020-03-06T09:00:00Z", "snippet": "%s"}]}'
    )
    for snippet, positions in (
        ("Essex Police uses ANPR. Essex Police uses drones...", ["anpr"]),
        ("Essex Police uses ANPR. Essex Police uses drones.", ["anpr", "drones"]),
    ):
        (record,) = drafted(thread % snippet)["records"]
        assert [row["technology"]["value"] for row in record["rows"]["positions"]] == positions
