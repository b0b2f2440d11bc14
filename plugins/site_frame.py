"""What every template may need: the site's address, today, the kinds of position, crumbs for search engines."""

from datetime import date
from typing import Any

from datasette import hookimpl
from jinja2 import Environment

from disclosures.website.pages.served import served
from disclosures.website.pages.site_frame import breadcrumbs, contact_of, host
from disclosures.website.serving.public_address import configured_address


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    address = configured_address(datasette)
    return {
        "site_address": address,
        "contact": contact_of(datasette.plugin_config("site") or {}),
        "today": date.today().isoformat(),
        "position_types": served(datasette).kinds,
        "breadcrumbs": lambda steps, here: breadcrumbs(address, steps, here),
    }


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["host"] = host
    env.filters["map_cells"] = lambda cells: [(cell["hex_q"], cell["hex_r"]) for cell in cells]
