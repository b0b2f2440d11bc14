"""Gives every answer that is sent in one piece its length, and an ETag of its bytes, so that a browser or a cache
can ask whether it has changed."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def etag(body: bytes) -> bytes:
    """The ETag of these bytes, as the header has it."""
    return f'"{sha256(body).hexdigest()[:20]}"'.encode()


def with_etags() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that gives whole answers of status 200 their length and ETag."""

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def with_etag(scope: Scope, receive: Receive, send: Send) -> None:
            start: Message | None = None

            async def tagged(message: Message) -> None:
                nonlocal start
                if message["type"] == "http.response.start":
                    start = message
                    return
                if start is not None:
                    headers, whole = list(start.get("headers") or []), not message.get("more_body")
                    if whole and start["status"] == 200:
                        said, body = {name.lower() for name, _ in headers}, message.get("body", b"")
                        if b"etag" not in said:
                            headers.append((b"etag", etag(body)))
                        if b"content-length" not in said:
                            headers.append((b"content-length", b"%d" % len(body)))
                    await send({**start, "headers": headers})
                    start = None
                await send(message)

            await app(scope, receive, tagged if scope["type"] == "http" and scope["method"] == "GET" else send)

        return with_etag

    return wrap
