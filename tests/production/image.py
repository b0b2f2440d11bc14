"""Lays out the folder that the Dockerfile's last stage would hold, without Docker: its own COPY lines say what goes in.

The packages are copies of the installed ones that the requirements file of its first stage pins, so that no network is
needed."""

from __future__ import annotations

import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True)
class Stage:
    """A stage of the Dockerfile: its name (empty for the last), what it begins with, and its instructions as (word,
    rest)."""

    name: str
    base: str
    instructions: tuple[tuple[str, str], ...]

    def all(self, word: str) -> list[str]:
        """What follows this word in each of its instructions."""
        return [rest for found, rest in self.instructions if found == word]

    @property
    def command(self) -> list[str]:
        """What a container starts."""
        return json.loads(self.all("CMD")[-1])

    @cached_property
    def environment(self) -> dict[str, str]:
        return dict(pair.split("=", 1) for rest in self.all("ENV") for pair in rest.split())


def stages() -> list[Stage]:
    """The stages of the Dockerfile, in their order."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    kept = "\n".join(line for line in lines.split("\n") if not line.startswith("#")).replace("\\\n", " ")
    found: list[Stage] = []
    for line in filter(None, map(str.strip, kept.split("\n"))):
        word, rest = line.split(maxsplit=1)
        if word == "FROM":
            base, _, name = rest.partition(" AS ")
            found.append(Stage(name, base, ()))
        else:
            found[-1] = Stage(found[-1].name, found[-1].base, (*found[-1].instructions, (word, rest)))
    return found


def lay_out(target: Path, built: Path) -> None:
    """Fill the folder `target` as /app in the image; `built` is a folder with what the stage `build` makes.

    Raises:
        FileNotFoundError: a COPY line names what is not there.
        RuntimeError: an installed package has another version than the one pinned.
    """
    first, *_, last = stages()
    target.mkdir(parents=True)
    for copy in last.all("COPY"):
        *options, arguments = re.split(r"(?<=--from=\w{5})\s|(?<=--from=\w{8})\s", copy)
        *sources, place = arguments.split()
        if options == ["--from=packages"]:
            (pins,) = re.findall(r"--requirement (\S+)", " ".join(first.all("RUN")))
            make_venv(target / place, ROOT / pins)
            continue
        for source in sources:
            _copy((built / source.removeprefix("/app/")) if options else (ROOT / source), target / place, place)


def _copy(source: Path, target: Path, place: str) -> None:
    found = sorted(source.parent.glob(source.name))
    if not found:
        raise FileNotFoundError(source)
    for path in found:
        if path.is_dir():
            shutil.copytree(path, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            into = target / path.name if place.endswith(("/", ".")) else target
            into.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, into)


def make_venv(venv: Path, requirements: Path) -> None:
    """A virtual environment of the packages that the requirements file pins, and of nothing else."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    packages = site_packages(venv)
    for name, version in PIN.findall(requirements.read_text(encoding="utf-8")):
        installed = importlib.metadata.distribution(name)
        if installed.version != version:
            raise RuntimeError(f"{requirements.name} pins {name} {version}, but {installed.version} is installed")
        for file in installed.files or []:
            if ".." not in file.parts and (path := Path(file.locate())).is_file():
                (packages / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, packages / file)


def site_packages(venv: Path) -> Path:
    (folder,) = venv.glob("lib/python*/site-packages")
    return folder


def megabytes(folder: Path) -> float:
    """What the files of a folder take on the disk."""
    return sum(path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file()) / 1_000_000
