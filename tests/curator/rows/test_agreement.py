"""The units on which two coders are compared, and figures worked out by hand."""

import pytest

from disclosures.curator.rows.agreement import (
    Coding,
    Unit,
    agreements,
    agreements_on_pages,
    exemption_units,
    outcome_units,
    position_units,
    scope_units,
)

LAWS = {"a": {"foia-1", "foia-2", "foia-3"}, "b": {"foisa-1"}}


def test_every_request_has_an_outcome():
    first, second = Coding({"a": "refused", "b": "ncnd", "c": "disclosed"}), Coding({"a": "refused", "b": "refused"})
    assert outcome_units(first, second) == [
        Unit("a", "outcome", "refused", "refused"),
        Unit("b", "outcome", "ncnd", "refused"),
    ]


def test_a_position_is_compared_by_technology_and_scope_and_none_counts():
    first = Coding(positions={("a", "drones", "overt", "does_not_use"), ("a", "cctv", "unspecified", "uses")})
    second = Coding(positions={("a", "drones", "covert", "ncnd"), ("a", "cctv", "unspecified", "uses")})
    units = position_units(first, second, [("a", "drones"), ("a", "anpr"), ("b", "drones")])
    assert sorted(units, key=lambda unit: (unit.disclosure, unit.what)) == [
        Unit("a", "anpr, unspecified", "none", "none"),
        Unit("a", "cctv, unspecified", "uses", "uses"),
        Unit("a", "drones, covert", "none", "ncnd"),
        Unit("a", "drones, overt", "does_not_use", "none"),
        Unit("b", "drones, unspecified", "none", "none"),
    ]


def test_two_positions_on_one_technology_are_one_code():
    first = Coding(
        positions={("a", "drones", "unspecified", "does_not_use"), ("a", "drones", "unspecified", "considering")}
    )
    second = Coding(positions={("a", "drones", "unspecified", "considering")})
    assert position_units(first, second, []) == [
        Unit("a", "drones, unspecified", "considering and does_not_use", "considering")
    ]


def test_the_scope_is_compared_where_both_saw_the_position():
    first = Coding(positions={("a", "drones", "overt", "does_not_use"), ("a", "cctv", "unspecified", "uses")})
    second = Coding(positions={("a", "drones", "unspecified", "does_not_use"), ("a", "anpr", "unspecified", "uses")})
    assert scope_units(first, second) == [Unit("a", "drones, does_not_use", "overt", "unspecified")]


def test_publications_are_compared_by_page_force_and_technology():
    first = [("a", "drones", "overt", "uses", "kent"), ("a", "anpr", "unspecified", "uses", "kent")]
    second = [("a", "drones", "unspecified", "uses", "kent"), ("a", "anpr", "unspecified", "trialled", "kent")]
    found = agreements_on_pages(first, second, [("a", "anpr"), ("b", "cctv")], ["a", "b"])
    assert {one.variable: one.units for one in found} == {
        "page": [
            Unit("a", "page", "anpr, kent: uses; drones, kent: uses", "anpr, kent: trialled; drones, kent: uses"),
            Unit("b", "page", "none", "none"),
        ],
        "position": [
            Unit("a", "anpr, kent, unspecified", "uses", "trialled"),
            Unit("a", "drones, kent, overt", "uses", "none"),
            Unit("a", "drones, kent, unspecified", "none", "uses"),
            Unit("b", "cctv, unspecified", "none", "none"),
        ],
        "position_of_technology": [Unit("a", "anpr, kent, unspecified", "uses", "trialled")],
        "scope": [Unit("a", "drones, kent, uses", "overt", "unspecified")],
    }
    assert (found[0].kappa, found[0].alpha) == (None, None)


def test_an_exemption_is_cited_or_not_in_every_request_of_its_law():
    first = Coding({"a": "x", "b": "x"}, exemptions={("a", "foia-1")})
    second = Coding({"a": "x", "b": "x"}, exemptions={("a", "foia-2"), ("b", "foisa-1")})
    units = exemption_units(first, second, LAWS)
    assert sorted(units, key=lambda unit: (unit.disclosure, unit.what)) == [
        Unit("a", "foia-1", "cited", "none"),
        Unit("a", "foia-2", "none", "cited"),
        Unit("b", "foisa-1", "none", "cited"),
    ]


def outcomes(first, second):
    codings = [Coding({str(place): code for place, code in enumerate(codes)}) for codes in (first, second)]
    return agreements(*codings, [], {str(place): set() for place in range(len(first))})[0]


def test_kappa_and_alpha_are_those_worked_out_by_hand():
    """Of 50 units 35 are alike, expected by chance 0.5: kappa 0.4. Alpha: 30 of 100 values differ from their pair, 2 * 45 * 55 / 99 = 50
    expected."""
    found = outcomes("a" * 20 + "a" * 5 + "b" * 10 + "b" * 15, "a" * 20 + "b" * 5 + "a" * 10 + "b" * 15)
    assert (len(found.units), len(found.disagreements)) == (50, 15)
    assert found.kappa == pytest.approx(0.4)
    assert found.alpha == pytest.approx(1 - 30 / (2 * 45 * 55 / 99))


def test_full_agreement_on_several_codes_is_one():
    found = outcomes("abc", "abc")
    assert (found.kappa, found.alpha, found.disagreements) == (1, 1, [])


def test_agreement_on_one_code_only_is_not_defined():
    found = outcomes("aaa", "aaa")
    assert (found.kappa, found.alpha) == (None, None)


def test_what_has_no_unit_is_not_defined():
    (scope,) = [one for one in agreements(Coding({"a": "x"}), Coding({"a": "x"}), [], LAWS) if one.variable == "scope"]
    assert (scope.units, scope.kappa, scope.alpha) == ([], None, None)
