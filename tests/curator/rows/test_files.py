"""Several files are written, or none."""

import os
import subprocess
import sys
import threading

import pytest

from disclosures import ROOT
from disclosures.curator.rows import files
from disclosures.curator.rows.files import finish, held, write_all


def contents(folder):
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


@pytest.fixture
def folder(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("old")
    return tmp_path


def test_files_are_replaced_and_others_stay(folder):
    write_all(folder, {"a": "new", "b": "new"})
    assert contents(folder) == {"a": "new", "b": "new", "c": "old"}


def killed_at(monkeypatch, call):
    """Die at the call of that number to os.rename and os.replace."""
    calls = iter(range(1, 100))
    for name in ("rename", "replace"):
        real = getattr(os, name)

        def counted(*arguments, real=real):
            if next(calls) == call:
                raise KeyboardInterrupt
            real(*arguments)

        monkeypatch.setattr(files.os, name, counted)


@pytest.mark.parametrize(("call", "state"), [(1, "old"), (2, "new"), (3, "new")])
def test_a_process_killed_between_two_files_leaves_all_or_none(folder, monkeypatch, call, state):
    with monkeypatch.context() as context:
        killed_at(context, call)
        with pytest.raises(KeyboardInterrupt):
            write_all(folder, {"a": "new", "b": "new"})
    finish(folder)
    assert [(folder / name).read_text() for name in ("a", "b", "c")] == [state, state, "old"]
    write_all(folder, {"c": "newer"})
    assert contents(folder) == {"a": state, "b": state, "c": "newer"}


def test_a_held_folder_is_waited_for_and_left_as_it_was(folder):
    order = []

    def second():
        with held(folder):
            order.append("second")

    waiting = threading.Thread(target=second)
    with held(folder), held(folder):  # its own holder does not wait
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]
    assert contents(folder) == {"a": "old", "b": "old", "c": "old"}


def test_another_process_waits_for_a_held_folder(folder):
    script = (
        "import sys; from pathlib import Path; from disclosures.curator.rows.files import held\n"
        "with held(Path(sys.argv[1])): print('got it')"
    )
    command = [sys.executable, "-c", script, str(folder)]
    with held(folder):
        waiting = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(2)
    assert waiting.communicate(timeout=30)[0] == "got it\n"
