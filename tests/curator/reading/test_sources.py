"""Where documents are found: files, folders, standard input and web addresses."""

import io
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace

import pytest

from disclosures.curator.reading import sources
from disclosures.curator.reading.sources import Source, documents, is_address


def test_a_file_and_a_folder_are_read_hidden_files_left_out(tmp_path):
    for name in ("b.txt", "a.txt", ".hidden"):
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.txt").write_bytes(b"c")
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "below/c.txt")]
    assert [document.name for document in documents([str(tmp_path)])] == paths
    assert list(documents([paths[0]])) == [Source(paths[0], b"a.txt")]


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a")
    names = [str(tmp_path / "none"), "a\0b", str(tmp_path / "a.txt")]
    missing, impossible, found = documents(names)
    assert missing == (names[0], "cannot be read (No such file or directory)")
    assert impossible == ("a\0b", "is not a name that a file can have")
    assert found.content == b"a"


def test_standard_input_is_a_document(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"drones")))
    assert list(documents(["-"])) == [Source("standard input", b"drones")]


def test_a_document_that_is_too_large_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 3)
    for content, expected in ((b"abc", Source), (b"abcd", tuple)):
        (tmp_path / "a").write_bytes(content)
        assert isinstance(next(documents([str(tmp_path / "a")])), expected)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("https://a.example", True),
        ("HTTP://a", True),
        ("ftp://a", True),
        ("a.txt", False),
        ("C:/a", False),
        ("x https://a", False),
    ],
)
def test_what_is_an_address(name, address):
    assert is_address(name) == address


def test_only_the_web_is_fetched():
    assert list(documents(["ftp://a.example/x"])) == [
        ("ftp://a.example/x", "is not an address that can be read; only http and https are")
    ]


@pytest.fixture
def site():
    """The address of a site on this machine: /403 answers with that status and a page, /to/PATH sends on to PATH."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            word = self.path.removeprefix("/")
            self.send_response(302 if word.startswith("to/") else int(word.removesuffix("-")))
            self.send_header("Location", f"/{word.removeprefix('to/')}")
            self.end_headers()
            if word.isdigit():
                self.wfile.write(b"drones")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["200", "to/200", "403", "429", "503"])
def test_a_page_is_fetched_also_where_it_is_only_a_wall(path, site):
    address = f"{site}/{path}"
    assert list(documents([address])) == [Source(address, b"drones", address)]


@pytest.mark.parametrize(
    ("path", "status"), [("404", "404 Not Found"), ("500", "500 Internal Server Error"), ("403-", "403 Forbidden")]
)
def test_a_site_that_has_no_page_is_told(path, status, site):
    ((_, message),) = documents([f"{site}/{path}"])
    assert message == f"cannot be fetched: the site answered {status}"


def test_a_site_that_is_not_there_is_told():
    ((_, message),) = documents(["http://127.0.0.1:1/"])
    assert message.startswith("cannot be fetched: ")
