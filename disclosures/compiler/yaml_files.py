"""Reads YAML files with libyaml: PyYAML's own reader takes some ten times as long, and the site reads 26 of them before
it answers."""

from pathlib import Path
from typing import Any

import yaml


def read_yaml(path: Path) -> Any:
    """What the file holds.

    Raises:
        OSError, UnicodeDecodeError: the file cannot be read.
        yaml.YAMLError: it is not YAML; `problem` and `problem_mark` say what and where.
    """
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
