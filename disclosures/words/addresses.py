"""Addresses of attachments on WhatDoTheyKnow: they end in the name of a file, which often names the requester."""

import re

ATTACHMENT = re.compile(
    r"(https?://(?:www\.)?whatdotheyknow\.com/request/[^/\s]+)/response/([0-9]+)/attach/[^\s]*", re.IGNORECASE
)


def without_file_names(addresses: str) -> str:
    """The text with every address of an attachment led to the answer that it came with, on the page of its request.

    The site has no address of an attachment that is without its file's name.
    """
    return ATTACHMENT.sub(r"\1#incoming-\2", addresses)
