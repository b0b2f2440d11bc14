"""A draft is taken over field by field, and its rows are written or refused."""

import json
import os
import pty
import subprocess
import sys

import pytest

from tests.conftest import ROOT, read_terminal
from tests.curator.made_up_draft import cell, draft, written

pytestmark = pytest.mark.slow

REQUEST = {
    "id": "essex-99999",
    "authority": "essex",
    "law": "FOIA 2000",
    "reference": "99999",
    "title": "Use of drones",
    "summary": "Whether drones are used, and how many.",
    "responded_on": "2024-05-31",
    "outcome": "partly_disclosed",
    "answer_seen": "whole",
    "source_url": "https://www.essex.police.uk/example/",
    "source_kind": "disclosure_log",
    "checked": "single",
    "confidence": "high",
}


def filled(rows):
    return [{name: value for name, value in row.items() if value} for row in rows]


def added(project, before, table):
    return filled([row for row in project.rows(table) if row not in before[table]])


@pytest.fixture
def before(project):
    return {path.stem: project.rows(path.stem) for path in sorted(project.data.glob("*.csv"))}


@pytest.fixture
def path(project):
    return written(project.folder, draft())


def decisions(path):
    (record,) = json.loads(path.read_text())["records"]
    return {
        (table, name): one.get("decision")
        for table, rows in record["rows"].items()
        for row in rows
        for name, one in row.items()
    }


def test_an_accepted_draft_becomes_rows_in_canonical_form(today, project, before, path, run):
    finished = run("review", path, "--data", "data", answers="a|a|a|a|a|w")
    assert finished.status == 0
    assert finished.out[-1] == "4 rows of essex-99999 written to data"
    assert added(project, before, "requests") == [REQUEST | {"read_on": today}]
    assert added(project, before, "request_technologies") == [{"request": "essex-99999", "technology": "drones"}]
    assert added(project, before, "request_exemptions") == [{"request": "essex-99999", "exemption": "foia-31-1-a"}]
    assert added(project, before, "positions") == [
        {
            "id": "essex-99999-p1",
            "request": "essex-99999",
            "force": "essex",
            "technology": "drones",
            "position": "uses",
            "scope": "unspecified",
            "question": "1",
            "summary": "Says that it uses drones.",
            "key_phrase": "use drones",
        }
    ]
    assert run("format", "--check", "--data", "data").status == 0
    assert project.build().status == 0
    again = run("review", path, "--data", "data")
    assert (again.status, again.out) == (0, ["request 1 of 1 was written before"])


def test_every_value_is_shown_beside_its_evidence(path, run):
    shown = "\n".join(run("review", path, "--data", "data", answers="q").out)
    assert "request reference «99999». Date of response" in shown
    assert "no evidence" in shown
    assert "0.70" in shown


def test_a_field_is_edited_or_rejected_and_the_rest_accepted(today, project, before, path, run):
    fields = "a|a|a|e|Drones, and how many|a|r|a|a|a|a|a|a"
    assert run("review", path, "--data", "data", answers=f"f|{fields}|a|a|a|w").status == 0
    expected = REQUEST | {"read_on": today, "title": "Drones, and how many"}
    del expected["responded_on"]
    assert added(project, before, "requests") == [expected]
    title = json.loads(path.read_text())["records"][0]["rows"]["requests"][0]["title"]
    assert (title["value"], title["proposed"], title["decision"]) == ("Drones, and how many", "Use of drones", "edited")


