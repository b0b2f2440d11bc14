"""The doors for other programs are tried on a running site."""

from tests.site.conftest import database, site  # noqa: F401
