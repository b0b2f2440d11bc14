"""Shows the project's own Markdown as pages: docs/*.md, and what stands beside the data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from disclosures import ROOT

PAGES = {"method": "/method", "codebook": "/codebook"}
"""Documents with an address of their own; the others stand under /docs."""


@dataclass(frozen=True)
class Document:
    """A Markdown file as a page.

    Its title, its sections of the second level as (anchor, words), the HTML beneath the title.
    """

    title: str
    sections: tuple[tuple[str, str], ...]
    html: Markup


def document_files() -> dict[str, Path]:
    """The files by the name that they have in addresses."""
    return {path.stem.lower(): path for folder in ("docs", "data") for path in sorted((ROOT / folder).glob("*.md"))}


def page_of(name: str) -> str:
    """The path of the page of the document of that name."""
    return PAGES.get(name, f"/docs/{name}")


def anchor(words: str) -> str:
    """The anchor of a heading, as on GitHub: `Correct a row` as `correct-a-row`."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", words.lower()).strip())


def rendered(text: str) -> Document:
    """The Markdown as a page.

    Headings can be linked to, tables and code scroll by keyboard, SQL can be run, links lead to our pages.
    """
    tokens = _MARKDOWN.parse(text)
    title, sections, section, tables = "", [], "", 0
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            words = "".join(part.content for part in tokens[place + 1].children or [])
            if token.tag == "h1":
                title = title or words
                token.hidden, tokens[place + 1].children, tokens[place + 2].hidden = True, [], True
                continue
            section = words
            token.attrSet("id", anchor(words))
            if token.tag == "h2":
                sections.append((anchor(words), words))
        elif token.type == "table_open":
            tables += 1
            token.meta["label"] = f"Table {tables}: {section or title}"
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        for part in token.children or []:
            if part.type == "link_open":
                part.attrSet("href", _address(str(part.attrGet("href"))))
    return Document(title, tuple(sections), Markup(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})))


def _address(href: str) -> str:
    """Where a link of the file leads on the site."""
    found = re.fullmatch(r"(?:\.\./)?(?:docs/|data/)?([\w-]+)\.md(#.*)?", href)
    return page_of(found[1].lower()) + (found[2] or "") if found and found[1].lower() in document_files() else href


def _table_open(renderer: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return f'<div class="table" tabindex="0" role="region" aria-label="{escape(tokens[place].meta["label"])}"><table>\n'


def _table_close(renderer: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    return "</table></div>\n"


def _fence(renderer: Any, tokens: Sequence[Token], place: int, options: Any, env: Any) -> str:
    code = tokens[place].content
    run = (
        f'<p class="soft"><a href="/disclosures?{escape(urlencode({"sql": code.strip()}))}">Run it on the data '
        "as it is now</a></p>\n"
    )
    return f'<pre tabindex="0"><code>{escape(code)}</code></pre>\n' + (run if tokens[place].info == "sql" else "")


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
for rule, function in {"table_open": _table_open, "table_close": _table_close, "fence": _fence}.items():
    _MARKDOWN.add_render_rule(rule, function)


@lru_cache
def _read(path: Path, changed: int) -> Document:
    return rendered(path.read_text(encoding="utf-8"))


def document(name: str) -> Document | None:
    """The document of that name, read anew when its file has changed; none for an unknown name."""
    path = document_files().get(name)
    return _read(path, path.stat().st_mtime_ns) if path else None
