"""The desk's addresses: who is let in, what a decision does, what is written, and what two windows do to each other."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.testclient import TestClient

from disclosures.curator.desk.app import desk
from disclosures.curator.desk.doors import LARGEST_FORM
from disclosures.curator.desk.queue import Queue
from disclosures.curator.reading.drafting import draft as drafted
from disclosures.curator.reading.sources import Source
from tests.curator.made_up_draft import cell, draft, written

pytestmark = pytest.mark.slow

PORT = 8010
HOME = f"http://127.0.0.1:{PORT}"
TOKEN = "a-token"
DRAFT = f"/{TOKEN}/drafts/essex.json"
TITLE = {"record": "0", "table": "requests", "row": "0", "column": "title", "seen": "Use of drones", "was": ""}


@pytest.fixture
def drafts(project):
    folder = project.folder / "drafts"
    folder.mkdir()
    return folder


@pytest.fixture
def path(drafts):
    return written(drafts, draft())


@pytest.fixture
def client(project, drafts):
    return TestClient(desk(Queue(drafts, project.data), PORT, TOKEN, sure=0.9), HOME, headers={"origin": HOME})


def stored(path, table, column, row=0):
    return json.loads(path.read_text())["records"][0]["rows"][table][row].get(column, {})


def decided(path):
    (record,) = json.loads(path.read_text())["records"]
    return {one.get("decision") for rows in record["rows"].values() for row in rows for one in row.values()}


def accept_all(client):
    """Accept whatever has no fault, and the id, which is proposed and asked for apart."""
    client.post(f"{DRAFT}/decide-all", data={"record": "0", "decision": "accepted"})
    asked = TITLE | {"column": "id", "seen": "essex-99999", "value": "essex-99999", "decision": "accepted"}
    return client.post(f"{DRAFT}/decide", data=asked)


def faults(page):
    return re.findall(r'class="fault"(?: role="alert")?>([^<]*)<', page.text.replace("&#39;", "'"))


def test_the_queue_leads_to_a_draft_beside_its_text(client, path):
    page = client.get(f"/{TOKEN}/")
    assert f'href="{DRAFT}"' in page.text and "21 to decide" in page.text
    shown = client.get(DRAFT)
    assert '<mark data-evidence="1">' in shown.text and "&lt;daily&gt;" in shown.text
    assert client.get(f"/{TOKEN}/desk.css").headers["content-type"].startswith("text/css")
    assert "javascript" in client.get(f"/{TOKEN}/desk.js").headers["content-type"]


@pytest.mark.parametrize("host", ["rebound.example", f"rebound.example:{PORT}", "127.0.0.1", "127.0.0.1:80", ""])
def test_another_host_is_refused(client, path, host):
    assert client.get(f"/{TOKEN}/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("address", ["/", "/drafts/essex.json", "/another/", "//", f"/x/{TOKEN}/", "/desk.js"])
def test_nothing_is_there_without_the_token(client, path, address):
    answer = client.get(HOME + address)
    assert (answer.status_code, answer.text) == (404, "Open the address that 'curate.py desk' printed.\n")


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://127.0.0.1:1", f"https://127.0.0.1:{PORT}"]
)
def test_a_form_of_another_site_changes_nothing(client, path, origin):
    before = path.read_bytes()
    form = {"record": "0", "decision": "accepted"}
    assert client.post(f"{DRAFT}/decide-all", data=form, headers={"origin": origin}).status_code == 403
    assert path.read_bytes() == before


def test_a_form_that_is_too_large_is_refused(client, path):
    assert client.post(f"{DRAFT}/decide", data=TITLE | {"value": "x" * LARGEST_FORM}).status_code == 413


def test_every_answer_allows_its_own_script_and_style_only(client, path):
    for answer in (client.get(f"/{TOKEN}/"), client.get(DRAFT), client.get("/"), client.get(f"/{TOKEN}/desk.js")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'") and "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
    assert " style=" not in client.get(DRAFT).text and "<script>" not in client.get(DRAFT).text


@pytest.mark.parametrize("name", ["..%2Fdata%2Frequests.csv", "%2Fetc%2Fpasswd", "absent.json"])
def test_only_drafts_of_the_queue_are_read(client, path, name):
    answer = client.get(f"/{TOKEN}/drafts/{name}")
    assert answer.status_code in (404, 409) and "passwd:" not in answer.text and "authority," not in answer.text


def test_a_field_is_accepted_edited_and_rejected(client, path):
    client.post(f"{DRAFT}/decide", data=TITLE | {"value": "Use of drones", "decision": "accepted"})
    assert stored(path, "requests", "title")["decision"] == "accepted"
    edited = TITLE | {"was": "accepted", "value": " Drones, and how many ", "decision": "accepted"}
    client.post(f"{DRAFT}/decide", data=edited)
    title = stored(path, "requests", "title")
    assert (title["value"], title["proposed"], title["decision"]) == ("Drones, and how many", "Use of drones", "edited")
    again = TITLE | {"was": "edited", "seen": title["value"], "value": title["value"], "decision": "accepted"}
    client.post(f"{DRAFT}/decide", data=again)
    assert stored(path, "requests", "title")["decision"] == "edited"
    client.post(f"{DRAFT}/decide", data=again | {"decision": "rejected"})
    assert stored(path, "requests", "title")["decision"] == "rejected"


def test_a_faulty_value_is_told_at_its_field_and_not_kept(client, path):
    asked = {"record": "0", "table": "positions", "row": "0", "column": "technology", "seen": "drones", "was": ""}
    answer = client.post(f"{DRAFT}/decide", data=asked | {"value": "dronez", "decision": "accepted"})
    assert answer.status_code == 409
    assert faults(answer) == ["'dronez' is not in technologies.id (did you mean 'drones'?)"]
    assert 'value="dronez"' in answer.text
    assert stored(path, "positions", "technology")["value"] == "drones"


def test_a_required_field_is_not_accepted_blank(client, path):
    answer = client.post(f"{DRAFT}/decide", data=TITLE | {"value": "", "decision": "accepted"})
    assert faults(answer) == ["is blank; write what the request is about"]
    assert "decision" not in stored(path, "requests", "title")


def test_a_row_is_accepted_or_rejected_whole(client, path):
    row = {"record": "0", "table": "request_technologies", "row": "0"}
    client.post(f"{DRAFT}/decide-row", data=row | {"decision": "accepted"})
    assert stored(path, "request_technologies", "technology")["decision"] == "accepted"
    client.post(f"{DRAFT}/decide-row", data=row | {"decision": "rejected"})
    assert stored(path, "request_technologies", "technology")["decision"] == "rejected"


def test_what_is_sure_is_accepted_and_the_rest_stays_open(client, path):
    client.post(f"{DRAFT}/decide-all", data={"record": "0", "decision": "sure"})
    assert stored(path, "requests", "reference")["decision"] == "accepted"
    assert "decision" not in stored(path, "requests", "summary")


def test_a_blank_field_is_filled_in_and_a_row_added(client, path, project):
    client.post(f"{DRAFT}/add", data={"record": "0", "table": "events"})
    event = {"record": "0", "table": "events", "row": "0", "seen": "", "was": "", "decision": "accepted"}
    client.post(f"{DRAFT}/decide", data=event | {"column": "event_on", "value": "2024-05-31"})
    client.post(f"{DRAFT}/decide", data=event | {"column": "kind", "value": "responded"})
    accept_all(client)
    client.post(f"{DRAFT}/write", data={"record": "0"})
    (row,) = [row for row in project.rows("events") if row["request"] == "essex-99999"]
    assert (row["id"], row["event_on"], row["kind"]) == ("essex-99999-e1", "2024-05-31", "responded")


def test_nothing_is_written_before_everything_is_decided(client, path, project):
    before = project.rows("requests")
    client.post(f"{DRAFT}/decide-all", data={"record": "0", "decision": "accepted"})
    answer = client.post(f"{DRAFT}/write", data={"record": "0"})
    assert faults(answer)[0] == "Nothing was written: 1 field(s) of essex-99999 are not decided yet."
    assert project.rows("requests") == before


def test_accepted_rows_are_written_and_a_commit_message_is_proposed(client, path, project):
    accept_all(client)
    answer = client.post(f"{DRAFT}/write", data={"record": "0"})
    assert answer.url == f"{HOME}/{TOKEN}/"
    message = (
        "Add essex-99999: Use of drones\n\n"
        "essex-99999: Use of drones\n- drones: uses (unspecified)\nhttps://www.essex.police.uk/example/\n"
    )
    assert message in answer.text
    assert "git add data &amp;&amp; git commit -F drafts/COMMIT_MESSAGE.txt" in answer.text
    assert (path.parent / "COMMIT_MESSAGE.txt").read_text() == message
    (row,) = [row for row in project.rows("requests") if row["id"] == "essex-99999"]
    assert (row["title"], row["checked"]) == ("Use of drones", "single")
    assert project.build().status == 0


def test_what_the_build_refuses_is_told_at_the_fields_which_are_open_again(client, path, project):
    law = TITLE | {"column": "law", "seen": "FOIA 2000", "value": "FOIA 2000", "decision": "rejected"}
    client.post(f"{DRAFT}/decide", data=law)
    accept_all(client)
    answer = client.post(f"{DRAFT}/write", data={"record": "0"})
    told = faults(answer)
    assert answer.status_code == 409 and told[0] == "2 problem(s); nothing was written"
    assert (
        sum(
            line.startswith("data/requests.csv:")
            and line.endswith(": law: is blank, but Essex Police answers under FOIA 2000")
            for line in told
        )
        == 1
    )
    at_law = answer.text.split('id="r-0-requests-0-law"')[1].split("</form>")[0]
    assert "is blank, but Essex Police answers under FOIA 2000" in at_law.replace("&#39;", "'")
    assert "decision" not in stored(path, "requests", "law")
    assert "essex-99999" not in [row["id"] for row in project.rows("requests")]


def test_a_decision_of_another_window_is_not_overwritten(client, path):
    client.post(f"{DRAFT}/decide", data=TITLE | {"value": "Of drones", "decision": "accepted"})
    late = client.post(f"{DRAFT}/decide", data=TITLE | {"value": "Use of drones", "decision": "rejected"})
    assert late.status_code == 409
    assert "title was decided in another window meanwhile; your decision was not kept" in faults(late)
    assert stored(path, "requests", "title")["value"] == "Of drones"


def test_decisions_of_many_windows_at_once_are_all_kept(client, path):
    (record,) = draft()["records"]
    forms = [
        {
            "record": "0",
            "table": table,
            "row": "0",
            "column": name,
            "seen": one["value"],
            "value": one["value"],
            "was": "",
        }
        for table, (row,) in record["rows"].items()
        for name, one in row.items()
    ]
    with ThreadPoolExecutor(8) as windows:
        answers = list(
            windows.map(lambda form: client.post(f"{DRAFT}/decide", data=form | {"decision": "accepted"}), forms)
        )
    assert {answer.status_code for answer in answers} == {200}
    assert len(forms) == 20 and decided(path) == {"accepted"}


def test_two_windows_that_write_at_once_write_once(client, path, project):
    accept_all(client)
    with ThreadPoolExecutor(2) as windows:
        answers = list(windows.map(lambda _: client.post(f"{DRAFT}/write", data={"record": "0"}), range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert [row["id"] for row in project.rows("requests")].count("essex-99999") == 1
    assert "This was written to the data before." in [line for answer in answers for line in faults(answer)]


def test_a_desk_killed_between_rows_and_draft_writes_nothing_twice(client, path, project):
    accept_all(client)
    before = path.read_bytes()
    client.post(f"{DRAFT}/write", data={"record": "0"})
    rows = {file.name: file.read_bytes() for file in project.data.iterdir()}
    path.write_bytes(before)  # as it was, had the desk been killed before it could say so there
    assert client.post(f"{DRAFT}/write", data={"record": "0"}).status_code == 200
    assert {file.name: file.read_bytes() for file in project.data.iterdir()} == rows
    assert json.loads(path.read_text())["records"][0]["written"] is True


def test_a_rejected_disclosure_writes_nothing(client, path, project):
    before = project.rows("requests")
    client.post(f"{DRAFT}/decide-all", data={"record": "0", "decision": "rejected"})
    answer = client.post(f"{DRAFT}/write", data={"record": "0"})
    assert faults(answer) == ["The request is rejected; there is nothing to write."]
    assert project.rows("requests") == before


@pytest.mark.parametrize(
    ("action", "form"),
    [
        ("decide", {"record": "7"}),
        ("decide", {"record": "x"}),
        ("decide", {}),
        ("decide", {"record": "0", "table": "forces", "row": "0"}),
        ("decide", {"record": "0", "table": "requests", "row": "-1", "column": "title"}),
        ("decide", {"record": "0", "table": "requests", "row": "0", "column": "checked"}),
        ("add", {"record": "0", "table": "forces"}),
        ("write", {"record": "٣"}),
    ],
)
def test_a_form_about_what_is_not_there_changes_nothing(client, path, action, form):
    before = path.read_bytes()
    assert client.post(f"{DRAFT}/{action}", data=form).status_code == 409
    assert path.read_bytes() == before


def test_faulty_drafts_and_what_is_no_disclosure_are_told_in_the_queue(client, drafts):
    (drafts / "broken.json").write_text("{")
    (drafts / "news.json").write_text(
        json.dumps(draft() | {"verdict": "news_article", "message": "is news", "records": []})
    )
    page = client.get(f"/{TOKEN}/").text
    assert "broken.json:1: is not JSON" in page and "is news" in page
    assert client.get(f"/{TOKEN}/drafts/broken.json").status_code == 409
    assert "Nothing to review." in client.get(f"/{TOKEN}/drafts/news.json").text


def test_data_with_a_fault_are_told(client, path, project):
    project.data.joinpath("forces.yml").write_text("name: [")
    answer = client.get(f"/{TOKEN}/")
    assert answer.status_code == 409 and "data/forces.yml:2: file: is not YAML" in faults(answer)[0]


def test_an_address_that_is_none_is_no_link(client, drafts):
    content = draft()
    content["source"]["url"] = "javascript:alert(1)"
    content["records"][0]["rows"]["requests"][0]["title"] = cell('"><script>alert(1)</script>')
    written(drafts, content)
    page = client.get(DRAFT).text
    assert 'href="javascript' not in page and "<script>alert" not in page


def test_a_publication_is_shown_accepted_and_written(client, drafts, project):
    text = "Drones\nEssex Police uses drones to look for missing people.\nPublished: 3 May 2024\n"
    made = drafted(Source("page.txt", text.encode(), "https://www.essex.police.uk/drones/"))
    (drafts / "essex.json").write_text(json.dumps(made), encoding="utf-8")
    assert f'href="{DRAFT}"' in client.get(f"/{TOKEN}/").text
    shown = client.get(DRAFT)
    assert 'id="r-0-publications-0-kind"' in shown.text and "<mark" in shown.text
    client.post(f"{DRAFT}/decide-all", data={"record": "0", "decision": "accepted"})
    name = {"record": "0", "table": "publications", "row": "0", "column": "id", "seen": "essex-drones", "was": ""}
    client.post(f"{DRAFT}/decide", data=name | {"value": "essex-drones", "decision": "accepted"})
    answer = client.post(f"{DRAFT}/write", data={"record": "0"})
    assert answer.url == f"{HOME}/{TOKEN}/"
    (row,) = [row for row in project.rows("publications") if row["id"] == "essex-drones"]
    assert (row["kind"], row["published_on"]) == ("web_page", "2024-05-03")
    (position,) = [row for row in project.rows("positions") if row["publication"] == "essex-drones"]
    assert (position["force"], position["technology"], position["position"]) == ("essex", "drones", "uses")
    assert project.build().status == 0
