"""As whom we ask other sites: by the name of the desk, with the address of the site and the contact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from disclosures import ROOT
from disclosures.compiler.version import read_version
from disclosures.compiler.yaml_files import read_yaml

NAME = "disclosures-curator"
"""What a robots.txt can call us."""


def user_agent(metadata: Path = ROOT / "metadata.yml") -> str:
    """The name, the version of the data, and where to complain: `address` and `contact` that metadata.yml gives under
    `site`, the contact only where there is one."""
    site: dict[str, Any] = read_yaml(metadata)["plugins"]["site"]
    where = "; ".join(f"+{part}" for part in (site.get("address"), site.get("contact")) if part)
    return f"{NAME}/{read_version(ROOT / 'data')} ({where})"
