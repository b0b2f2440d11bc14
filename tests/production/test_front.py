"""What the front does besides being fast: cache, compression, conditional requests, limits, headers, clean errors, a
private log."""

import asyncio
import gzip
import re
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier

import httpx
import pytest
from mcp import Client

from bench.stack import lives
from disclosures.publisher.formats.media_types import MEDIA_TYPES, media_type


def test_a_page_comes_from_the_cache_the_second_time(production, visitor):
    first, second = (
        visitor.get("/forces/essex"),
        visitor.get("/forces/essex", headers={"Cache-Control": "no-cache", "Cookie": "a=b"}),
    )
    assert first.content == second.content
    assert production.logged(r'"GET /forces/essex HTTP/1.1" 200 \d+ [\d.]+ HIT')


def test_a_page_is_compressed_and_the_same(visitor):
    plain = visitor.get("/method", headers={"Accept-Encoding": "identity"})
    with visitor.stream("GET", "/method", headers={"Accept-Encoding": "gzip"}) as compressed:
        raw = b"".join(compressed.iter_raw())
    assert "content-encoding" not in plain.headers
    assert compressed.headers["content-encoding"] == "gzip"
    assert len(raw) < len(plain.content) / 2
    assert gzip.decompress(raw) == plain.content
    assert visitor.get("/method", headers={"Accept-Encoding": "gzip;q=0"}).headers.get("content-encoding") is None


