"""Which letters the bytes of a page stand for, where the site says it wrongly or not at all."""

from __future__ import annotations

import codecs
import re

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
IN_PAGE = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
BEGINNING = 4_096
"""Bytes of a page in which it says its charset."""
NOT_TEXT = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xd8", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")
"""How files begin whose bytes are to be left as they are."""


def in_utf8(content: bytes, content_type: str) -> bytes:
    """The page in UTF-8; a PDF, a Word file or a picture as it is.

    A mark at its beginning decides, then whether it is sound UTF-8, whatever the site says of it; then the header, then
    the page itself, then Windows-1252, in which no byte is wrong.
    """
    if content.lstrip()[:8].startswith(NOT_TEXT):
        return content
    for mark, charset in MARKS:
        if content.startswith(mark):
            return content.decode(charset, errors="replace").encode()
    for charset in ("utf-8", *_named(content, content_type)):
        try:
            return content.decode(charset).encode()
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace").encode()


def _named(content: bytes, content_type: str) -> list[str]:
    header = IN_HEADER.search(content_type)
    page = IN_PAGE.search(content[:BEGINNING])
    names = [header[1] if header else "", (page[1] or page[2]).decode("ascii") if page else ""]
    return ["cp1252" if name.lower() in ("iso-8859-1", "latin1", "us-ascii") else name for name in names if name]
