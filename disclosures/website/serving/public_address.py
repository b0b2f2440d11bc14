"""Where the site stands for the world, for what programs read: feeds, the site map, llms.txt."""

from typing import Any


def configured_address(datasette: Any) -> str:
    """The address that `metadata.yml` gives under `site`, without a slash at the end; blank where it gives none."""
    return str((datasette.plugin_config("site") or {}).get("address", "")).rstrip("/")


def public_address(datasette: Any, request: Any) -> str:
    """The configured address, else the one at which the request came in."""
    return configured_address(datasette) or str(datasette.absolute_url(request, "/")).rstrip("/")
