"""Kinds of fault from the field: texts in our own words with what they give, and twins that must not be taken for them.

tests/curator/kinds/KIND.yml holds the `inputs` and `twins`: a `text`, or a `question` with its `answer` in a letter of
Essex Police; a web page where an `url` is given, with its `title`. `gives` tells what is drafted; null, that nothing is.
"""

from html import escape
from pathlib import Path

import pytest

from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source
from tests.curator.conftest import letter, plain

KINDS = {path.stem: read_yaml(path) for path in sorted((Path(__file__).parent.parent / "kinds").glob("*.yml"))}
FEWEST_INPUTS = 4
"""Of a kind: the one that was found in the field, told again, and three more."""
CASES = [
    pytest.param(case, id=f"{kind}/{case['name']}")
    for kind, told in KINDS.items()
    for case in [*told["inputs"], *told["twins"]]
]


def source_of(case):
    text = case["text"] if "text" in case else letter(case["question"], case["answer"])
    if "url" not in case:
        return Source("answer.txt", text.strip().encode())
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    heading = f"<h1>{escape(case['title'])}</h1>" if "title" in case else ""
    page = f'<html lang="en-GB"><head><title>{escape(case.get("title", ""))}</title></head><body>{heading}{lines}</body></html>'
    return Source("page.html", f"<!DOCTYPE html>{page}".encode(), case["url"])


def given(made):
    """What was drafted, by the names that `gives` uses."""
    if not made["records"]:
        return {"verdict": made["verdict"]}
    (record,) = made["records"]
    rows = plain(record)
    positions = rows.get("positions", [])
    return {
        **(rows.get("requests") or rows["publications"])[0],
        "verdict": made["verdict"],
        "positions": [[row["technology"], row["position"]] for row in positions],
        "scopes": [row["scope"] for row in positions],
        "key_phrases": [row.get("key_phrase") for row in positions],
        "product": next((row["product"] for row in positions if "product" in row), None),
        "question_outcomes": [row["outcome"] for row in rows.get("questions", [])],
    }


@pytest.mark.parametrize("case", CASES)
def test_an_input_gives_what_it_should(case):
    found = given(draft(source_of(case)))
    assert {name: found.get(name) for name in case["gives"]} == case["gives"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_several_inputs_and_a_twin(kind):
    assert len(KINDS[kind]["inputs"]) >= FEWEST_INPUTS
    assert KINDS[kind]["twins"]
