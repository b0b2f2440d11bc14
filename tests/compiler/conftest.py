"""A table of a test's own: described, written and read as the build reads it."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from disclosures.compiler.schema import Table, read_schema


@pytest.fixture
def data(tmp_path, monkeypatch) -> Path:
    """An empty folder `data/` in the working directory."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def describe(data) -> Callable[..., Table]:
    """A function that describes a table and writes its CSV. A field that is only a name holds text."""

    def described(
        fields: list[str | dict], content: str | bytes | list[list[str]] | None = None, name: str = "things", **schema
    ) -> Table:
        texts = [field if isinstance(field, dict) else {"name": field} for field in fields]
        texts = [{"type": "string", "description": f"What {field['name']} holds"} | field for field in texts]
        schema = {"primaryKey": [texts[0]["name"]], "fields": texts} | schema
        resource = {"name": name, "title": name, "description": name, "path": f"{name}.csv", "schema": schema}
        (data / f"{name}.yml").write_text(yaml.safe_dump(resource, allow_unicode=True), encoding="utf-8")
        path = data / f"{name}.csv"
        if isinstance(content, list):
            with path.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
                    [[field["name"] for field in texts], *content]
                )
        elif content is not None:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        (table,) = [table for table in read_schema(data) if table.name == name]
        return table

    return described
