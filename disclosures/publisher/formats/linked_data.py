"""Describes the release as a schema.org Dataset, which search engines for data read."""

from __future__ import annotations

from typing import Any

from disclosures.publisher.about import About

KEYWORDS = ["police", "freedom of information", "facial recognition", "surveillance", "United Kingdom"]


def dataset(about: About, files: list[dict[str, Any]]) -> dict[str, Any]:
    """dataset.jsonld, with a DataDownload for each of `files` as index.json lists them."""
    described = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": about.folder,
        "name": about.title,
        "description": about.description,
        "url": f"{about.address}/data",
        "version": str(about.version),
        "license": about.licence_url,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": about.title, "url": f"{about.address}/"},
        "keywords": KEYWORDS,
        "spatialCoverage": {"@type": "Place", "name": "United Kingdom"},
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
