"""As whom we ask other sites: by the name of the desk, with the address of the site and the contact."""

from __future__ import annotations

from typing import Any

from disclosures import ROOT
from disclosures.compiler.version import read_version
from disclosures.compiler.yaml_files import read_yaml
from disclosures.curator.stopped import Stopped

NAME = "disclosures-curator"
"""What a robots.txt can call us."""


METADATA = ROOT / "metadata.yml"


def user_agent() -> str:
    """The name, the version of the data, and where to complain: `address` and `contact` that metadata.yml gives under
    `site`.

    Raises:
        Stopped: there is no contact, and nobody is asked by somebody whom they cannot write to.
    """
    site: dict[str, Any] = read_yaml(METADATA)["plugins"]["site"]
    if not site.get("contact"):
        raise Stopped(
            "metadata.yml: contact of site is blank; fill in an e-mail address or a page where other sites can "
            "complain, before any of them is asked"
        )
    return f"{NAME}/{read_version(ROOT / 'data')} (+{site['address']}; +{site['contact']})"
