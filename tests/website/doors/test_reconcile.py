"""Reconciliation, with the requests that OpenRefine sends (Reconciliation Service API 0.2)."""

import json

import jsonschema
import pytest

from disclosures.website.cells.column_descriptions import described_tables

FORCES, TECHNOLOGIES = "/disclosures/forces/-/reconcile", "/disclosures/technologies/-/reconcile"


@pytest.fixture(scope="session")
def best(site):
    """A function that reconciles names in one batch; gives of each the first candidate's id and whether it is a
    match."""

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
    assert manifest["versions"] == ["0.2"]
    assert manifest["name"]
    assert all(manifest[space].startswith("https://") for space in ("identifierSpace", "schemaSpace"))
    assert manifest["view"]["url"].endswith(f"/{service.split('/')[2]}/{{{{id}}}}")
    assert [sorted(one) for one in manifest["defaultTypes"]] == [["id", "name"]]
    for part in (*manifest["suggest"].values(), manifest["extend"]["propose_properties"]):
        assert site.get(part["service_url"] + part["service_path"], params={"prefix": "a"}).status_code == 200


def test_its_documentation_tells_of_it(site):
    path, _, fragment = site.get(FORCES).json()["documentation"].partition("#")
    page = site.get("/" + path.split("/", 3)[3]).text.partition(f'<h2 id="{fragment}">')[2]
    assert all(f"{service}</code>" in page for service in (FORCES, TECHNOLOGIES))


def test_the_page_of_a_match_is_there(site):
    view = site.get(FORCES).json()["view"]["url"].replace("{{id}}", "essex")
    assert site.get("/" + view.split("/", 3)[3]).status_code == 200


def test_every_force_and_technology_is_found_by_its_own_name(best, ask):
    for service, table in ((FORCES, "forces"), (TECHNOLOGIES, "technologies")):
        for skipped in range(0, 120, 10):
            things = ask(f"select id, name from {table} limit 10 offset {skipped}")
            assert best(service, *(name for _, name in things)) == [(id, True) for id, _ in things]
        assert len(ask(f"select id from {table}")) <= 120


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


@pytest.mark.parametrize("limit", [2, 2.0])
def test_a_limit_is_kept(site, limit):
    answer = site.get(FORCES, params={"queries": json.dumps({"q": {"query": "Yorkshire", "limit": limit}})}).json()
    assert len(answer["q"]["result"]) == 2


def results(site, **query):
    (answer,) = site.post(FORCES, data={"queries": json.dumps({"q": query})}).json().values()
    return answer["result"]


def test_properties_alone_find_all_that_have_them(site, ask):
    found = results(site, properties=[{"pid": "nation", "v": "wales"}])
    assert {one["id"] for one in found} == {id for (id,) in ask("select id from forces where nation = 'Wales'")}
    assert [one["match"] for one in found] == [False] * len(found)
    (count,) = ask("select count(*) from forces where nation = 'England'")[0]
    assert len(results(site, properties=[{"pid": "nation", "v": "England"}], limit=100)) == count
    assert results(site, properties=[{"pid": "nation", "v": ""}]) == []


def test_a_property_that_only_one_has_settles_the_match(site, ask):
    id, latitude = ask("select id, latitude from forces where latitude is not null limit 1")[0]
    assert [(one["id"], one["match"]) for one in results(site, properties=[{"pid": "latitude", "v": latitude}])] == [
        (id, True)
    ]


def test_the_case_of_a_property_does_not_matter(site, ask):
    found = results(site, query="Yorkshire", properties=[{"pid": "nation", "v": " england "}])
    assert {one["id"] for one in found} >= {"north-yorkshire", "south-yorkshire", "west-yorkshire"}


def test_the_type_narrows_what_is_found(site):
    assert [results(site, query="Essex", type=wanted) for wanted in ("technology", ["Place"])] == [[], []]
    for wanted in ("force", "Police Force", ["technology", "force"]):
        assert [one["id"] for one in results(site, query="Essex", type=wanted)] == ["essex"]


def test_an_empty_name_finds_nothing(site):
    assert results(site, query="") == results(site, query="  ") == []


def test_an_abbreviated_county_is_its_force(best):
    assert best(FORCES, "West Yorks Police", "Herts") == [("west-yorkshire", True), ("hertfordshire", True)]


def test_an_id_is_found_and_suggested(site, best):
    assert best(FORCES, "city-of-london") == [("city-of-london", True)]
    assert site.get(f"{FORCES}/suggest/entity", params={"prefix": "city-of-london"}).json()["result"] == [
        {"id": "city-of-london", "name": "City of London Police"}
    ]


def test_suggestions_go_on_where_the_cursor_says(site, ask):
    pages, cursor = [], 0
    while found := site.get(f"{FORCES}/suggest/entity", params={"prefix": "", "cursor": cursor}).json()["result"]:
        pages += found
        cursor += len(found)
    assert [one["id"] for one in pages] == [id for (id,) in ask("select id from forces order by name")]


