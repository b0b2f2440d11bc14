"""A command that cannot go on."""


class Stopped(Exception):
    """Why a command cannot go on and what to do, in one plain sentence; nothing was written."""
