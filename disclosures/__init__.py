"""UK police technology disclosures: everything that is not a command, a page or a row.

The folders stand in order: each may use those named before it, and none after. words, compiler, publisher, website,
curator; but the curator's desk does not use the website.
"""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The checkout, which holds data/, sql/, templates/ and metadata.yml."""
