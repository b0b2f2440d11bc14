"""Reconciliation of the rows of one table, by name in every way that we know, and by columns.

https://reconciliation-api.github.io/specs/0.2/ says what is asked and answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from disclosures.website.reconciliation.requests import MOST_QUERIES, Extension, Query, Refused
from disclosures.words.names import Found, Index, plain, understand

SURE = ("name", "short name", "other name")
"""Ways of naming a thing (disclosures/words/names.py) that can settle a match; a place or a region can only suggest."""
OF_PLACE, WITH_REST = 0.7, 0.7
"""What the score of a name is multiplied by if it is a place's, and if other words stand beside it."""
BY_COLUMNS = 50
"""The score, of 100, of what fits a query that has no name."""
SUGGESTED = 10

Cell = str | int | float | None
Json = dict[str, Any]


@dataclass(frozen=True)
class Service:
    """The table that is reconciled: its rows, each with `id` and `name`, their names, and what its columns hold.

    `kind` is the id, `kind_name` the name of the type of all its rows; `title` names the service.
    """

    table: str
    title: str
    kind: str
    kind_name: str
    rows: Mapping[str, Mapping[str, Cell]]
    columns: Mapping[str, str]
    names: Index

    def manifest(self, address: str, asked_at: str) -> Json:
        """What the service offers. The site stands at `address` for good, and was asked at `asked_at`; no slash ends
        them."""
        here = f"{asked_at}/disclosures/{self.table}/-/reconcile"
        suggest = {part: {"service_url": here, "service_path": f"/suggest/{part}"} for part in SUGGESTIONS}
        return {
            "versions": ["0.2"],
            "name": self.title,
            "identifierSpace": f"{address}/{self.table}/",
            "schemaSpace": f"{address}/disclosures/{self.table}",
            "documentation": f"{address}/docs/cookbook#names-matched-with-openrefine",
            "defaultTypes": [self.type],
            "view": {"url": f"{address}/{self.table}/{{{{id}}}}"},
            "suggest": suggest,
            "extend": {"propose_properties": {"service_url": here, "service_path": "/extend/propose"}},
            "batchSize": MOST_QUERIES,
        }

    @property
    def type(self) -> Json:
        """The type of all rows."""
        return {"id": self.kind, "name": self.kind_name}

    def results(self, queries: Mapping[str, Query]) -> Json:
        """The answer to a batch: for each query its candidates, the likest first, and a message if none can be had."""
        return {key: self.result(query) for key, query in queries.items()}

    def result(self, query: Query) -> Json:
        """The candidates of one query. At most one is a match, and only if no other could be meant."""
        if unknown := [column for column, _ in query.properties if column not in self.columns]:
            return {"result": [], "message": self.no_property(unknown[0])}
        wanted = {id for id, row in self.rows.items() if self._fits(row, query)}
        found = self._named(query.name) if query.name else self._told_by(query, wanted)
        scored = {id: how for id, how in found.items() if id in wanted}
        alone = sum(sure for _, sure in scored.values()) == 1
        ranked = sorted(scored.items(), key=lambda one: (-one[1][0], self.rows[one[0]]["name"]))
        return {
            "result": [
                {
                    "id": id,
                    "name": self.rows[id]["name"],
                    "type": [self.type],
                    "score": score,
                    "match": sure and alone,
                }
                for id, (score, sure) in ranked[: query.limit]
            ]
        }

    def _fits(self, row: Mapping[str, Cell], query: Query) -> bool:
        """Whether the row is of a wanted type, and has one of the wanted values in every wanted column."""
        of_type = not query.types or {self.kind, self.kind_name.casefold()} & set(query.types)
        return bool(of_type) and all(_as_text(row[column]) in values for column, values in query.properties)

    def _named(self, text: str) -> dict[str, tuple[int, bool]]:
        """What the text names, or else whose name holds it: the score, of 100, and whether the name settles it."""
        understood = understand(text, self.names)
        if understood.found:
            scores: dict[str, tuple[int, bool]] = {}
            for found in understood.found:
                scores[found.name.id] = max(scores.get(found.name.id, (0, False)), scored(found, understood.rest))
            return scores
        said = plain(text)
        names = {id: plain(str(row["name"])) for id, row in self.rows.items()}
        return {id: (round(fuzz.ratio(said, name)), False) for id, name in names.items() if said and said in name}

    def _told_by(self, query: Query, wanted: set[str]) -> dict[str, tuple[int, bool]]:
        """Of a query without a name: all rows that fit, for sure if one of the columns has no value twice."""
        unique = any(self._no_value_twice(column) for column, _ in query.properties)
        return dict.fromkeys(wanted, (100 if unique else BY_COLUMNS, unique)) if query.properties else {}

    def _no_value_twice(self, column: str) -> bool:
        cells = [_as_text(row[column]) for row in self.rows.values() if row[column] is not None]
        return len(set(cells)) == len(cells)

    def extended(self, asked: Extension) -> Json:
        """The cells of columns of things; an unknown thing has none.

        Raises:
            Refused: the table has no such column.
        """
        for column in asked.properties:
            if column not in self.columns:
                raise Refused(self.no_property(column))
        rows = {
            id: {column: _cells(self.rows.get(id, {}).get(column)) for column in asked.properties} for id in asked.ids
        }
        return {"meta": [{"id": column, "name": column} for column in asked.properties], "rows": rows}

    def proposed(self, kind: str | None, limit: int | None) -> Json:
        """The columns that things of the type have, the first `limit` of them, all for none."""
        of_type = kind is None or kind.casefold() in (self.kind, self.kind_name.casefold())
        properties = self._properties("")[:limit] if of_type else []
        return {"type": kind or self.kind, "properties": properties} | ({} if limit is None else {"limit": limit})

    def suggested(self, part: str, prefix: str, cursor: int) -> Json:
        """What begins with the prefix, without the first `cursor` of it; `part` is entity, property or type."""
        return {"result": SUGGESTIONS[part](self, prefix)[cursor : cursor + SUGGESTED]}

    def _entities(self, prefix: str) -> list[Json]:
        begun = {
            name.id: name.label
            for said, names in self.names.names.items()
            if said.startswith(plain(prefix))
            for name in names
            if name.way in SURE
        }
        if prefix in self.rows:
            begun[prefix] = str(self.rows[prefix]["name"])
        return [{"id": id, "name": label} for id, label in sorted(begun.items(), key=lambda one: one[1])]

    def _properties(self, prefix: str) -> list[Json]:
        return [
            {"id": column, "name": column} | ({"description": holds} if holds else {})
            for column, holds in self.columns.items()
            if column.startswith(prefix.casefold())
        ]

    def _types(self, prefix: str) -> list[Json]:
        begins = any(text.casefold().startswith(prefix.casefold()) for text in (self.kind, self.kind_name))
        return [self.type] if begins else []

    def no_property(self, name: str) -> str:
        """The message that a column is not there, with those that are."""
        return f"{self.table} has no property {name!r}; it has {', '.join(sorted(self.columns))}"


SUGGESTIONS = {"entity": Service._entities, "property": Service._properties, "type": Service._types}
"""What can be suggested for the beginning of a name, by the last part of the address."""


def scored(found: Found, rest: Iterable[str]) -> tuple[int, bool]:
    """How well the words name the thing (100 is its name), and whether that settles it; `rest` stands beside them."""
    sure, more = found.name.way in SURE, bool(tuple(rest))
    score = 100 * found.alike * (1 if sure else OF_PLACE) * (WITH_REST if more else 1)
    return round(score), sure and not found.near and not more


def _as_text(cell: Cell) -> str:
    return "" if cell is None else str(cell).strip().casefold()


def _cells(cell: Cell) -> list[dict[str, Cell]]:
    """The cell in the form of the protocol, after its type; none for a blank."""
    if cell is None:
        return []
    return [{"int" if isinstance(cell, int) else "float" if isinstance(cell, float) else "str": cell}]
