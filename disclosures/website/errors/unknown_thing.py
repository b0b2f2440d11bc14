"""What a page or a door raises when the thing or the parameter that its address names is not there."""

from collections.abc import Collection
from typing import Any, NoReturn

from datasette.utils.asgi import Base400


class UnknownThing(Base400):  # type: ignore[misc]  # datasette is untyped
    """A parameter names a thing that is not there; the text says so to the reader."""

    status = 404


class UnknownParameter(Base400):  # type: ignore[misc]  # datasette is untyped
    """The address has a parameter that is not known there; the text says which, and what is known."""

    status = 400


def only_known(request: Any, known: Collection[str] = (), hint: str = "") -> None:
    """Let nothing be asked for that would be passed over in silence. `hint`: a sentence on what to ask for instead.

    Raises:
        UnknownParameter: the address has another parameter than the known ones, or one of them twice.
    """
    there = f"{request.path} takes {' and '.join(known) if known else 'no parameter'}"
    for name in request.args:
        if name not in known:
            raise UnknownParameter(f"We know no parameter '{name[:100]}' here: {there}. {hint}".strip())
        if len(request.args.getlist(name)) > 1:
            raise UnknownParameter(f"The parameter '{name}' stands twice here: {there}, once.")


def raise_404(message: str = "") -> NoReturn:
    """For templates: end the page, since what it is about is not there.

    Raises:
        UnknownThing: always.
    """
    raise UnknownThing(message)
