"""Asks the site for the first addresses of its own sitemap, so that nginx has them in its cache.

It asks as a browser does, one at a time and never faster than EVERY, from an address of its own (SOURCE), so that it
takes nobody's share. What it is refused it leaves to the visitors.
"""

from __future__ import annotations

import http.client
import os
import re
import sys
import time
from urllib.parse import urlsplit

EVERY = float(os.environ.get("EVERY") or 0.15)
"""Seconds from one page to the next."""
SOURCE = "127.0.7.1"
PATIENCE = 60
"""Seconds in which the site must have started."""


def ask(host: str, port: int, path: str, encoding: str) -> bytes | None:
    """The answer's bytes; none if it is not 200."""
    source = (SOURCE, 0) if host.startswith("127.") else None
    connection = http.client.HTTPConnection(host, port, timeout=20, source_address=source)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding, "User-Agent": "warm-up"})
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else None
    except (OSError, http.client.HTTPException):
        return None
    finally:
        connection.close()


def started(host: str, port: int) -> bool:
    """Return when the site answers; false if it does not come to."""
    until = time.monotonic() + PATIENCE
    while ask(host, port, "/-/status.json", "identity") is None:
        if time.monotonic() > until:
            return False
        time.sleep(0.25)
    return True


def listed(host: str, port: int, most: int) -> list[str]:
    """The first addresses of the sitemap, as paths; the parts of an index are read one after another."""
    parts, found = ["/sitemap.xml"], dict[str, None]()
    while parts and len(found) < most:
        text = (ask(host, port, parts.pop(0), "identity") or b"").decode()
        paths = [urlsplit(address).path or "/" for address in re.findall(r"<loc>([^<]+)</loc>", text)]
        if "<sitemapindex" in text:
            parts += paths
        else:
            found.update(dict.fromkeys(paths))
    return list(found)[:most]


def warm(listen: str, most: int) -> int:
    """Ask for up to `most` pages of the site at this address and port; how many were answered."""
    host, _, port = listen.rpartition(":")
    host = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "[::]": "127.0.0.1"}.get(host, host.strip("[]"))
    answered = 0
    if not started(host, int(port)):
        return answered
    for path in listed(host, int(port), most):
        answered += ask(host, int(port), path, "gzip") is not None
        time.sleep(EVERY)
    return answered


if __name__ == "__main__":
    pages = int(sys.argv[2])
    sys.exit(0 if not pages or warm(sys.argv[1], pages) else 1)
