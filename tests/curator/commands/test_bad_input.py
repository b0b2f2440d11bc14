"""Everything that a site can do to a curator's machine, in one run of each command: a clear line each, an exit status, and
nothing lost."""

import gzip
import json
import os
import pty

import pytest
from rich.progress import Progress

from bench.letters import pdf, word
from disclosures.curator.capturing import keeping
from disclosures.curator.capturing.evidence import Store
from tests.conftest import read_terminal
from tests.curator.services.hostile import ENTITIES, bomb, word_of
from tests.curator.services.site import Reply, leads, page

pytestmark = pytest.mark.slow

HOST = "www.essex.police.uk"
HOSTILE = (
    b"<html><head><script>document.write('scripted')</script><base href='http://10.0.0.1/'></head><body><main>"
    b"<p>Essex Police uses drones, and it has done so for years, as it says here in so many words for everybody.</p>"
    b"<img src='http://10.0.0.1/b.png'><iframe src='http://10.0.0.1/'></iframe></main></body></html>"
)
LATIN = "<html><body><main><p>Essex Police paid £450 for its “drones”, as it has told everybody who asked.</p></main></body></html>"
WALL = b"<html><title>Just a moment...</title>Please complete the CAPTCHA to prove that you are no robot.</html>"
REPLIES = {
    "good": page("Essex Police uses drones."),
    "large": Reply(headers={"Content-Length": "200000000"}, pieces=lambda: iter([b"x"])),
    "packed": Reply(gzip.compress(b"x" * 60_000_000), headers={"Content-Encoding": "gzip"}),
    "round": leads("/round"),
    "private": leads("http://10.0.0.1/admin"),
    "captcha": Reply(WALL),
    "scan.pdf": Reply(pdf(""), headers={"Content-Type": "application/pdf"}),
    "broken.pdf": Reply(b"%PDF-1.7 broken", headers={"Content-Type": "application/pdf"}),
    "entities.docx": Reply(word_of(b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>", ENTITIES)),
    "bomb.docx": Reply(bomb(201_000_000)),
    "hostile": Reply(HOSTILE),
    "latin": Reply(LATIN.encode("cp1252"), headers={"Content-Type": "text/html; charset=utf-8"}),
    "letter": page("The answer is attached.", links="<a href='/letter.docx'>letter</a>"),
    "letter.docx": Reply(word("Essex Police has 9 drones.\n" * 3)),
}
ELSEWHERE = ("https://dead.invalid/1", "http://169.254.169.254/latest/meta-data", "http://localhost/1")
TOLD = {
    "large": "is larger than 50 MB, more than one answer has",
    "packed": "is larger than 50 MB, more than one answer has",
    "round": "leads on more than 5 times",
    "private": "is at 10.0.0.1, which is no public address; nothing was asked there",
    "captcha": "is a wall (cookies, or a check for robots), not the page behind it",
    "scan.pdf": "is a PDF without text, probably a scan; recognise its characters (OCR) first",
    "broken.pdf": "is a damaged PDF (",
    "entities.docx": "is a ZIP or a damaged Word file; save it as .docx or PDF",
    "bomb.docx": "unpacks to more than 200 MB, more than one answer has",
}
"""What is said of each; nothing of the others, which are read."""


@pytest.fixture
def bad(project, web, waited):
    """The founding data, of which one request stands at all these addresses, and the sites behind them."""
    web.stand_in(HOST)
    web.pages |= {f"{HOST}/{name}": reply for name, reply in REPLIES.items()}
    addresses = [*(f"https://{HOST}/{name}" for name in REPLIES if name != "letter.docx"), *ELSEWHERE]
    project.change("requests", "essex-16495", source_url=addresses[0], also_at=" ".join(addresses[1:]))
    return project


def lines_by_address(lines):
    """What was said of each address, by the end of its path."""
    told = dict(line.split(": ", 1) for line in lines)
    assert len(told) == len(lines)
    return {address.removeprefix(f"https://{HOST}/"): said for address, said in told.items()}


def check(told):
    assert set(told) == {*TOLD, *ELSEWHERE}
    assert {name: said for name, said in told.items() if name in TOLD and not said.startswith(TOLD[name])} == {}
    assert told["https://dead.invalid/1"] == "cannot be reached: the name of the host is not known"
    assert "no public address; nothing was asked there" in told["http://169.254.169.254/latest/meta-data"]
    assert "no public address; nothing was asked there" in told["http://localhost/1"]


def test_capture_tells_of_each_and_keeps_what_can_be_read(bad, web, run):
    done = run("capture", "essex-16495", "--data", "data", "--evidence", "evidence")
    assert done.status == 1
    check(lines_by_address(done.err))
    store = Store(bad.folder / "evidence")
    assert "uses drones" in store.text(f"https://{HOST}/good")
    assert "paid £450 for its “drones”" in store.text(f"https://{HOST}/latin")
    assert "9 drones" in store.whole(f"https://{HOST}/letter")
    assert "scripted" not in store.text(f"https://{HOST}/hostile")
    assert {asked.host for asked in web.asked} == {HOST}
    status = {row["address"].rsplit("/", 1)[1]: row["source_status"] for row in bad.rows("captures")}
    there = dict.fromkeys(
        ("good", "scan.pdf", "broken.pdf", "entities.docx", "bomb.docx", "hostile", "latin", "letter"), "there"
    )
    assert {name: said for name, said in status.items() if name != "letter.docx"} == there | {"captcha": "refused"}
    assert bad.build("--check").status == 0


def test_recheck_tells_of_each_and_of_what_was_never_captured(bad, web, run):
    done = run("recheck", "essex-16495", "--data", "data", "--evidence", "evidence")
    assert done.status == 1
    check(lines_by_address([line for line in done.err if not line.startswith("essex-16495")]))


@pytest.mark.parametrize(
    "name", ["large", "round", "private", "captcha", "scan.pdf", "broken.pdf", "entities.docx", "bomb.docx"]
)
def test_draft_tells_of_it(bad, run, name):
    done = run("draft", f"https://{HOST}/{name}")
    assert done.status == 1
    assert done.err[0].startswith(f"https://{HOST}/{name}: ")
    assert TOLD[name][:30] in done.err[0]


@pytest.mark.parametrize("name", ["large", "round", "private"])
def test_watch_tells_of_it_and_lists_what_others_have(bad, web, run, name):
    bad.add("watched_pages", id="good-log", authority="essex", kind="disclosure_log", address=f"https://{HOST}/list")
    bad.add("watched_pages", id="bad-log", authority="essex", kind="disclosure_log", address=f"https://{HOST}/{name}")
    web.pages[f"{HOST}/list"] = page("The log.", links="<ul><li><a href='/foi/1-26'>1/26 Drones</a></li></ul>")
    assert bad.build().status == 0
    done = run("watch", "--from", "logs", "--force", "essex", "--database", bad.target)
    assert (done.status, done.err) == (1, [f"bad-log: {TOLD[name]}"])
    assert done.out[0] == "1 page not in the data, the likeliest first."


def test_a_full_disk_stops_archive_and_changes_no_row(bad, web, run, monkeypatch):
    copy = {"available": True, "url": "http://web.archive.org/web/20261101000000/x", "timestamp": "20261101000000"}
    found = json.dumps({"archived_snapshots": {"closest": copy | {"status": "200"}}}).encode()
    web.stand_in("archive.org")
    web.pages["archive.org/wayback/available"] = Reply(found)
    before = bad.rows("requests")
    full(monkeypatch)
    done = run("archive", "essex-16495", "--data", "data")
    assert done.status == 1
    assert done.err[-1].endswith("cannot be written (No space left on device); no row was changed")
    assert bad.rows("requests") == before


def full(monkeypatch):
    def fsync(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)


def test_a_terminal_shows_how_far_a_capture_is(bad, run, monkeypatch):
    leader, follower = pty.openpty()
    with os.fdopen(follower, "w") as terminal:
        monkeypatch.setattr(
            keeping,
            "Progress",
            lambda *bar, console, **more: Progress(*bar, console=type(console)(file=terminal), **more),
        )
        monkeypatch.setattr(keeping.Console, "is_terminal", True)
        run("capture", "essex-16495", "--data", "data", "--evidence", "evidence")
    shown = read_terminal(leader)
    assert "capturing" in shown
    assert "16/16" in shown
