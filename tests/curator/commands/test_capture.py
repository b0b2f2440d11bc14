"""curate.py capture: sources are fetched from sites that behave like real ones, and what became of them is kept."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from bench.letters import pdf
from disclosures.curator.capturing.evidence import Store
from disclosures.curator.reading import apart
from tests.conftest import ROOT
from tests.curator.services.site import Reply, leads, page

pytestmark = pytest.mark.slow

HOST = "www.cleveland.police.uk"
THREAD = "https://www.whatdotheyknow.com/request/drones_over_essex"


@pytest.fixture
def desk(project, web, run):
    """Runs `capture` on the founding data, of which two requests stand at sites of ours."""
    web.stand_in(HOST, "www.whatdotheyknow.com", "b.example")
    for row in project.rows("requests"):
        project.change("requests", row["id"], source_url=f"https://none.invalid/{row['id']}", also_at="")
    project.change("requests", "cleveland-472-24", source_url=f"https://{HOST}/472", answer_seen="part")
    project.change("requests", "essex-16495", source_url=f"{THREAD}#incoming-12", answer_seen="whole")
    web.pages |= {f"{HOST}/472": page("Cleveland Police does not use live facial recognition.")}

    def capture(*arguments):
        return run("capture", *arguments, "--data", "data", "--evidence", "evidence")

    capture.project, capture.web, capture.store = project, web, Store(project.folder / "evidence")
    return capture


def captures(desk):
    return {row.pop("address"): row for row in desk.project.rows("captures")}


def test_a_source_is_captured_and_the_rows_say_so(desk, today):
    done = desk("cleveland-472-24")
    assert (done.status, done.err) == (0, [])
    assert [line.split() for line in done.out] == [
        ["what", "became", "of", "the", "addresses"],
        ["there", "1"],
        "data/captures.csv says so now; run 'make check'.".split(),
    ]
    row = captures(desk)[f"https://{HOST}/472"]
    sha256 = row.pop("content_sha256")
    assert row == {"fetched_on": today, "source_status": "there", "moved_to": ""}
    assert len(sha256) == 64
    assert "does not use live facial recognition" in desk.store.text(f"https://{HOST}/472")
    assert desk.project.build("--check").status == 0


def test_it_may_be_run_again_and_asks_only_for_what_is_new(desk):
    reply = desk.web.pages[f"{HOST}/472"]
    reply.headers["ETag"] = '"1"'

    def answer(asked):
        return Reply(status=304) if asked.headers.get("if-none-match") == '"1"' else reply

    desk.web.pages[f"{HOST}/472"] = answer
    desk("cleveland-472-24")
    before, text = captures(desk), desk.store.text(f"https://{HOST}/472")
    done = desk("cleveland-472-24")
    assert (done.status, len(done.out)) == (0, 2)
    assert (captures(desk), desk.store.text(f"https://{HOST}/472")) == (before, text)
    assert [asked.headers.get("if-none-match") for asked in desk.web.asked if asked.path == "/472"] == [None, '"1"']


def test_the_attachments_of_a_thread_are_read_with_it(desk):
    thread = (ROOT / "tests/curator/labelled/known/wdtk-kent-cameras.html").read_text(encoding="utf-8")
    at = "/request/drones_over_essex/response/2202/attach/3"
    link = f"<a href='{at}/Larkspur%20answer.pdf?cookie_passthrough=1'>Larkspur answer.pdf</a></body>"
    desk.web.pages |= {
        "www.whatdotheyknow.com/robots.txt": Reply(
            b"User-agent: *\nAllow: */request/*/response/*/attach/*\nDisallow: */request/*/response/*"
        ),
        "www.whatdotheyknow.com/request/drones_over_essex": Reply(thread.replace("</body>", link).encode()),
        f"www.whatdotheyknow.com{at}/Larkspur%20answer.pdf": Reply(
            pdf("As Quentin Larkspur asked in March, Kent Police holds 312 cameras."),
            headers={"Content-Type": "application/pdf"},
        ),
    }
    done = desk("essex-16495")
    assert (done.status, [line.split()[-1] for line in done.out[1:3]]) == (0, ["1", "1"])
    whole = desk.store.whole(THREAD)
    assert "does not use any facial recognition technology" in whole
    assert "holds 312 cameras" in whole
    kept = "".join(path.read_text(encoding="utf-8") for path in desk.store.folder.rglob("*") if path.is_file())
    assert not [name for name in ("Larkspur", "Quillfeather", "0199") if name in kept]
    assert list(captures(desk)) == [f"{THREAD}#incoming-12"]


def test_an_attachment_that_cannot_be_had_is_tried_again(desk):
    desk.web.pages |= {
        f"{HOST}/472": page("The answer is attached.", links="<a href='/answer.pdf'>answer</a>"),
        f"{HOST}/answer.pdf": [*[Reply(status=400)], Reply(pdf("Cleveland Police has 9 drones."))],
    }
    whole = desk.web.pages[f"{HOST}/472"]
    whole.headers["ETag"] = '"1"'
    desk.web.pages[f"{HOST}/472"] = lambda asked: Reply(status=304) if "if-none-match" in asked.headers else whole
    done = desk("cleveland-472-24")
    assert (done.status, done.err) == (1, [f"https://{HOST}/answer.pdf: the site answered 400 Bad Request"])
    done = desk("--missing", "--limit", "1")
    assert (done.status, done.err) == (0, [])
    assert "has 9 drones" in desk.store.whole(f"https://{HOST}/472")


@pytest.mark.parametrize(
    ("reply", "status", "message"),
    [
        (Reply(status=404), "gone", "the site answered 404 Not Found"),
        (Reply(status=410), "gone", "the site answered 410 Gone"),
        (leads("/"), "gone", "the site leads to its first page instead"),
        (Reply(status=403), "refused", "the site answered 403 Forbidden"),
        (
            Reply(b"<html><title>Just a moment...</title>Verifying you are human</html>"),
            "refused",
            "is a wall (cookies, or a check for robots), not the page behind it",
        ),
    ],
)
def test_a_page_that_is_not_there_any_more_is_told_and_what_was_read_stays(desk, today, reply, status, message):
    desk("cleveland-472-24")
    desk.web.pages |= {f"{HOST}/472": reply, f"{HOST}/": page("Welcome")}
    done = desk("cleveland-472-24")
    assert (done.status, done.err) == (0, [f"https://{HOST}/472: {message}"])
    assert captures(desk)[f"https://{HOST}/472"] == {
        "fetched_on": today,
        "source_status": status,
        "moved_to": "",
        "content_sha256": "",
    }
    assert "live facial recognition" in desk.store.text(f"https://{HOST}/472")
    assert desk.project.build("--check").status == 0


def test_a_page_that_has_moved_says_where_to(desk):
    desk.web.pages |= {
        f"{HOST}/472": leads("https://b.example/472", 301),
        "b.example/472": page("No facial recognition."),
    }
    assert desk("cleveland-472-24").status == 0
    row = captures(desk)[f"https://{HOST}/472"]
    assert (row["source_status"], row["moved_to"]) == ("moved", "https://b.example/472")
    assert desk.project.build("--check").status == 0


def test_a_scan_is_there_and_has_no_words(desk):
    desk.web.pages[f"{HOST}/472"] = Reply(pdf(""), headers={"Content-Type": "application/pdf"})
    done = desk("cleveland-472-24")
    scan = "is a PDF without text, probably a scan; recognise its characters (OCR) first"
    assert (done.status, done.err) == (0, [f"https://{HOST}/472: {scan}"])
    assert captures(desk)[f"https://{HOST}/472"]["source_status"] == "there"


def test_a_hostile_pdf_is_given_up_and_the_pages_after_it_are_captured(desk, monkeypatch, tmp_path):
    (tmp_path / "slow.py").write_text("import time\ntime.sleep(600)", encoding="utf-8")
    monkeypatch.setattr(apart, "READER", (str(tmp_path / "slow.py"),))
    monkeypatch.setattr(apart, "PATIENCE", 1.0)
    desk.project.change("requests", "essex-16224", source_url=f"https://{HOST}/hostile.pdf")
    desk.web.pages[f"{HOST}/hostile.pdf"] = Reply(pdf("x"), headers={"Content-Type": "application/pdf"})
    done = desk("essex-16224", "cleveland-472-24")
    told = f"https://{HOST}/hostile.pdf: takes more than 1 seconds to read; open it, and save its text"
    assert (done.status, done.err) == (0, [told])
    assert set(captures(desk)) == {f"https://{HOST}/hostile.pdf", f"https://{HOST}/472"}
    assert "does not use live facial recognition" in desk.store.text(f"https://{HOST}/472")


def test_what_nobody_knows_changes_no_row_and_is_told(desk, waited):
    desk.web.pages[f"{HOST}/472"] = Reply(status=503)
    done = desk("cleveland-472-24", "south-yorkshire-20192577")
    assert done.status == 1
    assert sorted(done.err) == [
        "https://none.invalid/south-yorkshire-20192577: cannot be reached: the name of the host is not known",
        f"https://{HOST}/472: the site answered 503 Service Unavailable, 3 times",
    ]
    assert captures(desk) == {}


def test_what_was_not_captured_comes_first_the_unseen_before_all(desk, waited):
    for row in desk.project.rows("requests"):
        desk.project.change("requests", row["id"], source_url=f"https://{HOST}/{row['id']}")
    for id, seen in (("essex-16224", "none"), ("south-yorkshire-20192577", "part")):
        desk.project.change("requests", id, answer_seen=seen)
    for id in ("essex-16224", "south-yorkshire-20192577", "essex-16495"):
        desk.web.pages[f"{HOST}/{id}"] = page("Drones.")
    assert desk("--missing", "--limit", "2").status == 0
    assert desk.web.paths(HOST)[:1] == ["/essex-16224"]
    first = desk.web.paths(HOST)
    desk.web.asked.clear()
    assert desk("--missing").status == 0
    assert len(desk.web.paths(HOST)) == 4
    assert not set(first) & set(desk.web.paths(HOST))


def test_what_is_old_is_captured_again(desk, today, waited):
    for row in desk.project.rows("requests"):
        desk.project.change("requests", row["id"], read_on=today)
    desk.project.change("requests", "cleveland-472-24", read_on="2024-01-01")
    assert desk("--older-than", "365").status == 0
    assert desk.web.paths(HOST) == ["/472"]
    assert desk("--older-than", "365").out == ["Nothing to capture."]


def test_what_is_not_here_is_told(desk):
    assert desk("cleveland-472-25").err == [
        "'cleveland-472-25' is no request or publication (did you mean 'cleveland-472-24'?)"
    ]
    done = desk()
    assert (done.status, done.err) == (
        1,
        ["name ids of requests or publications, or say --missing or --older-than DAYS"],
    )


def test_a_full_disk_is_told_and_what_was_there_stays(desk, monkeypatch):
    desk("cleveland-472-24")
    before = captures(desk)
    desk.web.pages[f"{HOST}/472"] = page("Cleveland Police uses live facial recognition.")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = desk("cleveland-472-24")
    (line,) = done.err
    assert (done.status, line.partition(": ")[2]) == (1, "cannot be written (No space left on device)")
    assert "does not use" in desk.store.text(f"https://{HOST}/472")
    assert captures(desk) == before


def test_a_run_that_is_stopped_keeps_what_it_has_and_goes_on_from_there(desk, contact):
    """Ctrl-C, in a process of its own: the second page hangs, the first is kept and stands in the rows."""
    desk.project.change("requests", "essex-16224", source_url=f"https://{HOST}/slow")
    desk.web.pages[f"{HOST}/slow"] = lambda asked: time.sleep(60) or page("late")
    with_contact = (
        "import sys, pathlib, curate; from disclosures.curator.fetching import agent; "
        f"agent.METADATA = pathlib.Path({str(contact)!r}); sys.exit(curate.main())"
    )
    command = [sys.executable, "-c", with_contact, "capture", "cleveland-472-24", "essex-16224"]
    process = subprocess.Popen(
        [*command, "--data", "data", "--evidence", "evidence"],
        cwd=desk.project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while "/slow" not in desk.web.paths(HOST) and time.monotonic() < until:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err.splitlines() == ["stopped; what was captured is kept, and the same command goes on from here"]
    assert list(captures(desk)) == [f"https://{HOST}/472"]
    desk.web.pages[f"{HOST}/slow"] = page("Essex Police uses drones.")
    desk.web.asked.clear()
    done = desk("--missing", "--limit", "1")
    assert done.status in (0, 1)
    assert "/472" not in desk.web.paths(HOST)


def test_a_run_that_was_killed_loses_no_row(desk):
    """What the store holds is brought into the rows by the next run."""
    desk("cleveland-472-24")
    row = captures(desk)
    (desk.project.data / "captures.csv").write_text("address,fetched_on,source_status,moved_to,content_sha256\n")
    desk.web.pages["www.whatdotheyknow.com/request/drones_over_essex"] = Reply(status=410)
    assert desk("essex-16495").status == 0
    assert captures(desk)[f"https://{HOST}/472"] == row[f"https://{HOST}/472"]
    assert captures(desk)[f"{THREAD}#incoming-12"]["source_status"] == "gone"


def test_the_store_says_what_was_sent_and_when(desk, today):
    desk("cleveland-472-24")
    kept = json.loads((desk.store.place(f"https://{HOST}/472") / "capture.json").read_text(encoding="utf-8"))
    assert (kept["fetched_on"], kept["kind"], kept["title"]) == (today, "html", "Use of drones")
    assert set(kept["headers"]) == {"content-type", "content-length", "date"}
