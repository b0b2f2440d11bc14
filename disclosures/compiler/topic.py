"""What `metadata.yml` says of the topic, under `topic` of `site`: its names, and its words in the place of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from disclosures import ROOT
from disclosures.compiler.yaml_files import read_yaml
from disclosures.words.other_words import in_other_words


@dataclass(frozen=True)
class Topic:
    """`name` is that of packages and servers. `keywords` tell search engines what the data is about, `examples` what a
    reader may search for. `subject` are words of which a page names one if it is about the bodies of the topic. `words`
    are those that pages use, each with what they say instead."""

    name: str
    keywords: tuple[str, ...]
    examples: tuple[str, ...]
    subject: tuple[str, ...]
    words: Mapping[str, str]

    def is_named_in(self, text: str) -> bool:
        """Whether the text names the subject."""
        return bool(re.search(rf"\b(?:{'|'.join(map(re.escape, self.subject))})\b", text, re.IGNORECASE))


@lru_cache(maxsize=2)
def read_topic(metadata: Path = ROOT / "metadata.yml") -> Topic:
    """The topic of the site.

    Raises:
        OSError, YAMLError, KeyError: the file cannot be read, or does not say it all.
    """
    said: dict[str, Any] = read_yaml(metadata)["plugins"]["site"]["topic"]
    return Topic(
        said["name"],
        tuple(said["keywords"]),
        tuple(map(str, said["examples"])),
        tuple(said["subject"]),
        said.get("words") or {},
    )


def in_topic(text: str) -> str:
    """A sentence of ours in the words of the topic."""
    return in_other_words(text, read_topic().words)
