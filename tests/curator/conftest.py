"""Runs commands of curate.py in this process and answers their questions; drafts texts."""

import builtins
import contextlib
import io
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

import curate
from disclosures.curator.fetching import agent, pace
from disclosures.curator.reading.drafting import draft
from disclosures.curator.reading.sources import Source
from tests.curator.services.site import Site

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit status, and the lines that it wrote to standard output and to standard error."""

    status: int
    out: list[str]
    err: list[str]

    @property
    def draft(self) -> dict:
        return json.loads("\n".join(self.out))


@pytest.fixture
def run(monkeypatch) -> Callable[..., Ran]:
    """A function that runs `curate.py` with the arguments; `answers` are typed one after the other, then the terminal is closed."""

    def ran(*arguments: object, answers: str = "") -> Ran:
        typed = iter(answers.split("|") if answers else [])

        def ask(prompt: str) -> str:
            print(prompt)
            for answer in typed:
                return answer
            raise EOFError

        monkeypatch.setattr(builtins, "input", ask)
        monkeypatch.setenv("COLUMNS", "200")
        out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = curate.main([str(argument) for argument in arguments])
        out.flush()
        return Ran(status, out.buffer.getvalue().decode().splitlines(), err.getvalue().splitlines())

    return ran


@pytest.fixture(autouse=True)
def contact(monkeypatch, tmp_path_factory) -> Path:
    """A metadata.yml that names a contact, without which no site is asked."""
    metadata = tmp_path_factory.mktemp("contact") / "metadata.yml"
    metadata.write_text("plugins: {site: {address: https://a.example, contact: desk@a.example}}", encoding="utf-8")
    monkeypatch.setattr(agent, "METADATA", metadata)
    return metadata


@pytest.fixture
def today() -> str:
    """The day, and no other before the test ends: one that would begin just before midnight waits for it."""
    now = datetime.now()
    left = (datetime.combine(now.date() + timedelta(days=1), datetime.min.time()) - now).total_seconds()
    if left < 60:
        time.sleep(left + 1)
    return date.today().isoformat()


@pytest.fixture
def web(monkeypatch) -> Iterator[Site]:
    """Sites that stand in for real ones; nobody waits between two questions."""
    monkeypatch.setattr(pace, "PAUSE", 0.0)
    site = Site(monkeypatch)
    yield site
    site.stop()


@pytest.fixture
def waited(monkeypatch) -> list[float]:
    """The seconds for which a fetcher would have waited; it does not."""
    waits: list[float] = []

    def wait(self, seconds):
        if self.stopping.is_set():
            raise pace.Interrupted
        if seconds > 0.01:
            waits.append(round(seconds, 1))

    monkeypatch.setattr(pace.Pace, "wait", wait)
    return waits


@pytest.fixture
def drafted() -> Callable[..., dict]:
    """Drafts a text, or bytes, as if it were a file of that name."""

    def drafted(content: str | bytes, url: str = "", name: str = "answer.txt") -> dict:
        return draft(Source(name, content.encode() if isinstance(content, str) else content, url))

    return drafted


@pytest.fixture
def propose(drafted) -> Callable[..., dict[str, list[dict[str, str]]]]:
    """The plain values that are proposed for the only request of a text, by table."""

    def propose(content: str | bytes, url: str = "") -> dict[str, list[dict[str, str]]]:
        (record,) = drafted(content, url)["records"]
        return plain(record)

    return propose


def plain(record: dict) -> dict[str, list[dict[str, str]]]:
    return {
        table: [{column: value["value"] for column, value in row.items()} for row in rows]
        for table, rows in record["rows"].items()
    }


def letter(question: str, answer: str, law: str = "Freedom of Information Act 2000") -> str:
    """A letter of Essex Police that answers one question."""
    return f"Essex Police\nFOI reference 30303\n{law}\n\nRequest\n{question}\n\nResponse\n{answer}\n"
