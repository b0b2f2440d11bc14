"""A draft takes the target's place when it is complete, and leaves nothing behind otherwise."""

import fcntl
import shutil
import sqlite3

import pytest

from disclosures.compiler.fresh_database import fresh_database
from disclosures.compiler.problems import BuildStopped


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "disclosures.db"
    path.write_bytes(b"the previous database")
    return path


def problems(target):
    with pytest.raises(BuildStopped) as stopped, fresh_database(target):
        pass
    return [str(problem) for problem in stopped.value.problems]


def left_beside(target):
    return sorted(path.name for path in target.parent.iterdir())


def test_a_draft_that_is_swapped_in_replaces_the_target(target):
    with fresh_database(target) as fresh:
        db = fresh.open()
        db["forces"].insert({"id": "essex"})
        db.close()
        assert target.read_bytes() == b"the previous database"
        fresh.swap_in()
    assert target.read_bytes().startswith(b"SQLite format 3\0")
    assert left_beside(target) == ["disclosures.db"]


def test_who_reads_the_old_database_during_the_swap_goes_on_reading_it(target):
    with target.open("rb") as reader, fresh_database(target) as fresh:
        fresh.open().close()
        fresh.swap_in()
        assert reader.read() == b"the previous database"


def test_a_draft_that_is_not_swapped_in_leaves_the_target_as_it_was(target):
    with fresh_database(target) as fresh:
        fresh.open()["forces"].insert({"id": "essex"})
    assert target.read_bytes() == b"the previous database"
    assert left_beside(target) == ["disclosures.db"]


def test_a_draft_that_fails_leaves_the_target_as_it_was(target):
    with pytest.raises(ZeroDivisionError), fresh_database(target) as fresh:
        fresh.open()["forces"].insert({"id": "essex"})
        raise ZeroDivisionError
    assert target.read_bytes() == b"the previous database"
    assert left_beside(target) == ["disclosures.db"]


def test_who_reads_beside_the_writer_reads_what_was_committed_last_and_keeps_it_from_the_file(target):
    with fresh_database(target) as fresh:
        db = fresh.open()
        db["forces"].insert({"id": "essex"})
        db.conn.commit()
        with fresh.reader() as reader:
            before = fresh.database.read_bytes()
            db.execute("pragma cache_size = 10")
            db.execute("begin")
            db.execute("insert into forces select value || zeroblob(5000) from json_each(?)", [str(list(range(500)))])
            assert reader.execute("select id from forces").fetchall() == [("essex",)]
            assert fresh.database.read_bytes() == before
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                db.conn.commit()
        db.conn.commit()
        assert db["forces"].count == 501


def test_what_a_killed_build_left_is_swept(target):
    left = target.parent / ".disclosures.db.fresh"
    (left / "loadable").mkdir(parents=True)
    (left / "loadable" / "forces.csv").touch()
    (left / "fresh.db").write_bytes(b"half a database")
    with fresh_database(target) as fresh:
        assert list(fresh.folder.iterdir()) == []
    assert left_beside(target) == ["disclosures.db"]


def test_a_second_fresh_database_the_same_target_is_refused_while_the_first_is_open(target):
    with fresh_database(target) as first:
        first.database.touch()
        assert problems(target) == [f"{target}:1: output: is being written by another build; wait for it"]
        assert first.database.exists()
    with fresh_database(target):
        pass


def test_two_targets_in_one_folder_can_be_drafted_at_once(target):
    with fresh_database(target), fresh_database(target.with_name("other.db")):
        pass
    assert left_beside(target) == ["disclosures.db"]


def test_a_draft_whose_folder_another_build_has_just_removed_is_refused(target, monkeypatch):
    lock = fcntl.flock

    def late(folder, operation):
        shutil.rmtree(target.parent / ".disclosures.db.fresh")
        lock(folder, operation)

    monkeypatch.setattr(fcntl, "flock", late)
    assert problems(target) == [f"{target}:1: output: is being written by another build; wait for it"]


def test_a_folder_as_target_is_told(target):
    assert problems(target.parent) == [f"{target.parent}:1: output: is a folder; name a file, such as disclosures.db"]


@pytest.mark.parametrize(
    "path, reason",
    [
        ("/proc/disclosures.db", "No such file or directory"),
        ("{folder}/nowhere/disclosures.db", "No such file or directory"),
        ("{folder}/disclosures.db/disclosures.db", "Not a directory"),
        (f"{{folder}}/{'x' * 300}", "File name too long"),
    ],
    ids=["in /proc", "in no folder", "in a file", "too long a name"],
)
def test_a_target_that_cannot_be_written_is_told(target, path, reason):
    path = type(target)(path.format(folder=target.parent))
    assert problems(path) == [
        f"{path}:1: output: cannot be written beside ({reason}); name another place with --output"
    ]
    assert left_beside(target) == ["disclosures.db"]
