"""The production site on the real rows, started as the container starts it."""

import os
import sqlite3

import httpx
import pytest

from bench.stack import inspect, missing_tools, start_alone, start_production
from tests.browser.conftest import chromium  # noqa: F401


@pytest.fixture(scope="session", autouse=True)
def tools():
    if missing := missing_tools():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)


@pytest.fixture(scope="session")
def inspected(tools, database):
    """The database, with what `datasette inspect` says of it beside it."""
    inspect(database)
    return database


@pytest.fixture
def start(inspected, tmp_path_factory):
    """A function that starts a production site of its own with these settings, stopped when the test ends."""
    started = []

    def started_with(**settings: str):
        stack = start_production(tmp_path_factory.mktemp("stack"), inspected, **{"WARM_UP": "0", **settings})
        started.append(stack)
        stack.wait()
        return stack

    yield started_with
    for stack in started:
        stack.stop()


@pytest.fixture(scope="session")
def production(inspected, tmp_path_factory):
    """The production site that the tests share which leave it as it was."""
    stack = start_production(tmp_path_factory.mktemp("production"), inspected, WARM_UP="0")
    stack.wait()
    yield stack
    stack.stop()


@pytest.fixture(scope="session")
def alone(inspected, tmp_path_factory):
    """Datasette as `make serve` starts it."""
    stack = start_alone(tmp_path_factory.mktemp("alone"), inspected)
    stack.wait()
    yield stack
    stack.stop()


@pytest.fixture(scope="session")
def visitor(production):
    with httpx.Client(base_url=production.address, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def forces(inspected) -> list[str]:
    with sqlite3.connect(f"file:{inspected}?mode=ro", uri=True) as connection:
        return [row[0] for row in connection.execute("select id from forces order by id")]
