"""Releases on the running site: listed with checksums, served at addresses that do not change, whole or in part."""

import io
import json

import httpx
import pyarrow.parquet
import pytest

import build
from tests.conftest import ROOT, served
from tests.website.pages.reading import links, words

pytestmark = pytest.mark.slow

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def releases(new_project, tmp_path_factory):
    """Two releases of the founding rows, 1.9.0 and 1.10.0, a draft, and a folder that is no release."""
    project, folder = new_project(), tmp_path_factory.mktemp("served")
    for version in ("1.9.0", "1.10.0"):
        (project.data / "VERSION").write_text(version + "\n")
        assert build.main(["--release", str(folder), "--data", str(project.data)]) == 0
    (folder / ".1.11.0.fresh").mkdir()
    (folder / "1.12.0").mkdir()
    (folder / "secret.txt").write_text("not for readers")
    return folder


@pytest.fixture(scope="module")
def released(database, releases, tmp_path_factory):
    """A client on a site that has these releases."""
    with served(tmp_path_factory.mktemp("released"), database, releases) as client:
        yield client


@pytest.fixture(scope="module")
def index(releases):
    return json.loads((releases / "1.10.0" / "index.json").read_text(encoding="utf-8"))


def test_every_file_of_a_release_is_served_with_its_type(released, releases, index):
    for file in index["files"]:
        answer = released.get(f"/data/1.10.0/{file['path']}")
        assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, file["mediatype"]), file[
            "path"
        ]
        assert answer.content == (releases / "1.10.0" / file["path"]).read_bytes()


def test_a_version_may_be_kept_for_ever_and_the_latest_for_a_while(released):
    assert released.head("/data/1.9.0/quality.json").headers["cache-control"] == FOR_EVER
    assert released.head("/data/latest/quality.json").headers["cache-control"] == "public, max-age=300"


def test_the_latest_is_the_highest_version_that_is_whole(released):
    answer = released.get("/data/latest/index.json")
    assert (answer.status_code, answer.json()["version"]) == (200, "1.10.0")


def test_a_download_can_be_resumed(released, releases):
    whole = (releases / "1.10.0" / "disclosures.db").read_bytes()
    first = released.get("/data/1.10.0/disclosures.db", headers={"Range": "bytes=0-99999"})
    assert (first.status_code, first.headers["content-range"]) == (206, f"bytes 0-99999/{len(whole)}")
    rest = released.get(
        "/data/1.10.0/disclosures.db", headers={"Range": "bytes=100000-", "If-Range": first.headers["etag"]}
    )
    assert (rest.status_code, first.content + rest.content) == (206, whole)


def test_a_download_of_another_file_begins_anew(released, releases):
    answer = released.get("/data/1.10.0/disclosures.db", headers={"Range": "bytes=100000-", "If-Range": '"another"'})
    assert (answer.status_code, answer.content) == (200, (releases / "1.10.0" / "disclosures.db").read_bytes())


def test_the_end_of_a_file_can_be_read_alone(released, releases):
    answer = released.get("/data/1.10.0/parquet/positions.parquet", headers={"Range": "bytes=-8"})
    assert (answer.status_code, answer.content) == (
        206,
        (releases / "1.10.0" / "parquet" / "positions.parquet").read_bytes()[-8:],
    )


class Ranges(io.RawIOBase):
    """A file at an address, of which each part is fetched when it is read; `fetched` counts the bytes."""

    def __init__(self, client, address):
        self.client, self.address, self.place, self.fetched = client, address, 0, 0
        self.size = int(client.head(address).headers["content-length"])

    def seekable(self):
        return True

    def readable(self):
        return True

    def tell(self):
        return self.place

    def seek(self, offset, whence=io.SEEK_SET):
        self.place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        return self.place

    def read(self, size=-1):
        last = self.size if size < 0 else min(self.size, self.place + size)
        answer = self.client.get(self.address, headers={"Range": f"bytes={self.place}-{last - 1}"})
        assert answer.status_code == 206
        self.place, self.fetched = last, self.fetched + len(answer.content)
        return answer.content


def test_a_column_of_a_release_is_read_without_the_rest_of_its_file(database, tmp_path):
    with served(tmp_path, database, ROOT / "releases") as client:
        [positions] = [
            file["path"]
            for file in client.get("/data/latest/index.json").json()["files"]
            if file["path"].endswith("/stated_positions.parquet")
        ]
        address = f"/data/latest/{positions}"
        file = Ranges(client, address)
        column = pyarrow.parquet.ParquetFile(file).read(columns=["technology"]).column("technology")
        whole = pyarrow.parquet.read_table(io.BytesIO(client.get(address).content)).column("technology")
        assert column == whole
        print(f"{file.fetched:,} of {file.size:,} bytes fetched for one column")
        assert file.fetched < file.size * 0.6


