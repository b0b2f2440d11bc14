"""PDF and Word files, and large pages, are read in a process of its own, which a hostile file can end and nothing else."""

import pytest

from bench.letters import pdf, word
from disclosures.curator.capturing.reading import words_of
from disclosures.curator.reading import apart
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.formats import LARGEST_AT_ONCE, Unreadable, read, read_here
from disclosures.curator.reading.sources import Source
from tests.curator.services.hostile import ENTITIES, word_of

LETTER = "Essex Police uses “drones”."
LARGE_PAGE = f"<html lang=en><head><title>T</title><body><p>{LETTER}<!--{'x' * LARGEST_AT_ONCE}-->".encode()
FORMATS = {"pdf": pdf(LETTER), "docx": word(LETTER), "html": LARGE_PAGE}

HOSTILE = word_of(b"<w:p><w:r/></w:p>" * 100_000)


def reader(monkeypatch, folder, program):
    """Have this program read in the place of ours."""
    (folder / "reader.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(apart, "READER", (str(folder / "reader.py"),))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_is_read_apart_as_it_would_be_here(kind):
    made = read(FORMATS[kind])
    assert (made.kind, made.text) == (kind, LETTER)
    assert made == read_here(FORMATS[kind])


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_takes_too_long_is_given_up(monkeypatch, tmp_path, kind):
    reader(monkeypatch, tmp_path, "import time\ntime.sleep(600)")
    monkeypatch.setattr(apart, "PATIENCE", 0.5)
    told = "takes more than 0 seconds to read; open it, and save its text"
    assert words_of(FORMATS[kind], "", "https://www.essex.police.uk/foi/1").message == told
    made = draft(Source("letter", FORMATS[kind]))
    assert (made["verdict"], made["message"]) == ("unreadable", told)


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_that_ends_its_reader_is_damaged(monkeypatch, tmp_path, kind):
    reader(monkeypatch, tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(Unreadable, match=r"^is damaged \(its reader ended\)$"):
        read(FORMATS[kind])


@pytest.mark.parametrize("content", [HOSTILE, LARGE_PAGE + b"<p>a" * 300_000], ids=["docx", "html"])
def test_a_file_that_takes_hours_is_given_up_by_our_own_reader(monkeypatch, content):
    monkeypatch.setattr(apart, "PATIENCE", 0.5)
    with pytest.raises(Unreadable, match=r"^takes more than 0 seconds to read"):
        read(content)


@pytest.mark.parametrize(
    "content", [pdf(LETTER) + b" " * 400_000_000, HOSTILE, LARGE_PAGE + b"<p>a" * 500_000], ids=FORMATS
)
def test_a_file_that_wants_all_memory_does_not_get_it(monkeypatch, content):
    monkeypatch.setattr(apart, "MEMORY", 120_000_000)
    with pytest.raises(Unreadable, match=rf"^{apart.TOO_MUCH}$|^cannot be read as what it is \(XMLSyntaxError\)$"):
        read(content)


@pytest.mark.parametrize("body", [b"&b;", b"<w:p>", b"&unknown;"])
def test_a_word_file_with_entities_or_broken_tags_is_damaged(body):
    with pytest.raises(Unreadable, match=r"^is a ZIP or a damaged Word file"):
        read(word_of(b"<w:p><w:r><w:t>" + body + b"</w:t></w:r></w:p>", ENTITIES))
