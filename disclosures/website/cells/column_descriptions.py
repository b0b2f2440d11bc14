"""Hands what data/*.yml, sql/released.yml and the views' headers say of tables and columns over to Datasette's
pages."""

from functools import lru_cache
from typing import Any

from disclosures import ROOT
from disclosures.compiler.sql_files import read_folder
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
    for file in read_folder(ROOT / "sql" / "views"):
        tables[file.name] = {"description": shown(file.header["question"])}
    for name, about in released(ROOT / "sql")["tables"].items():
        if "description" in about:
            tables[name] = described(
                about, {column: field["description"] for column, field in about["columns"].items()}
            )
    return tables
