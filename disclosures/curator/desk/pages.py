"""What the pages of the desk show of a draft: rows and fields, each with its evidence, its decision and what the
checks say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from disclosures.compiler.problems import path_to_show
from disclosures.curator.desk.queue import MESSAGE, Queue
from disclosures.curator.drafts.assembling import id_of
from disclosures.curator.drafts.deciding import Place, Refusal, Review
from disclosures.curator.drafts.review_page import numbered, pieces

LONG_TEXT = 40
"""Characters from which a value is edited in several lines."""

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Told:
    """What is said on a page beside the draft: in general, and of a field by its address; `typed` holds values that
    were not taken over."""

    general: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)
    typed: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Field:
    """A field of a row: `value` is what the box shows, `seen` what the draft holds, `choices` the id of the list that
    offers its codes."""

    id: str
    name: str
    description: str
    value: str
    seen: str
    decision: str
    confidence: float | None
    proposed: str | None
    evidence: list[int]
    faults: list[str]
    choices: str
    is_long: bool


@dataclass(frozen=True)
class Row:
    """A row of a record with its fields, those that are blank apart."""

    id: str
    table: str
    index: int
    title: str
    to_decide: int
    evidence: list[int]
    fields: list[Field]
    blank: list[Field]
    told: list[str]


def address(place: Place, number: int, name: str = "") -> str:
    """The id, on the page, of a row of the record of that number, or of one of its fields."""
    return "-".join(["r", str(number), place.table.name, str(place.index), *([name] if name else [])])


def queue_page(queue: Queue, token: str) -> str:
    """The queue, and the commit message for what was written."""
    return TEMPLATES.get_template("queue.html").render(
        token=token,
        entries=queue.entries(),
        message=queue.message(),
        file=path_to_show(queue.folder / MESSAGE),
        data=path_to_show(queue.data),
    )


def draft_page(review: Review, token: str, told: Told | None = None) -> str:
    """A draft beside the text that it was read from."""
    told = told or Told()
    draft = review.draft
    numbers = numbered(draft)
    records = []
    lists: dict[str, list[str]] = {}
    for number, record in enumerate(draft.records):
        rows = [_Rows(review, place, number, numbers, lists, told).row() for place in review.places(record)]
        records.append(
            {
                "number": number,
                "kind": record.kind,
                "id": id_of(record),
                "written": record.written,
                "rows": rows,
                "to_decide": sum(row.to_decide for row in rows),
                "tables": {name: review.tables[name].descriptor["title"] for name in review.tables_of(record)},
            }
        )
    return TEMPLATES.get_template("draft.html").render(
        token=token,
        name=review.path.name,
        draft=draft,
        records=records,
        lists=lists,
        told=told.general,
        pieces=pieces(draft.text, numbers),
    )


def refused(review: Review, number: int, refusals: list[Refusal]) -> Told:
    """The checks' words, each at its field; those about no field of the draft in general."""
    told = Told([f"{len(refusals)} problem(s); nothing was written"])
    for refusal in refusals:
        if refusal.place is None:
            told.general.append(f"{refusal.problem} (not in the new rows: mend it there)")
        else:
            told.fields.setdefault(address(refusal.place, number, refusal.column), []).append(str(refusal.problem))
    return told


@dataclass(frozen=True)
class _Rows:
    """Makes the row of a place."""

    review: Review
    place: Place
    number: int
    numbers: dict[tuple[int, int], int]
    lists: dict[str, list[str]]
    told: Told

    def row(self) -> Row:
        place = self.place
        fields = [self._field(name) for name in place.columns]
        own = address(place, self.number)
        return Row(
            own,
            place.table.name,
            place.index,
            place.table.descriptor["title"],
            len(place.undecided),
            sorted({number for each in fields for number in each.evidence}),
            fields,
            [self._field(name) for name in place.blank],
            self.told.fields.get(own, []),
        )

    def _field(self, name: str) -> Field:
        cell = self.place.cell(name)
        own = address(self.place, self.number, name)
        value = self.told.typed.get(own, cell.value)
        stands = name in self.place.columns and cell.decision != "rejected"
        faults = self.review.faults(self.place, name, value) if stands or own in self.told.typed else []
        return Field(
            own,
            name,
            self.place.table.schema.get_field(name).description or "",
            value,
            cell.value,
            cell.decision,
            cell.confidence if name in self.place.row and cell.rule else None,
            cell.proposed,
            [self.numbers[span] for span in cell.evidence],
            [*faults, *self.told.fields.get(own, [])],
            self._choices(name),
            len(cell.value) > LONG_TEXT or name in ("title", "summary", "notes", "note", "answer"),
        )

    def _choices(self, name: str) -> str:
        """The list of the codes that may stand in the column; blank where any text may."""
        table = self.place.table
        targets = [key.target for key in table.foreign_keys if key.column == name]
        constraints: dict[str, Any] = table.schema.get_field(name).constraints
        if targets and (ids := self.review.known[targets[0]]):
            return self._list(targets[0], sorted(ids))
        if codes := constraints.get("enum"):
            return self._list(f"{table.name}-{name}", codes)
        return ""

    def _list(self, name: str, codes: list[str]) -> str:
        self.lists[name] = codes
        return f"list-{name}"
