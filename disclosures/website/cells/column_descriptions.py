"""Hands what data/*.yml, sql/released.yml and the views' headers say of tables and columns over to Datasette's
pages."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from disclosures import ROOT
from disclosures.compiler.sql_files import SqlFile, read_folder
from disclosures.compiler.topic import in_topic
from disclosures.compiler.yaml_files import read_yaml
from disclosures.publisher.contents import released


def shown(description: str) -> str:
    """A description as pages show it: in one line, in the words of the topic, no backticks around names of columns."""
    return in_topic(" ".join(description.split())).replace("`", "")


def table_metadata(descriptor: dict[str, Any]) -> dict[str, Any]:
    """Title, description and column descriptions of one table."""
    return described(descriptor, {field["name"]: field["description"] for field in descriptor["schema"]["fields"]})


def described(about: dict[str, Any], columns: dict[str, str]) -> dict[str, Any]:
    """Title and description that `about` holds, with the descriptions of the columns."""
    return {
        "title": in_topic(about["title"]),
        "description": shown(about["description"]),
        "columns": {column: shown(description) for column, description in columns.items()},
    }


@lru_cache(maxsize=1)
def described_tables() -> dict[str, dict[str, Any]]:
    """The metadata of every table of data/, every view of sql/views/ and the derived tables that a release holds."""
    tables = {path.stem: table_metadata(read_yaml(path)) for path in sorted((ROOT / "data").glob("*.yml"))}
    views = {file.name: file for file in read_folder(ROOT / "sql" / "views")}
    said = released(ROOT / "sql")
    for name, file in views.items():
        about = said["tables"].get(name, {"title": name.replace("_", " ").capitalize()})
        tables[name] = described(about | {"description": file.header["question"]}, columns_of(file, views, said))
    for name, about in said["tables"].items():
        if "description" in about:
            tables[name] = described(about, texts_of(about["columns"]))
    return tables


def texts_of(columns: dict[str, dict[str, str]]) -> dict[str, str]:
    """The descriptions of columns of sql/released.yml."""
    return {column: field["description"] for column, field in columns.items()}


def columns_of(file: SqlFile, views: dict[str, SqlFile], said: dict[str, Any]) -> dict[str, str]:
    """What is said of every column that the view may have.

    The header of its file comes first (`column NAME`), then what sql/released.yml says of this view, then the view
    whose columns it has (`columns of`), then what sql/released.yml says of a column of this name in any view.
    """
    like = file.header.get("columns of")
    general = columns_of(views[like], views, said) if like else texts_of(said["columns"])
    own = {key.removeprefix("column "): text for key, text in file.header.items() if key.startswith("column ")}
    return general | texts_of(said["tables"].get(file.name, {}).get("columns", {})) | own


def shown_tables(columns: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Any]]:
    """The metadata of tables and views; of a view in `columns`, only of the columns that it has, in their order."""
    tables = dict(described_tables())
    for name, there in columns.items():
        said = tables[name]["columns"]
        tables[name] = tables[name] | {"columns": {column: said[column] for column in there if column in said}}
    return tables
