"""Tells every template which version of the data it shows and the date of its newest row: `release`, for the footer and citations."""

from pathlib import Path

from disclosures import ROOT
from disclosures.publisher.version import read_version

DATA = ROOT / "data"
_newest: dict[tuple[Path, int], str] = {}


def version() -> str:
    """The version that data/VERSION gives."""
    return str(read_version(DATA))


async def newest_on(database) -> str:
    """The date of the newest row; asked once of each database, which does not change while it is served."""
    key = (Path(database.path), Path(database.path).stat().st_mtime_ns)
    if key not in _newest:
        _newest[key] = (await database.execute("select newest_on from newest_row")).single_value() or ""
    return _newest[key]
