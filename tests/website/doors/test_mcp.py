"""The MCP door, tried with the client of the protocol's own SDK."""

import asyncio
import re
import subprocess
import sys

import pytest
from mcp import Client

from tests.conftest import ROOT, served

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def call(site):
    """A function that calls a tool and gives its result."""

    async def called(tool, arguments):
        async with Client(f"{site.base_url}/-/mcp") as client:
            return await client.call_tool(tool, arguments)

    return lambda tool, **arguments: asyncio.run(called(tool, arguments))


def rows(result):
    assert not result.is_error, result.content
    return result.structured_content["rows"]


def said(result):
    assert result.is_error
    return result.content[0].text


def test_every_tool_only_reads(site):
    async def listed():
        async with Client(f"{site.base_url}/-/mcp") as client:
            return (await client.list_tools()).tools

    tools = asyncio.run(listed())
    assert {tool.name for tool in tools} == {
        "list_databases",
        "get_database_schema",
        "execute_sql",
        "list_canned_queries",
        "execute_canned_query",
        "search_disclosures",
        "describe_tables",
    }
    assert all(tool.annotations.read_only_hint and tool.description for tool in tools)


def test_clients_are_told_of_tools_that_there_are_and_to_look_at_the_tables_first(site):
    async def told():
        async with Client(f"{site.base_url}/-/mcp") as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = asyncio.run(told())
    names = {tool.name for tool in tools}
    kinds = "|".join(sorted({name.partition("_")[0] for name in names}))
    for text in (instructions, *(tool.description for tool in tools)):
        assert set(re.findall(rf"\b(?:{kinds})_\w+", text)) <= names, text
    order = ["search_disclosures", "list_canned_queries", "execute_canned_query", "describe_tables", "execute_sql"]
    assert sorted(order, key=instructions.index) == order
    assert "neither a yes nor a no" in instructions


def test_sql_is_answered(call, ask):
    sql = "select count(*) as forces from forces"
    assert rows(call("execute_sql", database="disclosures", sql=sql)) == [{"forces": ask(sql)[0][0]}]


def test_sql_that_writes_is_refused(call):
    assert "Statement must be a SELECT" in said(call("execute_sql", database="disclosures", sql="delete from forces"))


def test_sql_has_the_time_and_the_rows_of_the_site(call):
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select {} from n"
    assert "exceeded the configured time limit" in said(
        call("execute_sql", database="disclosures", sql=endless.format("max(x)"))
    )
    many = call("execute_sql", database="disclosures", sql=endless.format("x"))
    assert (len(rows(many)), many.structured_content["truncated"]) == (1000, True)


def test_the_map_tiles_are_not_for_sql(call):
    assert "do not have permission" in said(call("execute_sql", database="basemap", sql="select 1"))


def test_saved_queries_are_told_with_what_they_take_and_can_be_asked(call, site):
    queries = {
        query["name"]: query
        for query in call("list_canned_queries", database="disclosures").structured_content["queries"]
    }
    assert set(queries) == {query["name"] for query in site.get("/disclosures.json").json()["queries"]}
    assert "technology: a technology's name or id" in queries["who_uses"]["description"]
    asked = call("execute_canned_query", database="disclosures", query="who_uses", parameters={"technology": "drones"})
    assert (
        rows(asked) == site.get("/disclosures/who_uses.json", params={"technology": "drones", "_shape": "array"}).json()
    )


def test_an_unknown_parameter_is_told(call):
    message = said(
        call("execute_canned_query", database="disclosures", query="who_uses", parameters={"tech": "drones"})
    )
    assert "Unknown parameters for canned query 'who_uses': tech. Accepted parameters: technology." in message


def test_an_unknown_value_is_told_with_what_is_near_it(call, site):
    def asked(technology):
        return call(
            "execute_canned_query", database="disclosures", query="who_uses", parameters={"technology": technology}
        )

    refused = asked("Dronez")
    assert refused.is_error
    assert 'We have no technology "Dronez". Did you mean "Drones"?' in refused.content[0].text
    assert rows(asked(" drones ")) == rows(asked("drones")) != []


