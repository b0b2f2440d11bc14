"""Ends the process when a request outlives LONGEST_REQUEST seconds, where that is set.

The time limit of a query is looked at between the steps of SQLite, and a single step can be made to take minutes. In
production the process is started anew at once.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from functools import wraps

from starlette.types import ASGIApp, Receive, Scope, Send


def give_up(path: str) -> None:
    """End this process at once, with exit status 70, and say why."""
    print(
        f"A request of {path} outlives every limit: this process ends, to be started anew", file=sys.stderr, flush=True
    )
    os._exit(70)


def with_alarm() -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that ends the process when a request takes more than LONGEST_REQUEST seconds.

    0 or none for no limit.
    """
    seconds = float(os.environ.get("LONGEST_REQUEST") or 0)

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def watched(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http" or not seconds:
                return await app(scope, receive, send)
            alarm = asyncio.get_running_loop().call_later(seconds, give_up, scope["path"])
            try:
                await app(scope, receive, send)
            finally:
                alarm.cancel()

        return watched

    return wrap
