"""Describes the CSV files for readers of CSV on the Web (W3C, 2015): a file beside each, and one for all with the
foreign keys."""

from __future__ import annotations

from typing import Any

from disclosures.publisher.about import About
from disclosures.publisher.contents import CUT_DATES, Column, Resource

CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "en"}]
DIALECT = {
    "encoding": "utf-8",
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "header": True,
    "lineTerminators": ["\n"],
}
LIMITS = {"minimum": "minimum", "maximum": "maximum", "maxLength": "maxLength", "pattern": "format"}
"""Constraints of a Table Schema, and what CSVW calls them."""


def file_metadata(resource: Resource, about: About) -> dict[str, Any]:
    """NAME.csv-metadata.json, which a reader of NAME.csv looks for beside it."""
    return {"@context": CONTEXT, **_table(resource), "dc:license": {"@id": about.licence_url}, "dialect": DIALECT}


def group_metadata(resources: list[Resource], about: About) -> dict[str, Any]:
    """csv-metadata.json: all files and how they refer to one another.

    A foreign key is declared where no cell of its column is blank: CSV on the Web wants a referenced row for every row,
    as it knows no key that may be null (Metadata Vocabulary for Tabular Data, section 5.5.2.1). The description of
    every other column says what it refers to."""
    names = {resource.name for resource in resources}
    tables = []
    for resource in resources:
        table = _table(resource)
        table["tableSchema"]["foreignKeys"] = [
            {
                "columnReference": [column.name],
                "reference": {"resource": f"{column.references}.csv", "columnReference": ["id"]},
            }
            for column in resource.foreign_keys
            if column.references in names and None not in resource.values(column)
        ]
        tables.append(table)
    return {
        "@context": CONTEXT,
        "dc:title": about.title,
        "dc:description": about.description,
        "dc:license": {"@id": about.licence_url},
        "dc:hasVersion": str(about.version),
        "dialect": DIALECT,
        "tables": tables,
    }


def _table(resource: Resource) -> dict[str, Any]:
    schema: dict[str, Any] = {"columns": [_column(resource, column) for column in resource.columns]}
    if resource.primary_key:
        schema["primaryKey"] = resource.primary_key
    return {
        "url": f"{resource.name}.csv",
        "dc:title": resource.title,
        "dc:description": resource.description,
        "tableSchema": schema,
    }


def _column(resource: Resource, column: Column) -> dict[str, Any]:
    note = f". {CUT_DATES}" if resource.may_stop(column) else ""
    if column.references:
        note += f". An id of {column.references}.csv"
    return {
        "name": column.name,
        "titles": [column.name],
        "dc:description": column.description + note,
        "datatype": _datatype(column),
        "required": column.required,
    }


def _datatype(column: Column) -> str | dict[str, Any]:
    limits = {LIMITS[name]: value for name, value in column.constraints.items() if name in LIMITS}
    if "enum" in column.constraints:
        limits["format"] = "|".join(column.constraints["enum"])
    return {"base": column.type, **limits} if limits else column.type