def test_a_range_beyond_the_end_is_refused(released, releases):
    size = (releases / "1.10.0" / "csv" / "forces.csv").stat().st_size
    answer = released.get("/data/1.10.0/csv/forces.csv", headers={"Range": f"bytes={size}-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{size}")


def test_head_gives_size_and_ranges_without_the_file(released, releases):
    answer = released.head("/data/1.10.0/csv/forces.csv")
    assert (answer.status_code, answer.content, answer.headers["accept-ranges"]) == (200, b"", "bytes")
    assert int(answer.headers["content-length"]) == (releases / "1.10.0" / "csv" / "forces.csv").stat().st_size


def test_a_file_that_has_not_changed_is_not_sent_again(released):
    etag = released.head("/data/1.10.0/csv/forces.csv").headers["etag"]
    answer = released.get("/data/1.10.0/csv/forces.csv", headers={"If-None-Match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/data/1.10.0/../secret.txt",
        "/data/1.10.0/%2e%2e/secret.txt",
        "/data/1.10.0/..%2fsecret.txt",
        "/data/1.10.0/csv/../../secret.txt",
        "/data/1.10.0//etc/passwd",
        "/data/1.10.0/%00",
        "/data/secret.txt",
        "/data/.1.11.0.fresh/index.json",
        "/data/1.12.0/index.json",
        "/data/1.10.0/csv",
        "/data/1.10.0/nothing.csv",
        "/data/9.9.9/index.json",
    ],
)
def test_what_is_no_file_of_a_release_is_not_served(released, path):
    # httpx would tidy the path up before it is sent
    answer = released.send(
        httpx.Request("GET", released.base_url.copy_with(raw_path=path.encode())), follow_redirects=True
    )
    assert answer.status_code == 404
    assert "not for readers" not in answer.text


def test_nothing_can_be_written_to_a_release(released):
    answer = released.post("/data/1.10.0/index.json")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize("address", ["/data/latest/", "/data/latest", "/data/1.9.0/"])
def test_a_release_lists_its_files_with_checksums(released, index, address):
    page = released.get(address)
    assert page.status_code == 200
    for file in index["files"]:
        assert f"{address.rstrip('/')}/{file['path']}" in links(page)
    if "latest" in address:
        assert all(file["sha256"] in words(page) for file in index["files"])
        assert index["cite"] in words(page)


def test_the_page_of_the_data_lists_the_current_release_and_all_versions(released, index):
    page = released.get("/data")
    sums = {file["path"]: file["sha256"] for file in index["files"]}
    assert {"/data/1.9.0/", "/data/1.10.0/", "/data/latest/disclosures.xlsx", "/data/latest/datapackage.zip"} <= links(
        page
    )
    assert sums["disclosures.xlsx"] in words(page)
    assert index["cite"] in words(page)


def test_the_page_of_the_data_says_how_complete_the_release_is(released, releases):
    quality = json.loads((releases / "1.10.0" / "quality.json").read_text(encoding="utf-8"))
    forces = quality["coverage"]["forces"]
    text = words(released.get("/data"))
    assert f"{forces['with a word of their own']} of {forces['all']} forces have stated a position" in text
    assert f"{len(quality['checks'])} of {len(quality['checks'])} checks of the rows passed" in text


def test_without_a_release_the_page_of_the_data_says_so(site):
    page = site.get("/data")
    assert "There is no release yet." in words(page)
    assert "/disclosures/current_positions.csv?_stream=on" in links(page)
    answer = site.get("/data/latest/index.json")
    assert (answer.status_code, answer.json()["error"]) == (404, "There is no release yet")


def test_every_page_says_its_version_and_the_date_of_its_newest_row(site):
    version = (ROOT / "data" / "VERSION").read_text().strip()
    assert f"Version {version}, rows to " in words(site.get("/"))


def test_a_query_can_be_cited_with_version_and_date(site):
    version = (ROOT / "data" / "VERSION").read_text().strip()
    text = words(site.get("/disclosures/who_uses?technology=drones"))
    assert f"(technology = drones) , UK police technology disclosures, version {version}, rows to " in text
    assert "/disclosures/who_uses?technology=drones" in text
    text = words(site.get("/disclosures", params={"sql": "select 1 + 1 as two"}))
    assert f"SQL query , UK police technology disclosures, version {version}, rows to " in text
