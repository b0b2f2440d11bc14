"""Sends CSV as a file to save.

Datasette sends it as plain text to be shown. The cells are what the query gave: nothing is put before one that a
spreadsheet would take for a formula (docs/threats.md says why).
"""

import re
from collections.abc import Callable
from functools import wraps

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def file_headers(path: str) -> list[tuple[bytes, bytes]]:
    """The headers of the file to save that the path names."""
    name = re.sub(r"[^\w.-]", "_", path.rpartition("/")[2], flags=re.ASCII)
    return [
        (b"content-type", b"text/csv; charset=utf-8"),
        (b"content-disposition", f'attachment; filename="{name}"'.encode()),
    ]


def without(headers: list[tuple[bytes, bytes]], *names: bytes) -> list[tuple[bytes, bytes]]:
    """The headers but those of these names, in small letters."""
    return [header for header in headers if header[0].lower() not in names]


def with_csv_files() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that makes each CSV of status 200 a file to save."""

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def saved(scope: Scope, receive: Receive, send: Send) -> None:
            async def as_file(message: Message) -> None:
                if message["type"] == "http.response.start" and message["status"] == 200:
                    headers = without(message.get("headers") or [], b"content-type", b"content-disposition")
                    message = {**message, "headers": [*headers, *file_headers(scope["path"])]}
                await send(message)

            is_csv = scope["type"] == "http" and scope["path"].endswith(".csv")
            await app(scope, receive, as_file if is_csv else send)

        return saved

    return wrap
