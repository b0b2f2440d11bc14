"""Lets pages of other sites read every answer. Datasette's --cors does so for its own JSON and CSV only."""

from collections.abc import Callable
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from disclosures.website.serving.methods import allowed_at

OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "*"}
"""What every answer says. deploy/prepare.py has nginx say it of what nginx answers itself or from its cache."""


def preflight(path: str) -> list[tuple[bytes, bytes]]:
    """What a browser is told that asks beforehand: the methods of the path; any header, as nobody signs in."""
    return [
        (b"access-control-allow-origin", b"*"),
        (b"access-control-allow-methods", ", ".join((*allowed_at(path), "OPTIONS")).encode()),
        (b"access-control-allow-headers", b"*"),
        (b"access-control-max-age", b"86400"),
    ]


def opened_to_all(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that opens every answer, and answers OPTIONS, if Datasette was started with --cors."""

    def wrap(app: ASGIApp) -> ASGIApp:
        async def opened(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not datasette.cors:
                await app(scope, receive, send)
                return
            if scope["method"] == "OPTIONS":
                await send({"type": "http.response.start", "status": 204, "headers": preflight(scope["path"])})
                await send({"type": "http.response.body", "body": b""})
                return

            async def send_open(event: Message) -> None:
                if event["type"] == "http.response.start":
                    headers = [*event.get("headers", ())]
                    if b"access-control-allow-origin" not in {name.lower() for name, _ in headers}:
                        event = {
                            **event,
                            "headers": [
                                *headers,
                                *((name.lower().encode(), value.encode()) for name, value in OPEN.items()),
                            ],
                        }
                await send(event)

            await app(scope, receive, send_open)

        return opened

    return wrap
