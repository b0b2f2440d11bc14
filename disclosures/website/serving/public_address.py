"""Where the site stands for the world, for what programs read: feeds, the site map, llms.txt."""

from typing import Any


def configured_address(datasette: Any) -> str:
    """The address that `metadata.yml` gives under `site`, without a slash at the end; blank where it gives none."""
    return str((datasette.plugin_config("site") or {}).get("address", "")).rstrip("/")


def moved(metadata: dict[str, Any], address: str) -> dict[str, Any]:
    """The metadata of a site that stands at this address instead of the one that `metadata.yml` gives."""
    plugins = metadata["plugins"]
    sites = {"site": {"address": address}, "datasette-sitemap": {"base_url": address.rstrip("/")}}
    return metadata | {"plugins": plugins | {name: plugins[name] | place for name, place in sites.items()}}


def public_address(datasette: Any, request: Any) -> str:
    """The configured address, else the one at which the request came in."""
    return configured_address(datasette) or str(datasette.absolute_url(request, "/")).rstrip("/")
