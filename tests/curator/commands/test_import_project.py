"""The export of a WhatDoTheyKnow project becomes drafts, and nobody in it is named."""

import csv
import json

import pytest

from disclosures.compiler.schema import read_schema
from disclosures.curator.drafts.files import read_draft
from tests.conftest import ROOT

HEADER = (
    "request,request_url,requested_by,requested_by_url,public_body,public_body_url,classified_by,classified_by_url,status,"
    "extracted_by,extracted_by_url,Do they use it?,Remarks"
).split(",")
SITE = "https://www.whatdotheyknow.com"
THREAD = {
    "request": "Drones over Jo Bloggs's town",
    "request_url": f"{SITE}/request/made_up_drones",
    "requested_by": "Jo Bloggs",
    "requested_by_url": f"{SITE}/user/jo_bloggs",
    "public_body": "Essex Police",
    "public_body_url": f"{SITE}/body/essex_police",
    "classified_by": "Ann Other",
    "classified_by_url": f"{SITE}/user/ann_other",
    "status": "Partially successful.",
    "extracted_by": "Ann Other",
    "extracted_by_url": f"{SITE}/user/ann_other",
    "Do they use it?": "Yes (ann other)",
    "Remarks": "Mr Alan Smith, foi@essex.example, 01245 491491",
}
FIRST_LAYOUT = "request_url,request_title,public_body_name,request_owner,latest_status_contributor,status,dataset_contributor,Do they use it?".split(
    ","
)


def export(project, *rows, header=HEADER):
    path = project.folder / "export.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([row.get(name, "") for name in row] if isinstance(row, dict) else row for row in rows)
    return path


@pytest.fixture
def imported(project, database, run):
    """A function that imports rows and returns what was said, and the drafts by name of file."""

    def of(*rows, header=HEADER):
        finished = run("import", "wdtk-project", export(project, *rows, header=header), "--database", database)
        schema = read_schema(ROOT / "data")
        return finished, {
            path.name: read_draft(path, schema) for path in sorted((project.folder / "drafts").glob("*.json"))
        }

    return of


def request_of(draft):
    return {name: cell.value for name, cell in draft.records[0].rows["requests"][0].items()}


def test_a_request_becomes_a_draft_without_a_position(imported):
    finished, drafts = imported(THREAD)
    assert finished.out == [
        "drafts/made_up_drones.json: A request to Essex Police.",
        "1 draft(s) of 1 request(s) written to drafts",
    ]
    draft = drafts["made_up_drones.json"]
    assert request_of(draft) == {
        "title": "Drones over […]'s town",
        "outcome": "unknown",
        "answer_seen": "none",
        "source_url": f"{SITE}/request/made_up_drones",
        "source_kind": "whatdotheyknow",
        "notes": "WhatDoTheyKnow shows it as partially successful; the answer was not captured.",
        "authority": "essex",
        "law": "FOIA 2000",
    }
    assert {
        name: [row["technology"].value for row in rows]
        for name, rows in draft.records[0].rows.items()
        if name != "requests"
    } == {"request_technologies": ["drones"]}
    assert (draft.verdict, draft.source["kind"], draft.source["url"]) == (
        "disclosure",
        "whatdotheyknow",
        THREAD["request_url"],
    )


def test_nobody_is_named_and_the_evidence_lies_where_it_says(imported, project):
    _, drafts = imported(THREAD)
    written = "".join(path.read_text().lower() for path in (project.folder / "drafts").iterdir())
    assert [word for word in ("bloggs", "ann other", "ann_other", "alan", "foi@", "491491") if word in written] == []
    draft = drafts["made_up_drones.json"]
    assert draft.text.endswith("Do they use it?: Yes ([…])\nRemarks: […], […], […]\n")
    row = draft.records[0].rows["requests"][0]
    assert {
        name: [draft.text[start:end] for start, end in row[name].evidence] for name in ("title", "authority", "outcome")
    } == {
        "title": ["Drones over […]'s town"],
        "authority": ["Essex Police"],
        "outcome": ["partially successful"],
    }


def test_the_first_layout_of_the_export_is_read_too(imported):
    row = [
        f"{SITE}/request/made_up",
        "Use of LFR",
        "Essex Police",
        "Jo Bloggs",
        "Ann Other",
        "waiting_response_overdue",
        "Ann Other",
        "No",
    ]
    _, drafts = imported(row, header=FIRST_LAYOUT)
    read = request_of(drafts["made_up.json"])
    assert (read["authority"], read["outcome"]) == ("essex", "awaiting")
    assert "notes" not in read
    assert "Bloggs" not in drafts["made_up.json"].text and "Other" not in drafts["made_up.json"].text