def test_the_search_is_that_of_the_site(call):
    found = call("search_disclosures", words="GMP drones").structured_content
    assert [hit["title"] for hit in found["hits"]["Forces"]] == ["Greater Manchester Police"]
    assert {cell["technology"] for cell in found["stands"]} == {"drones"}
    assert call("search_disclosures", words="<mark>").structured_content["fault"] == ""


def test_tables_are_told_with_their_columns_and_caveats(call, site):
    told = call("describe_tables").structured_content
    tables = {table["name"]: table for table in told["tables"]}
    assert tables["requests"]["columns"]["summary"] == "What was asked, in our words"
    assert tables["current_positions"]["holds"]
    assert "ncnd" in told["caveats"][0]
    hidden = {
        table["name"] for table in site.get("/disclosures.json?_show_hidden=1").json()["tables"] if table["hidden"]
    }
    assert hidden & set(tables) == set()


def test_a_blank_and_null_are_one_and_mean_everything(call):
    def asked(**parameters):
        return rows(call("execute_canned_query", database="disclosures", query="never_asked", parameters=parameters))

    all_forces = asked(technology="drones")
    assert all_forces
    assert asked(technology="drones", force="") == asked(technology="drones", force=None) == all_forces
    assert asked(technology="drones", force="null") == all_forces


def test_the_server_says_its_name_and_the_version_of_the_data(site, ask):
    async def told():
        async with Client(f"{site.base_url}/-/mcp") as client:
            return client.server_info

    info = asyncio.run(told())
    assert (info.name, info.version) == ("uk-police-technology-disclosures", ask("select version from release")[0][0])
    assert info.title == "UK police technology disclosures"


HEADERS = {
    "content-type": "application/json",
    "accept": "application/json, text/event-stream",
    "mcp-protocol-version": "2025-06-18",
}


def message(method, id=None, **parameters):
    return {"jsonrpc": "2.0", "method": method, "params": parameters} | ({} if id is None else {"id": id})


def test_any_server_answers_at_any_time_without_a_session(site, database, tmp_path):
    """Of two machines each may get the next message, and a restart forgets all before it."""
    with served(tmp_path, database, tmp_path / "no releases") as other:
        began = site.post(
            "/-/mcp",
            json=message(
                "initialize",
                1,
                protocolVersion="2025-06-18",
                capabilities={},
                clientInfo={"name": "t", "version": "1"},
            ),
            headers=HEADERS,
        )
        assert began.status_code == 200
        assert "mcp-session-id" not in began.headers
        for server in (other, site):
            noted = server.post("/-/mcp", json=message("notifications/initialized"), headers=HEADERS)
            assert noted.status_code == 202
            listed = server.post("/-/mcp", json=message("tools/list", 2), headers=HEADERS)
            assert (listed.status_code, listed.headers["content-type"]) == (200, "application/json")
            assert "execute_sql" in {tool["name"] for tool in listed.json()["result"]["tools"]}


@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE", "PUT"])
def test_there_is_nothing_to_wait_for(site, method):
    answer = site.request(method, "/-/mcp", headers=HEADERS)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")


def test_a_body_that_is_too_large_is_refused(site):
    assert (
        site.post(
            "/-/mcp",
            content=b" " * 5_000_000,
            headers={"content-type": "application/json", "accept": "application/json, text/event-stream"},
        ).status_code
        == 413
    )


@pytest.mark.slow
def test_the_log_of_the_site_is_not_flooded(database):
    """Downloads that readers break off were once a table each in the log, which filled the pipe and stopped the
    site."""
    code = (
        "import logging, pathlib, sys; from datasette.app import Datasette; from datasette.utils import parse_metadata;"
        "Datasette(sys.argv[1:], plugins_dir='plugins', "
        "metadata=parse_metadata(pathlib.Path('metadata.yml').read_text())).app();"
        "print([type(one).__name__ for one in logging.getLogger().handlers], logging.getLogger().level)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, database], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout == "['StreamHandler'] 30\n", done.stderr
