"""The drafts that lie on the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from disclosures.compiler.problems import path_to_show
from disclosures.compiler.schema import Table, read_schema
from disclosures.curator.desk.message import commit_message
from disclosures.curator.drafts.deciding import Known, Review, known_ids
from disclosures.curator.drafts.files import WITH_ROWS
from disclosures.curator.stopped import Stopped

MESSAGE = "COMMIT_MESSAGE.txt"
"""The file beside the drafts that holds the proposed commit message."""


Stamps = list[tuple[str, int, int]]
"""Of the files of the data: name, time of the last change in ns, bytes."""


@dataclass(frozen=True)
class Entry:
    """A draft of the queue: `to_decide` counts its fields without a decision, `to_write` its records that are not yet
    in the data; `told` says why there is nothing to review."""

    name: str
    source: str
    title: str = ""
    to_decide: int = 0
    to_write: int = 0
    told: str = ""


class Queue:
    """One draft file, or those of a folder, and the data that they are for. Everything is read anew when it is asked
    for: somebody else may write there, too."""

    def __init__(self, drafts: Path, data: Path):
        """Raises Stopped if there is no such file or folder."""
        if not drafts.exists():
            raise Stopped(
                f"{path_to_show(drafts)}: is not there; 'curate.py draft FILE --output DIR' fills such a folder"
            )
        self.drafts, self.data = drafts, data
        self._read: tuple[Stamps, list[Table], Known] = ([], [], {})

    @property
    def folder(self) -> Path:
        """Where the drafts lie."""
        return self.drafts if self.drafts.is_dir() else self.drafts.parent

    def paths(self) -> dict[str, Path]:
        """The draft files by name."""
        paths = sorted(self.drafts.glob("*.json")) if self.drafts.is_dir() else [self.drafts]
        return {path.name: path for path in paths if not path.name.startswith(".")}

    def review(self, name: str) -> Review:
        """The draft of that name as its file has it now.

        Raises:
            Stopped: it is not there, or no sound draft.
            BuildStopped: data/ has a fault.
        """
        path = self.paths().get(name)
        if path is None:
            raise Stopped(f"{name}: is not in the queue any more")
        schema, known = self._rows()
        return Review(path, self.data, schema, known)

    def entries(self) -> list[Entry]:
        """Every draft, those with something to decide or to write first.

        Raises:
            BuildStopped: data/ has a fault.
        """
        found = [self._entry(name) for name in self.paths()]
        return sorted(found, key=lambda entry: not entry.to_write)

    def _entry(self, name: str) -> Entry:
        try:
            review = self.review(name)
        except Stopped as stopped:
            return Entry(name, name, told=str(stopped))
        draft = review.draft
        source = draft.source.get("url") or draft.source["name"]
        if draft.verdict not in WITH_ROWS:
            return Entry(name, source, told=draft.message)
        titles = [record.rows[f"{record.kind}s"][0].get("title") for record in draft.records]
        unwritten = [record for record in draft.records if not record.written]
        return Entry(
            name,
            source,
            "; ".join(title.value for title in titles if title),
            sum(len(place.undecided) for record in unwritten for place in review.places(record)),
            len(unwritten),
        )

    def message(self) -> str:
        """The commit message for what was written of these drafts and is not committed; blank where that is nothing."""
        records = []
        for name in self.paths():
            try:
                records += self.review(name).draft.records
            except Stopped:  # the queue shows why
                continue
        return commit_message(records, self.data)

    def keep_message(self) -> None:
        """Put the commit message into the file beside the drafts."""
        (self.folder / MESSAGE).write_text(self.message(), encoding="utf-8")

    def _rows(self) -> tuple[list[Table], Known]:
        """The schema and the ids, read again when a file of the data changed."""
        found = [
            (path.name, path.stat().st_mtime_ns, path.stat().st_size)
            for path in sorted(self.data.iterdir())
            if path.suffix in (".csv", ".yml")
        ]
        read = self._read
        if read[0] != found:
            schema = read_schema(self.data)
            read = self._read = (found, schema, known_ids(schema))
        return read[1], read[2]
