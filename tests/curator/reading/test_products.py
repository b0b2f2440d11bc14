"""Suppliers and products that an answer names and data/products.csv does not know."""

import pytest

from tests.curator.conftest import letter

QUESTION = "Do you use drones, and who supplies them?"


@pytest.mark.parametrize(
    ("answer", "product"),
    [
        (
            "The tool is called SkyWatch and is supplied by Acme Aerial Systems and was bought in 2023.",
            {"supplier": "Acme Aerial Systems", "name": "SkyWatch", "technology": "drones"},
        ),
        ("The drones are supplied by Bell and Howell.", {"supplier": "Bell and Howell", "technology": "drones"}),
        ("The supplier is Acme.", {"supplier": "Acme", "technology": "drones"}),
        ("1. Acme of Leeds provides the drones.", {"supplier": "Acme of Leeds", "technology": "drones"}),
    ],
)
def test_a_supplier_is_proposed_whole_with_the_name_and_the_technology(propose, answer, product):
    assert propose(letter(QUESTION, answer))["products"] == [product]


@pytest.mark.parametrize(
    "answer",
    [
        "The drones are supplied by Essex Police.",
        "The drones are supplied by the Home Office.",
        "The supplier is not known.",
        "The cameras run NeoFace, which is supplied by Acme.",
    ],
)
def test_no_supplier_is_proposed_where_the_police_or_nobody_is_named_or_the_product_is_known(propose, answer):
    assert "products" not in propose(letter(QUESTION, answer))


def test_nothing_says_twice_to_which_request_a_row_belongs(propose):
    """`review` fills in ids and references to the request, from the id that the reviewer left."""
    tables = propose(letter(QUESTION, "We use drones. The supplier is Acme. We rely on section 31(1)(a)."))
    assert {table for table, rows in tables.items() for row in rows if {"id", "request"} & set(row)} == {"requests"}
