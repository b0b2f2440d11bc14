"""What a reader sees on a page, and where its links lead."""

import re
from html import unescape


def words(page):
    """The text of a page, without tags, scripts and line breaks; a place where a word may break is none."""
    visible = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", page.text.replace("<wbr>", ""), flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", visible)))


def squeezed(text):
    """Text without any spaces, so that tags between two words do not matter."""
    return re.sub(r"\s+", "", text)


def links(page):
    """The addresses to which a page links."""
    return {unescape(address) for address in re.findall(r'<a\b[^>]*\bhref="([^"]+)"', page.text)}
