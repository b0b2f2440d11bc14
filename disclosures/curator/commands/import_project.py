"""Makes drafts of the requests that a WhatDoTheyKnow project exported, one for each request."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sqlite3
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from disclosures.compiler.problems import path_to_show, shown
from disclosures.curator.commands.options import add_database_argument
from disclosures.curator.database import opened
from disclosures.curator.drafts.files import Cell, Draft, Record, write_draft
from disclosures.curator.reading.redaction import redact
from disclosures.curator.stopped import Stopped
from disclosures.words.names import NAMES_SQL, Index, indexed, understand

COLUMNS = {
    "url": ("request_url",),
    "title": ("request", "request_title"),
    "body": ("public_body", "public_body_name"),
    "body_url": ("public_body_url",),
    "status": ("status",),
}
"""What Alaveteli's Project::Export calls the columns: now, and in its first versions. All others but those below are
the questions that the project's volunteers answered."""

NAMES_OF_PEOPLE = (
    "requested_by",
    "classified_by",
    "extracted_by",
    "request_owner",
    "latest_status_contributor",
    "dataset_contributor",
)
LINKS_TO_PEOPLE = ("requested_by_url", "classified_by_url", "extracted_by_url")
NOT_IN_ROWS = ("info_request", "key_set", "classification_resource", "extraction_resource")
"""Names that some versions of Alaveteli write into the header, and into no row."""

STATUSES = {
    "waiting_classification": "awaiting classification",
    "waiting_response": "awaiting response",
    "waiting_response_overdue": "delayed",
    "waiting_response_very_overdue": "long overdue",
    "not_held": "information not held",
    "rejected": "refused",
    "partially_successful": "partially successful",
    "successful": "successful",
    "waiting_clarification": "waiting clarification",
    "gone_postal": "handled by postal mail",
    "internal_review": "awaiting internal review",
    "error_message": "delivery error",
    "requires_admin": "unusual response",
    "user_withdrawn": "withdrawn by the requester",
}
"""A thread's state, and the words in which the site shows it."""

AWAITING = ("awaiting response", "delayed", "long overdue")


def add_arguments(parser: ArgumentParser) -> None:
    """Add the kind of file, the file, --into and --database."""
    parser.add_argument(
        "what", choices=["wdtk-project"], help="what the file is: the CSV that a WhatDoTheyKnow project exports"
    )
    parser.add_argument("file", type=Path, metavar="FILE.csv")
    parser.add_argument(
        "--into",
        type=Path,
        default=Path("drafts"),
        metavar="DIR",
        help="the folder for the drafts (default: %(default)s)",
    )
    add_database_argument(parser)


def run(options: Namespace) -> int:
    """Write a draft for each request of the export that is not here already; returns exit status 0.

    Raises:
        Stopped: the file is no export, or a folder or the database is not there.
    """
    db = opened(options.database)
    try:
        raw = options.file.read_bytes()
    except OSError as error:
        raise Stopped(f"{path_to_show(options.file)}: cannot be read ({error.strerror})") from error
    threads = list(read_export(raw, path_to_show(options.file)))
    source = {"name": options.file.name, "kind": "whatdotheyknow", "sha256": hashlib.sha256(raw).hexdigest()}
    known = Known(db)
    try:
        options.into.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Stopped(f"{path_to_show(options.into)}: cannot be made a folder ({error.strerror})") from error
    written = 0
    for thread in threads:
        path = options.into / f"{thread.slug}.json"
        if here := known.requests.get(_plain_address(thread.url)):
            print(f"{thread.url}: is here already, as {here}")
        elif path.exists():
            print(f"{thread.url}: {path_to_show(path)} is there already and was left as it is")
        else:
            draft = draft_of(thread, known, source)
            write_draft(path, draft)
            written += 1
            print(f"{path_to_show(path)}: {draft.message}")
    print(f"{written} draft(s) of {len(threads)} request(s) written to {path_to_show(options.into)}")
    return 0


@dataclass(frozen=True)
class Thread:
    """A request of the export; `answers` are what the project's volunteers noted, each with its question.

    Nobody is named."""

    url: str
    title: str
    body: str
    body_url: str
    status: str
    answers: list[tuple[str, str]]

    @property
    def slug(self) -> str:
        """The request's name in its address."""
        return urlsplit(self.url).path.rstrip("/").rsplit("/", 1)[-1]


def read_export(raw: bytes, file: str) -> Iterator[Thread]:
    """The requests of an export, without the people in it.

    Raises:
        Stopped: it is not such an export, or a row of it is faulty.
    """
    try:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
        records = [(reader.line_num, record) for record in reader if record]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Stopped(f"{file}: is not a CSV in UTF-8 ({error})") from error
    if not records:
        raise Stopped(f"{file}: is empty; export the project's data from its page on WhatDoTheyKnow")
    header = records[0][1]
    columns = {part: next((name for name in names if name in header), None) for part, names in COLUMNS.items()}
    for part in ("url", "title", "body", "status"):
        if columns[part] is None:
            raise Stopped(
                f"{file}:1: has no column {' or '.join(COLUMNS[part])}; this is no export of a WhatDoTheyKnow project"
            )
    without_extra = [name for name in header if name not in NOT_IN_ROWS]
    for line, record in records[1:]:
        names = without_extra if len(record) == len(without_extra) else header
        if len(record) != len(names):
            raise Stopped(f"{file}:{line}: has {len(record)} cells where the header has {len(header)}")
        yield _thread(list(zip(names, record, strict=True)), columns, f"{file}:{line}")


