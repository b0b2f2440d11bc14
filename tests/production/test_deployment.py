"""The files of the deployment, read by the linters of their kinds."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.production.image import stages

ROOT = Path(__file__).parent.parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize(
    "command",
    [
        ["hadolint", "Dockerfile"],
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS)],
        ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"],
        ["zizmor", "--offline", ".github"],
    ],
    ids=lambda command: " ".join(command[:3]),
)
def test_a_linter_finds_nothing(command):
    said = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stdout + said.stderr


def test_fly_asks_the_port_that_the_image_listens_on_and_what_the_site_answers(visitor):
    service = tomllib.loads((ROOT / "fly.toml").read_text())["http_service"]
    assert stages()[-1].environment["LISTEN"] == f"0.0.0.0:{service['internal_port']}"
    assert [visitor.get(check["path"]).status_code for check in service["checks"]] == [200]


def test_no_workflow_holds_a_secret_but_by_name():
    for workflow in WORKFLOWS:
        text = workflow.read_text()
        assert set(re.findall(r"secrets\.(\w+)", text)) <= {"FLY_API_TOKEN"}
        assert yaml.safe_load(text)["permissions"] == {}
