"""Reconciliation, with the requests that OpenRefine sends (Reconciliation Service API 0.2)."""

import json

import pytest

FORCES, TECHNOLOGIES = "/disclosures/forces/-/reconcile", "/disclosures/technologies/-/reconcile"


@pytest.fixture(scope="session")
def best(site):
    """A function that reconciles names in one batch; gives of each the first candidate's id and whether it is a match."""

    def reconcile(service, *names, **more):
        queries = {f"q{number}": {"query": name, **more} for number, name in enumerate(names)}
        answer = site.post(service, data={"queries": json.dumps(queries)})
        assert answer.status_code == 200, answer.text
        found = answer.json()
        assert found.keys() == queries.keys()
        results = [found[key]["result"] for key in queries]
        for candidates in results:
            assert all(
                {"id", "name", "score", "match", "type"} <= one.keys() and isinstance(one["match"], bool)
                for one in candidates
            )
            assert [one["score"] for one in candidates] == sorted((one["score"] for one in candidates), reverse=True)
        return [(candidates[0]["id"], candidates[0]["match"]) if candidates else None for candidates in results]

    return reconcile


@pytest.mark.parametrize("service", [FORCES, TECHNOLOGIES])
def test_the_manifest_has_what_the_protocol_wants(site, service):
    manifest = site.get(service).json()
    assert "0.2" in manifest["versions"]
    assert manifest["name"]
    assert all(manifest[space].startswith("https://") for space in ("identifierSpace", "schemaSpace"))
    assert manifest["view"]["url"].endswith(f"/{service.split('/')[2]}/{{{{id}}}}")
    assert [sorted(one) for one in manifest["defaultTypes"]] == [["id", "name"]]
    for part in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert site.get(part["service_url"] + part["service_path"], params={"prefix": "a"}).status_code == 200


def test_the_page_of_a_match_is_there(site):
    view = site.get(FORCES).json()["view"]["url"].replace("{{id}}", "essex")
    assert site.get("/" + view.split("/", 3)[3]).status_code == 200


def test_every_force_and_technology_is_found_by_its_own_name(best, ask):
    for service, table in ((FORCES, "forces"), (TECHNOLOGIES, "technologies")):
        for skipped in (0, 50):
            things = ask(f"select id, name from {table} limit 50 offset {skipped}")
            assert best(service, *(name for _, name in things)) == [(id, True) for id, _ in things]


def test_other_names_are_found(best):
    assert best(FORCES, "GMP", "Met Police", "the Met", "A&S", "Devon & Cornwall", "PSNI") == [
        (force, True)
        for force in (
            "greater-manchester",
            "metropolitan",
            "metropolitan",
            "avon-and-somerset",
            "devon-and-cornwall",
            "northern-ireland",
        )
    ]
    assert best(TECHNOLOGIES, "AFR", "LFR", "ANPR") == [
        ("facial-recognition", True),
        ("live-facial-recognition", True),
        ("anpr", True),
    ]


def test_misspelt_names_are_found_and_left_to_the_reader(best):
    assert best(TECHNOLOGIES, "live facial recogntion") == [("live-facial-recognition", False)]
    assert best(FORCES, "Northumbira Police") == [("northumbria", False)]


def test_a_place_suggests_its_force_and_settles_nothing(best):
    assert best(FORCES, "Leeds") == [("west-yorkshire", False)]


def test_what_names_several_settles_nothing(best):
    ((_, match),) = best(FORCES, "Yorkshire")
    assert not match


def test_what_nobody_is_called_finds_nothing(best):
    assert best(FORCES, "xyzzy", "qqq of the moon") == [None, None]


def test_properties_narrow_what_is_found(best):
    assert best(FORCES, "Yorkshire", properties=[{"pid": "police_uk_id", "v": "south-yorkshire"}]) == [
        ("south-yorkshire", False)
    ]
    assert best(FORCES, "Essex", properties=[{"pid": "nation", "v": "Scotland"}]) == [None]
    assert best(
        FORCES, "Essex", properties=[{"pid": "nation", "v": ["England", {"id": "Wales", "name": "Wales"}]}]
    ) == [("essex", True)]


