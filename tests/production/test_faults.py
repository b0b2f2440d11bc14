"""Datasette killed, a full disk, a broken database: the site says so or goes on, and never tells anything wrong."""

import contextlib
import os
import re
import select
import shutil
import signal
import socket
import socketserver
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from bench.stack import ROOT, lives, start_production
from disclosures.website.errors.plain_errors import OUR_FAULT


def eventually(is_so) -> None:
    """Return when it is; what never is fails the test after 20 s."""
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def kill(stack, which: str) -> None:
    """Return when they have ended."""
    killed = [(pid, command) for pid, command in stack.processes() if which in command and "s6-" not in command]
    assert killed
    for pid, _ in killed:
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: not any(lives(pid, command) for pid, command in killed))


def test_datasette_killed_under_load_is_back_while_cached_pages_are_served(start):
    stack = start()
    over, statuses = threading.Event(), []

    def read_cached_pages():
        with httpx.Client(base_url=stack.address) as reader:
            while not over.is_set():
                statuses.append(reader.get("/forces/essex").status_code)
                time.sleep(0.01)

    with httpx.Client(base_url=stack.address, timeout=10) as visitor:
        visitor.get("/forces/essex")
        readers = [threading.Thread(target=read_cached_pages) for _ in range(4)]
        for reader in readers:
            reader.start()
        watchers = [pid for pid, command in stack.processes() if re.search("s6-supervise (pages|questions)$", command)]
        for watcher in watchers:  # else it might have started its process anew before anybody asked
            os.kill(watcher, signal.SIGSTOP)
        kill(stack, "datasette")
        before = len(statuses)
        meanwhile = visitor.get("/forces/kent")
        eventually(lambda: len(statuses) > before + 100)
        for watcher in watchers:
            os.kill(watcher, signal.SIGCONT)
        eventually(
            lambda: (
                visitor.get("/-/status.json").status_code == 200
                and visitor.get("/disclosures.json?sql=select+1+as+back").status_code == 200
            )
        )
        over.set()
        for reader in readers:
            reader.join()
        assert meanwhile.status_code == 503 and meanwhile.headers["retry-after"] == "3"
        assert "<h1>Busy for a moment</h1>" in meanwhile.text
        assert set(statuses) == {200}
        assert visitor.get("/forces/kent").status_code == 200


def test_one_datasette_answers_for_the_other(start):
    stack = start()
    subprocess.run(["s6-svc", "-wD", "-d", stack.folder / "run" / "services" / "pages"], check=True)
    assert httpx.get(stack.address + "/forces/kent", timeout=10).status_code == 200


class Started(socketserver.ThreadingUnixStreamServer):
    """Stands for a Datasette that has started this very moment."""

    request_queue_size = 128


class Answered(socketserver.StreamRequestHandler):
    def handle(self):
        while self.rfile.readline().strip():
            pass
        self.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nanswered")


def test_what_one_worker_of_nginx_has_been_answered_no_other_refuses(start, forces):
    stack = start(TRUSTED_PROXIES="127.0.0.1")
    run = stack.folder / "run"

    def status(number):
        visitor = {"Fly-Client-IP": f"203.0.{number}.7"}
        return httpx.get(f"{stack.address}/forces/{forces[number]}", headers=visitor, timeout=20).status_code

    for service in ("pages", "questions"):
        subprocess.run(["s6-svc", "-wD", "-d", run / "services" / service], check=True)
    (run / "pages.sock").unlink(missing_ok=True)
    with ThreadPoolExecutor(16) as visitors:
        # nginx counts whole seconds, and asks again in the second after next: the workers notice one after the other. What a busy
        # machine did not do within its second is done again.
        in_time = False
        while not in_time:
            second = int(time.time()) + 3
            until(second)
            assert status(0) == 503
            in_time = time.time() < second + 1
            until(second + 1)
            assert set(visitors.map(status, range(1, 17))) == {503}
            in_time = in_time and time.time() < second + 2
        with Started(str(run / "pages.sock"), Answered) as pages:
            threading.Thread(target=pages.serve_forever).start()
            until(second + 2)
            answered = [status(20), *visitors.map(status, range(21, 37))]
            pages.shutdown()
    assert set(answered) == {200}