def test_proposals_are_of_the_type_and_within_the_limit(site, ask):
    columns = [name for (name,) in ask("select name from pragma_table_info('forces')")]
    proposed = site.get(f"{FORCES}/extend/propose", params={"type": "force", "limit": "2"}).json()
    assert [one["id"] for one in proposed.pop("properties")] == columns[:2]
    assert proposed == {"type": "force", "limit": 2}
    proposed = site.get(f"{FORCES}/extend/propose").json()
    assert [one["id"] for one in proposed.pop("properties")] == columns
    assert proposed == {"type": "force"}
    assert site.get(f"{FORCES}/extend/propose?type=Person").json() == {"type": "Person", "properties": []}


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
    described = described_tables()["forces"]["columns"]
    found = site.get(f"{FORCES}/suggest/entity", params={"prefix": "gm"}).json()["result"]
    assert found == [{"id": "greater-manchester", "name": "Greater Manchester Police"}]
    assert site.get(f"{FORCES}/suggest/property", params={"prefix": "nat", "cursor": "0"}).json()["result"] == [
        {"id": "nation", "name": "nation", "description": described["nation"]}
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
        (
            {"queries": '{"q0": {}}'},
            'queries: q0 has neither query nor properties; it is to be such as {"query": "Essex Police"}',
        ),
        ({"queries": '{"q0": 3}'}, 'queries: q0 is to be an object such as {"query": "Essex Police"}'),
        (
            {"queries": '{"q0": {"query": 3}}'},
            'queries: q0 has a query that is no text; it is to be such as {"query": "Essex Police"}',
        ),
        (
            {"queries": '{"q0": {"query": "x", "props": []}}'},
            "queries: q0 has 'props'; a query may have query, type, limit, properties, type_strict",
        ),
        (
            {"queries": '{"q0": {"query": "x", "type": 1}}'},
            "queries: q0 has a type that is neither a text nor a list of texts",
        ),
        (
            {"queries": '{"q0": {"query": "x", "type_strict": "some"}}'},
            "queries: q0 has a type_strict that is none of any, should and all",
        ),
        (
            {"queries": '{"q0": {"query": "x", "limit": 2.5}}'},
            "queries: q0 has a limit that is no whole number above 0",
        ),
        (
            {"queries": '{"q0": {"query": "x", "limit": NaN}}'},
            "queries: q0 has a limit that is no whole number above 0",
        ),
        (
            {"queries": '{"q0": {"query": "x", "limit": true}}'},
            "queries: q0 has a limit that is no whole number above 0",
        ),
        (
            {"queries": '{"q0": {"query": "x", "limit": "9"}}'},
            "queries: q0 has a limit that is no whole number above 0",
        ),
        (
            {"queries": '{"q0": {"query": "x", "properties": [3]}}'},
            'queries: q0 has properties that are not a list such as [{"pid": "nation", "v": "Wales"}]',
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
        {"queries": '{"q0": {"query": "Essex", "properties": [{"pid": "size", "v": "1"}]}, "q1": {"query": "Essex"}}'},
        {"extend": '{"ids": ["essex"], "properties": [{"id": "size"}]}'},
    ],
)
def test_an_unknown_property_is_told_with_those_that_are_there(site, sent):
    answer = site.post(FORCES, data=sent).json()
    told = answer["q0"]["message"] if "q0" in answer else answer["message"]
    assert told.startswith("forces has no property 'size'; it has abbreviation, coordinates_basis, ")
    if "q0" in answer:
        assert answer["q0"]["result"] == []
        assert [one["id"] for one in answer["q1"]["result"]] == ["essex"]


def test_more_than_ten_names_at_once_are_refused(site):
    queries = {f"q{number}": {"query": "x"} for number in range(11)}
    answer = site.post(FORCES, data={"queries": json.dumps(queries)})
    assert answer.status_code == 413
    assert answer.json()["message"] == "queries holds 11 queries; at most 10 are answered at once"
    assert site.get(FORCES).json()["batchSize"] == 10


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/extend/propose?limit=few", "limit is to be a whole number from 1"),
        ("/suggest/entity?cursor=-1", "cursor is to be a whole number from 0"),
    ],
)
def test_a_wrong_number_in_an_address_is_told(site, path, message):
    answer = site.get(FORCES + path)
    assert (answer.status_code, answer.json()["message"]) == (400, message)


def test_a_form_that_is_no_text_is_told(site):
    answer = site.post(FORCES, content=b"queries=\xff", headers={"content-type": "application/x-www-form-urlencoded"})
    assert (answer.status_code, answer.json()["message"]) == (400, "the form is not UTF-8")


