"""Where the site stands for the world, for what programs read: feeds, the site map, llms.txt."""


def configured_address(datasette) -> str:
    """The address that `metadata.yml` gives under `site`, without a slash at the end; blank where it gives none."""
    return (datasette.plugin_config("site") or {}).get("address", "").rstrip("/")


def public_address(datasette, request) -> str:
    """The configured address, else the one at which the request came in."""
    return configured_address(datasette) or datasette.absolute_url(request, "/").rstrip("/")
