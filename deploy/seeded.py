"""The cache that a machine may begin with, made by deploy/seed: of which database and address it is, and its copy.

`python -m deploy.seeded FOLDER` writes that down in the folder.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

OF = "of"
"""Name of the file that says what the pages are of."""


def what_is_served(environment: Mapping[str, str]) -> str:
    """The database's digest and the address that links begin with: pages of another of either are not ours.

    The digest is the one in INSPECT_FILE, which the site compares with the database's before it starts.
    """
    inspected = json.loads(Path(environment["INSPECT_FILE"]).read_text(encoding="utf-8"))["disclosures"]
    return f"{inspected['hash']} {environment.get('SITE_ADDRESS', '')}\n"


def begin_with_seed(cache: Path, environment: Mapping[str, str]) -> str:
    """Copy the pages of CACHE_SEED to the empty cache, if there are any and they are of what is served.

    Returns why they were not taken; nothing if they were, or if none was named.
    """
    if not (named := environment.get("CACHE_SEED")):
        return ""
    seed = Path(named)
    try:
        if (seed / OF).read_text(encoding="utf-8") != what_is_served(environment):
            return f"CACHE_SEED: {seed} holds pages of another database or address: starting with an empty cache"
        shutil.copytree(seed / "pages", cache / "pages")
    except OSError as problem:
        shutil.rmtree(cache / "pages", ignore_errors=True)
        return f"CACHE_SEED: {seed} cannot be used: {problem.strerror}: starting with an empty cache"
    return ""


if __name__ == "__main__":
    (Path(sys.argv[1]) / OF).write_text(what_is_served(os.environ), encoding="utf-8")
