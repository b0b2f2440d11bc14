"""Has templates speak of the bodies of the topic: their own words are replaced once, as a template is loaded, and never
what a row says."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from disclosures.compiler.topic import in_topic


class TopicWords(Extension):
    """Says the text of every template in the words of the topic: what stands outside of tags, and strings in them that
    are sentences or begin with a capital. Other strings are names of statements, columns and pages."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The same tokens, with other words."""
        for token in stream:
            is_text = token.type == "data" or (token.type == "string" and _is_said(token.value))
            yield Token(token.lineno, token.type, in_topic(token.value)) if is_text else token


def _is_said(value: str) -> bool:
    return " " in value or value[:1].isupper()
