"""The workflow that lists every week what is not in the data, and tells it in one issue."""

import os
import subprocess

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "watch.yml").read_text(encoding="utf-8"))
LISTING = "1 page not in the data, the likeliest first.\n\n1. `Drones` <https://a.example/1>\n"


def step(job, words):
    """The script of the step of the job that holds these words."""
    (found,) = [one["run"] for one in WORKFLOW["jobs"][job]["steps"] if words in one.get("run", "")]
    return found


def run(script, folder, programs, **settings):
    """Run the script as GitHub does, with these programs in the place of others."""
    for name, text in programs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)
    environment = os.environ | settings | {"PATH": f"{folder}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_runs_once_a_week_and_who_reads_other_sites_may_not_write():
    (when,) = WORKFLOW[True]["schedule"]
    minute, hour, day, month, weekday = when["cron"].split()
    assert (minute.isdigit(), hour.isdigit(), day, month, weekday.isdigit()) == (True, True, "*", "*", True)
    assert WORKFLOW["permissions"] == {}
    assert WORKFLOW["jobs"]["list"]["permissions"] == {"contents": "read", "issues": "read"}
    assert WORKFLOW["jobs"]["tell"]["permissions"] == {"issues": "write"}


@pytest.mark.parametrize(
    ("listed", "handed_on"), [(LISTING, True), ("Nothing was found that is not in the data.\n", False)]
)
def test_only_a_list_with_something_in_it_is_handed_on(tmp_path, listed, handed_on):
    output = tmp_path / "output"
    output.touch()
    (tmp_path / "listed").write_text(listed, encoding="utf-8")
    program = {".venv/bin/python": 'echo "$@" > asked; cat listed; exit 1'}
    done = run(step("list", "watch --told"), tmp_path, program, PLACES="logs govuk", GITHUB_OUTPUT=str(output))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "asked").read_text() == "curate.py watch --told told.md --from logs govuk\n"
    assert "::warning::not every place answered" in done.stdout
    assert ("1. `Drones`" in output.read_text(encoding="utf-8")) is handed_on


def test_a_watch_that_cannot_begin_fails(tmp_path):
    program = {".venv/bin/python": "echo 'metadata.yml: contact of site is blank' >&2; exit 1"}
    done = run(step("list", "watch --told"), tmp_path, program, PLACES="logs", GITHUB_OUTPUT=str(tmp_path / "output"))
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("open_issue", "told"), [("7", "issue comment 7 --body-file list.md"), ("", "issue create --label watch")]
)
def test_what_is_new_goes_into_the_open_issue_or_opens_one(tmp_path, open_issue, told):
    program = {"gh": f'echo "$@" >> asked; case "$*" in "issue list"*) echo "{open_issue}";; esac'}
    done = run(step("tell", "gh issue create"), tmp_path, program, LIST=LISTING)
    assert done.returncode == 0, done.stderr
    *_, last = (tmp_path / "asked").read_text().splitlines()
    assert last.startswith(told)
    assert "`Drones`" in (tmp_path / "list.md").read_text(encoding="utf-8")
