#!/usr/bin/env python3
"""The curator's desk: from a published answer to checked rows. `python curate.py --help` says more."""

from __future__ import annotations

import argparse
import importlib
import sys

COMMANDS = {
    "capture": "fetch sources, keep their words outside git, and note what became of each address",
    "archive": "find or make a copy of each source in the Internet Archive",
    "recheck": "show what changed on pages since they were read, and draft a second statement",
    "watch": "list what was published and is not in the data, the likeliest first",
    "draft": "propose rows from a captured answer",
    "review": "go through a draft and write what is accepted into data/",
    "desk": "review drafts in a browser of this machine",
    "format": "set every CSV in canonical form",
    "import": "draft the threads of an export of a WhatDoTheyKnow project",
    "gaps": "say what a force has not been asked",
    "next": "say what somebody with the internet should read or ask first",
    "due": "say what a request is waiting for, and until when",
    "audit": "list the rows that somebody should read again",
    "recode": "have a second coder read rows blind, and measure how far both agree",
}
MODULES = {"import": "import_project"}
"""Where a command's module in disclosures/curator/commands/ cannot have the command's name."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command that the arguments (those of the process, if none are given) name; returns its exit status."""
    arguments = sys.argv[1:] if arguments is None else arguments
    parser = argparse.ArgumentParser(description="From a published answer to checked rows of data/*.csv.")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command, summary in COMMANDS.items():
        subparser = subparsers.add_parser(command, help=summary)
        if command in arguments[:1]:  # only the one that is wanted: together they take a second to import
            module = importlib.import_module(f"disclosures.curator.commands.{MODULES.get(command, command)}")
            subparser.description = module.__doc__
            module.add_arguments(subparser)
            subparser.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    return run(options)


def run(options: argparse.Namespace) -> int:
    """Run the chosen command; what stops it is told in plain lines, and the exit status is then 1."""
    from disclosures.compiler.problems import BuildStopped
    from disclosures.curator.stopped import Stopped

    try:
        status: int = options.run(options)
        return status
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
