"""Word files that are made to harm whoever reads them."""

import io
import re
import zipfile

from bench.letters import word

ENTITIES = f'<!DOCTYPE w [<!ENTITY a "{"drones " * 10_000}"><!ENTITY b "{"&a;" * 1_000}">]>'
"""Of which the second stands for 70 MB."""


def word_of(body: bytes, declared: str = "") -> bytes:
    """A Word file whose document holds this XML, with what is declared before it."""
    letter = zipfile.ZipFile(io.BytesIO(word("DOCUMENT")))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in letter.namelist():
            part = letter.read(name)
            if name == "word/document.xml":
                part = re.sub(rb"<w:body>.*</w:body>", b"<w:body>" + body + b"</w:body>", part, flags=re.DOTALL)
                part = part.replace(b"<w:document", declared.encode() + b"<w:document", 1)
            packed.writestr(name, part)
    return made.getvalue()


def bomb(size: int) -> bytes:
    """A Word file that unpacks to so many bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"x" * size)
    return file.getvalue()
