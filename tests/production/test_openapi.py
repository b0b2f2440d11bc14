"""A fuzzer asks every address of JSON that /openapi.json describes for whatever the description allows and more: never
a fault of ours."""

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode

EXAMPLES = 2
"""Requests for each address: of every other one they keep to the description, of the rest they do not."""


def faults(description, address: str) -> list[str]:
    """The requests that were answered with a 5xx. Asked of Datasette itself: before it, the front would refuse most of
    so many."""
    found, asked = [], 0
    with httpx.Client(base_url=address, timeout=60) as client:
        for number, operation in enumerate(result.ok() for result in description.get_all_operations()):
            mode = GenerationMode.NEGATIVE if number % 2 and operation.query else GenerationMode.POSITIVE

            @settings(
                max_examples=EXAMPLES,
                deadline=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                derandomize=True,
                database=None,
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def ask(case):
                nonlocal asked
                asked += 1
                arguments = case.as_transport_kwargs(base_url=address)
                answer = client.request("GET", arguments["url"], params=arguments.get("params"))
                if answer.status_code >= 500:
                    found.append(f"{answer.status_code} {answer.request.url}")

            ask()
    assert asked > 100
    return sorted(set(found))


def test_no_request_of_json_is_answered_with_a_fault_of_ours(alone):
    description = schemathesis.openapi.from_url(f"{alone.address}/openapi.json")
    assert faults(description, alone.address) == []


def test_every_table_view_and_saved_query_is_described(visitor):
    described = visitor.get("/openapi.json").json()["paths"]
    listed = visitor.get("/disclosures.json").json()
    names = [
        thing["name"] for kind in ("tables", "views", "queries") for thing in listed[kind] if not thing.get("hidden")
    ]
    assert len(names) > 50
    assert [name for name in names if f"/disclosures/{name}.json" not in described] == []
