"""What a reader is told when something goes wrong."""

from datasette.utils.asgi import BadRequest, NotFound
from datasette.views.base import DatasetteError

from disclosures.website.errors.plain_errors import OUR_FAULT, TOO_SLOW, told
from disclosures.website.errors.unknown_thing import UnknownThing


def test_an_unknown_page_is_told_of_by_its_own_words():
    assert told(NotFound("We have no force 'caf~C3~A9'")) == (404, "We have no such page", "We have no force 'café'")
    assert told(UnknownThing("There is no technology 'x'"))[0] == 404


def test_a_wrong_parameter_is_named():
    assert told(BadRequest("_size must be a positive integer")) == (
        400,
        "That cannot be answered",
        "_size must be a positive integer",
    )


def test_a_slow_query_is_told_of_without_markup():
    assert told(DatasetteError("<p>SQL query took too long", title="SQL Interrupted", status=400)) == (
        400,
        "That takes too long",
        TOO_SLOW,
    )


def test_a_fault_of_ours_tells_nothing_of_its_insides():
    assert told(ZeroDivisionError("secret path /work")) == (500, "Something went wrong", OUR_FAULT)
