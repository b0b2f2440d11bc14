"""What every answer says of itself: CSV is a file to save, ETags tell of content alone, no redirect leads away."""

import asyncio
import re
import socket

import pytest

from disclosures.website.serving.etags import LARGEST, etag, with_etags
from tests.conftest import served


@pytest.mark.parametrize(
    ("path", "name"),
    [("/disclosures/forces.csv", "forces.csv"), ("/disclosures.csv?sql=select+1", "disclosures.csv")],
)
def test_csv_is_a_file_to_save(site, path, name):
    answer = site.get(path)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert int(answer.headers["content-length"]) == len(answer.content) and answer.headers["etag"]


def test_a_formula_that_a_visitor_writes_comes_as_a_file_and_never_as_a_page(site):
    answer = site.get("/disclosures.csv?sql=select+'=HYPERLINK(\"http://evil.example\")'+as+a")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "=HYPERLINK" in answer.text


def test_no_cell_of_our_rows_is_a_formula(ask):
    for (table,) in ask("select name from sqlite_schema where type = 'table' and name not like '%\\_fts%' escape '\\'"):
        for row in ask(f"select * from [{table}]"):
            assert not [cell for cell in row if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@")], table


def test_csv_of_a_query_that_fails_is_no_empty_file(site):
    answer = site.get("/disclosures.csv?sql=select+nope")
    assert (answer.status_code, answer.text) == (400, "No CSV: no such column: nope\n")
    assert answer.headers["content-type"].startswith("text/plain") and "content-disposition" not in answer.headers


@pytest.mark.parametrize("path", ["/\\evil.example/", "/%5cevil.example/", "//evil.example/", "///evil.example//"])
def test_no_redirect_leads_to_another_site(site, path):
    with socket.create_connection((site.base_url.host, site.base_url.port)) as asked:
        asked.sendall(f"GET {path} HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n".encode())
        head = b"".join(iter(lambda: asked.recv(65536), b"")).partition(b"\r\n\r\n")[0].decode().lower()
    location = re.search(r"\r\nlocation: (\S*)", head)
    assert location is None or re.match(r"/[^/\\]", location[1]), head


@pytest.mark.parametrize("place", ["99999/0/0", "1/99999999999999999999999/0", f"1/{'9' * 5_000}/0"])
def test_a_tile_beyond_all_numbers_is_no_fault_of_ours(site, place):
    answer = site.get(f"/-/tiles/basemap/{place}.png")
    assert answer.status_code == 400 and "A number in the address is too large." in answer.text


def test_json_that_differs_in_its_time_alone_has_one_etag(site):
    answers = [site.get("/disclosures/forces.json?_size=5") for _ in range(5)]
    assert len({answer.json()["query_ms"] for answer in answers}) > 1
    assert len({answer.headers["etag"] for answer in answers}) == 1
    assert etag(b'{"query_ms": 1.5, "rows": [1]}') != etag(b'{"query_ms": 1.5, "rows": [2]}')


@pytest.mark.parametrize(("pieces", "whole"), [(11, True), (12, False)])
def test_an_answer_in_pieces_is_held_until_it_is_too_large(pieces, whole):
    sent = []

    async def app(scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for left in reversed(range(pieces)):
            await send({"type": "http.response.body", "body": b"x" * (LARGEST // 10), "more_body": left > 0})

    async def send(message):
        sent.append(message)

    asyncio.run(with_etags()(app)({"type": "http", "method": "GET"}, None, send))
    assert b"".join(message.get("body", b"") for message in sent) == b"x" * (LARGEST // 10 * pieces)
    assert (len(sent) == 2, b"etag" in dict(sent[0]["headers"])) == (whole, whole)


def test_sql_that_failed_is_not_in_the_log(database, tmp_path):
    with served(tmp_path, database, tmp_path / "none") as client:
        client.get("/disclosures.json?sql=select+:p+from+nothing_like_it&p=a_private_word")
        client.get("/disclosures/forces.json?_where=a_private_word")
    errors = [line for line in (tmp_path / "log").read_text().splitlines() if not line.startswith("INFO:")]
    assert not [line for line in errors if "nothing_like_it" in line or "a_private_word" in line]