def test_a_limit_is_kept(site):
    answer = site.get(FORCES, params={"queries": json.dumps({"q": {"query": "Yorkshire", "limit": 2}})}).json()
    assert len(answer["q"]["result"]) == 2


def test_columns_are_extended_typed_and_without_blanks(site):
    extend = {
        "ids": ["essex", "nca", "nowhere"],
        "properties": [{"id": "nation"}, {"id": "latitude"}, {"id": "notes"}, {"id": "hex_q"}],
    }
    answer = site.post(FORCES, data={"extend": json.dumps(extend)}).json()
    assert [one["id"] for one in answer["meta"]] == ["nation", "latitude", "notes", "hex_q"]
    essex = answer["rows"]["essex"]
    assert essex["nation"] == [{"str": "England"}]
    assert [list(cell) for cell in essex["latitude"] + essex["hex_q"]] == [["float"], ["int"]]
    assert answer["rows"]["nowhere"] == {"nation": [], "latitude": [], "notes": [], "hex_q": []}
    cells = [cell for row in answer["rows"].values() for values in row.values() for cell in values]
    assert all(len(cell) == 1 and None not in cell.values() for cell in cells)


def test_suggestions_know_other_names(site):
    found = site.get(f"{FORCES}/suggest/entity", params={"prefix": "gm"}).json()["result"]
    assert found == [{"id": "greater-manchester", "name": "Greater Manchester Police"}]
    assert site.get(f"{FORCES}/suggest/property", params={"prefix": "nat", "cursor": "0"}).json()["result"] == [
        {"id": "nation", "name": "nation"}
    ]
    assert site.get(f"{FORCES}/suggest/type", params={"prefix": "pol"}).json()["result"] == [
        {"id": "force", "name": "Police force"}
    ]
    assert "nation" in {
        one["id"] for one in site.get(f"{FORCES}/extend/propose", params={"type": "force"}).json()["properties"]
    }


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"queries": "{"}, "queries is not JSON"),
        ({"queries": "[]"}, "queries is not a JSON object"),
        ({"queries": '{"q0": {}}'}, 'queries: q0 is to be an object such as {"query": "Essex Police"}'),
        (
            {"queries": '{"q0": {"query": "x", "limit": "9"}}'},
            "queries: the limit of q0 is to be a whole number above 0",
        ),
        (
            {"queries": '{"q0": {"query": "x", "properties": [3]}}'},
            'queries: the properties of q0 are to be a list such as [{"pid": "nation", "v": "Wales"}]',
        ),
        (
            {"queries": json.dumps({f"q{number}": {"query": "x"} for number in range(51)})},
            "queries holds 51 queries; at most 50 are answered at once",
        ),
        ({"extend": '{"ids": [1]}'}, "extend: ids is to be a list of at most 50 texts"),
        ({"extend": '{"ids": ["essex"]}'}, 'extend: properties is to be a list such as [{"id": "nation"}]'),
    ],
)
def test_what_is_not_as_the_protocol_has_it_is_told(site, sent, message):
    answer = site.post(FORCES, data=sent)
    assert (answer.status_code, answer.json()) == (400, {"status": "error", "message": message})


@pytest.mark.parametrize(
    "sent",
    [
        {"queries": '{"q0": {"query": "x", "properties": [{"pid": "size", "v": "1"}]}}'},
        {"extend": '{"ids": ["essex"], "properties": [{"id": "size"}]}'},
    ],
)
def test_an_unknown_property_is_told_with_those_that_are_there(site, sent):
    answer = site.post(FORCES, data=sent)
    assert answer.status_code == 400
    assert answer.json()["message"].startswith(
        "forces has no property 'size'; it has abbreviation, coordinates_basis, "
    )
