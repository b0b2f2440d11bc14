"""curate.py draft: what it reads, where it writes, and how it ends."""

import io
import json
from types import SimpleNamespace

import pytest

from tests.curator.conftest import letter
from tests.curator.services.site import Reply, leads

pytestmark = pytest.mark.slow

ANSWER = letter("Do you use drones?", "Essex Police uses drones.")


@pytest.fixture
def answer(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text(ANSWER, encoding="utf-8")
    return path


@pytest.fixture
def site(web, waited) -> str:
    """The address of a site with an answer, a wall, a redirection without end and a page that is too large."""
    host = "www.essex.police.uk"
    web.stand_in(host)
    web.pages |= {
        f"{host}/foi/answer": Reply(ANSWER.encode()),
        f"{host}/round": leads("/round"),
        f"{host}/wall": Reply(b"<html><title>Just a moment...</title><body>Verifying you are human</body></html>"),
        f"{host}/large": Reply(b"x" * 2_000),
    }
    return f"https://{host}"


def test_a_file_is_drafted_to_standard_output(answer, run):
    ran = run("draft", answer)
    assert (ran.status, ran.err) == (0, [])
    assert (ran.draft["draft"], ran.draft["verdict"], ran.draft["source"]["name"]) == (1, "disclosure", str(answer))
    assert len(ran.draft["source"]["sha256"]) == 64


def test_every_value_that_was_read_has_its_evidence_in_the_text(answer, run):
    made = run("draft", answer).draft
    values = [(column, value) for row in made["records"][0]["rows"]["positions"] for column, value in row.items()]
    assert {column: made["text"][slice(*value["evidence"][0])] for column, value in values if value["evidence"]} == {
        "technology": "drones",
        "position": "uses drones",
        "scope": "Essex Police uses drones.",
        "summary": "Essex Police uses drones.",
        "question": "Essex Police uses drones.",
        "key_phrase": "uses drones",
    }
    assert all(value["rule"] == "derived" for _, value in values if not value["evidence"])
    assert all(0 < value["confidence"] <= 1 for _, value in values)


def test_standard_input_is_read(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(ANSWER.encode())))
    ran = run("draft", "-")
    assert (ran.status, ran.draft["source"]["name"]) == (0, "standard input")


def test_a_folder_means_its_files(tmp_path, run):
    folder = tmp_path / "answers"
    (folder / "more").mkdir(parents=True)
    for path in (folder / "one.txt", folder / "more" / "two.txt"):
        path.write_text(ANSWER, encoding="utf-8")
    (folder / ".hidden").write_text("", encoding="utf-8")
    ran = run("draft", folder, "--output", tmp_path / "drafts")
    assert (ran.status, ran.out, len(list((tmp_path / "drafts").iterdir()))) == (0, [], 2)


def test_two_files_of_one_name_give_two_drafts(tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ANSWER, encoding="utf-8")
    run("draft", "a.txt", "a.txt", "--output", "drafts")
    assert sorted(path.name for path in (tmp_path / "drafts").iterdir()) == ["a.txt-2.json", "a.txt.json"]


def test_several_documents_need_a_folder_to_go_to(answer, run):
    ran = run("draft", answer, answer)
    assert (ran.status, ran.out, ran.err) == (1, [], ["2 documents: name a folder for their drafts with --output"])


def test_a_document_that_cannot_be_read_does_not_stop_the_others(answer, tmp_path, run):
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = run("draft", tmp_path / "none.txt", empty, answer, "--output", tmp_path / "drafts")
    assert (ran.status, ran.err) == (
        1,
        [f"{tmp_path}/none.txt: cannot be read (No such file or directory)", f"{empty}: is empty"],
    )
    verdicts = [
        json.loads(path.read_text(encoding="utf-8"))["verdict"] for path in sorted((tmp_path / "drafts").iterdir())
    ]
    assert sorted(verdicts) == ["disclosure", "empty"]


def test_an_empty_folder_is_told(tmp_path, run):
    ran = run("draft", tmp_path)
    assert (ran.status, ran.err) == (1, [f"{tmp_path}: no file there"])


def test_an_output_folder_that_cannot_be_is_told(answer, run):
    ran = run("draft", answer, "--output", answer)
    assert (ran.status, ran.err) == (1, [f"{answer}: cannot be written (File exists)"])


def test_an_address_is_read_and_kept(site, run):
    ran = run("draft", f"{site}/foi/answer")
    assert (ran.status, ran.err, ran.draft["source"]["url"]) == (0, [], f"{site}/foi/answer")
    assert ran.draft["records"][0]["rows"]["requests"][0]["source_url"]["value"] == f"{site}/foi/answer"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "cannot be fetched: the site answered 404 Not Found"),
        ("/round", "cannot be fetched: leads on more than 5 times"),
        (
            "/wall",
            "is a wall (cookies, or a check for robots), not the page behind it; open the page in a browser and save it",
        ),
    ],
)
def test_an_address_that_gives_no_answer_is_told(path, message, site, run):
    ran = run("draft", site + path)
    assert (ran.status, ran.err) == (1, [f"{site}{path}: {message}"])


def test_a_page_that_is_too_large_is_given_up(site, run, monkeypatch):
    monkeypatch.setattr("disclosures.curator.reading.sources.LARGEST", 1_000)
    assert run("draft", f"{site}/large").status == 1


def test_a_site_that_is_not_there_is_told(run):
    ran = run("draft", "http://127.0.0.1:1/foi")
    assert (ran.status, ran.err) == (
        1,
        [
            "http://127.0.0.1:1/foi: cannot be fetched: is at 127.0.0.1, which is no public address; nothing was asked there"
        ],
    )


def test_only_the_web_is_read(run):
    ran = run("draft", "ftp://example.org/foi")
    assert (ran.status, ran.err) == (
        1,
        ["ftp://example.org/foi: is not an address that can be read; only http and https are"],
    )


def test_a_saved_page_is_drafted_with_the_address_that_is_given(tmp_path, run):
    page = tmp_path / "page.txt"
    page.write_text("Drones\nEssex Police uses drones.\n", encoding="utf-8")
    ran = run("draft", page, "--url", "https://www.essex.police.uk/drones/")
    assert (ran.status, ran.err) == (0, [f"{page}: is a publication (web page); not shown: its date"])
    assert ran.draft["source"]["url"] == "https://www.essex.police.uk/drones/"
    assert ran.draft["records"][0]["rows"]["publications"][0]["authority"]["value"] == "essex"


def test_an_address_belongs_to_one_document(tmp_path, run):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ANSWER, encoding="utf-8")
    told = ["--url https://www.essex.police.uk/: is to be the address of the one document"]
    several = run("draft", tmp_path, "--output", tmp_path / "drafts", "--url", "https://www.essex.police.uk/")
    assert (several.status, several.err) == (1, told)
    assert run("draft", tmp_path / "a.txt", "--url", "essex").status == 1
