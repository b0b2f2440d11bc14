"""The synthetic data folder: as sound as the real one, and the same whenever it is written."""

from pathlib import Path

import pytest

import build
from bench.synthetic import write_synthetic

pytestmark = pytest.mark.slow


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def written(folder: Path, positions: int = 300, seed: int = 1) -> dict[str, bytes]:
    write_synthetic(folder, positions, seed)
    return contents(folder)


def test_a_synthetic_folder_passes_every_check(tmp_path, capsys):
    write_synthetic(tmp_path / "data", 300)
    status = build.main(["--check", "--data", str(tmp_path / "data"), "--output", str(tmp_path / "out.db")])
    assert (status, capsys.readouterr().err) == (0, "")


def test_a_synthetic_folder_has_as_many_positions_as_asked(tmp_path):
    rows = written(tmp_path / "data", positions=500)["positions.csv"].count(b"\n") - 1
    assert rows == 500


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    assert written(tmp_path / "one", seed=7) == written(tmp_path / "two", seed=7)


def test_another_seed_writes_other_bytes(tmp_path):
    assert written(tmp_path / "one", seed=7)["positions.csv"] != written(tmp_path / "two", seed=8)["positions.csv"]
