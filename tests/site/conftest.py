"""A running site, served by the very command of `make serve`."""

import os
import socket
import subprocess
import time
from pathlib import Path

import httpx
import pytest

import build
from compiler.progress import Progress

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def database(tmp_path_factory):
    target = tmp_path_factory.mktemp("site") / "disclosures.db"
    build.build(ROOT / "data", target, Progress())
    return target


@pytest.fixture(scope="session")
def site(database):
    """An httpx client on the running site; `site.base_url` is its address."""
    port = free_port()
    environment = {**os.environ, "DISCLOSURES_DB": str(database), "DISCLOSURES_RELEASES": str(database.parent / "no releases")}
    command = [ROOT / "deploy" / "serve", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        _wait_for(client, server)
        yield client
    server.terminate()
    server.wait(timeout=10)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(client, server):
    for _ in range(100):
        if server.poll() is not None:
            pytest.fail(f"the site did not start: {server.stderr.read()}")
        try:
            client.get("/-/versions.json")
            return
        except httpx.TransportError:
            time.sleep(0.2)
    pytest.fail("the site did not answer within 20 seconds")