def test_what_build_refuses_is_refused_in_its_words_and_open_again(today, project, before, path, run):
    finished = run("review", path, "--data", "data", answers="f|a|r|a|a|a|a|a|a|a|a|a|a|a|a|a|w|q")
    said = [line for line in finished.out if line.startswith("data/")]
    project.add("requests", **REQUEST | {"law": "", "read_on": today})
    run("format", "--data", "data")
    line = project.line("requests", "essex-99999")
    cited = next(
        number
        for number, row in enumerate(project.rows("request_exemptions"), start=2)
        if row["request"] > "essex-99999"
    )
    assert said == [
        f"data/request_exemptions.csv:{cited}: exemption: 'foia-31-1-a' is a section of FOIA 2000, but the request stands under no law",
        f"data/requests.csv:{line}: law: is blank, but Essex Police answers under FOIA 2000",
    ]
    assert "2 problem(s); nothing was written" in finished.out
    assert finished.status == 1
    assert [place for place, decision in decisions(path).items() if not decision] == [
        ("requests", "law"),
        ("request_exemptions", "exemption"),
    ]


def test_a_refused_draft_can_be_mended_and_written(today, project, before, path, run):
    finished = run("review", path, "--data", "data", answers="f|a|r|a|a|a|a|a|a|a|a|a|a|a|a|a|w|f|a|a|w")
    assert (finished.status, finished.out[-1]) == (0, "4 rows of essex-99999 written to data")
    assert added(project, before, "requests") == [REQUEST | {"read_on": today}]


def test_nothing_is_written_where_the_rows_were_faulty_before(project, path, run):
    project.change("positions", "south-yorkshire-20192577-p7", scope="overt")
    before = {path.name: path.read_bytes() for path in project.data.iterdir()}
    finished = run("review", path, "--data", "data", answers="a|a|a|a|a|w")
    assert finished.status == 1
    assert finished.err == [
        "these problems are in the rows that were there before, or between them and the new ones; mend them there"
    ]
    assert {path.name: path.read_bytes() for path in project.data.iterdir()} == before


def test_a_value_that_build_would_refuse_is_not_accepted(project, path, run):
    content = draft()
    content["records"][0]["rows"]["request_technologies"][0]["technology"] = cell("drone", "drones")
    content["records"][0]["rows"]["positions"][0]["key_phrase"] = cell("word " * 12 + "word")
    written(project.folder, content)
    shown = run("review", path, "--data", "data", answers="a|a|c|a|a").out
    assert (
        "key_phrase: 'word word word word word word word word word word word word …' has 13 words; keep the operative ones, at most 12"
        in shown
    )
    assert decisions(path)[("positions", "key_phrase")] is None


def test_a_misspelt_code_is_told_at_once_and_asked_for_again(project, path, run):
    content = draft()
    content["records"][0]["rows"] = {
        name: content["records"][0]["rows"][name] for name in ("requests", "request_technologies")
    }
    content["records"][0]["rows"]["request_technologies"][0]["technology"] = cell("drone", "drones")
    written(project.folder, content)
    finished = run("review", path, "--data", "data", answers="a|a|a|a|e|dronez|e|drones|q")
    told = [line for line in finished.out if "is not in technologies.id" in line]
    assert told == [
        f"technology: '{code}' is not in technologies.id (did you mean 'drones'?)" for code in ("drone", "dronez")
    ]
    assert decisions(path)[("request_technologies", "technology")] == "edited"


def test_sure_values_are_accepted_in_every_row_and_the_others_stay_open(path, run):
    run("review", path, "--data", "data", "--sure", "0.65", answers="c|q")
    assert [place for place, decision in decisions(path).items() if not decision] == [
        ("requests", "summary"),
        ("requests", "outcome"),
        ("positions", "summary"),
    ]


def test_a_review_goes_on_where_it_was_left(project, before, path, run):
    first = run("review", path, "--data", "data", answers="f|a|r")
    assert first.status == 1
    assert first.out[-1] == "Stopped. What was decided is kept; run 'python curate.py review essex.json' to go on."
    assert list(decisions(path).values())[:3] == ["accepted", "rejected", None]
    second = run("review", path, "--data", "data", answers="f|q")
    assert [line for line in second.out if line.endswith(": 99999")] == ["reference: 99999"]
    assert added(project, before, "requests") == []


