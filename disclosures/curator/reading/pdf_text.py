"""The text of a PDF."""

from __future__ import annotations

import io
import logging

import pypdf
from pypdf.errors import PyPdfError


class NoText(Exception):
    """Why there is no text, in words that follow the name of the file."""


def text_of_pdf(content: bytes) -> str:
    """The text of all pages.

    Raises:
        NoText: the PDF is damaged or locked.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NoText("is a PDF that a password protects")
        return "\n\n".join(page.extract_text() or "" for page in reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise NoText(f"is a damaged PDF ({type(error).__name__})") from error