def test_a_header_with_names_that_stand_in_no_row_is_read(imported):
    header = [
        "info_request",
        *HEADER[:9],
        "classification_resource",
        "key_set",
        *HEADER[9:11],
        "extraction_resource",
        *HEADER[11:],
    ]
    _, drafts = imported(THREAD, header=header)
    assert request_of(drafts["made_up_drones.json"])["authority"] == "essex"


@pytest.mark.parametrize("noted", ["answered in part", ""])
def test_a_question_titled_as_a_column_of_the_export_is_a_question(imported, noted):
    row = [*THREAD.values(), noted, "Cleveland Police", "Mr Alan Smith"]
    _, drafts = imported(row, header=[*HEADER, "status", "public_body", "requested_by"])
    draft = drafts["made_up_drones.json"]
    read = request_of(draft)
    assert (read["authority"], read["notes"]) == (
        "essex",
        "WhatDoTheyKnow shows it as partially successful; the answer was not captured.",
    )
    assert draft.text.splitlines()[2:3] + draft.text.splitlines()[5:] == [
        "Status on WhatDoTheyKnow: partially successful",
        *([f"status: {noted}"] if noted else []),
        "public_body: Cleveland Police",
        "requested_by: […]",
    ]


def test_two_questions_of_one_title_are_both_kept(imported):
    _, drafts = imported([*THREAD.values(), "since 2021"], header=[*HEADER, "Remarks"])
    assert drafts["made_up_drones.json"].text.endswith("Remarks: […], […], […]\nRemarks: since 2021\n")


@pytest.mark.parametrize(
    ("body", "url", "authority"),
    [
        ("Police Service of Northern Ireland", "", "northern-ireland"),
        ("The Essex Constabulary", f"{SITE}/body/essex_police", "essex"),
        ("Police, Fire and Crime Commissioner for Essex", f"{SITE}/body/pfcc_essex", None),
        ("Esex Police", "", None),
        ("Cleveland Division of Police, Ohio", "", None),
        ("Middlesbrough Council", "", None),
    ],
)
def test_an_authority_is_named_only_where_it_is_certain(imported, body, url, authority):
    _, drafts = imported(THREAD | {"public_body": body, "public_body_url": url})
    assert request_of(drafts["made_up_drones.json"]).get("authority") == authority
    assert ("which is no authority of this dataset" in drafts["made_up_drones.json"].message) == (authority is None)


def test_a_request_that_is_here_and_a_draft_that_is_there_are_left_alone(imported, project):
    here = THREAD | {"request_url": "http://whatdotheyknow.com/request/facial_recognition_use_and_relat/"}
    imported(THREAD)
    path = project.folder / "drafts" / "made_up_drones.json"
    path.write_text(json.dumps(json.loads(path.read_text())))
    before = path.read_bytes()
    finished, drafts = imported(THREAD, here)
    assert finished.out == [
        f"{SITE}/request/made_up_drones: drafts/made_up_drones.json is there already and was left as it is",
        "http://whatdotheyknow.com/request/facial_recognition_use_and_relat/: is here already, as avon-and-somerset-542-22",
        "0 draft(s) of 2 request(s) written to drafts",
    ]
    assert (path.read_bytes(), len(drafts)) == (before, 1)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "export.csv: is empty; export the project's data from its page on WhatDoTheyKnow"),
        (b"a,b\n1,2\n", "export.csv:1: has no column request_url; this is no export of a WhatDoTheyKnow project"),
        (
            b"\xff\xfe",
            "export.csv: is not a CSV in UTF-8 ('utf-8' codec can't decode byte 0xff in position 0: invalid start byte)",
        ),
        (b'request_url,"request', "export.csv: is not a CSV in UTF-8 (unexpected end of data)"),
        (
            b"request_url,request,public_body,status\nhttps://x.example/request/a,b,c\n",
            "export.csv:2: has 3 cells where the header has 4",
        ),
        (
            b"request_url,request,public_body,status\nhttps://x.example/request/..\\evil?a=/etc,b,c,d\n",
            "export.csv:2: request_url: 'https://x.example/request/..\\evil?a=/etc' is not the address of a request",
        ),
    ],
)
def test_what_is_no_export_is_told_and_nothing_is_written(project, database, run, content, message):
    (project.folder / "export.csv").write_bytes(content)
    finished = run("import", "wdtk-project", "export.csv", "--database", database)
    assert (finished.status, finished.err) == (1, [message])
    assert not (project.folder / "drafts").exists()
