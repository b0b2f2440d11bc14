"""The drafts of the labelled documents, whole: every row of every table, blanks included."""

import re
from functools import cache

import pytest

from bench.drafting import DATES, LABELLED, SETS, beside, differences, plain_rows
from bench.letters import content_of
from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source

LABELS = {(name, file): label for name in SETS for file, label in read_yaml(LABELLED / name / "labels.yml").items()}
MOST_WORDS = 6


@pytest.fixture(params=LABELS, ids="/".join)
def place(request):
    return request.param


@cache
def draft_of(place):
    """Each document is drafted once, in whatever order the tests run."""
    name, file = place
    return draft(Source(file, content_of(LABELLED / name / file), LABELS[place].get("url", "")))


@pytest.fixture
def drafted(place):
    return draft_of(place)


def test_a_draft_is_as_labelled_except_for_the_known_misses(place, drafted):
    label = LABELS[place]
    assert drafted["verdict"] == label.get("verdict", "disclosure")
    assert len(drafted["records"]) == len(label["records"])
    proposed = [plain_rows(record["rows"]) for record in drafted["records"]]
    for record in label["records"]:
        misses = {miss: told["drafted"] for miss, told in record.get("misses", {}).items()}
        assert differences(record, beside(record, proposed)) == misses


def test_what_a_value_rests_on_stands_in_the_text(drafted):
    text = drafted["text"]
    for record in drafted["records"]:
        for table, rows in record["rows"].items():
            for row in rows:
                for column, cell in row.items():
                    assert 0 < cell["confidence"] <= 1, (table, column)
                    assert cell["confidence"] < 1 or cell["rule"] == "derived"
                    for start, end in cell["evidence"]:
                        assert 0 <= start < end <= len(text)
                        assert text[start:end].strip()
                        assert not re.match(r"\w\w", text[max(0, start - 1) : start + 1] if start else ""), (
                            table,
                            column,
                        )
                        assert not re.match(r"\w\w", text[end - 1 : end + 1]), (table, column)


@pytest.fixture
def cells(drafted):
    """Of a table and a column, each drafted value and the words that it rests on."""

    def cells(table, column):
        for record in drafted["records"]:
            for row in record["rows"].get(table, []):
                if column in row:
                    evidence = row[column]["evidence"]
                    said = drafted["text"][slice(*evidence[0])] if evidence else ""
                    yield row[column]["value"], " ".join(said.split()), row[column]["rule"]

    return cells


def test_a_reference_rests_on_itself(cells):
    for value, said, _ in [*cells("requests", "reference"), *cells("citations", "reference")]:
        assert said.replace(" ", "").strip("()").endswith(value.replace(" ", ""))


def test_a_date_rests_on_words_that_hold_its_day(cells):
    for column in DATES:
        for value, said, rule in cells("requests", column):
            if rule.startswith("words before"):
                assert str(int(value[-2:])) in said


def test_a_key_phrase_is_what_it_rests_on(cells):
    for value, said, _ in cells("positions", "key_phrase"):
        assert value == said
        assert len(value.split()) <= MOST_WORDS


def test_an_exemption_rests_on_words_that_hold_its_section(cells):
    for value, said, _ in cells("request_exemptions", "exemption"):
        assert value.split("-")[1] in said


def test_a_figure_rests_on_its_number_and_its_period_on_itself(cells):
    for value, said, _ in cells("figures", "value"):
        assert value[:2] in said.replace(",", "")
    for value, said, _ in cells("figures", "period"):
        assert value == said


def test_every_miss_gives_its_reason():
    for label in LABELS.values():
        for record in label["records"]:
            assert all(told["why"] for told in record.get("misses", {}).values())
