"""The files of the deployment, read by the linters of their kinds."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

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
    said = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


def test_the_container_serves_by_the_command_of_the_makefile():
    dockerfile, makefile = (ROOT / "Dockerfile").read_text(), (ROOT / "Makefile").read_text()
    assert re.search(r'^CMD \["deploy/production"\]$', dockerfile, re.MULTILINE)
    assert re.search(r"^serve-production:.*\n\t.* deploy/production$", makefile, re.MULTILINE)


def test_fly_checks_what_the_site_answers():
    fly = tomllib.loads((ROOT / "fly.toml").read_text())
    service = fly["http_service"]
    assert fly["deploy"]["strategy"] == "rolling"
    assert f"LISTEN=0.0.0.0:{service['internal_port']}" in (ROOT / "Dockerfile").read_text()
    assert [check["path"] for check in service["checks"]] == ["/-/status.json"]
    assert service["concurrency"]["soft_limit"] < service["concurrency"]["hard_limit"]


def test_no_workflow_holds_a_secret_but_by_name():
    for workflow in WORKFLOWS:
        text = workflow.read_text()
        assert set(re.findall(r"secrets\.(\w+)", text)) <= {"FLY_API_TOKEN"}
        assert yaml.safe_load(text)["permissions"] == {}
