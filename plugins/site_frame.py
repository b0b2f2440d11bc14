"""What every template may need: the site's address, today, the kinds of position, crumbs for search engines."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

from datasette import hookimpl
from jinja2 import Environment

from disclosures.website.pages.site_frame import breadcrumbs, contact_of
from disclosures.website.serving.public_address import configured_address


@hookimpl
def extra_template_vars(datasette: Any) -> Callable[[], Awaitable[dict[str, Any]]]:
    address = configured_address(datasette)

    async def variables() -> dict[str, Any]:
        kinds = await datasette.get_database("disclosures").execute("select * from position_types order by rank")
        return {
            "site_address": address,
            "contact": contact_of(datasette.plugin_config("site") or {}),
            "today": date.today().isoformat(),
            "position_types": {kind["id"]: dict(kind) for kind in kinds.rows},
            "breadcrumbs": lambda steps, here: breadcrumbs(address, steps, here),
        }

    return variables


@hookimpl
def prepare_jinja2_environment(env: Environment) -> None:
    env.filters["map_cells"] = lambda cells: [(cell["hex_q"], cell["hex_r"]) for cell in cells]
