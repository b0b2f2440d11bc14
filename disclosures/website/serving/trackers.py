"""Leaves out of an address what other sites hang on the links that they send visitors by, such as `utm_source` and
`fbclid`: no table has such a column, and no page an answer to it."""

import re
from collections.abc import Callable
from functools import wraps

from starlette.types import ASGIApp, Receive, Scope, Send

TRACKER = re.compile(
    rb"(utm_[a-z_]+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_cid|mc_eid|igshid|ttclid|twclid|yclid)(=|$)"
)
"""A parameter of that kind, where it begins."""


def without_trackers(query: bytes) -> bytes:
    """The query string of an address without such parameters; the others stay as they are written."""
    return b"&".join(part for part in query.split(b"&") if not TRACKER.match(part))


def with_own_parameters() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that hands on each address without such parameters."""

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def asked(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope.get("query_string"):
                scope = {**scope, "query_string": without_trackers(scope["query_string"])}
            await app(scope, receive, send)

        return asked

    return wrap
