"""Runs commands of curate.py in this process, and answers their questions."""

import builtins
import contextlib
import io
from collections.abc import Callable

import pytest

import curate
from tests.conftest import Finished


@pytest.fixture
def run(monkeypatch) -> Callable[..., Finished]:
    """A function that runs `curate.py` with the arguments; `answers` are typed one after the other, then the terminal is closed."""

    def ran(*arguments: str, answers: str = "") -> Finished:
        typed = iter(answers.split("|") if answers else [])

        def ask(prompt: str) -> str:
            print(prompt)
            for answer in typed:
                return answer
            raise EOFError

        monkeypatch.setattr(builtins, "input", ask)
        monkeypatch.setenv("COLUMNS", "200")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = curate.main([str(argument) for argument in arguments])
        return Finished(status, out.getvalue().splitlines(), err.getvalue().splitlines())

    return ran
