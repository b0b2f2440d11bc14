"""Looks whether the site can start, and writes what nginx and s6 need into the run folder.

Exit status 1, with every reason, if it cannot.
"""

import gzip
import os
import re
import shutil
import sys
from pathlib import Path
from urllib.parse import urlsplit

from deploy.error_pages import error_pages
from deploy.seeded import begin_with_seed
from deploy.starting import address_problems, database_problems, folder_problems, port_problems
from disclosures.compiler.version import versions_in
from disclosures.compiler.yaml_files import read_yaml
from disclosures.website.pages.served import read_served
from disclosures.website.serving.content_security_policy import policies
from disclosures.website.serving.cors import OPEN
from disclosures.website.serving.methods import FOR_PROGRAMS, OTHER_METHODS

ROOT = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent


def release_links(releases: Path) -> dict[str, Path]:
    """The folder behind each name under /data: every version, and `latest` for the highest."""
    versions = list(map(str, versions_in(releases)))
    names = {version: version for version in versions} | ({"latest": versions[-1]} if versions else {})
    return {name: releases / version for name, version in names.items()}


def filled(template: str, values: dict[str, str]) -> str:
    """The template with the values in place of @name@."""
    return re.sub(r"@([a-z_]+)@", lambda found: values[found[1]], template)


def prepare(environment: dict[str, str]) -> list[str]:
    """Write the run folder; returns the reasons why the site cannot start.

    `environment` holds RUN_FOLDER, CACHE_FOLDER, INSPECT_FILE and LISTEN, and may hold the settings of
    docs/operations.md.
    """
    run, cache = Path(environment["RUN_FOLDER"]), Path(environment["CACHE_FOLDER"])
    database = Path(environment.get("DISCLOSURES_DB") or "disclosures.db").resolve()
    problems = [
        *database_problems(database, Path(environment["INSPECT_FILE"])),
        *port_problems(environment["LISTEN"]),
        *address_problems(environment.get("SITE_ADDRESS", "")),
        *folder_problems(run),
    ]
    if problems:
        return problems
    for name in ("services", "static", "data", "errors", "tmp"):
        shutil.rmtree(run / name, ignore_errors=True)
    (run / "tmp").mkdir(parents=True)
    for path in (run / "cache-works", run / "errors.pipe", *run.glob("*.sock")):
        path.unlink(missing_ok=True)
    os.mkfifo(run / "errors.pipe")
    shutil.copytree(HERE / "services", run / "services")
    write_static(run / "static")
    write_errors(run / "errors", database)
    link_releases(run / "data", Path(environment.get("DISCLOSURES_RELEASES") or ROOT / "releases"))
    cache = emptied(cache, run)
    if notice := begin_with_seed(cache, environment):
        print(notice, file=sys.stderr)
    settings = nginx_settings(environment, run, cache, database)
    for file in sorted(HERE.glob("*.conf")):
        (run / file.name).write_text(filled(file.read_text(encoding="utf-8"), settings), encoding="utf-8")
    return []


def emptied(cache: Path, run: Path) -> Path:
    """The folder of the cache, now empty; one in the run folder where it cannot be made."""
    shutil.rmtree(cache, ignore_errors=True)
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:  # nginx wants a folder; deploy/services/cache says that it is not to be used
        cache = run / "cache"
        cache.mkdir(exist_ok=True)
    return cache


def write_static(folder: Path) -> None:
    """Copy the static files there, those of text with their compressed form beside them."""
    shutil.copytree(ROOT / "static", folder)
    for file in [path for path in folder.rglob("*") if path.suffix in (".css", ".js", ".svg", ".json", ".txt")]:
        compressed = Path(f"{file}.gz")
        compressed.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
        shutil.copystat(file, compressed)  # nginx makes the ETag of it: one for all machines of an image


def write_errors(folder: Path, database: Path) -> None:
    """Write the pages of nginx's errors there."""
    folder.mkdir()
    for name, text in error_pages(read_served(database).release).items():
        (folder / name).write_text(text, encoding="utf-8")


def link_releases(folder: Path, releases: Path) -> None:
    """Make the folder, with a link to each release by its version, and to the highest as `latest`."""
    folder.mkdir()
    for name, release in release_links(releases).items():
        (folder / name).symlink_to(release.resolve())


def nginx_settings(environment: dict[str, str], run: Path, cache: Path, database: Path) -> dict[str, str]:
    """What stands between @ signs in nginx.conf, by name."""
    metadata = read_yaml(ROOT / "metadata.yml")
    address = environment.get("SITE_ADDRESS") or metadata["plugins"]["site"]["address"]
    own_policy, rows_policy, embed_policy = policies(metadata["plugins"].get)
    networks = environment.get("TRUSTED_PROXIES", "").split()
    return {
        "run": str(run),
        "own_policy": own_policy,
        "rows_policy": rows_policy,
        "embed_policy": embed_policy,
        "open_headers": " ".join(f"add_header {name} {value} always;" for name, value in OPEN.items()),
        "cache": str(cache),
        "cache_size": environment.get("CACHE_SIZE") or "96m",
        "listen": environment["LISTEN"],
        "database": str(database),
        "host": urlsplit(address).netloc,
        "other_methods": " ".join(
            f'"~^{path}(\\?|$)" "{", ".join(methods)}";' for path, methods in OTHER_METHODS.items()
        ),
        "for_programs": FOR_PROGRAMS.pattern,
        "user": "user root;" if os.geteuid() == 0 else "",
        "trusted_proxies": " ".join(f"set_real_ip_from {network};" for network in networks),
        "visitor_header": environment.get("VISITOR_HEADER") or "Fly-Client-IP",
    }


if __name__ == "__main__":
    reasons = prepare(dict(os.environ))
    for reason in reasons:
        print(reason, file=sys.stderr)
    sys.exit(1 if reasons else 0)