def until(second):
    """Wait for a tenth of a second after this one has begun."""
    time.sleep(max(0, second + 0.1 - time.time()))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 12 MB, on which a cache fits."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(
            "a small disk for the cache needs the right to mount one: run this as root"
        )
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk) -> None:
    with contextlib.suppress(OSError), (disk / "other").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)


def test_a_full_disk_means_no_cache_and_the_same_pages(start, small_disk):
    stack = start(CACHE_FOLDER=str(small_disk / "cache"))
    with httpx.Client(base_url=stack.address, timeout=10) as visitor:
        before = {path: visitor.get(path).text for path in ("/forces/essex", "/compare", "/disclosures/forces.csv")}
        fill(small_disk)
        assert stack.logged("cannot be written: serving without it")
        assert {path: visitor.get(path).text for path in before} == before
        for path in ("/forces/kent", "/map", "/disclosures/positions.csv", "/technologies"):
            page = visitor.get(path)
            assert page.status_code == 200 and len(page.content) > 3_000
        (small_disk / "other").unlink()
        eventually((stack.folder / "run" / "cache-works").exists)
        assert {visitor.get("/glossary").status_code for _ in range(3)} == {200}
    assert stack.logged(r'"GET /glossary HTTP/1.1" 200 \d+ [\d.]+ HIT')


def test_a_cache_that_cannot_be_made_means_no_cache(start, tmp_path):
    (tmp_path / "file").write_text("in the way")
    stack = start(CACHE_FOLDER=str(tmp_path / "file" / "cache"))
    assert httpx.get(stack.address + "/forces/essex").status_code == 200
    assert stack.logged("cannot be written: serving without it")


@pytest.fixture
def broken(inspected, tmp_path):
    """A copy of the database and of what is said of it, to break."""
    for name in (inspected.name, "inspect-data.json"):
        shutil.copy(inspected.parent / name, tmp_path / name)
    return tmp_path / inspected.name


def refusal(broken, tmp_path, **settings: str) -> str:
    """What the site says when it does not start."""
    stack = start_production(tmp_path / "stack", broken, **settings)
    assert stack.process.wait(timeout=20) == 1
    return stack.log


