"""Refuses what would change something: all is read here, so most addresses answer GET and HEAD only."""

import re
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any

from datasette import Response

App = Callable[..., Awaitable[None]]

READ = ("GET", "HEAD")
OTHER_METHODS = {
    r"/-/mcp": ("POST",),
    r"/disclosures/[^/]+/-/reconcile": (*READ, "POST"),
}
"""The methods of addresses, as regular expressions, at which programs may post their questions.

MCP has nothing to send unasked.
"""

FOR_PROGRAMS = re.compile(r"\.((geo)?json|csv)$|/-/mcp$|/-/reconcile(/|$)")
"""Paths whose readers are programs that take JSON or CSV alone."""


def allowed_at(path: str) -> tuple[str, ...]:
    """The methods that are answered at the path."""
    return next((methods for pattern, methods in OTHER_METHODS.items() if re.fullmatch(pattern, path)), READ)


def read_only(methods: tuple[str, ...]) -> str:
    """What is said where none of these methods was used."""
    return f"This site is read-only: ask with {' or '.join(methods)}."


def refusal(path: str) -> Response:
    """405, with the methods that are answered."""
    methods = allowed_at(path)
    message = read_only(methods)
    headers = {"Allow": ", ".join(methods)}
    if FOR_PROGRAMS.search(path) and not path.endswith(".csv"):
        told = {"ok": False, "error": message, "status": 405, "title": "That is not open"}
        return Response.json(told, status=405, headers=headers)
    return Response.text(message, status=405, headers=headers)


def with_methods() -> Callable[[App], App]:
    """An ASGI wrapper that answers 405 where the method is none of the path's. OPTIONS is left to the wrapper for
    CORS."""

    def wrap(app: App) -> App:
        @wraps(app)
        async def checked(scope: dict[str, Any], receive: Any, send: Any) -> None:
            if scope["type"] == "http" and scope["method"] not in (*allowed_at(scope["path"]), "OPTIONS"):
                await refusal(scope["path"]).asgi_send(send)
                return
            await app(scope, receive, send)

        return checked

    return wrap
