"""Datasette's command, without the installed plugins that WITHOUT_PLUGINS names (as their entry points are named,
with blanks between).

Datasette 0.65 has no setting for this; a process that need not speak MCP starts in about half the time without it.
"""

import os

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


if __name__ == "__main__":
    leave_out(os.environ.get("WITHOUT_PLUGINS", "").split())
    from datasette.cli import cli

    cli(prog_name="datasette")
