"""The licences of all packages that the image holds go with the project's own."""

import re
from email.message import Message
from importlib.metadata import distribution, metadata

import pytest

from tests.conftest import ROOT

ALLOWED = {
    "MIT",
    "MIT License",
    "MIT-0",
    "BSD",
    "BSD License",
    "BSD-3-Clause",
    "BSD-2-Clause",
    "Apache 2",
    "Apache-2.0",
    "Apache License, Version 2.0",
    "Apache Software License",
    "ISC",
    "PSF-2.0",
    "Public Domain",
    "MPL-2.0",  # of its own files alone; they are in the image as they came
    "Mozilla Public License 2.0 (MPL 2.0)",
}


def packages():
    text = (ROOT / "requirements-site.txt").read_text(encoding="utf-8")
    return re.findall(r"^([\w.-]+)==", text, re.MULTILINE)


TEXTS = {"Permission is hereby granted, free of charge, to any person obtaining a copy": "MIT"}
"""Words with which a licence grants its rights, for a package that names it nowhere but brings its text."""


def of_its_text(package):
    """The licences whose words stand in the licence files that the package brings."""
    files = [file for file in distribution(package).files or [] if file.name.upper().startswith("LICENSE")]
    texts = [" ".join(file.locate().read_text(encoding="utf-8").split()) for file in files]
    return [name for text in texts for words, name in TEXTS.items() if words in text]


def licences(said):
    """What the package says of its licence; of a choice, as `Apache-2.0 OR BSD-3-Clause`, each."""
    named = said.get("License-Expression") or said.get("License") or ""
    if named and named != "UNKNOWN":
        return re.split(r" (?:OR|AND) ", named)
    classifiers = [line.split(" :: ") for line in said.get_all("Classifier") or []]
    return [parts[-1] for parts in classifiers if parts[0] == "License" and parts[-1] != "OSI Approved"]


@pytest.mark.parametrize("package", packages())
def test_a_package_of_the_site_has_a_licence_of_the_list(package):
    found = licences(metadata(package)) or of_its_text(package)
    assert found and set(found) <= ALLOWED, found


def test_there_are_packages_to_look_at():
    assert len(packages()) > 40


@pytest.mark.parametrize("name", ["GPL-2.0-or-later", "GNU General Public License v2 (GPLv2)", "UNKNOWN"])
def test_a_licence_that_is_not_on_the_list_is_found(name):
    said = Message()
    said["License"] = name
    assert not licences(said) or not set(licences(said)) <= ALLOWED
