"""Tells browsers to run no script but the site's own files and, on Datasette's pages, the inline scripts of the map."""

from base64 import b64encode
from functools import wraps
from hashlib import sha256

import datasette_cluster_map
import datasette_leaflet
from datasette import hookimpl

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def source(script: str) -> str:
    """The hash of an inline script, as a policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def policy(scripts: tuple[str, ...] = ()) -> str:
    """The policy that allows these inline scripts and no other."""
    allowed = POLICY | {"script-src": " ".join([POLICY["script-src"], *map(source, scripts)])}
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def map_scripts(datasette) -> tuple[str, str]:
    """The inline scripts of the map over the columns latitude and longitude.

    They hold the columns' names, which in a visitor's own SQL may be anything: so they are asked for these, and not read from an answer.
    """
    where = {"database": "disclosures", "table": None, "columns": ["latitude", "longitude"], "view_name": "table", "datasette": datasette}
    return datasette_cluster_map.extra_body_script(**where), datasette_leaflet.extra_body_script(datasette=datasette)


@hookimpl
def asgi_wrapper(datasette):
    own, rows = policy().encode(), policy(map_scripts(datasette)).encode()

    def wrap(app):
        @wraps(app)
        async def with_policy(scope, receive, send):
            async def told(message):
                if message["type"] == "http.response.start":
                    chosen = rows if scope["path"].startswith("/disclosures") else own
                    message = {**message, "headers": [*(message.get("headers") or []), (b"content-security-policy", chosen)]}
                await send(message)

            await app(scope, receive, told if scope["type"] == "http" else send)

        return with_policy

    return wrap
