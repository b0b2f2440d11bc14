"""What a page or a door raises when the thing that its address names is not there."""

from typing import NoReturn

from datasette.utils.asgi import Base400


class UnknownThing(Base400):  # type: ignore[misc]  # datasette is untyped
    """A parameter names a thing that is not there; the text says so to the reader."""

    status = 404


def raise_404(message: str = "") -> NoReturn:
    """For templates: end the page, since what it is about is not there.

    Raises:
        UnknownThing: always.
    """
    raise UnknownThing(message)