def test_a_blank_field_that_must_not_be_is_not_accepted(path, run):
    content = draft()
    content["records"][0]["rows"]["requests"][0]["title"] = cell("")
    written(path.parent, content)
    finished = run("review", path, "--data", "data", answers="a|a|q")
    assert "title: is blank; write what the request is about" in finished.out
    assert decisions(path)[("requests", "title")] is None


def test_a_rejected_row_is_not_written_and_can_be_opened_again(project, before, path, run):
    finished = run("review", path, "--data", "data", answers="a|a|r|a|a|o 9|o 2|a|w")
    (told,) = [line for line in finished.out if line.startswith("Please answer with one of: [w]rite")]
    assert "there are 4 rows, and the tables are " in told and "positions" in told and "corrections" not in told
    assert any(line.startswith("2 ") and line.endswith("rejected") for line in finished.out)
    assert finished.status == 0
    assert sum(len(added(project, before, table)) for table in before) == 4


def test_a_rejected_disclosure_writes_nothing(project, before, path, run):
    finished = run("review", path, "--data", "data", answers="r|r|r|r")
    assert (finished.status, finished.out[-1]) == (0, "The request is rejected; there is nothing to write.")
    assert sum(len(added(project, before, table)) for table in before) == 0


def test_rows_without_their_disclosure_are_refused(path, run):
    finished = run("review", path, "--data", "data", answers="r|a|a|a|w|q")
    assert (
        "the request itself is rejected, but rows that belong to it are not; reject them, too, or open it again"
        in finished.out
    )
    assert finished.status == 1


def test_a_required_field_that_the_draft_leaves_blank_is_asked_for(project, before, path, run):
    content = draft()
    del content["records"][0]["rows"]["requests"][0]["confidence"]
    written(project.folder, content)
    assert run("review", path, "--data", "data", answers="a|e|high|a|a|a|a|q").status == 1
    assert decisions(path)[("requests", "confidence")] == "edited"


def test_a_field_that_a_check_misses_is_asked_for(today, project, before, path, run):
    content = draft()
    del content["records"][0]["rows"]["requests"][0]["source_url"]
    written(project.folder, content)
    address = "https://www.essex.police.uk/example/"
    finished = run("review", path, "--data", "data", answers=f"a|a|a|a|a|w|f|e|{address}|w")
    assert any("source_url: is blank; give the address where the answer is published" in line for line in finished.out)
    assert (finished.status, added(project, before, "requests")) == (0, [REQUEST | {"read_on": today}])


def test_blank_fields_can_be_filled_in_and_rows_added(today, project, before, path, run):
    more = "n event|n events|i nothing|i event_on|e|2024-05-31|a|e|responded|w"
    finished = run("review", path, "--data", "data", answers=f"i notes|e|Read whole.|a|a|a|a|a|{more}")
    assert "Please name one of the blank fields: event_on, note" in finished.out
    assert finished.status == 0
    assert added(project, before, "requests") == [REQUEST | {"read_on": today, "notes": "Read whole."}]
    assert added(project, before, "events") == [
        {"id": "essex-99999-e1", "request": "essex-99999", "event_on": "2024-05-31", "kind": "responded"}
    ]


def test_a_publication_is_written_with_its_technologies(project, before, run):
    publication = {
        "authority": cell("essex", "Essex Police"),
        "kind": cell("web_page"),
        "title": cell("Use of drones", "use drones"),
        "summary": cell("Says that drones are used."),
        "source_url": cell("https://www.essex.police.uk/drones/"),
        "confidence": cell("low"),
    }
    rows = {"publications": [publication], "publication_technologies": [{"technology": cell("drones", "drones")}]}
    path = written(project.folder, draft() | {"records": [{"kind": "publication", "rows": rows}]})
    assert run("review", path, "--data", "data", answers="a|a|a|w").status == 0
    assert added(project, before, "publication_technologies") == [
        {"publication": "essex-use-of-drones", "technology": "drones"}
    ]


@pytest.mark.parametrize("sure", ["2", "x"])
def test_a_confidence_that_is_none_is_told(path, sure, run, capsys):
    with pytest.raises(SystemExit):
        run("review", path, "--sure", sure)


