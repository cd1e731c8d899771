"""What is copied out of an article for a note or a message."""

from __future__ import annotations

from reader.model import Article
from reader.pages.details import source_line, time_line, title_of


def citation(article: Article) -> str:
    """Give what identifies an article, then its text."""
    address = article.url.value if article.url else ""
    head = [title_of(article), source_line(article), time_line(article), address]
    body = [span.of(article.text) for span in article.body]
    return "\n".join(line for line in head if line) + "\n\n" + "\n\n".join(body) + "\n"