def test_a_static_file_was_compressed_before(visitor, production):
    answer = visitor.get("/static/site.css", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert (
        int(answer.headers["content-length"]) == (production.folder / "run" / "static" / "site.css.gz").stat().st_size
    )


@pytest.mark.parametrize(
    "path", ["/forces/essex", "/disclosures/forces.json?_shape=array", "/static/site.css", "/disclosures.db"]
)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_who_has_it_already_is_told_so(visitor, path, encoding):
    headers = {"Accept-Encoding": encoding}
    tag = visitor.get(path, headers=headers).headers["etag"]
    again = visitor.get(path, headers={**headers, "If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_tells_its_length(visitor):
    page = visitor.get("/forces/essex", headers={"Accept-Encoding": "identity"})
    assert int(page.headers["content-length"]) == len(page.content) > 10_000


def test_programs_that_speak_mcp_are_answered_by_the_process_that_does(production, ask):
    production.wait_for_programs()

    async def counted():
        async with Client(f"{production.address}/-/mcp") as client:
            return await client.call_tool(
                "execute_sql", {"database": "disclosures", "sql": "select count(*) as forces from forces"}
            )

    assert asyncio.run(counted()).structured_content["rows"] == [{"forces": ask("select count(*) from forces")[0][0]}]
    with httpx.Client(transport=httpx.HTTPTransport(uds=str(production.folder / "run" / "pages.sock"))) as pages:
        assert pages.post("http://pages/-/mcp", headers={"Accept": "application/json"}).status_code in (403, 404)


def test_the_database_is_sent_in_parts(visitor, inspected):
    part = visitor.get("/disclosures.db", headers={"Range": "bytes=0-15"})
    assert (part.status_code, part.content) == (206, b"SQLite format 3\0")
    assert len(visitor.get("/disclosures.db").content) == inspected.stat().st_size


def test_releases_are_files(start, tmp_path):
    for version in ("0.9.0", "0.10.0"):
        (tmp_path / version / "csv").mkdir(parents=True)
        (tmp_path / version / "csv" / "forces.csv").write_text(f"of {version}\n")
    stack = start(DISCLOSURES_RELEASES=str(tmp_path))
    with httpx.Client(base_url=stack.address) as client:
        old, new = client.get("/data/0.9.0/csv/forces.csv"), client.get("/data/latest/csv/forces.csv")
        assert (old.text, new.text) == ("of 0.9.0\n", "of 0.10.0\n")
        assert "immutable" in old.headers["cache-control"] and "immutable" not in new.headers["cache-control"]
        assert client.get("/data/latest/csv/forces.csv", headers={"Range": "bytes=0-1"}).text == "of"
        assert client.get("/data/0.9.0/missing.csv").status_code == 404


def test_every_kind_of_file_of_a_release_has_the_media_type_that_its_index_gives(start, tmp_path):
    names = ["csv-metadata.json", "forces.csv-metadata.json", *(f"disclosures{ending}" for ending in MEDIA_TYPES)]
    folder = tmp_path / "0.9.0" / "csv"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_text("{}")
    with httpx.Client(base_url=start(DISCLOSURES_RELEASES=str(tmp_path)).address) as client:
        for name in names:
            for version in ("0.9.0", "latest"):
                said = client.get(f"/data/{version}/csv/{name}").headers["content-type"]
                assert said.partition(";")[0] == media_type(folder / name).partition(";")[0], name


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/forces/essex",
        "/disclosures/forces",
        "/disclosures.json",
        "/static/site.css",
        "/disclosures.db",
        "/zzz",
        "/-/threads",
    ],
)
def test_every_answer_has_the_headers(visitor, path):
    headers = visitor.get(path).headers
    assert (
        "'unsafe-inline" not in headers["content-security-policy"]
        and "frame-ancestors 'none'" in headers["content-security-policy"]
    )
    for name in (
        "strict-transport-security",
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
        "cross-origin-opener-policy",
    ):
        assert len(headers.get_list(name)) == 1, name
    assert headers["cross-origin-resource-policy"] == (
        "same-origin" if headers["content-type"].startswith("text/html") else "cross-origin"
    )
    assert (
        headers["server"] == "nginx"
        and headers.get_list("vary") == ["Accept-Encoding"]
        and headers["access-control-allow-origin"] == "*"
    )
    assert "set-cookie" not in headers and "x-powered-by" not in headers
    assert len(headers.get_list("cache-control")) == 1


def test_an_embed_may_be_framed_and_a_picture_is_kept_for_ever(visitor):
    for path in ("/embed/map?technology=drones", "/embed/answer/essex/drones"):
        assert "frame-ancestors *" in visitor.get(path).headers["content-security-policy"]
    picture = visitor.get("/pictures/000000000000/forces/essex.png").headers["location"]
    kept = visitor.get(picture)
    assert kept.headers["content-type"] == "image/png"
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert kept.headers["cross-origin-resource-policy"] == "cross-origin"


def test_own_pages_run_no_inline_script_and_datasettes_only_that_of_the_map(visitor):
    own, rows = (
        visitor.get(path).headers["content-security-policy"] for path in ("/forces/essex", "/disclosures/forces")
    )
    assert "script-src 'self';" in own
    assert re.search(r"script-src 'self'( 'sha256-[\w+/]{43}='){2};", rows)


@pytest.mark.parametrize(
    "name",
    [
        "threads",
        "actor",
        "messages",
        "allow-debug",
        "permissions",
        "patterns",
        "logout",
        "plugins",
        "settings",
        "versions",
    ],
)
def test_no_debug_page_is_open(visitor, name):
    for path in (f"/-/{name}", f"/-/{name}.json"):
        assert visitor.get(path).status_code == 404


def test_a_browser_is_given_every_piece_of_the_map_at_once(start):
    stack = start()
    tiles = [f"/-/tiles/basemap/6/{column}/{row}.png" for column in range(27, 34) for row in range(16, 24)]
    with httpx.Client(base_url=stack.address, timeout=30) as client, ThreadPoolExecutor(12) as browser:
        found = list(browser.map(client.get, tiles))
    assert {(answer.status_code, answer.headers["content-type"]) for answer in found} == {(200, "image/png")}


def test_one_visitor_who_asks_too_much_is_told_to_wait(start):
    stack = start()
    with httpx.Client(base_url=stack.address, timeout=30) as client, ThreadPoolExecutor(32) as crowd:
        client.get("/")
        pages = list(crowd.map(client.get, [f"/disclosures?sql=select+{number}" for number in range(60)]))
        programs = list(crowd.map(client.get, [f"/disclosures.json?sql=select+{number}" for number in range(100, 160)]))
        cached = list(crowd.map(client.get, ["/"] * 100))
    page = next(answer for answer in pages if answer.status_code == 429)
    assert "<h1>Too many requests at once</h1>" in page.text and 'href="/static/site.css"' in page.text
    assert page.headers["retry-after"] == "5" and page.headers["cache-control"] == "no-store"
    assert (
        next(answer for answer in programs if answer.status_code == 429).json()["title"] == "Too many requests at once"
    )
    assert {answer.status_code for answer in pages + programs} <= {200, 429, 503}
    assert {answer.status_code for answer in cached} == {200}


def test_the_log_does_not_know_the_visitor(start):
    stack = start(TRUSTED_PROXIES="127.0.0.1")
    with httpx.Client(base_url=stack.address) as client:
        client.get("/glossary", headers={"Fly-Client-IP": "203.0.113.77"})
        client.get("/glossary", headers={"Fly-Client-IP": "2001:db8:aa:bb:cc::77"})
    assert stack.logged(r"203\.0\.113\.0 ") and stack.logged("2001:db8:aa:: ")
    assert "203.0.113.77" not in stack.log and "bb:cc" not in stack.log and "127.0.0.1" not in stack.log


SAME_64 = [
    "2001:db8::1",
    "2001:db8:0:0:1:2:3:4",
    "2001:DB8::5:6",
    "2001:0db8:0000:0000:0000:0000:0000:0009",
    "2001:db8::a:0:0:1",
    "2001:db8:0:0:1::",
]
SAME_24 = ["203.0.113.1", "203.0.113.200", "::ffff:203.0.113.7", "203.0.113.4", "::FFFF:203.0.113.5", "203.0.113.6"]
ENDLESS = (
    "/disclosures.json?sql=with+recursive+n(x)+as+(select+1+union+all+select+x%2B1+from+n)+select+max(x)+from+n&n="
)


def test_one_network_is_one_network_however_its_addresses_are_written(start):
    stack = start(TRUSTED_PROXIES="127.0.0.1")

    def asked(address):
        all_at_once.wait()
        return client.get(f"{ENDLESS}{time.time_ns()}", headers={"Fly-Client-IP": address}).status_code

    with httpx.Client(base_url=stack.address, timeout=30) as client, ThreadPoolExecutor(6) as crowd:
        all_at_once = Barrier(6)
        for network in (SAME_64, SAME_24):
            statuses = list(crowd.map(asked, network))  # each takes a second: who asked later would find nobody there
            assert statuses.count(429) >= 3 and set(statuses) == {429, 503}, statuses
        all_at_once = Barrier(4)
        different = ["2001:db8::1", "2001:db8:0:1::1", "203.0.113.1", "203.0.114.1"]
        assert list(crowd.map(asked, different)) == [503] * 4
    for masked in ("2001:db8:: ", "2001:db8:0:: ", r"203\.0\.113\.0 "):
        assert stack.logged(masked), masked
    assert not re.search(r"203\.0\.113\.[1-9]|db8:0:0:1|db8::[0-9a-f]", stack.log)


def test_what_was_searched_for_is_not_logged(production, visitor):
    visitor.get("/search?q=a-private-word")
    visitor.post("/disclosures/forces/-/reconcile", data={"queries": '{"q0": {"query": "a-private-word"}}'})
    assert production.logged(r'"GET /search\? HTTP/1.1" 200')
    assert production.logged(r'"POST /disclosures/forces/-/reconcile HTTP/1.1" 200')
    assert "a-private-word" not in production.log


@pytest.mark.parametrize("path", ["/basemap.db", "/basemap.db?1", "/-/databases.json", "/-/databases"])
def test_what_is_nobodys_business_is_not_served(visitor, path):
    assert visitor.get(path).status_code == 404


def test_what_has_parameters_or_is_large_displaces_no_page_from_the_cache(production, visitor):
    for name in ("one", "two"):
        visitor.get(f"/glossary?{name}")
    visitor.get("/glossary")
    large = "/disclosures.json?sql=select+replace(hex(zeroblob(45000)),'00','abcdefghijkl')"
    visitor.get("/disclosures/stated_positions.json?_size=max")
    visitor.get("/disclosures/stated_positions.json?_size=max")
    visitor.get(large)
    until = time.monotonic() + 15  # nginx puts an answer in its place when it has been sent
    while not (
        holds(pages := kept(production, "pages"), b"/glossary")
        and holds(asked := kept(production, "asked"), b"/glossary?one")
    ):
        assert time.monotonic() < until
        time.sleep(0.1)
    assert not [page for page in pages if re.search(rb"KEY: \S*\?", page[:600])]
    assert max(map(len, pages + asked)) < 1_100_000


def kept(stack, zone):
    """What nginx holds in that part of its cache; not what goes while we look."""
    found = []
    for file in (stack.folder / "run" / "cache" / zone).rglob("*"):
        with suppress(OSError):
            found.append(file.read_bytes())
    return found


def holds(answers, path):
    return any(b"KEY: gzip:" + path + b"\n" in answer[:600] for answer in answers)


def test_two_machines_give_one_etag(production, visitor, start):
    paths = ["/", "/forces/essex", "/disclosures/forces", "/disclosures/forces.json", "/disclosures/forces.csv"]
    paths += ["/static/site.css", "/disclosures.db", "/feeds/changes.atom", "/zzz", "/-/threads", "/forces.geojson"]
    machine = start(SITE_ADDRESS=production.address)
    with httpx.Client(base_url=machine.address, timeout=30) as other:
        for path in paths:
            for encoding in ("gzip", "identity"):
                headers = {"Accept-Encoding": encoding}
                tags = [client.get(path, headers=headers).headers.get("etag") for client in (visitor, other)]
                assert tags[0] == tags[1], path
                assert tags[0] or path in ("/zzz", "/-/threads"), path


def test_a_stranger_cannot_choose_the_address_that_is_counted(production, visitor):
    visitor.get(
        "/glossary?stranger",
        headers={"Fly-Client-IP": "198.51.100.9", "X-Visitor": "198.51.100.9", "X-Forwarded-For": "198.51.100.9"},
    )
    assert production.logged(r"/glossary\? ")
    assert "198.51.100" not in production.log


def test_the_status_tells_what_is_served(visitor, ask):
    answer = visitor.get("/-/status.json")
    assert answer.headers["cache-control"] == "no-store"
    status = answer.json()
    assert status["rows"]["requests"] == ask("select count(*) from requests")[0][0]
    assert re.fullmatch(r"20\d\d-\d\d(-\d\d)?", status["newest_row_on"])


def test_the_site_ends_when_it_is_told_to(start):
    stack = start()
    processes = list(stack.processes())
    stack.stop()
    assert len(processes) > 8 and not [command for pid, command in processes if lives(pid, command)]
