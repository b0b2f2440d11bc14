"""Datasette's command, with what Datasette 0.65 has no setting for.

Without the installed plugins that WITHOUT_PLUGINS names (as their entry points are named, with blanks between): a
process that need not speak MCP starts in about half the time without it. Without its library for units, which takes as
long again. Without what visitors type in the log. And at the address that SITE_ADDRESS names, if it does, in the place
of that in metadata.yml.
"""

import logging
import os
import sys
from functools import wraps
from types import ModuleType
from typing import Any

import pluggy


def leave_out(names: list[str]) -> None:
    """Have Datasette load none of these plugins.

    To be called before anything of datasette.app is imported: that loads them.
    """

    class Chosen(pluggy.PluginManager):
        def __init__(self, project_name: str) -> None:
            super().__init__(project_name)
            for name in names:
                self.set_blocked(name)

    pluggy.PluginManager = Chosen


def leave_out_units() -> None:
    """Have Datasette not load its library for units of columns: no column here has any, as metadata.yml says.

    To be called before anything of datasette.app is imported.
    """

    class UnitRegistry:
        """What Datasette asks of the library when it is imported; to give a unit to a column is an error."""

    pint = ModuleType("datasette.vendored.pint")
    pint.UnitRegistry = UnitRegistry  # type: ignore[attr-defined]
    sys.modules[pint.__name__] = pint


def keep_questions_private() -> None:
    """Have Datasette not write to the log what SQL failed, and with which parameters: visitors typed them."""
    from datasette.database import Database

    execute = Database.execute

    @wraps(execute)
    async def quietly(database: Database, *asked: Any, **more: Any) -> Any:
        return await execute(database, *asked, **{**more, "log_sql_errors": False})

    Database.execute = quietly


class WithoutQuestions(logging.Filter):
    """Leaves out of a line of uvicorn's log of requests what follows the `?` of its address."""

    def filter(self, record: logging.LogRecord) -> bool:
        client, method, address, *rest = record.args or ()
        path, more, _ = str(address).partition("?")
        record.args = (client, method, path + more, *rest)
        return True


def keep_addresses_private() -> None:
    """Have uvicorn not write to the log what was searched for."""
    from uvicorn.config import LOGGING_CONFIG

    LOGGING_CONFIG["filters"] = {"without_questions": {"()": WithoutQuestions}}
    LOGGING_CONFIG["handlers"]["access"]["filters"] = ["without_questions"]


def move_to(address: str) -> None:
    """Have Datasette take this for the address that links begin with."""
    from datasette import cli

    from disclosures.website.serving.public_address import moved

    read = cli.parse_metadata
    cli.parse_metadata = lambda text: moved(read(text), address)


if __name__ == "__main__":
    leave_out(os.environ.get("WITHOUT_PLUGINS", "").split())
    leave_out_units()
    keep_questions_private()
    keep_addresses_private()
    if os.environ.get("SITE_ADDRESS"):
        move_to(os.environ["SITE_ADDRESS"])
    from datasette.cli import cli

    cli(prog_name="datasette")
