"""Who may ask the desk: a browser of this machine that was given this start's address, and no page of another site."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_FORM = 100_000
"""Bytes."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "same-origin",  # the address holds the token; with no-referrer a form would not say whence it is
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""What every answer says."""


def guarded(app: ASGIApp, port: int, token: str) -> ASGIApp:
    """The app behind its door: a request has to name this machine as its host, the token as the first part of its path,
    and if it changes anything, an origin of ours."""
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def asked(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = _refusal(scope, hosts, token)
        answer: Callable[[Scope, Receive, Send], Awaitable[None]] = refusal if refusal else app
        await answer(scope, receive, told)

    return asked


def _refusal(scope: Scope, hosts: set[str], token: str) -> PlainTextResponse | None:
    """Why the request is not let in."""
    headers = Headers(scope=scope)
    host = headers.get("host", "")
    if host not in hosts:  # a name that somebody had lead to this machine
        return PlainTextResponse("This desk answers to 127.0.0.1 and localhost only.\n", 421)
    if scope["path"].removeprefix("/").partition("/")[0] != token:
        return PlainTextResponse("Open the address that 'curate.py desk' printed.\n", 404)
    if scope["method"] not in ("GET", "HEAD"):
        if headers.get("origin") != f"http://{host}":
            return PlainTextResponse("Only the desk's own pages may change anything.\n", 403)
        length = headers.get("content-length", "")
        if not length.isdecimal() or int(length) > LARGEST_FORM:
            return PlainTextResponse(f"A form has {LARGEST_FORM:,} bytes at most, and says how many.\n", 413)
    return None
