"""Derived tables are hidden unless a release holds them: nobody is offered a table that nothing describes."""

from disclosures.compiler.yaml_files import read_yaml
from tests.conftest import ROOT


def test_every_derived_table_is_released_or_hidden(db):
    described = {path.stem for path in (ROOT / "data").glob("*.yml")}
    released = set(read_yaml(ROOT / "sql" / "released.yml")["tables"])
    tables = read_yaml(ROOT / "metadata.yml")["databases"]["disclosures"]["tables"]
    hidden = {name for name, said in tables.items() if said.get("hidden")}
    query = "select name from sqlite_master where type = 'table' and name not like '%\\_fts%' escape '\\' and name not like 'sqlite%'"
    derived = {name for (name,) in db.execute(query)} - described
    assert derived - released == hidden