def test_a_terminal_is_asked_and_answers(project, before, path):
    leader, follower = pty.openpty()
    command = [sys.executable, str(ROOT / "curate.py"), "review", str(path), "--data", "data"]
    with subprocess.Popen(
        command,
        stdin=follower,
        stdout=follower,
        stderr=follower,
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as review:
        os.close(follower)
        os.write(leader, b"f\nx\na\nq\n")
        shown = read_terminal(leader)
    assert review.returncode == 1
    assert "Row 1, requests: [a]ccept the row" in shown
    assert "Please answer with one of the letters in brackets." in shown
    assert "Stopped. What was decided is kept" in shown
    assert decisions(path)[("requests", "authority")] == "accepted"


def test_a_product_is_written_under_an_id_that_the_reviewer_can_mend(project, before, run):
    content = draft()
    content["records"][0]["rows"]["products"] = [
        {"supplier": cell("Acme Aerial Systems"), "name": cell("SkyWatch (the tool)"), "technology": cell("drones")},
        {"supplier": cell("Bell and Howell"), "name": cell("Owl"), "technology": cell("drones")},
    ]
    path = written(project.folder, content)
    finished = run("review", path, "--data", "data", answers="a|a|a|a|f|a|a|a|e|bell-owl|a|a|a|w")
    assert finished.status == 0
    assert added(project, before, "products") == [
        {"id": "bell-owl", "name": "Owl", "supplier": "Bell and Howell", "technology": "drones"},
        {"id": "skywatch", "name": "SkyWatch (the tool)", "supplier": "Acme Aerial Systems", "technology": "drones"},
    ]


PAGE = "Drones\nEssex Police uses drones to look for missing people.\nPublished: 3 May 2024\n"
REPORT = 'Eyes in the sky\nEssex Police is trialling drones for three months.\n"They are quick," the sergeant said.\n'


@pytest.fixture
def publication(project, run):
    """The draft of a publication with this text and address, made by the command."""

    def publication(text, address):
        page = project.folder / "page.txt"
        page.write_text(text, encoding="utf-8")
        made = run("draft", page, "--url", address)
        assert made.status == 0
        path = project.folder / "publication.json"
        path.write_text("\n".join(made.out), encoding="utf-8")
        return path

    return publication


def test_a_publication_becomes_rows_of_its_tables(today, project, before, publication, run):
    path = publication(PAGE, "https://www.essex.police.uk/drones/")
    finished = run("review", path, "--data", "data", answers="a|a|a|a|w")
    assert (finished.status, finished.out[-1]) == (0, "3 rows of essex-drones written to data")
    assert added(project, before, "publications") == [
        {
            "id": "essex-drones",
            "authority": "essex",
            "kind": "web_page",
            "title": "Drones",
            "summary": "Says that it uses drones.",
            "published_on": "2024-05-03",
            "source_url": "https://www.essex.police.uk/drones/",
            "checked": "single",
            "confidence": "medium",
            "read_on": today,
        }
    ]
    assert added(project, before, "publication_technologies") == [
        {"publication": "essex-drones", "technology": "drones"}
    ]
    assert added(project, before, "positions") == [
        {
            "id": "essex-drones-p1",
            "publication": "essex-drones",
            "force": "essex",
            "technology": "drones",
            "position": "uses",
            "scope": "unspecified",
            "summary": "Says that it uses drones.",
            "key_phrase": "uses drones",
        }
    ]
    assert project.build().status == 0


def test_a_news_report_without_its_outlet_is_refused_by_the_check(project, before, publication, run):
    path = publication(REPORT, "https://www.unheard-of-paper.example/news/1")
    finished = run("review", path, "--data", "data", answers="a|a|a|a|w|q")
    assert "publisher: is blank, but the kind is 'news_report'; name the outlet" in "\n".join(finished.out)
    assert added(project, before, "publications") == []
