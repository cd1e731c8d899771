"""What is looked for in a text, as a pattern; and what is copied out of one.

Matches as a reader expects: whatever the case, the kind of quotation mark or the blanks.
"""

from __future__ import annotations

import re
from functools import cache

from reader.model import Article, Filter
from reader.pages.details import source_line, time_line, title_of

_QUOTES = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”«»]', "“": '["“”]', "”": '["“”]'}


def plain_pattern(text: str) -> re.Pattern[str] | None:
    """Give a pattern for words as typed, anywhere; None for nothing typed."""
    words = text.split()
    return re.compile(r"\s+".join(map(_loose, words)), re.IGNORECASE) if words else None


@cache
def pattern_of(wanted: Filter) -> re.Pattern[str] | None:
    """Give a pattern for every word and phrase a filter asks for, as whole words."""
    asked = [phrase.split() for phrase in wanted.sought]
    parts = [r"\W+".join(map(_word, words)) for words in asked if words]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _word(word: str) -> str:
    """Match a whole word, or the beginning of one where a star ends it."""
    stem = word.rstrip("*")
    start, end = (r"(?<!\w)" if stem[:1].isalnum() else ""), r"(?!\w)" if stem == word else ""
    return start + _loose(stem) + end


def _loose(word: str) -> str:
    return "".join(_QUOTES.get(letter) or re.escape(letter) for letter in word)


def citation(article: Article) -> str:
    """Give what identifies an article, then its text: for a note or a message."""
    address = article.url.value if article.url else ""
    head = [title_of(article), source_line(article), time_line(article), address]
    body = [span.of(article.text) for span in article.body]
    return "\n".join(line for line in head if line) + "\n\n" + "\n\n".join(body) + "\n"
