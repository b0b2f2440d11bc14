"""How many rows of a query its page shows: as many as make a page of a size that can be read and sent.

JSON and CSV hold more, as before.
"""

import re
from collections.abc import Iterable, Sequence
from functools import wraps
from typing import Any

from datasette.views.database import QueryView

from disclosures.website.cells.position_labels import POSITION_COLUMN

HEAVIEST = 362_000
"""Characters of markup that the rows of one page may take, as `weight` counts them."""
CELL, EMPTY, LINK, MARK, LONGEST = 28, 24, 26, 90, 300
"""Characters that a cell takes besides its column's name and its words: any; one without a value; a link, besides its
address; a position, besides its code. So many of the words of a cell are shown."""
ADDRESS = re.compile(r"https?://\S+|/\S+|[a-z0-9-]*[a-z][a-z0-9-]*")
"""What is a link in a cell, or may be one: an address, the path of a page, an id."""


def weight(columns: Sequence[str], row: Iterable[object]) -> int:
    """About the characters of markup of a row with these columns."""
    return sum(CELL + len(column) + _words(column, value) for column, value in zip(columns, row, strict=True))


def _words(column: str, value: object) -> int:
    if value is None:
        return EMPTY
    words = str(value)
    if POSITION_COLUMN.fullmatch(column):
        return MARK + 2 * len(words)
    return LINK + 2 * len(words) if ADDRESS.fullmatch(words) else min(len(words), LONGEST)


def fitting(columns: Sequence[str], rows: Sequence[Iterable[object]], heaviest: int = HEAVIEST) -> int:
    """How many of the rows, from the first, a page holds; one at least."""
    held = 0
    for number, row in enumerate(rows):
        held += weight(columns, row)
        if held > heaviest:
            return max(number, 1)
    return len(rows)


def fit_queries() -> None:
    """Have pages of queries in this process show no more rows than fit.

    `found` then tells the template how many there are, where all were read.
    """
    whole = QueryView.data
    if getattr(whole, "is_fitted", False):
        return

    @wraps(whole)
    async def data(self: Any, request: Any, *asked: Any, **more: Any) -> Any:
        answer = await whole(self, request, *asked, **more)
        if request.url_vars.get("format") or not isinstance(answer, tuple):
            return answer
        context = answer[0]
        rows = context["rows"]
        if (shown := fitting(context["columns"], rows)) < len(rows):
            context["found"] = None if context["truncated"] else len(rows)
            context["truncated"] = True
            del rows[shown:]
        return answer

    data.is_fitted = True  # type: ignore[attr-defined]
    QueryView.data = data
