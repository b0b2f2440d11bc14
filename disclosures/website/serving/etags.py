"""Gives every answer of at most LARGEST bytes its length, and an ETag of its content, so that a browser or a cache can
ask whether it has changed, and any machine with the same release says the same. Who holds it already is answered 304.
"""

import re
from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 1_000_000
"""Bytes of an answer that comes in pieces and is sent in one: what nginx keeps in its cache, too."""
TIMING = re.compile(rb'"query_ms": ?[0-9.e-]+')
"""What Datasette's JSON says of itself beside the rows, another in every answer."""


def etag(body: bytes) -> bytes:
    """The ETag of this answer, as the header has it: a weak one, of all but what it says of its own making."""
    return f'W/"{sha256(TIMING.sub(b"", body)).hexdigest()[:20]}"'.encode()


def told(start: Message, body: bytes) -> Message:
    """The start of an answer with this whole body, with its length and, of status 200, its ETag."""
    headers = list(start.get("headers") or [])
    said = {name.lower() for name, _ in headers}
    if b"etag" not in said:
        headers.append((b"etag", etag(body)))
    if b"content-length" not in said:
        headers.append((b"content-length", b"%d" % len(body)))
    return {**start, "headers": headers}


def unless_held(start: Message, body: bytes, scope: Scope) -> tuple[Message, bytes]:
    """The answer, or a 304 without its bytes where the visitor's If-None-Match has its ETag."""
    held = dict(scope.get("headers") or ()).get(b"if-none-match", b"")
    tag = next((value for name, value in start["headers"] if name.lower() == b"etag"), b"")
    if not tag or tag.removeprefix(b"W/") not in re.split(rb"\s*,\s*|W/", held):
        return start, body
    kept = [one for one in start["headers"] if one[0].lower() not in (b"content-length", b"content-type")]
    return {**start, "status": 304, "headers": kept}, b""


def with_etags() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that gives answers of status 200 that are not too large their length and ETag."""

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def with_etag(scope: Scope, receive: Receive, send: Send) -> None:
            start: Message | None = None
            held: list[bytes] = []

            async def tagged(message: Message) -> None:
                nonlocal start
                if message["type"] == "http.response.start" and message["status"] == 200:
                    start = message
                    return
                if start is None:
                    await send(message)
                    return
                held.append(message.get("body", b""))
                if message.get("more_body") and sum(map(len, held)) <= LARGEST:
                    return
                body = b"".join(held)
                if not message.get("more_body"):
                    start, body = unless_held(told(start, body), body, scope)
                await send(start)
                start = None
                await send({**message, "body": body})

            await app(scope, receive, tagged if scope["type"] == "http" and scope["method"] == "GET" else send)

        return with_etag

    return wrap
