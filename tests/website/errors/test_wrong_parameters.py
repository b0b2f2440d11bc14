"""Addresses of tables and views that ask for what is not there: a column, a comparison, a form."""

import pytest

from disclosures.website.errors.other_formats import AS_DATA
from disclosures.website.errors.wrong_parameters import OPERATORS, is_filter, wrong_parameter
from tests.website.pages.reading import words

FORMS = ["", ".json", ".csv"]
MISTYPED = [
    ("stated_positions", "technology__eq=drones", "there is no comparison 'eq'", "technology__ with one of exact, not"),
    ("stated_positions", "force__nosuch=1", "there is no comparison 'nosuch'", "isnull"),
    ("stated_positions", "technolgy=drones", "'technolgy'", "Did you mean 'technology'?"),
    ("positions", "force__is=essex", "there is no comparison 'is'", "write force=VALUE"),
    ("forces", "nosuch=1", "forces has no column 'nosuch'", "id, name, abbreviation"),
    ("forces", "_nmae__exact=Essex", "forces has no column '_nmae'", "Did you mean 'name'?"),
    ("coverage", "rowid=1", "coverage has no column 'rowid'", "force_name"),
    ("forces", "_filter_column=naem&_filter_op=exact&_filter_value=x", "'naem'", "Did you mean 'name'?"),
]
AS_BEFORE = [
    "forces?nation=Wales",
    "forces?Nation__exact=Wales",
    "forces?rowid__gt=3",
    "forces?_facet=nation&_facet_size=3&_nosuggest=1&_size=5&_sort_desc=name&_labels=on&_ttl=5",
    "forces?_col=name&_nocol=notes&_where=nation+%3D+%27Wales%27&_nocount=1&_nofacet=1&_timelimit=500",
    "forces?_search=gmp&_searchmode=escaped&_shape=objects&_json=notes&_extras=1&_trace=1",
    "requests?_search_title=drones",
    "positions_fts?positions_fts=drones",
    "requests?_through=%7B%22table%22%3A%22positions%22%2C%22column%22%3A%22technology%22%2C%22value%22%3A%22drones%22%7D",
    "stated_positions?_next=50&technology__in=drones,body-worn-video&said_on__notnull=1&summary__contains=a",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("table", "query", "named", "offered"), MISTYPED)
def test_a_mistyped_parameter_is_named_and_the_right_one_offered(site, form, table, query, named, offered):
    answer = site.get(f"/disclosures/{table}{form}?{query}", follow_redirects=True)
    told = words(answer) if not form else answer.json()["error"] if form == ".json" else answer.text
    assert answer.status_code == 400
    assert named in told and offered in told


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("asked", AS_BEFORE)
def test_what_datasette_itself_takes_is_taken(site, form, asked):
    answer = site.get(f"/disclosures/{asked.replace('?', form + '?', 1)}")
    assert answer.status_code == 200, answer.text[:300]


def test_all_rows_of_a_streamed_csv_come_by_a_parameter_that_is_right(site):
    assert site.get("/disclosures/positions.csv?_stream=on&technology=drones").text.count("drones") > 50
    assert site.get("/disclosures/positions.csv?_stream=on&tecnology=drones").status_code == 400


def test_every_comparison_of_datasette_is_taken():
    assert {wrong_parameter(f"name__{operator}", "forces", ["name"]) for operator in OPERATORS} == {""}
    assert wrong_parameter("a__b__lt", "things", ["a__b"]) == ""
    assert wrong_parameter("a__b", "things", ["a__b"])  # Datasette takes it for a comparison
    assert [is_filter(name) for name in ("name", "_sort", "_sort__exact", "")] == [True, False, True, True]


@pytest.mark.parametrize(
    "query", ["requests.csv?_col=nosuch", "requests.csv?_stream=on&_sort=nosuch", "nosuch.csv", "requests/nosuch.csv"]
)
def test_what_is_wrong_with_a_csv_is_told_in_plain_text(site, query):
    answer = site.get(f"/disclosures/{query}")
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.startswith("No CSV: ") and "nosuch" in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/disclosures/current_positions.geojson",
        "/disclosures/current_positions.xyz",
        "/disclosures/who_uses.xyz",
        "/disclosures/forces/essex.xml",
        "/disclosures/forces.db",
        "/disclosures.xyz",
    ],
)
def test_an_unknown_form_is_not_there(site, path):
    answer = site.get(path)
    assert answer.status_code == 404
    assert "not as '." in answer.text.replace("&#39;", "'") and ".json and .csv" in answer.text
    assert ("/forces.geojson" in answer.text) is path.endswith("geojson")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/disclosures/current_positions.json?", 400),
        ("/disclosures/who_uses.json?", 400),
        ("/disclosures.json?sql=select+1&", 400),
        ("/disclosures/disclosures.json?_size=0&", 200),
        ("/disclosures/forces/essex.json?", 200),
    ],
)
def test_rows_are_keyed_where_they_have_keys_only(site, path, status):
    answer = site.get(f"{path}_shape=object")
    assert answer.status_code == status
    assert ("_shape=objects" in answer.text) is (status == 400)


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/nosuch.json", "/openapi.json"),
        ("/requests_.json", "/disclosures/requests.json"),
        ("/compare.json", "/disclosures/coverage.json"),
        ("/compare.csv", "/disclosures/coverage.csv"),
        ("/search.json?q=drones", "/disclosures/positions.json?_search=WORDS"),
        ("/forces.json", "/disclosures/forces.json"),
        ("/glossary.json", "/openapi.json"),
        ("/forces/essex.json", "/disclosures/forces/essex.json"),
        ("/forces/nosuch.json", "/disclosures/forces.json"),
        ("/technologies/drones.csv", "/disclosures/technologies/drones.csv"),
        ("/disclosures/current_position.json", "/disclosures/current_positions.json"),
        ("/disclosures/requests/essex-16496.json", "/disclosures/requests/essex-16495.json"),
        ("/disclosures/nosuch/-/reconcile", "/disclosures/forces/-/reconcile"),
    ],
)
def test_what_leads_nowhere_tells_programs_the_way_on(site, path, way):
    answer = site.get(path)
    told = answer.json()["error"] if "csv" not in path else answer.text
    assert answer.status_code == 404
    assert way in told
    assert "not found" not in told and "atabase" not in told


@pytest.mark.parametrize("address", sorted(set(AS_DATA.values())))
def test_the_rows_of_pages_are_where_programs_are_sent(site, address):
    whole = address if "{" in address else address + "{ending}"
    for ending in FORMS[1:]:
        assert site.get(whole.format(ending=ending)).status_code == 200
