"""JSON as releases write it, and the sums of files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


def write_json(content: Any, path: Path) -> None:
    """Indented, in the order given, with a line end at the end."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
