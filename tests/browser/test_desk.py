"""From a captured letter to checked rows, at the desk and at the terminal: keystrokes counted, axe finds nothing."""

import builtins
import re
import threading

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import curate
from disclosures.curator.commands.desk import _listener
from disclosures.curator.desk.app import desk
from disclosures.curator.desk.queue import Queue

LETTER = """Essex Police
FOI reference 30303
Freedom of Information Act 2000

Date received: 3 June 2024
Date of response: 28 June 2024

Request
Does Essex Police use drones?

Response
Yes, Essex Police uses drones.

Yours sincerely
Freedom of Information Team
"""
TITLE, KIND, SURE = "Use of drones", "letter", "high"
"""What the letter does not say and the reviewer types."""

PAGE = """Drones
Published: 3 June 2024
Essex Police uses drones to find missing walkers.
Officers fly the drones every day.
"""
PAGE_AT = "https://www.essex.police.uk/police-forces/essex-police/areas/drones/"

MOST_KEYSTROKES = 60
"""One every two seconds makes two minutes."""


@pytest.fixture
def drafts(project):
    """A folder with the draft of the letter."""
    (project.folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    assert curate.main(["draft", "letter.txt", "--output", "drafts"]) == 0
    return project.folder / "drafts"


@pytest.fixture
def published(project):
    """A folder with the draft of a page on a force's own site."""
    (project.folder / "page.txt").write_text(PAGE, encoding="utf-8")
    assert curate.main(["draft", "page.txt", "--url", PAGE_AT, "--output", "published"]) == 0
    return project.folder / "published"


@pytest.fixture
def opened(request, chromium, project):
    """The desk in a browser, with the letter's draft or those of the named fixture. Keystrokes are counted in
    `page.strokes`, what was asked of others in `page.strangers`."""
    drafts = request.getfixturevalue(getattr(request, "param", "drafts"))
    listener = _listener(0)
    port = listener.getsockname()[1]
    config = uvicorn.Config(desk(Queue(drafts, project.data), port, "token", 0.9), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    context = chromium.new_context(
        base_url=f"http://127.0.0.1:{port}/token/", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.strokes, page.strangers, page.faults = 0, [], []
    page.on(
        "request", lambda asked: asked.url.startswith(f"http://127.0.0.1:{port}/") or page.strangers.append(asked.url)
    )
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.set_default_timeout(30_000)
    page.goto("")
    yield page
    context.close()
    server.should_exit = True
    thread.join()
    assert (page.strangers, page.faults) == ([], [])


def press(page, key, until=""):
    """Press a key, and wait until the focus stands on the element of this id."""
    page.keyboard.press(key)
    page.strokes += 1
    if until:
        expect(page.locator(f"[id='{until}']")).to_be_focused(timeout=30_000)


def retype(page, name, words, until):
    """Fill in a field of the request; what is selected is typed over."""
    press(page, "e", f"r-0-requests-0-{name}-value")
    page.keyboard.type(words)
    page.strokes += len(words)
    press(page, "Enter", until)


def to_the_draft(page):
    press(page, "Enter", "r-0-requests-0")


def decide(page):
    to_the_draft(page)
    press(page, "a", "r-0-requests-0-title")
    retype(page, "title", TITLE, "r-0-requests-0-source_kind")
    retype(page, "source_kind", KIND, "r-0-requests-0-confidence")
    retype(page, "confidence", SURE, "r-0-events-0")
    press(page, "a", "r-0-events-1")
    press(page, "a", "r-0-positions-0")
    press(page, "a", "r-0-questions-0")
    press(page, "a", "r-0-request_technologies-0")
    press(page, "a", "write-0")


def added(project, before):
    return {
        table: [row for row in project.rows(table) if row not in rows]
        for table, rows in before.items()
        if project.rows(table) != rows
    }


def test_a_letter_becomes_checked_rows_with_fewer_keys_than_at_the_terminal(
    opened, project, drafts, new_project, monkeypatch, capsys
):
    before = {path.stem: project.rows(path.stem) for path in project.data.glob("*.csv")}
    draft = (drafts / "letter.txt.json").read_bytes()
    decide(opened)
    press(opened, "w")
    opened.wait_for_selector("#commit")
    assert "git commit -F" in opened.text_content("main")
    assert opened.input_value(".message").startswith("Add essex-30303: Use of drones\n")
    at_the_desk = added(project, before)
    assert {table: len(rows) for table, rows in at_the_desk.items()} == {
        "requests": 1,
        "request_technologies": 1,
        "questions": 1,
        "positions": 1,
        "events": 2,
    }
    assert project.build().status == 0

    other = new_project()
    monkeypatch.chdir(other.folder)
    (other.folder / "draft.json").write_bytes(draft)
    answers = iter(["a", "e", TITLE, "e", KIND, "e", SURE, "a", "a", "a", "a", "a", "w"])
    typed = []

    def answer(prompt):
        typed.append(next(answers))
        return typed[-1]

    monkeypatch.setattr(builtins, "input", answer)
    assert curate.main(["review", "draft.json", "--data", "data"]) == 0
    assert added(other, before) == at_the_desk
    terminal = sum(len(words) + 1 for words in typed)
    with capsys.disabled():
        print(f"\nkeystrokes for a one-position answer: {opened.strokes} at the desk, {terminal} at the terminal")
    assert opened.strokes < MOST_KEYSTROKES
    assert opened.strokes < terminal


@pytest.mark.parametrize("opened", ["published"], indirect=True)
def test_a_publication_becomes_checked_rows(opened, project):
    before = {path.stem: project.rows(path.stem) for path in project.data.glob("*.csv")}
    press(opened, "Enter", "r-0-publications-0")
    for _ in range(MOST_KEYSTROKES):  # row after row: what has no fault, until the record can be written
        if opened.evaluate("document.activeElement.id") == "write-0":
            break
        focused = opened.evaluate("document.activeElement.id")
        press(opened, "a")
        opened.wait_for_function("before => document.activeElement.id !== before", arg=focused)
    press(opened, "w")
    opened.wait_for_selector("#commit")
    rows = added(project, before)
    assert {table: len(found) for table, found in rows.items()} == {
        "publications": 1,
        "publication_technologies": 1,
        "positions": 1,
    }
    (publication,), (position,) = rows["publications"], rows["positions"]
    assert (publication["authority"], publication["kind"], publication["published_on"]) == (
        "essex",
        "web_page",
        "2024-06-03",
    )
    assert (position["publication"], position["force"], position["technology"], position["position"]) == (
        publication["id"],
        "essex",
        "drones",
        "uses",
    )
    assert project.build().status == 0


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_axe_finds_nothing_and_nothing_runs_off_the_page(opened, width):
    opened.set_viewport_size({"width": width, "height": 900})
    to_the_draft(opened)
    opened.locator("summary").first.click()
    assert found(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    press(opened, "k")
    opened.goto("")
    assert found(opened) == []


def found(page):
    """What axe finds. It is run beside the page's scripts, so that the policy stays as it is."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    page.wait_for_selector("[data-stop]")
    return [(fault["id"], fault["nodes"][0]["html"]) for fault in Axe().run(page).response["violations"]]


def test_the_words_of_a_field_are_in_sight_when_it_is_reached(opened):
    to_the_draft(opened)
    opened.set_viewport_size({"width": 768, "height": 500})
    for _ in range(60):
        press(opened, "j")
        if opened.evaluate("document.activeElement.id") == "r-0-positions-0-key_phrase":
            break
    marked = opened.locator("mark.on").all_text_contents()
    assert [re.sub("[0-9]", "", words).strip() for words in marked] == ["uses", "drones"]
    box = opened.locator("mark.on").first.bounding_box()
    field = opened.locator("#r-0-positions-0-key_phrase").bounding_box()
    assert 0 <= box["y"] <= 500 and 0 <= field["y"] <= 500 - field["height"]
    assert field["y"] >= opened.locator(".text").bounding_box()["y"] + opened.locator(".text").bounding_box()["height"]


def test_a_fault_is_told_where_it_stands_and_escape_leaves_the_value_as_it_was(opened):
    to_the_draft(opened)
    press(opened, "j", "r-0-requests-0-authority")
    press(opened, "e", "r-0-requests-0-authority-value")
    opened.keyboard.type("essexx")
    press(opened, "Enter", "r-0-requests-0-authority")
    assert "did you mean 'essex'" in opened.text_content("#r-0-requests-0-authority .fault")
    press(opened, "e", "r-0-requests-0-authority-value")
    opened.keyboard.type("j")
    press(opened, "Escape", "r-0-requests-0-authority")
    press(opened, "r", "r-0-requests-0-law")
    assert opened.text_content("#r-0-requests-0-authority .state") == "rejected"


def test_keys_typed_faster_than_the_desk_answers_are_taken_one_after_the_other(opened):
    to_the_draft(opened)
    press(opened, "j", "r-0-requests-0-authority")
    for _ in range(4):
        opened.keyboard.press("a")
    expect(opened.locator("#r-0-requests-0-title")).to_be_focused(timeout=30_000)
    expect(opened.locator("[role=status]")).to_contain_text("Not kept", timeout=30_000)  # the title is blank
    assert opened.locator(".field.accepted label").all_text_contents() == ["authority", "law", "reference"]


def test_all_that_has_no_fault_is_accepted_at_the_head_and_the_first_field_left_comes_next(opened):
    to_the_draft(opened)
    press(opened, "k", "r-0")
    press(opened, "a", "r-0-requests-0-title")
    assert opened.locator(".field.open label").all_text_contents()[:3] == ["title", "source_kind", "confidence"]
    assert opened.text_content("#r-0 .state") == "3 to decide"


def test_letters_do_nothing_outside_the_fields(opened):
    to_the_draft(opened)
    opened.focus(".text")
    for key in "arcw":
        opened.keyboard.press(key)
    opened.wait_for_timeout(300)
    assert opened.locator(".field.accepted, .field.rejected").count() == 0


def test_the_desk_works_without_its_script(chromium, opened):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(opened.url)
    page.click(".queue a")
    page.click("#r-0-requests-0-authority button >> nth=0")
    expect(page.locator("#r-0-requests-0-authority .state")).to_have_text("accepted")
    context.close()