def _thread(row: list[tuple[str, str]], columns: dict[str, str | None], place: str) -> Thread:
    """The request of one row: its cells in order, each with the name of its column.

    A question may be called what a column of the export is called, such as "status": the export's own comes first.
    """
    theirs = {*NAMES_OF_PEOPLE, *LINKS_TO_PEOPLE, *NOT_IN_ROWS, *columns.values()}
    cells: dict[str, str] = {}
    noted: list[tuple[str, str]] = []
    for name, value in row:
        if name in theirs and name not in cells:
            cells[name] = value
        else:
            noted.append((name, value.strip()))
    part = {name: cells.get(column or "", "").strip() for name, column in columns.items()}
    if not re.fullmatch(r"https?://\S+/request/[^\s/?#]+/?", part["url"]):
        raise Stopped(f"{place}: {columns['url']}: {shown(part['url'])} is not the address of a request")
    people = [cells.get(name, "") for name in NAMES_OF_PEOPLE]
    answers = [(redact(name, people), redact(value, people)) for name, value in noted if value]
    status = part["status"].rstrip(".").lower()
    title = redact(part["title"], people)
    return Thread(part["url"], title, part["body"], part["body_url"], STATUSES.get(status, status), answers)


class Known:
    """What the database knows: requests by address, authorities by their name on WhatDoTheyKnow, names and laws."""

    def __init__(self, db: sqlite3.Connection):
        addresses = db.execute(
            "select id, coalesce(source_url, '') || ' ' || coalesce(also_at, '') from requests"
        ).fetchall()
        self.requests = {_plain_address(address): id for id, held in addresses for address in held.split()}
        self.bodies = dict(
            db.execute("select whatdotheyknow, id from authorities where whatdotheyknow is not null").fetchall()
        )
        self.laws = dict(db.execute("select id, law from forces where law is not null").fetchall())
        self.index: Index = indexed(tuple(row) for row in db.execute(NAMES_SQL))

    def authority(self, thread: Thread) -> tuple[str, str, float] | None:
        """The authority that was asked, the rule by which it is known and how sure that is; None where it is not one
        of ours for certain."""
        if id := self.bodies.get(urlsplit(thread.body_url).path.rstrip("/").rsplit("/", 1)[-1]):
            return id, "address of the authority", 0.99
        understood = understand(thread.body, self.index)
        ids = {
            found.name.id
            for found in understood.found
            if found.name.kind in ("force", "authority") and found.name.way == "name" and not found.near
        }
        return (ids.pop(), "name of the authority", 0.95) if len(ids) == 1 and not understood.rest else None

    def technologies(self, title: str) -> dict[str, tuple[str, float]]:
        """The technologies that a title names, with its words and how sure that is. Misspelt ones are left out."""
        found = [
            found for found in understand(title, self.index).found if found.name.kind == "technology" and not found.near
        ]
        return {one.name.id: (one.words, 0.9 if one.name.way == "name" else 0.8) for one in found}


def _plain_address(address: str) -> str:
    parts = urlsplit(address)
    return parts.netloc.removeprefix("www.") + parts.path.rstrip("/")


def draft_of(thread: Thread, known: Known, source: dict[str, str]) -> Draft:
    """The request as a draft. A status is the requester's word, not the authority's: it becomes a note, never an
    outcome."""
    text = _Text()
    title = text.add("Request", thread.title)
    body = text.add("Public authority", thread.body)
    status = text.add("Status on WhatDoTheyKnow", thread.status)
    for question, answer in thread.answers:
        text.add(question, answer)
    awaiting = thread.status in AWAITING
    request = {
        "title": Cell(thread.title[:200], [title], 0.9, "title of the thread"),
        "outcome": Cell("awaiting" if awaiting else "unknown", [status], 0.8, "status of the thread"),
        "answer_seen": Cell("none", [], 0.9, "an export holds no answers"),
        "source_url": Cell(thread.url, [], 1.0, "address of the thread"),
        "source_kind": Cell("whatdotheyknow", [], 1.0, "address of the thread"),
    }
    if not awaiting:
        request["notes"] = Cell(
            f"WhatDoTheyKnow shows it as {thread.status}; the answer was not captured.",
            [status],
            0.9,
            "status of the thread",
        )
    if authority := known.authority(thread):
        request["authority"] = Cell(authority[0], [body], authority[2], authority[1])
        if law := known.laws.get(authority[0]):
            request["law"] = Cell(law, [body], 0.9, "law of the force")
    technologies = [
        {"technology": Cell(id, [title], confidence, f"named in the title: {words}")}
        for id, (words, confidence) in known.technologies(thread.title).items()
    ]
    message = f"A request to {thread.body}" + ("" if authority else ", which is no authority of this dataset")
    record = Record(
        "request", {"requests": [request]} | ({"request_technologies": technologies} if technologies else {})
    )
    return Draft(source | {"url": thread.url}, "disclosure", f"{message}.", text.whole, [record])


class _Text:
    """The readable text of a draft, line by line; `add` returns the span of the value."""

    def __init__(self) -> None:
        self.whole = ""

    def add(self, name: str, value: str) -> tuple[int, int]:
        """Add a line; returns where its value stands."""
        start = len(self.whole) + len(name) + 2
        self.whole += f"{name}: {value}\n"
        return start, start + len(value)
