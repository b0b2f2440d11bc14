"""Every file of SQL can be read by a parser that is not SQLite's: `make lint` asks this first."""

import re

import pytest
import sqlglot

from tests.conftest import ROOT

FILES = sorted((ROOT / "sql").rglob("*.sql"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_sql_from_end_to_end(path):
    text = re.sub(
        r"\bwithout rowid\b", "", path.read_text(encoding="utf-8")
    )  # SQLite's own, which sqlglot does not know
    statements = sqlglot.parse(text, read="sqlite", error_level=sqlglot.ErrorLevel.RAISE)
    assert any(statements)
    assert not [statement for statement in statements if isinstance(statement, sqlglot.exp.Command)]
