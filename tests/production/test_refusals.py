"""Whatever nginx refuses by itself it tells on a page of ours, with a way on, and to programs as JSON."""

import json
import re
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.production.hostile import answers, get

LONG = "a" * 9_000
FACETS = "_facet=a&" * 8
BODY = ("Host: here", "Content-Length: 3000")
LARGE = b"\r\nContent-Type: application/json\r\nContent-Length: 70000\r\n\r\n" + b"x" * 70_000


def post(path: str, method: str = "POST") -> bytes:
    return get(path, "Host: here", "Content-Length: 0", method=method)


def body(path: str) -> bytes:
    return get(path, *BODY, method="POST") + b"x" * 3_000


NAMES = "/disclosures/forces/-/reconcile"
REFUSED = {
    "400 facets": (get(f"/disclosures/forces?{FACETS}"), get(f"/disclosures/forces.json?{FACETS}")),
    "400 no host": (get("/", "X: y"), get("/disclosures/forces.json", "X: y")),
    "400 no request": (b"NONSENSE\r\n\r\n", None),
    "400 up and out": (get("/../../etc/passwd"), get("/../../forces.json")),
    "400 a header of 9 kB": (get("/", "Host: here", f"X: {LONG}"), get("/forces.json", "Host: here", f"X: {LONG}")),
    "400 another HTTP": (get("/ HTTP/9.9"), get("/forces.json HTTP/9.9")),
    "400 chunks of another name": (
        get("/", "Host: here", "Transfer-Encoding: x", method="POST"),
        get("/forces.json", "Host: here", "Transfer-Encoding: x", method="POST"),
    ),
    "404 shut": (get("/-/plugins"), get("/-/plugins.json")),
    "404 shut with a body": (body("/-/plugins"), body("/-/plugins.json")),
    "404 an escape that nobody needs": (get("/%66orces"), get("/disclosures/%66orces.json")),
    "404 a folder": (get("/static/"), None),
    "404 no such file": (get("/static/none.css"), get("/static/none.json")),
    "404 a page of these": (get("/errors/404.html"), get("/errors/404.json")),
    "405 a page": (post("/forces"), post("/disclosures/forces.json")),
    "405 a file": (post("/static/site.css", "DELETE"), post("/data/latest/index.json")),
    "405 TRACE": (get("/", method="TRACE"), get("/forces.geojson", method="TRACE")),
    "405 MCP": (None, get("/-/mcp")),
    "405 names": (None, post(NAMES, "DELETE")),
    "412": (get("/static/site.css", "Host: here", 'If-Match: "x"'), None),
    "413 a page": (body("/"), body("/disclosures/forces.json")),
    "413 MCP": (None, b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nConnection: close" + LARGE),
    "414": (get(f"/{LONG}"), get(f"/disclosures.json?sql={LONG}")),
    "416": (get("/disclosures.db", "Host: here", "Range: bytes=99999999999-"), None),
}
"""By status and why: a request of a reader, and one of a program."""
CASES = [
    (name, kind) for name, pair in REFUSED.items() for kind, one in zip(("page", "JSON"), pair, strict=True) if one
]


@pytest.fixture(scope="module")
def told(production):
    """Status, head and body of the answer to each; each is asked by a visitor of its own."""

    def asked(number: int) -> tuple[int, str, str]:
        name, kind = CASES[number]
        request = REFUSED[name][kind == "JSON"]
        ((status, answer),) = answers(production.port, request, f"127.0.8.{number + 1}")
        head, _, text = answer.decode().partition("\r\n\r\n")
        return status, head, text

    with ThreadPoolExecutor(3) as crowd:
        return dict(zip(CASES, crowd.map(asked, range(len(CASES))), strict=True))


def check_page(text: str) -> None:
    assert "<h1>" in text and 'class="notice"' in text and '<a href="/">the home page</a>' in text
    assert "<center>" not in text


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_what_nginx_refuses_is_told_on_a_page_of_ours(told, name, kind):
    status, head, text = told[name, kind]
    assert status == int(name[:3])
    if kind == "page":
        assert "Content-Type: text/html" in head
        check_page(text)
        return
    assert "Content-Type: application/json" in head
    said = json.loads(text)
    assert (said["ok"], said["status"]) == (False, status)
    assert said["error"] and said["title"]


@pytest.mark.parametrize(("name", "kind"), [case for case in CASES if case[0].startswith("405")])
def test_what_has_another_method_says_which_as_datasette_alone_does(told, alone, name, kind):
    _, head, text = told[name, kind]
    method, path = REFUSED[name][kind == "JSON"].split()[:2]
    allowed = re.findall(r"^Allow: (.*?)\r?$", head, re.MULTILINE)
    by_itself = httpx.request(method.decode(), alone.address + path.decode(), timeout=30)
    assert by_itself.status_code == 405
    assert allowed == [by_itself.headers["allow"]]
    message = f"This site is read-only: ask with {' or '.join(allowed[0].split(', '))}."
    assert message in text and message in by_itself.text


@pytest.mark.parametrize(
    ("path", "status"), [("/disclosures/%66orces.csv", 404), (f"/disclosures/forces.csv?{FACETS}", 400)]
)
def test_who_asks_for_csv_is_told_in_a_line(production, path, status):
    ((found, answer),) = answers(production.port, get(path), f"127.0.9.{status - 399}")
    head, _, text = answer.decode().partition("\r\n\r\n")
    assert found == status and "Content-Type: text/plain; charset=utf-8" in head
    assert re.fullmatch(r"No CSV: [A-Z][^<>\n]+\.\n", text)


def test_a_part_that_there_is_not_is_told_with_the_length_of_the_file(told, inspected):
    assert f"Content-Range: bytes */{inspected.stat().st_size}" in told["416", "page"][1]


def test_without_a_cache_it_is_told_no_less_plainly(start, tmp_path):
    (tmp_path / "file").write_text("in the way")
    stack = start(CACHE_FOLDER=str(tmp_path / "file" / "cache"))
    paths = [f"/disclosures{ending}?sql=select+{number}" for number in range(40) for ending in ("", ".json")]
    with httpx.Client(base_url=stack.address, timeout=30) as client, ThreadPoolExecutor(32) as crowd:
        found = dict(zip(paths, crowd.map(client.get, paths), strict=True))
    refused = {path: answer for path, answer in found.items() if answer.status_code in (429, 503)}
    assert {".json" in path for path in refused} == {True, False}
    for path, answer in refused.items():
        if ".json" in path:
            assert answer.json()["status"] == answer.status_code
        else:
            check_page(answer.text)
