"""Letters of the labelled set: kept as text that one can read, and made into the PDF or DOCX file that they stand
for."""

from __future__ import annotations

import io
from pathlib import Path

import docx
from fpdf import FPDF
from PIL import Image

SCAN = "SCAN\n"
"""A letter that holds only this stands for a scan: a page with a picture and no text."""


def content_of(path: Path) -> bytes:
    """The bytes of a document: `NAME.pdf.txt` as a PDF, `NAME.docx.txt` as a DOCX file, any other as it is."""
    if path.name.endswith(".pdf.txt"):
        text = path.read_text(encoding="utf-8")
        return scan() if text == SCAN else pdf(text)
    if path.name.endswith(".docx.txt"):
        return word(path.read_text(encoding="utf-8"))
    return path.read_bytes()


def pdf(text: str) -> bytes:
    made = FPDF()
    made.set_font("Helvetica", size=11)
    made.add_page()
    for line in text.split("\n"):
        made.cell(
            0,
            6,
            line.encode("cp1252", errors="replace").decode("latin-1", errors="replace"),
            new_x="LMARGIN",
            new_y="NEXT",
        )
    return bytes(made.output())


def scan() -> bytes:
    """A PDF whose only page shows a picture."""
    picture = io.BytesIO()
    Image.new("L", (200, 280), 230).save(picture, "PNG")
    made = FPDF()
    made.add_page()
    made.image(picture, w=180)
    return bytes(made.output())


def word(text: str) -> bytes:
    made = docx.Document()
    for line in text.split("\n"):
        made.add_paragraph(line)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()
