"""Steps are shown on a terminal, and nowhere else."""

import contextlib
import os
import pty
import re

import pytest

from disclosures.compiler.progress import Progress
from tests.conftest import read_terminal


@contextlib.contextmanager
def terminal():
    """A terminal as standard error; what it showed is in the list that it yields, at the end."""
    leader, follower = pty.openpty()
    shown = []
    with os.fdopen(follower, "w") as stream, contextlib.redirect_stderr(stream):
        yield shown
    shown.append(read_terminal(leader))


def test_a_terminal_shows_each_step_with_what_it_handled_and_its_time():
    with terminal() as shown:
        progress = Progress()
        with progress.step("Check") as details:
            details.append("1,000 rows")
        with progress.step("Load"):
            pass
    assert re.fullmatch(r"  Check …\r  Check: 1,000 rows, \d+\.\d s\n  Load …\r  Load: \d+\.\d s\n", *shown)


def test_a_terminal_shows_the_step_that_failed():
    with terminal() as shown, pytest.raises(ValueError), Progress().step("Check"):
        raise ValueError
    assert re.fullmatch(r"  Check …\r  Check: \d+\.\d s\n", *shown)


def test_a_pipe_is_told_nothing(capsys):
    progress = Progress()
    with progress.step("Check") as details:
        details.append("1,000 rows")
    assert capsys.readouterr() == ("", "")
    assert progress.seconds > 0