def test_a_truncated_database_stops_the_start(broken, tmp_path):
    size = broken.stat().st_size
    os.truncate(broken, size // 2)
    assert refusal(broken, tmp_path) == (
        f"{broken}: has {size // 2:,} bytes where inspect-data.json says {size:,}; it is cut short or another build: build both anew\n"
    )


def test_a_changed_database_stops_the_start(broken, tmp_path):
    with broken.open("r+b") as file:
        file.seek(5_000)
        file.write(b"other bytes")
    assert (
        refusal(broken, tmp_path)
        == f"{broken}: is not the file that inspect-data.json was made from; build both anew\n"
    )


def test_a_missing_file_stops_the_start(broken, tmp_path):
    inspect_file = broken.parent / "inspect-data.json"
    inspect_file.unlink()
    assert (
        refusal(broken, tmp_path)
        == f"{inspect_file}: there is no such file; `make inspect-data.json` counts the database's rows\n"
    )
    broken.unlink()
    assert refusal(broken, tmp_path) == f"{broken}: there is no such file; `make build` compiles it\n"


def test_a_port_in_use_stops_the_start(production, inspected, tmp_path):
    assert refusal(inspected, tmp_path, LISTEN=f"127.0.0.1:{production.port}").startswith(
        f"LISTEN: 127.0.0.1:{production.port} cannot be listened on"
    )


def test_what_is_missing_on_the_machine_is_named(tmp_path):
    only = tmp_path / "bin"
    only.mkdir()
    for tool in ("sh", "dirname", "realpath"):
        (only / tool).symlink_to(shutil.which(tool))
    said = subprocess.run(
        [ROOT / "deploy" / "production"], env={"PATH": str(only)}, capture_output=True, text=True, check=False
    )
    assert (said.returncode, said.stderr) == (
        1,
        "nginx is missing: install nginx and s6 (on Debian and Ubuntu: apt-get install nginx-light s6)\n",
    )


def test_a_process_that_hangs_is_answered_for_and_started_anew(start):
    stack = start()
    (hung,) = [pid for pid, command in stack.processes() if "pages.sock" in command and "s6-" not in command]
    os.kill(hung, signal.SIGSTOP)
    stopped = time.perf_counter()
    with httpx.Client(base_url=stack.address, timeout=30) as visitor:
        assert visitor.get("/forces/kent").status_code == 200
        print(f"answered by the other after {time.perf_counter() - stopped:.1f} s")
        assert visitor.get("/-/status.json").status_code == 200
        assert stack.logged("The process for pages has not answered for 10 seconds: it is started anew", 40)
        eventually(lambda: hung not in [pid for pid, _ in stack.processes()])  # it is told, then killed
        assert visitor.get("/forces/essex").status_code == 200


def test_a_full_disk_cuts_no_answer_and_no_message_of_it_tells_who_asked_for_what(start, small_disk):
    stack = start(CACHE_FOLDER=str(small_disk / "cache"), TRUSTED_PROXIES="127.0.0.1")
    with httpx.Client(base_url=stack.address, timeout=30, headers={"Fly-Client-IP": "203.0.113.77"}) as visitor:
        sql = "with recursive c(x) as (select 1 union all select x + 1 from c) select printf('%.*c', 90000, 'x') from c"
        large = {"sql": sql + " limit 40"}
        whole = visitor.get("/disclosures.json", params=large).json()["rows"]
        fill(small_disk)
        assert visitor.get("/disclosures.json", params=large | {"n": 1}).json()["rows"] == whole
        # Without its watch nginx writes to the full disk, and says so.
        assert stack.logged("serving without it")
        (watch,) = [pid for pid, command in stack.processes() if command.endswith("s6-supervise cache")]
        os.kill(watch, signal.SIGSTOP)
        kill(stack, "./run cache")
        (stack.folder / "run" / "cache-works").touch()
        with contextlib.suppress(httpx.HTTPError):
            visitor.get("/search?q=a-private-word")
        assert stack.logged(r"\[crit\].*No space left on device")
        os.kill(watch, signal.SIGCONT)
    assert "203.0.113.77" not in stack.log and "127.0.0.1" not in stack.log.replace(stack.address, "")
    assert "a-private-word" not in stack.log and "client:" not in stack.log


def test_a_body_that_trickles_in_is_not_waited_for(production):
    with opened(production) as slower, opened(production) as slow:
        slower.sendall(b"GET / HTTP/1.1\r\nHost: here\r\n")  # has 10 s for its head
        slow.sendall(
            b"POST /-/mcp HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
        )
        left, _, _ = select.select([slower, slow], [], [], 20)
        assert left == [slow]
        with contextlib.suppress(ConnectionResetError):
            assert slow.recv(1000)[:12] in (b"HTTP/1.1 408", b"")


def opened(stack):
    return socket.create_connection(("127.0.0.1", stack.port), timeout=20, source_address=("127.0.7.1", 0))


@pytest.fixture
def faulty_map(inspected, tmp_path):
    """The production site with a fault in the template of /map."""
    root = tmp_path / "site"
    for name in ("data", "deploy", "disclosures", "docs", "plugins", "sql", "static", "templates"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "metadata.yml", root)
    (root / "releases").mkdir()
    (root / ".venv").symlink_to((ROOT / ".venv").resolve())
    (root / "templates" / "pages" / "map.html").write_text("{{ 1 // 0 }}")
    stack = start_production(tmp_path / "stack", inspected, root, WARM_UP="0")
    try:
        stack.wait()
        yield stack
    finally:
        stack.stop()


def test_a_fault_in_a_template_is_a_plain_page_in_every_process_and_logged_with_its_path(faulty_map):
    faulty_map.wait_for_programs()
    doors = [httpx.HTTPTransport()]
    doors += [
        httpx.HTTPTransport(uds=str(faulty_map.folder / "run" / f"{name}.sock"))
        for name in ("pages", "questions", "mcp")
    ]
    for number, door in enumerate(doors, 1):
        with httpx.Client(base_url=faulty_map.address, transport=door, timeout=30) as visitor:
            answer = visitor.get("/map?q=a-private-word")
        assert (answer.status_code, OUR_FAULT in answer.text, "<footer" in answer.text) == (500, True, True)
        assert "ZeroDivisionError" not in answer.text and "content-security-policy" in answer.headers
        assert faulty_map.logged(rf"(?s)(500 at /map: Something went wrong\n.*?ZeroDivisionError.*?){{{number}}}")
    assert "a-private-word" not in faulty_map.log
