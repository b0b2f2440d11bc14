"""Tells browsers to run no script but the site's own files and, on Datasette's pages, the inline scripts and styles
of the map."""

import re
from base64 import b64encode
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import datasette_cluster_map
import datasette_leaflet
from starlette.types import ASGIApp, Message, Receive, Scope, Send

Settings = Callable[[str], Any]
"""The settings that metadata.yml gives a plugin, by its name."""

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


def policy(scripts: tuple[str, ...] = (), styles: tuple[str, ...] = (), **other: str) -> str:
    """The policy that allows these inline scripts and styles, and no other; `other` directives replace those of all."""
    allowed = POLICY | {name.replace("_", "-"): value for name, value in other.items()}
    if scripts:
        allowed["script-src"] = " ".join(["'self'", *map(source, scripts)])
    if styles:
        allowed["style-src"] = " ".join(["'self'", "'unsafe-hashes'", *map(source, styles)])
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


class MapSettings:
    """Of a Datasette what the map's scripts ask: settings of plugins, and where their files stand.

    So whoever only wants to know the policy need not start one.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.urls = SimpleNamespace(static_plugins=lambda plugin, file: f"/-/static-plugins/{plugin}/{file}")

    def plugin_config(self, name: str, database: str | None = None, table: str | None = None) -> Any:
        """The settings of the plugin of that name."""
        return self.settings(name)


def map_scripts(settings: Settings) -> tuple[str, str]:
    """The inline scripts of the map over the columns latitude and longitude.

    They hold the columns' names, which in a visitor's own SQL may be anything: so they are asked for these, and not
    read from an answer.
    """
    where = {"database": "disclosures", "table": None, "columns": ["latitude", "longitude"], "view_name": "table"}
    asked = MapSettings(settings)
    return (
        datasette_cluster_map.extra_body_script(datasette=asked, **where),
        datasette_leaflet.extra_body_script(datasette=asked),
    )


def map_styles() -> tuple[str, ...]:
    """The style sheet that the map's script adds to the page, as a browser sees it, and its style attributes."""
    script = (Path(datasette_cluster_map.__file__).parent / "static" / "datasette-cluster-map.js").read_text(
        encoding="utf-8"
    )
    sheets = re.findall(r"clusterMapCSS = `(.*?)`", script, re.DOTALL)
    return sheets[0].replace("\n", ""), *sorted(set(re.findall(r'style="([^"]*)"', script)))


def policies(settings: Settings) -> tuple[str, str, str]:
    """The policy of the site's own pages, that of Datasette's pages below /disclosures, and that of those below /embed.

    By the settings of each plugin. What stands below /embed runs no script, and other sites may show it in a frame;
    nothing else may be shown in one.
    """
    return (
        policy(),
        policy(map_scripts(settings), map_styles()),
        policy(script_src="'none'", form_action="'none'", frame_ancestors="*"),
    )


def chosen(path: str, policies: tuple[bytes, bytes, bytes]) -> bytes:
    """Of `policies` that of an answer at this path."""
    own, rows, embedded = policies
    return rows if path.startswith("/disclosures") else embedded if path.startswith("/embed/") else own


def with_policies(datasette: Any) -> Callable[[ASGIApp], ASGIApp]:
    """An ASGI wrapper that sends each answer's policy."""
    own, rows, embedded = (said.encode() for said in policies(datasette.plugin_config))

    def wrap(app: ASGIApp) -> ASGIApp:
        @wraps(app)
        async def with_policy(scope: Scope, receive: Receive, send: Send) -> None:
            async def told(message: Message) -> None:
                if message["type"] == "http.response.start":
                    said = chosen(scope["path"], (own, rows, embedded))
                    message = {
                        **message,
                        "headers": [*(message.get("headers") or []), (b"content-security-policy", said)],
                    }
                await send(message)

            await app(scope, receive, told if scope["type"] == "http" else send)

        return with_policy

    return wrap
