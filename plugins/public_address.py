"""Where the site stands for the world, for what programs read: feeds, the site map, llms.txt."""

from datasette.utils import add_cors_headers


def public_address(datasette, request) -> str:
    """The address that `metadata.yml` gives under `site`, else the one that was asked; without a slash at the end."""
    address = (datasette.plugin_config("site") or {}).get("address") or datasette.absolute_url(request, "/")
    return address.rstrip("/")


def open_to_all(datasette) -> dict[str, str]:
    """The headers that let pages of other sites read an answer, where the site is served with --cors."""
    headers: dict[str, str] = {}
    if datasette.cors:
        add_cors_headers(headers)
    return headers
