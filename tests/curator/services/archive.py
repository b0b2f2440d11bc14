"""The Internet Archive, as far as its documented interfaces go: copies that are there, and copies that are made."""

import json
from urllib.parse import parse_qs

from tests.curator.services.site import Asked, Reply, Site

KEYS = {"INTERNET_ARCHIVE_ACCESS_KEY": "access", "INTERNET_ARCHIVE_SECRET_KEY": "secret"}


class Archive:
    """`copies` holds for an address the times of its copies; `saving` what the Archive says to the next wishes."""

    def __init__(self, site: Site):
        self.copies: dict[str, list[str]] = {}
        self.saving: list[dict] = []
        self.states: list[dict] = []
        self.wishes: list[tuple[str, dict]] = []
        site.pages |= {
            "archive.org/wayback/available": self.available,
            "web.archive.org/save": self.save,
            "web.archive.org/save/status/spn2-1": self.state,
        }

    def available(self, asked: Asked) -> Reply:
        query = {name: values[0] for name, values in parse_qs(asked.path.partition("?")[2]).items()}
        times = self.copies.get(query["url"], [])
        snapshots = {}
        if times:
            stamp = min(times, key=lambda time: abs(int(time[:8]) - int(query["timestamp"])))
            address = f"http://web.archive.org/web/{stamp}/{query['url']}"
            snapshots = {"closest": {"available": True, "url": address, "timestamp": stamp, "status": "200"}}
        return reply({"url": query["url"], "archived_snapshots": snapshots})

    def save(self, asked: Asked) -> Reply:
        form = {name: values[0] for name, values in parse_qs(asked.form).items()}
        self.wishes.append((asked.headers.get("authorization", ""), form))
        if self.saving:
            return reply(self.saving.pop(0))
        return reply({"url": form["url"], "job_id": "spn2-1"})

    def state(self, asked: Asked) -> Reply:
        if self.states:
            return reply(self.states.pop(0))
        done = {"status": "success", "job_id": "spn2-1", "timestamp": "20261127101112"}
        return reply(done | {"original_url": self.wishes[-1][1]["url"]})


def reply(content: dict) -> Reply:
    return Reply(json.dumps(content).encode(), headers={"Content-Type": "application/json"})
