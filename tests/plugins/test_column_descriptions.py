"""The plugin that hands the descriptions of data/*.yml to Datasette."""

from plugins.column_descriptions import described_tables, get_metadata, table_metadata


def test_title_description_and_columns_come_from_the_resource():
    descriptor = {"title": "Things", "description": "All\n  things.", "schema": {"fields": [{"name": "id", "description": "Short name"}]}}
    assert table_metadata(descriptor) == {"title": "Things", "description": "All things.", "columns": {"id": "Short name"}}


def test_every_table_and_view_is_described():
    assert all(table["description"] for table in described_tables().values())
    assert {"positions", "current_positions"} <= described_tables().keys()


def test_datasette_is_given_them_under_the_database():
    assert get_metadata(None, "disclosures", None)["databases"]["disclosures"]["tables"] is described_tables()
