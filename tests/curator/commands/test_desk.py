"""The desk is served to this machine alone, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from tests.conftest import ROOT
from tests.curator.made_up_draft import draft, written

pytestmark = pytest.mark.slow


@pytest.fixture
def desk(project):
    """The running command, and its address."""
    written(project.folder, draft())
    command = [sys.executable, str(ROOT / "curate.py"), "desk", "essex.json", "--data", "data", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=project.folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as process:
        yield process, process.stdout.readline().split()[4]
        process.kill()


def test_the_desk_listens_on_loopback_and_ends_with_what_is_to_be_committed(desk):
    process, address = desk
    assert address.startswith("http://127.0.0.1:")
    assert httpx.get(address).status_code == 200
    port = httpx.URL(address).port
    with socket.socket() as elsewhere:  # the same port on this machine's other addresses is free
        elsewhere.bind(("127.0.0.2", port))
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (0, "\nNothing is to be committed.\n", "")


def test_a_token_is_new_with_each_start(desk, run):
    _, address = desk
    token = address.rstrip("/").rpartition("/")[2]
    assert len(token) == 32
    assert httpx.get(address.replace(token, token[::-1])).status_code == 404


def test_a_queue_that_is_not_there_is_told(project, run):
    finished = run("desk", "nowhere", "--data", "data")
    assert (finished.status, finished.out) == (1, [])
    assert finished.err == ["nowhere: is not there; 'curate.py draft FILE --output DIR' fills such a folder"]


def test_a_port_that_is_taken_is_told(project, run):
    written(project.folder, draft())
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        finished = run("desk", "essex.json", "--data", "data", "--port", port)
    assert finished.status == 1
    assert finished.err[0].startswith(f"port {port} cannot be had")
