"""The GeoJSON of forces, read by a library that knows RFC 7946."""

import sqlite3

import pytest
from geojson_pydantic import FeatureCollection


def test_it_is_valid_geojson_of_every_force(site, database):
    answer = site.get("/forces.geojson")
    assert answer.headers["content-type"] == "application/geo+json"
    found = FeatureCollection.model_validate(answer.json())
    forces = dict(sqlite3.connect(database).execute("select id, latitude is not null from forces"))
    assert {feature.id: feature.geometry is not None for feature in found.features} == {
        id: bool(placed) for id, placed in forces.items()
    }


def test_points_are_longitude_then_latitude_within_the_united_kingdom(site):
    placed = [
        feature["geometry"]["coordinates"]
        for feature in site.get("/forces.geojson").json()["features"]
        if feature["geometry"]
    ]
    assert all(-9 < longitude < 2 and 49 < latitude < 61 for longitude, latitude in placed)


def test_the_positions_are_the_current_ones(site, database):
    rows = (
        sqlite3.connect(database)
        .execute("select force, position, scope, voice from current_positions where technology = 'drones'")
        .fetchall()
    )
    features = site.get("/forces.geojson", params={"technology": "drones"}).json()["features"]
    assert rows
    assert sorted(rows) == sorted(
        (feature["id"], one["position"], one["scope"], one["voice"])
        for feature in features
        for one in feature["properties"]["positions"]
    )


def test_a_force_without_a_position_says_so(site):
    features = site.get("/forces.geojson", params={"technology": "drones"}).json()["features"]
    never = [feature["properties"] for feature in features if feature["properties"]["status"] == "never asked"]
    assert never
    assert {(one["position"], len(one["positions"])) for one in never} == {(None, 0)}


def test_an_unknown_technology_is_told_with_what_is_near(site):
    answer = site.get("/forces.geojson", params={"technology": "dronez"})
    assert (answer.status_code, answer.json()["error"]) == (
        404,
        "We have no technology 'dronez'; did you mean 'drones'?",
    )


def test_a_family_of_technologies_has_no_positions_of_its_own(site):
    answer = site.get("/forces.geojson", params={"technology": "biometrics"})
    assert (answer.status_code, answer.json()["error"]) == (
        404,
        "'biometrics' is a family of technologies; ask for one of its kinds",
    )


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "/forces.geojson?tech=drones",
            "We know no parameter 'tech' here: /forces.geojson takes technology.",
        ),
        (
            "/forces.geojson?technology=drones&technology=polygraph",
            "The parameter 'technology' stands twice here: /forces.geojson takes technology, once.",
        ),
    ],
)
def test_a_parameter_that_it_does_not_take_is_refused_and_named(site, address, message):
    answer = site.get(address)
    assert (answer.status_code, answer.json()["error"]) == (400, message)
