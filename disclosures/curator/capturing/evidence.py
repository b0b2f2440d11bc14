"""The evidence store, outside git: what was read at each address, on which day, as text without personal data."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urldefrag, urlsplit

from disclosures.compiler.problems import path_to_show
from disclosures.curator.stopped import Stopped
from disclosures.words.addresses import without_file_names

Status = Literal["there", "moved", "gone", "refused"]

KEPT_HEADERS = ("content-type", "content-length", "content-language", "date", "etag", "last-modified")
"""No others: cookies are nobody's business, and the name of a file may be that of a requester."""
ABOUT, TEXT, EARLIER = "capture.json", "text.txt", "earlier"


@dataclass(frozen=True)
class Capture:
    """What a site answered, in the words of the columns of data/captures.csv where they are the same."""

    address: str
    """As in the rows, without the names of files that name people."""
    fetched_on: str
    source_status: Status
    moved_to: str = ""
    content_sha256: str = ""
    text_sha256: str = ""
    """Of the text that is kept: where a page is gone, that of the page that was there."""
    since: str = ""
    """Day on which the text was first fetched as it is."""
    kind: str = ""
    """text, html, json, pdf or docx; blank where nothing was sent that can be read."""
    title: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    message: str = ""
    """Why there is no text, where there is none."""
    attachments: list[str] = field(default_factory=list)
    """Folders of the store in which lies what the page has attached."""
    missing: int = 0
    """How many attachments could not be had; the next capture tries them again."""


class Store:
    """A folder with a folder for each address.

    In it lie `capture.json`, `text.txt` and, in `earlier/DAY/`, what was read there before.
    """

    def __init__(self, folder: Path):
        self.folder = folder

    def place(self, address: str) -> Path:
        """The folder of the address, whether it is there or not."""
        address = urldefrag(address).url
        host = (urlsplit(address).hostname or "none").removeprefix("www.")
        return self.folder / host / hashlib.sha256(address.encode()).hexdigest()[:16]

    def name(self, address: str) -> str:
        """The folder of the address, below that of the store."""
        return self.place(address).relative_to(self.folder).as_posix()

    def capture(self, address: str) -> Capture | None:
        """What was kept of the address; none where nothing was, or where it was not kept whole."""
        return self._capture(self.place(address))

    def text(self, address: str) -> str:
        """The text that was kept of the address; blank where none was."""
        return self._text(self.place(address))

    def whole(self, address: str) -> str:
        """The text of the page and of all that it has attached."""
        found = self.capture(address)
        parts = [self.text(address)]
        parts += [self._text(self.folder / name) for name in (found.attachments if found else [])]
        return "\n\n".join(filter(None, parts))

    def versions(self, name: str) -> list[tuple[Capture, str]]:
        """What a folder holds and held, the oldest first."""
        place = self.folder / name
        places = [*sorted((place / EARLIER).glob("*/")), place]
        return [(found, text) for one in places if (found := self._capture(one)) and (text := self._text(one))]

    def keep(self, address: str, capture: Capture, text: str) -> None:
        """Keep the capture. What says something else moves to `earlier` first; of a page without a text, the text
        that was there stays.

        Raises:
            Stopped: it cannot be written; what was there is untouched.
        """
        place = self.place(address)
        try:
            if text:
                self._put_aside(place, text)
                _write(place / TEXT, text)
            _write(place / ABOUT, json.dumps(asdict(capture), ensure_ascii=False, indent=1) + "\n")
        except OSError as error:
            raise Stopped(f"{path_to_show(place)}: cannot be written ({error.strerror})") from error

    def _put_aside(self, place: Path, text: str) -> None:
        known = self._capture(place)
        before = self._text(place)
        if known and before and before != text:
            aside = place / EARLIER / known.fetched_on
            if not (aside / ABOUT).is_file():
                _write(aside / TEXT, before)
                _write(aside / ABOUT, (place / ABOUT).read_text(encoding="utf-8"))

    def _capture(self, place: Path) -> Capture | None:
        try:
            found = Capture(**json.loads((place / ABOUT).read_text(encoding="utf-8")))
            whole = not found.text_sha256 or found.text_sha256 == sha256(self._text(place))
        except (OSError, ValueError, TypeError):
            return None
        return found if whole else None

    def _text(self, place: Path) -> str:
        try:
            return (place / TEXT).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return ""


def sha256(text: str) -> str:
    """Of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def kept_headers(headers: dict[str, str]) -> dict[str, str]:
    """Those of an answer that are kept, by their names in small letters."""
    return {name: without_file_names(headers[name]) for name in KEPT_HEADERS if headers.get(name)}


def _write(path: Path, text: str) -> None:
    """Write the file whole, or leave what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.writing")
    try:
        with beside.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
