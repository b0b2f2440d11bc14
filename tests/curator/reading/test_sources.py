"""Where documents are found: files, folders, standard input and web addresses."""

import io
from types import SimpleNamespace

import pytest

from disclosures.curator.reading import sources
from disclosures.curator.reading.sources import Source, documents, is_address
from tests.curator.services.site import Reply, leads

pytestmark = pytest.mark.slow


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


HOST = "www.essex.police.uk"


@pytest.fixture
def at(web, waited):
    """What became of the address of a page for which the site answers so."""
    web.stand_in(HOST)

    def at(reply):
        web.pages[f"{HOST}/foi"] = reply
        (document,) = documents([f"https://{HOST}/foi"])
        return document

    return at


def test_a_page_is_fetched(at, web):
    address = f"https://{HOST}/foi"
    assert at(Reply(b"drones")) == Source(address, b"drones", address)
    web.pages[f"{HOST}/moved"] = Reply(
        "Gŵent".encode("iso-8859-14"), headers={"Content-Type": "text/html; charset=iso-8859-14"}
    )
    assert at(leads("/moved")).content == "Gŵent".encode()


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(status=404), "the site answered 404 Not Found"),
        (Reply(status=500), "the site answered 500 Internal Server Error, 3 times"),
        (Reply(status=403), "the site answered 403 Forbidden; open it in a browser and save it"),
        (leads("http://127.0.0.1:1/"), "is at 127.0.0.1, which is no public address; nothing was asked there"),
        (leads("/foi"), "leads on more than 5 times"),
    ],
)
def test_a_site_that_has_no_page_is_told(at, reply, message):
    assert at(reply)[1] == f"cannot be fetched: {message}"


def test_a_page_that_is_larger_than_an_answer_is_told(at, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 1_000_000)
    assert at(Reply(b"x" * 1_000_001))[1] == "is larger than 1 MB, more than one answer has"


def test_a_site_that_is_not_there_is_told(waited):
    ((_, message),) = documents(["https://none.invalid/"])
    assert message == "cannot be fetched: cannot be reached: the name of the host is not known"


def test_a_machine_of_ours_is_not_asked():
    ((_, message),) = documents(["http://127.0.0.1:1/"])
    assert message == "cannot be fetched: is at 127.0.0.1, which is no public address; nothing was asked there"
