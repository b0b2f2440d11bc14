"""Writes parquet/NAME.parquet: typed columns, each with its description."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from disclosures.publisher.about import About
from disclosures.publisher.contents import CUT_DATES, Column, Resource

TYPES = {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(), "date": pyarrow.date32()}


def write_parquet(resource: Resource, about: About, path: Path) -> None:
    """A column of dates is one of dates only where all are full; else it is text, and its metadata says so under
    `dates`."""
    fields = [_field(resource, column) for column in resource.columns]
    arrays = [
        pyarrow.array(_values(resource, column), type=field.type)
        for column, field in zip(resource.columns, fields, strict=True)
    ]
    said = {
        "title": resource.title,
        "description": resource.description,
        "version": str(about.version),
        "license": about.licence_url,
    }
    table = pyarrow.Table.from_arrays(arrays, schema=pyarrow.schema(fields, metadata=said))
    pyarrow.parquet.write_table(table, path, compression="zstd")


def _field(resource: Resource, column: Column) -> pyarrow.Field:
    kind = TYPES["date" if column.name in resource.dates else column.type]
    note = {"dates": CUT_DATES} if resource.may_stop(column) else {}
    return pyarrow.field(
        column.name, kind, nullable=not column.required, metadata={"description": column.description} | note
    )


def _values(resource: Resource, column: Column) -> list[Any]:
    values = resource.values(column)
    if column.name in resource.dates:
        return [None if value is None else date.fromisoformat(value) for value in values]
    return values
