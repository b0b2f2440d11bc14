"""Describes the release as a schema.org Dataset, which search engines for data read."""

from __future__ import annotations

from typing import Any

from disclosures.compiler.topic import read_topic
from disclosures.publisher.about import About


def dataset_of(title: str, description: str, licence_url: str, address: str) -> dict[str, Any]:
    """What every description of the dataset says, on pages as in a release; `address` is the site's, without a slash at
    the end."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": description,
        "license": licence_url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": title, "url": f"{address}/"},
        "keywords": list(read_topic().keywords),
        "spatialCoverage": {"@type": "Place", "name": "United Kingdom"},
    }


def dataset(about: About, files: list[dict[str, Any]]) -> dict[str, Any]:
    """dataset.jsonld, with a DataDownload for each of `files` as index.json lists them."""
    described = dataset_of(about.title, about.description, about.licence_url, about.address) | {
        "@id": about.folder,
        "url": f"{about.address}/data",
        "version": str(about.version),
        "creditText": about.citation,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file["path"],
                "contentUrl": about.folder + file["path"],
                "encodingFormat": file["mediatype"],
                "contentSize": f"{file['bytes']} B",
                "sha256": file["sha256"],
            }
            for file in files
        ],
    }
    return described | ({"dateModified": about.newest_on} if about.newest_on else {})
