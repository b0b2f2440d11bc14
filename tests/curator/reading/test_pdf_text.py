"""A PDF is read in a process of its own, which a hostile file can end and nothing else."""

import pytest

from bench.letters import pdf
from disclosures.curator.capturing.reading import words_of
from disclosures.curator.reading import pdf_text
from disclosures.curator.reading.pdf_text import NoText, text_of_pdf

ADDRESS = "https://www.essex.police.uk/foi/1.pdf"


def reader(monkeypatch, folder, program):
    """Have this program read in the place of ours."""
    (folder / "reader.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(pdf_text, "READER", str(folder / "reader.py"))


def test_the_text_of_all_pages_is_read():
    assert "Essex Police uses “drones”." in text_of_pdf(pdf("Essex Police uses “drones”."))


def test_a_file_that_takes_too_long_is_given_up(monkeypatch, tmp_path):
    reader(monkeypatch, tmp_path, "import time\ntime.sleep(600)")
    monkeypatch.setattr(pdf_text, "PATIENCE", 1.0)
    told = words_of(pdf("Essex Police uses drones."), "application/pdf", ADDRESS).message
    assert told == "takes more than 1 seconds to read; open it, and save its text"


def test_a_file_that_ends_its_reader_is_damaged(monkeypatch, tmp_path):
    reader(monkeypatch, tmp_path, "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(NoText, match=r"^is a damaged PDF \(its reader ended\)$"):
        text_of_pdf(b"%PDF-1.7")


def test_a_file_that_wants_all_memory_does_not_get_it(monkeypatch):
    monkeypatch.setattr(pdf_text, "MEMORY", 150_000_000)
    with pytest.raises(NoText):
        text_of_pdf(pdf("Essex Police uses drones.") + b" " * 400_000_000)
