"""The text of a PDF, read in a process of its own: a file that wants hours, or all memory, ends that one alone."""

from __future__ import annotations

import io
import logging
import resource
import subprocess
import sys

PATIENCE = 60.0
"""Seconds that a file may take: long letters take two or three."""
MEMORY = 2_000_000_000
"""Bytes that the process may hold."""
READER = __file__
"""What the process runs."""
LOCKED = "is a PDF that a password protects"


class NoText(Exception):
    """Why there is no text, in words that follow the name of the file."""


def text_of_pdf(content: bytes) -> str:
    """The text of all pages.

    Raises:
        NoText: the PDF is damaged, locked, or takes too long or too much.
    """
    try:
        read = subprocess.run(
            [sys.executable, READER, str(MEMORY)], input=content, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise NoText(f"takes more than {PATIENCE:.0f} seconds to read; open it, and save its text") from error
    if read.returncode == 0:
        return read.stdout.decode("utf-8", errors="replace")
    told = read.stderr.decode("utf-8", errors="replace").strip()
    raise NoText(told or "is a damaged PDF (its reader ended)")


def _read(memory: int) -> int:
    """The process, with so many bytes: a PDF from standard input; its text, or what is wrong, to standard output or
    error."""
    import pypdf  # not above: whoever only asks for a text does not need it
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    try:
        reader = pypdf.PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            sys.stderr.write(LOCKED)
            return 1
        text = "\n\n".join(page.extract_text() or "" for page in reader.pages)
    except MemoryError:
        sys.stderr.write("asks for more memory than a letter needs")
        return 1
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        sys.stderr.write(f"is a damaged PDF ({type(error).__name__})")
        return 1
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace"))
    return 0


if __name__ == "__main__":
    sys.exit(_read(int(sys.argv[1])))
