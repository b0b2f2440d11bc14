"""Requests as an attacker would send them, byte by byte, and addresses with markup in every parameter that a page
shows."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import quote

EVIL = "evil.example"
MARK = "h4ck3d"

PATHS = [
    "/../../../../etc/passwd",
    "/..%2f..%2f..%2fetc/passwd",
    "/static/../deploy/serve",
    "/static/..%2f..%2fmetadata.yml",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/....//....//etc/passwd",
    "/static/%252e%252e%252fetc/passwd",
    "/static/..%5c..%5cetc%5cpasswd",
    "/-/static-plugins/datasette-cluster-map/../../../etc/passwd",
    "/-/static-plugins/datasette-cluster-map/..%2f..%2f..%2fetc%2fpasswd",
    "/-/static-plugins/nothing/..;/etc/passwd",
    "/data/latest/../../disclosures.db",
    "/data/..%2f..%2fetc%2fpasswd",
    "/docs/..%2f..%2fREADME",
    "/docs/%2e%2e%2f%2e%2e%2fmetadata",
    "/errors/503.html",
    "/nginx.conf",
    "/to_gate.conf",
    "/run/gate.sock",
    "/%66orces/essex",
    "/~64isclosures?sql=select+1",
    "/disclosures%2fforces",
    "/disclosures%00",
    "/forces/%00",
    "/forces/%ff%fe",
    "/search?q=%c0%af%80",
    "/search?q=%ed%a0%80",
    "//evil.example/%2e%2e",
    "/\\evil.example",
    "/;/evil.example",
    "/.git/config",
    "/.env",
    "/disclosures.db-wal",
    "/forces/{{7*7}}",
    "/search?q={{7*7}}${7*7}<%25=7*7%25>",
    "/forces/essex%0d%0aSet-Cookie:%20a=b",
    "/search?q=%0d%0aLocation:%20http://evil.example",
    "/disclosures/forces/?_redirect=//evil.example",
    "/basemap?sql=select+1",
    "/_internal",
    "/_memory?sql=select+1",
    "/-/messages",
    "/-/threads.json",
    "/-/auth-token?token=x",
    "/-/permissions",
    "/" + "a" * 9_000,
    "/search?q=" + "a" * 9_000,
    "/search?" + "&".join(f"a{n}=1" for n in range(1_000)),
    "/disclosures/forces.json?_size=99999999999999999999999",
    "/disclosures/forces.json?_size=-1",
    "/disclosures/forces.json?_next=" + "~" * 100,
    "/disclosures/forces.json?_shape=array&_facet_size=99999999999999999999",
    "/disclosures/forces.json?_trace=1",
    "/disclosures/forces.csv?_trace=1",
    "/disclosures/forces?_labels=on&_json=x&_facet_m2m=y&_facet_array=" + quote("'"),
    "/disclosures/positions?_through=" + quote('{"table":"x","column":"y","value":"z"}'),
]

SQL = [
    "insert into forces (id) values ('x')",
    "update forces set name = 'x'",
    "delete from forces",
    "drop table forces",
    "with x as (select 1) delete from forces",
    "with x as (select 1) insert into forces (id) select 'x' from x",
    "with x as (select 1) update forces set name = 'x'",
    "create table x (y)",
    "attach database '/tmp/x.db' as x",
    "/* select */ attach database '/tmp/x.db' as x",
    "select load_extension('/lib/x86_64-linux-gnu/libc.so.6')",
    "select readfile('/etc/passwd')",
    "select writefile('/tmp/h4ck3d', 'x')",
    "select edit('x')",
    "select fts3_tokenizer('simple', x'4141414141414141')",
    "pragma journal_mode = delete",
    "select * from pragma_writable_schema",
    "select * from pragma_journal_mode('delete')",
    "select 1; drop table forces",
    "select 1; attach database '/tmp/x.db' as x",
    "vacuum into '/tmp/h4ck3d.db'",
    "explain insert into forces (id) values ('x')",
    "select * from forces where id = :id",
    "select " + "(" * 400 + "1" + ")" * 400,
    "select 1 " + "union all select 1 " * 300,
    "select '\x00'",
    "select * from sqlite_dbpage",
    "select * from _internal.databases",
]


def get(target: str, *headers: str, method: str = "GET") -> bytes:
    lines = [f"{method} {target} HTTP/1.1", *(headers or ["Host: here"]), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def sql(statement: str) -> bytes:
    return get("/disclosures.json?sql=" + quote(statement))


SHAPES = {
    "an absolute address": get(f"http://{EVIL}/forces/essex"),
    "another host": get("/forces/essex", f"Host: {EVIL}"),
    "two hosts": get("/forces/essex", "Host: here", f"Host: {EVIL}"),
    "no host": b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
    "a host with a path": get("/", "Host: here/../../etc"),
    "a host with a line break": get("/", "Host: here\r\n\tevil.example"),
    "another host by headers": get(
        "/batches",
        "Host: here",
        f"X-Forwarded-Host: {EVIL}",
        f"Forwarded: host={EVIL}",
        f"X-Host: {EVIL}",
        "X-Forwarded-Proto: nothttps",
    ),
    "another path by headers": get(
        "/glossary",
        "Host: here",
        "X-Original-URL: /-/threads",
        "X-Rewrite-URL: /-/threads",
        "X-Accel-Redirect: /errors/503.html",
    ),
    "another method by headers": get(
        "/exemptions", "Host: here", "X-HTTP-Method-Override: DELETE", "X-Method-Override: PUT"
    ),
    "poison by cookies": get(
        "/changes",
        "Host: here",
        f"Cookie: ds_actor={MARK}; ds_messages={MARK}; session={MARK}",
        f"Authorization: Bearer {MARK}",
    ),
    "poison by what it accepts": get(
        "/answers",
        "Host: here",
        "Accept: application/json",
        f"Accept-Language: {MARK}",
        f"User-Agent: {MARK}",
        f"Referer: http://{EVIL}",
    ),
    "poison by a body": b"GET /data HTTP/1.1\r\nHost: here\r\nContent-Length: 6\r\nConnection: close\r\n\r\nh4ck3d",
    "poison by a range": get("/technologies", "Host: here", "Range: bytes=0-10"),
    "a range without end": get(
        "/disclosures.db", "Host: here", "Range: bytes=" + ",".join(f"{n}-" for n in range(900))
    ),
    "a line break in a header": b"GET / HTTP/1.1\r\nHost: here\r\nX-A: b\rSet-Cookie: a=b\r\nConnection: close\r\n\r\n",
    "a NUL in a header": b"GET / HTTP/1.1\r\nHost: here\r\nX-A: b\x00c\r\nConnection: close\r\n\r\n",
    "bad UTF-8 in the address": b"GET /forces/\xff\xfe\xc0\xaf HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n",
    "bad UTF-8 in the query": b"GET /search?q=\xff\xfe\xc0\xaf HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n",
    "bad UTF-8 in SQL": b"GET /disclosures.json?sql=select+'\xff\xc0' HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n",
    "a space in the address": b"GET /forces/essex HTTP/9.9 HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\n: x\r\nHost: here\r\nConnection: close\r\n\r\n",
    "a space before the colon": b"GET / HTTP/1.1\r\nHost: here\r\nTransfer-Encoding : chunked\r\nConnection: close\r\n\r\n",
    "a header of 40 kB": get("/", "Host: here", "X-A: " + "a" * 40_000),
    "2,000 headers": get("/", "Host: here", *(f"X-{n}: {n}" for n in range(2_000))),
    "two lengths": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Length: 0\r\nContent-Length: 44\r\n\r\nGET /h4ck3d HTTP/1.1\r\nHost: here\r\n\r\n",
    "a length and chunks": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /h4ck3d HTTP/1.1\r\nHost: here\r\n\r\n",
    "chunks under another name": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "chunks twice": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\nGET /h4ck3d HTTP/1.1\r\nHost: here\r\n\r\n",
    "a length below nought": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Length: -1\r\n\r\n",
    "a length of words": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Length: 4x\r\n\r\nabcd",
    "a body of 10 MB": b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Length: 10000000\r\n\r\n",
    "a body to a page": b"POST /forces/essex HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b",
    "a body with a query": b"POST /disclosures?sql=select+1 HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\nConnection: close\r\n\r\na=b",
    "PUT": get("/forces/essex", method="PUT"),
    "DELETE": get("/disclosures/forces/essex", method="DELETE"),
    "TRACE": get("/", method="TRACE"),
    "CONNECT": get(f"{EVIL}:443", method="CONNECT"),
    "PROPFIND": get("/", method="PROPFIND"),
    "a method of 900 letters": get("/", method="A" * 900),
    "an upgrade": get("/", "Host: here", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"),
    "HTTP/0.9": b"GET /\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 64 + b"\r\n\r\n",
    "HTTP/2 without asking": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "the PROXY protocol": b"PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\nGET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n",
}

REQUESTS: dict[str, bytes] = (
    {path[:60]: get(path) for path in PATHS} | {statement[:60]: sql(statement) for statement in SQL} | SHAPES
)

MARKUP = "'\"></title></textarea></script><script>window.hacked=1</script><img src=x onerror=window.hacked=1><svg onload=window.hacked=1>"
MARKED_PAGES = [
    page.replace("{x}", quote(MARKUP, safe=""))
    for page in (
        "/{x}",
        "/forces/{x}",
        "/docs/{x}",
        "/?technology={x}",
        "/search?q={x}",
        "/compare?nation={x}&family={x}&kind={x}&as_of={x}",
        "/map?technology={x}",
        "/disclosures/{x}",
        "/disclosures/forces/{x}",
        "/disclosures?sql={x}",
        "/disclosures?sql=select+:p&p={x}",
        "/disclosures?sql=select+{x}",
        "/disclosures/who_uses?technology={x}",
        "/disclosures/forces?{x}=1",
        "/disclosures/forces?_search={x}",
        "/disclosures/forces?_sort={x}",
        "/disclosures/forces?_facet={x}",
        "/disclosures/forces?_where={x}",
        "/disclosures/forces?_next={x}",
        "/disclosures/forces?_size={x}",
        "/disclosures/forces?_col={x}",
        "/disclosures/forces?name__contains={x}",
        "/disclosures/forces?_through={x}",
        "/disclosures/forces.csv?_trace=1&_where=1%3D1&name={x}",
        "/disclosures.csv?_trace=1&sql=select+:p&p={x}",
    )
] + [
    "/disclosures?sql=" + quote(f"select '{MARKUP.replace(chr(39), chr(39) * 2)}' as x"),
    "/disclosures?sql=" + quote('select 1 as "</script><script>window.hacked=1</script>_latitude", 2 as longitude'),
    "/disclosures?sql="
    + quote(
        """select 'javascript:window.hacked=1' as source_url, '{"title":"<script>window.hacked=1</script>","link":"javascript:1","description":"<b>"}' as popup"""
    ),
    "/disclosures?sql="
    + quote("""select 51 as latitude, 0 as longitude, '{"title":"<img src=x onerror=window.hacked=1>"}' as popup"""),
]
"""Addresses of pages that show what they were asked, with markup in each place."""


def answers(port: int, request: bytes, source: str) -> list[tuple[int, bytes]]:
    """The status and the whole of every answer that came on a connection from this address on which these bytes were
    sent."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), timeout=12, source_address=(source, 0)) as connection:
        with suppress(ConnectionError):  # nginx may answer before it has taken all, and end
            connection.sendall(request)
        try:
            while part := connection.recv(65536):
                received += part
                connection.settimeout(1)
        except (ConnectionError, TimeoutError):
            pass
    parts = received.split(b"HTTP/1.1 ")[1:]
    return [(int(part[:3]), part) for part in parts if part[:3].isdigit()]
