"""The commit message names what was written and is not committed."""

import subprocess

from disclosures.curator.desk.message import commit_message
from disclosures.curator.drafts.files import Cell, Record


def accepted(value):
    return Cell(value, decision="accepted")


def record(reference, written=True):
    main = {"authority": accepted("essex"), "reference": accepted(reference), "title": accepted("Use of drones")}
    positions = [
        {"technology": accepted("drones"), "position": accepted("uses"), "scope": Cell("overt", decision="rejected")},
        {"technology": Cell("drones", decision="rejected")},
    ]
    return Record("request", {"requests": [main], "positions": positions}, written)


def test_one_disclosure_is_named_with_its_positions(tmp_path):
    assert commit_message([record("1"), record("2", written=False)], tmp_path) == (
        "Add essex-1: Use of drones\n\nessex-1: Use of drones\n- drones: uses\n"
    )


def test_several_are_counted_and_the_subject_stays_short(tmp_path):
    subject, blank, *_ = commit_message([record("1" * 30), record("2" * 30)], tmp_path).splitlines()
    assert subject.startswith("Add 2 disclosures: essex-111") and subject.endswith("…")
    assert (len(subject) <= 72, blank) == (True, "")


def test_what_is_committed_is_left_out(tmp_path):
    (tmp_path / "requests.csv").write_text("id,title\nessex-1,Use of drones\n")

    def git(*arguments):
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments], cwd=tmp_path, check=True
        )

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "One")
    assert commit_message([record("1")], tmp_path) == ""
    assert commit_message([record("1"), record("2")], tmp_path).startswith("Add essex-2: ")
