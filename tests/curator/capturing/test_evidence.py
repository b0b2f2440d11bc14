"""The evidence store: what is kept, what is put aside, and that nothing half written counts."""

import os
from dataclasses import replace

import pytest

from disclosures.curator.capturing.evidence import Capture, Store, kept_headers, sha256
from disclosures.curator.stopped import Stopped

ADDRESS = "https://www.essex.police.uk/foi/1"


def captured(text, fetched_on="2026-11-01"):
    return Capture(ADDRESS, fetched_on, "there", content_sha256="0" * 64, text_sha256=sha256(text), kind="html")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "evidence")


def files(store):
    return sorted(path.relative_to(store.folder).as_posix() for path in store.folder.rglob("*") if path.is_file())


def test_what_is_kept_is_found_again(store):
    store.keep(ADDRESS, captured("Drones."), "Drones.")
    assert store.capture(f"{ADDRESS}#part") == captured("Drones.")
    assert store.text(ADDRESS) == "Drones."
    assert store.capture("https://www.essex.police.uk/foi/2") is None
    folder = store.name(ADDRESS)
    assert folder.startswith("essex.police.uk/")
    assert files(store) == [f"{folder}/capture.json", f"{folder}/text.txt"]


def test_what_says_something_else_puts_aside_what_was_there(store):
    store.keep(ADDRESS, captured("Drones."), "Drones.")
    store.keep(ADDRESS, captured("Drones.", "2026-11-02"), "Drones.")
    assert store.versions(store.name(ADDRESS)) == [(captured("Drones.", "2026-11-02"), "Drones.")]
    store.keep(ADDRESS, captured("No drones.", "2026-11-03"), "No drones.")
    assert store.text(ADDRESS) == "No drones."
    assert store.versions(store.name(ADDRESS)) == [
        (captured("Drones.", "2026-11-02"), "Drones."),
        (captured("No drones.", "2026-11-03"), "No drones."),
    ]


def test_the_text_of_a_page_that_is_gone_stays(store):
    store.keep(ADDRESS, captured("Drones."), "Drones.")
    store.keep(ADDRESS, replace(captured("Drones.", "2026-11-02"), source_status="gone"), "")
    assert store.text(ADDRESS) == "Drones."
    assert store.capture(ADDRESS).source_status == "gone"


def test_the_whole_answer_is_the_page_and_what_it_has_attached(store):
    file = "https://www.essex.police.uk/a.pdf"
    store.keep(file, captured("Letter."), "Letter.")
    store.keep(ADDRESS, replace(captured("Page."), attachments=[store.name(file)]), "Page.")
    assert store.whole(ADDRESS) == "Page.\n\nLetter."


@pytest.mark.parametrize("spoilt", ["text.txt", "capture.json"])
def test_what_was_not_kept_whole_was_not_kept(store, spoilt):
    store.keep(ADDRESS, captured("Drones."), "Drones.")
    path = store.place(ADDRESS) / spoilt
    path.write_text(path.read_text(encoding="utf-8")[:-3], encoding="utf-8")
    assert store.capture(ADDRESS) is None
    store.keep(ADDRESS, captured("No drones."), "No drones.")
    assert store.capture(ADDRESS) == captured("No drones.")


def test_a_full_disk_is_told_and_loses_nothing(store, monkeypatch):
    store.keep(ADDRESS, captured("Drones."), "Drones.")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Stopped, match=r"cannot be written \(No space left on device\)$"):
        store.keep(ADDRESS, captured("No drones.", "2026-11-03"), "No drones.")
    assert (store.capture(ADDRESS), store.text(ADDRESS)) == (captured("Drones."), "Drones.")
    assert not [name for name in files(store) if "writing" in name]


def test_headers_that_name_people_or_sessions_are_not_kept():
    headers = {"etag": '"1"', "set-cookie": "a=b", "content-disposition": "Jo Bloggs.pdf", "date": "today", "x": "y"}
    assert kept_headers(headers) == {"date": "today", "etag": '"1"'}
