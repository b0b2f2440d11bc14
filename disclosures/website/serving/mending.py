"""Mends a method of Datasette, piece by piece of its source: what it does otherwise stays its own."""

import inspect
import sys
import textwrap
from collections.abc import Sequence
from typing import Any


def mended(source: str, mends: Sequence[tuple[str, str]]) -> str:
    """The source of the method with these pieces replaced.

    Raises:
        RuntimeError: a piece does not stand there once, as in another version of Datasette.
    """
    for faulty, right in mends:
        if source.count(faulty) != 1:
            raise RuntimeError(f"Datasette has changed; look whether it still needs this mend: {faulty}")
        source = source.replace(faulty, right)
    return source


def mend(owner: type, name: str, mends: Sequence[tuple[str, str]], **names: Any) -> None:
    """Replace the pieces in the method of the class, once in a process; `names` are what they use besides."""
    method = getattr(owner, name)
    if getattr(method, "is_mended", False):
        return
    module = sys.modules[owner.__module__]
    made: dict[str, Any] = {}
    source = textwrap.dedent(mended(inspect.getsource(method), mends))
    exec(compile(source, str(module.__file__), "exec"), vars(module) | names, made)
    made[name].is_mended = True
    setattr(owner, name, made[name])