def an_object(required, **more):
    """The schema of an object of named members, of which the first so many, or all, must be there."""
    return {"type": "object", "properties": more, "required": list(more)[:required], "additionalProperties": False}


def a_list(item):
    return {"type": "array", "items": item}


TEXT, NUMBER = {"type": "string", "minLength": 1}, {"type": "number"}
TYPE = an_object(2, id=TEXT, name=TEXT)
PROPERTY = an_object(2, id=TEXT, name=TEXT, description=TEXT)
PLACE = an_object(2, service_url={**TEXT, "pattern": "^https?://"}, service_path={**TEXT, "pattern": "^/"})
TEMPLATE = an_object(1, url={**TEXT, "pattern": r"^https?://.*\{\{id\}\}"})
CELL = {"oneOf": [an_object(1, str=TEXT), an_object(1, int={"type": "integer"}), an_object(1, float=NUMBER)]}
MANIFEST = an_object(
    4,
    versions={"const": ["0.2"]},
    name=TEXT,
    identifierSpace={**TEXT, "pattern": "^https?://"},
    schemaSpace={**TEXT, "pattern": "^https?://"},
    documentation=TEXT,
    defaultTypes=a_list(TYPE),
    view=TEMPLATE,
    suggest=an_object(3, entity=PLACE, property=PLACE, type=PLACE),
    extend=an_object(1, propose_properties=PLACE),
    batchSize={"type": "integer", "minimum": 1},
)
CANDIDATE = an_object(
    5, id=TEXT, name=TEXT, type=a_list(TYPE), score={**NUMBER, "maximum": 100}, match={"type": "boolean"}
)
RESULTS = {"type": "object", "additionalProperties": an_object(1, result=a_list(CANDIDATE), message=TEXT)}
EXTENDED = an_object(
    2,
    meta=a_list(TYPE),
    rows={
        "type": "object",
        "additionalProperties": {"type": "object", "additionalProperties": a_list(CELL)},
    },
)
PROPOSED = an_object(2, properties=a_list(PROPERTY), type=TEXT, limit=NUMBER)
SUGGESTED_PROPERTIES, SUGGESTED_THINGS = an_object(1, result=a_list(PROPERTY)), an_object(1, result=a_list(TYPE))
"""What section 4 and following of the specification let a service answer, in schemas of our own.

Nothing else is answered here.
"""

ASKED = [
    ("", {}, MANIFEST),
    ("", {"queries": {"q0": {"query": "Essex Police"}, "q1": {"query": "Police in the north"}}}, RESULTS),
    (
        "",
        {
            "queries": {
                "q1": {"properties": [{"pid": "uid", "v": "27eb"}]},
                "q2": {"query": "x", "type_strict": "should"},
            }
        },
        RESULTS,
    ),
    (
        "",
        {
            "queries": {
                "q": {
                    "query": "a",
                    "limit": 5,
                    "properties": [{"pid": "name", "v": ["x*", {"id": "y", "name": "z"}, 3, True]}],
                }
            }
        },
        RESULTS,
    ),
    ("", {"queries": {}}, RESULTS),
    (
        "",
        {
            "extend": {
                "ids": ["essex", "drones", "10662041X"],
                "properties": [{"id": "id"}, {"id": "name", "settings": {"limit": "5"}}],
            }
        },
        EXTENDED,
    ),
    ("", {"extend": {"ids": [], "properties": []}}, EXTENDED),
    ("/extend/propose", {"type": "force", "limit": "3"}, PROPOSED),
    ("/extend/propose", {}, PROPOSED),
    ("/suggest/entity", {"prefix": "a"}, SUGGESTED_THINGS),
    ("/suggest/property", {"prefix": "n"}, SUGGESTED_PROPERTIES),
    ("/suggest/property", {}, SUGGESTED_PROPERTIES),
    ("/suggest/type", {"prefix": ""}, SUGGESTED_THINGS),
]


@pytest.mark.parametrize("service", [FORCES, TECHNOLOGIES])
@pytest.mark.parametrize(("path", "sent", "schema"), ASKED)
def test_every_answer_has_the_form_of_the_specification(site, service, path, sent, schema):
    sent = {name: value if isinstance(value, str) else json.dumps(value) for name, value in sent.items()}
    answer = site.get(service + path, params=sent)
    assert answer.status_code == 200, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    jsonschema.validate(answer.json(), schema)


def test_the_schemas_see_what_is_wrong():
    for wrong, schema in (
        ({"versions": ["0.1", "0.2"]}, MANIFEST),
        ({"q": []}, RESULTS),
        ({"q": {"result": [{"id": "x"}]}}, RESULTS),
        ({"meta": [], "rows": {"x": {"y": [{"label": "z"}]}}}, EXTENDED),
        ({"properties": [], "type": {"id": "x"}}, PROPOSED),
        ({"properties": [], "type": "x", "limit": "2"}, PROPOSED),
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)
