"""What every template may need: the site's address, its contact, today, the kinds of position, crumbs for engines."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup


def contact_of(settings: Mapping[str, Any]) -> tuple[str, str] | None:
    """The contact that `metadata.yml` gives under `site`, as (words, address of the link); none where it is blank."""
    contact = settings.get("contact")
    if not contact:
        return None
    return contact, f"mailto:{contact}" if "@" in contact and "://" not in contact else contact


def breadcrumbs(address: str, steps: list[tuple[str, str]], here: str) -> list[dict[str, Any]]:
    """The steps to a page as schema.org ListItems."""
    named = [("/", "Home"), *steps]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address + path}
        for place, (path, name) in enumerate(named, start=1)
    ]
    return [*items, {"@type": "ListItem", "position": len(named) + 1, "name": here}]


@lru_cache(1_000)
def host(address: str) -> Markup:
    """The name of the site of an address, as markup: a long one breaks before its dots."""
    return Markup("<wbr>.").join(address.split("/")[2].removeprefix("www.").split("."))
