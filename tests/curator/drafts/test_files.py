"""Draft files: what is read is what was written, and a broken one is told of at its place."""

import copy
import json

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.curator.drafts.files import read_draft, write_draft
from disclosures.curator.stopped import Stopped
from tests.conftest import ROOT
from tests.curator.made_up_draft import draft, written

SCHEMA = read_schema(ROOT / "data")


def test_a_draft_comes_back_as_it_was_with_what_was_decided(tmp_path):
    read = read_draft(written(tmp_path, draft()), SCHEMA)
    cell = read.records[0].rows["requests"][0]["title"]
    cell.decision, cell.proposed, cell.value = "edited", cell.value, "Drones: “use”"
    read.records[0].written = True
    write_draft(tmp_path / "again.json", read)
    assert read_draft(tmp_path / "again.json", SCHEMA) == read
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again.json", "essex.json"]


def test_evidence_confidence_and_rule_may_be_left_out(tmp_path):
    content = draft()
    content["records"][0]["rows"]["requests"][0]["title"] = {"value": "Drones"}
    assert read_draft(written(tmp_path, content), SCHEMA).records[0].rows["requests"][0]["title"].confidence == 0


def set_at(content, place, value):
    for key in place[:-1]:
        content = content[key]
    content[place[-1]] = value


ROW = ("records", 0, "rows", "requests", 0)
FAULTS = [
    (("draft",), 2, "draft: is 2; this is no draft of version 1, which 'curate.py draft' writes"),
    (("text",), None, "text: is not there; it is to be a text"),
    (("source", "name"), 7, "source.name: is 7; it is to be a text"),
    (("records",), {}, "records: is {}; it is to be a list"),
    (("verdict",), "no_text", "records: stand there although the verdict is 'no_text'"),
    (("records", 0, "kind"), "letter", 'records[0].kind: is "letter"; it is to be one of request, publication'),
    (("records", 0, "kind"), "publication", "records[0].rows.publications: is to hold one row, the publication itself"),
    (("records", 0, "written"), "yes", "records[0].written: is neither true nor false"),
    (("records", 0, "rows", "position"), [], "records[0].rows.position: is not a table (did you mean 'positions'?)"),
    (("records", 0, "rows", "events"), {}, "records[0].rows.events: is {}; it is to be a list"),
    (
        (*ROW, "titel"),
        {"value": "x"},
        "records[0].rows.requests[0].titel: is not a column of requests (did you mean 'title'?)",
    ),
    ((*ROW, "title"), "Drones", 'records[0].rows.requests[0].title: is "Drones"; it is to be an object'),
    ((*ROW, "title", "value"), 3, "records[0].rows.requests[0].title.value: is 3; it is to be a text"),
    (
        (*ROW, "title", "evidence"),
        [[0, 5], [3, 999]],
        "records[0].rows.requests[0].title.evidence: holds [3, 999], which is no span [start, end] of the text of 222 characters",
    ),
    (
        (*ROW, "title", "confidence"),
        1.5,
        "records[0].rows.requests[0].title.confidence: is 1.5; it is to be a number from 0 to 1",
    ),
    (
        (*ROW, "title", "decision"),
        "ok",
        'records[0].rows.requests[0].title.decision: is "ok"; it is to be one of accepted, edited, rejected',
    ),
]


@pytest.mark.parametrize(("place", "value", "message"), FAULTS, ids=[".".join(map(str, place)) for place, *_ in FAULTS])
def test_a_broken_draft_is_told_of_at_its_place(tmp_path, monkeypatch, place, value, message):
    monkeypatch.chdir(tmp_path)
    content = copy.deepcopy(draft())
    set_at(content, place, value)
    with pytest.raises(Stopped) as stopped:
        read_draft(written(tmp_path, content), SCHEMA)
    assert str(stopped.value) == f"essex.json: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"draft": 1,\n"text": }', "essex.json:2: is not JSON: Expecting value"),
        (b"\xff", "essex.json: is not UTF-8"),
        (b"[]", "essex.json: is []; it is to be an object"),
    ],
)
def test_what_is_no_json_object_is_told(tmp_path, monkeypatch, content, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "essex.json").write_bytes(content)
    with pytest.raises(Stopped) as stopped:
        read_draft(tmp_path / "essex.json", SCHEMA)
    assert str(stopped.value) == message


def test_a_draft_that_is_not_there_is_told(run, project):
    finished = run("review", "nowhere.json", "--data", "data")
    assert (finished.status, finished.err) == (1, ["nowhere.json: cannot be read (No such file or directory)"])


def test_what_is_no_disclosure_has_nothing_to_review(run, project):
    content = draft() | {"verdict": "news_article", "message": "This is a news article about a force.", "records": []}
    finished = run("review", written(project.folder, content), "--data", "data")
    assert (finished.status, finished.err) == (
        1,
        ["essex.json: nothing to review. This is a news article about a force."],
    )
    assert json.loads((project.folder / "essex.json").read_text()) == content
