"""Escapes a backslash in an address. Browsers take it for a slash: sent back in a Location, it would lead to another
site."""

from collections.abc import Callable
from functools import wraps

from starlette.types import ASGIApp, Receive, Scope, Send


def with_escaped_backslashes() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that hands on each address with its backslashes as they should have come."""

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def escaped(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and b"\\" in scope.get("raw_path", b""):
                scope = {**scope, "raw_path": scope["raw_path"].replace(b"\\", b"%5C")}
            await app(scope, receive, send)

        return escaped

    return wrap
