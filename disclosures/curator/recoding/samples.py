"""The sample of a recoding: what was drawn, and the file that keeps it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from disclosures.compiler.problems import path_to_show
from disclosures.curator.recoding.kinds import KINDS
from disclosures.curator.stopped import Stopped

FILE = "sample.json"


@dataclass(frozen=True)
class Sample:
    """What was drawn: its name, the kind of disclosure (of `KINDS`), the day, the seed, and the ids."""

    sample: str
    of: str
    drawn_on: str
    seed: int
    ids: list[str]

    def text(self) -> str:
        """The file that keeps it."""
        kept = {"sample": self.sample, "of": self.of, "drawn_on": self.drawn_on, "seed": self.seed, "ids": self.ids}
        return json.dumps(kept, indent=1) + "\n"


def read_sample(folder: Path) -> Sample:
    """What was noted when the sample of this folder was drawn.

    Raises:
        Stopped: the folder does not hold it.
    """
    path = folder / FILE
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        sample = Sample(*(kept[name] for name in ("sample", "of", "drawn_on", "seed", "ids")))
        if sample.of in KINDS and sample.ids and all(isinstance(id, str) for id in (sample.sample, *sample.ids)):
            return sample
    except OSError as error:
        raise Stopped(
            f"{path_to_show(path)}: cannot be read ({error.strerror}); name the folder that 'curate.py recode N' wrote"
        ) from error
    except (ValueError, KeyError, TypeError):
        pass
    raise Stopped(f"{path_to_show(path)}: is not what 'curate.py recode N' wrote")
