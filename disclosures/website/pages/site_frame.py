"""What every template may need: the site's address, today, the kinds of position, crumbs for search engines."""


def breadcrumbs(address: str, steps: list[tuple[str, str]], here: str) -> list[dict]:
    """The steps to a page as schema.org ListItems."""
    named = [("/", "Home"), *steps]
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": address + path}
        for place, (path, name) in enumerate(named, start=1)
    ]
    return [*items, {"@type": "ListItem", "position": len(named) + 1, "name": here}]
