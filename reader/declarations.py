"""The names under which exporters and sites declare what an article is: one table for all.

Ground for ``sources``, which must know the text of a record from its other columns, and for
``anatomy``, which reads what is declared. Must not know any format, nor read a value. Names are
folded (see ``folded``): ``articleBody``, ``Article Body`` and ``article-body`` are one.
"""

from __future__ import annotations

from functools import lru_cache

from reader.pattern import pattern

_TEXT = """
    text body content contents maintext main_text articlebody article_body article story fulltext
    full_text articletext article_text story_text news_text news_body newstext cleaned_text
    clean_text plain_text plaintext content_text content_original contentoriginal raw_text
    rawtext body_text bodytext text_content textcontent page_text article_content paragraphs
    sections texte contenu corps texto cuerpo contenido testo inhalt volltext hit_sentence
"""
_MARKUP = """
    html content_html contenthtml body_html raw_html rawhtml html_content page_source article_html
"""
_SUMMARY = """
    description summary abstract excerpt lead lede lead_paragraph snippet teaser standfirst dek
    deck subtitle selftext extended chapo chapeau resume
"""

# What the words of the article stand under. Of several, the longest text is the article.
TEXT = frozenset(_TEXT.split())
# The same as markup; taken where there is no plain text.
MARKUP = frozenset(_MARKUP.split())
# What stands in for a text that is not there: a feed's or an index's few sentences.
SUMMARY = frozenset(_SUMMARY.split())
# What every article of a list has one of, and no section or paragraph of an article.
OWN = frozenset(
    [
        "title",
        "headline",
        "url",
        "link",
        "guid",
        "date",
        "published",
        "published_at",
        "datepublished",
    ]
)

_SEPARATORS = pattern(r"[\s\-]+")


@lru_cache(maxsize=1024)  # every article of a collection names the same fields
def folded(name: str) -> str:
    """Give a field's name as the tables write it: lower case, ``_`` for blanks and hyphens."""
    return _SEPARATORS.sub("_", name.strip()).lower()
