"""Hands what data/*.yml and the views' headers say of tables and columns over to Datasette's pages."""

from functools import lru_cache
from pathlib import Path

import yaml
from datasette import hookimpl

from compiler.sql_files import read_folder

ROOT = Path(__file__).parent.parent


def table_metadata(descriptor: dict) -> dict:
    """Title, description and column descriptions of one table."""
    return {
        "title": descriptor["title"],
        "description": " ".join(descriptor["description"].split()),
        "columns": {field["name"]: field["description"] for field in descriptor["schema"]["fields"]},
    }


@lru_cache(maxsize=1)
def described_tables() -> dict[str, dict]:
    """The metadata of every table of data/ and every view of sql/views/."""
    tables = {path.stem: table_metadata(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in sorted((ROOT / "data").glob("*.yml"))}
    for file in read_folder(ROOT / "sql" / "views"):
        tables[file.name] = {"description": file.header["question"]}
    return tables


@hookimpl
def get_metadata(key, database, table):
    return {"databases": {"disclosures": {"tables": described_tables()}}}
