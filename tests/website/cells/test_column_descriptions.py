"""The plugin that hands the descriptions of data/*.yml to Datasette."""

from disclosures.website.cells.column_descriptions import described_tables, table_metadata


def test_title_description_and_columns_come_from_the_resource():
    descriptor = {
        "title": "Things",
        "description": "All\n  things.",
        "schema": {"fields": [{"name": "id", "description": "Short name"}]},
    }
    assert table_metadata(descriptor) == {
        "title": "Things",
        "description": "All things.",
        "columns": {"id": "Short name"},
    }


def test_every_table_and_view_is_described():
    assert all(table["description"] for table in described_tables().values())
    assert {"positions", "current_positions"} <= described_tables().keys()
