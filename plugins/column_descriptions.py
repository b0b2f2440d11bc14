"""Hands what data/*.yml, sql/released.yml and the views' headers say of tables and columns over to Datasette's pages."""

from datasette import hookimpl

from disclosures.website.pages.column_descriptions import described_tables


@hookimpl
def get_metadata(key, database, table):
    return {"databases": {"disclosures": {"tables": {name: dict(said) for name, said in described_tables().items()}}}}
