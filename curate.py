#!/usr/bin/env python3
"""The curator's desk: from a published answer to checked rows. `python curate.py --help` says more."""

from __future__ import annotations

import argparse
import importlib
import sys

from compiler.problems import BuildStopped
from curator.stopped import Stopped

COMMANDS = ("draft", "review", "format", "import", "gaps", "due", "recode")
MODULES = {"import": "import_project"}
"""Where a command's module in curator/ cannot have the command's name."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="From a published answer to checked rows of data/*.csv.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        module = importlib.import_module(f"curator.{MODULES.get(command, command)}")
        subparser = subparsers.add_parser(command, help=module.__doc__.splitlines()[0], description=module.__doc__)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except BuildStopped as stopped:
        for problem in stopped.problems:
            print(problem, file=sys.stderr)
        print(f"{len(stopped.problems)} problem(s); nothing was written", file=sys.stderr)
    except Stopped as stopped:
        print(stopped, file=sys.stderr)
    except KeyboardInterrupt:
        print("stopped; nothing more was written", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
