"""Words as the full-text index sees them: what is stored, and what is asked.

Must not run a query.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader import letters
from reader.letters import stands_apart
from reader.model import Filter
from reader.pattern import pattern

# One table of postings without the texts. Positions are kept, since phrases need them (about
# 0.54 of the text's size; without positions 0.31, and no phrases). Marks are letters here: what
# is left of them when accents are folded are the vowels of Indic scripts.
# What each transaction adds lies apart until it is merged. Left to SQLite, that is done within some
# of them, for which others then wait ten times as long; see ``digesting.merge``.
SCHEMA = """
CREATE VIRTUAL TABLE fulltext USING fts5(
    headline, body, content='',
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
INSERT INTO fulltext (fulltext, rank) VALUES ('automerge', 0);
INSERT INTO fulltext (fulltext, rank) VALUES ('crisismerge', 1000);
INSERT INTO fulltext (fulltext, rank) VALUES ('usermerge', 8);
CREATE VIRTUAL TABLE occurrences USING fts5vocab(fulltext, instance);
"""

_WORD = pattern(r"\w")
_STEM = 3  # letters: what begins with fewer is gathered from too many words


def stored(text: str) -> str:
    """Prepare a text for the index, or for being asked for."""
    return letters.apart(letters.plain(text))


def searchable(text: str) -> bool:
    """Tell whether anything in it could ever be found."""
    return _WORD.search(text) is not None


def asked(wanted: Filter) -> str:
    """Make a query for all words, phrases and headlines of a filter; empty when it has none."""
    return " AND ".join(
        [
            *map(word, wanted.words),
            *map(_quoted, wanted.phrases),
            *map(in_headline, wanted.headlines),
        ]
    )


def wholly(wanted: Filter) -> str:
    """Make one query for a filter that asks for text alone; empty for any other.

    What may not be found can only be left out of what is: by itself it is no such query.
    """
    if not asked_of(wanted) or wanted != _of_text(wanted):
        return ""
    alternatives = [[wholly(each) for each in group] for group in wanted.any_of]
    groups = [" OR ".join(f"({each})" for each in group) for group in alternatives if all(group)]
    barred = [*map(word, wanted.without), *map(wholly, wanted.none_of)]
    if len(groups) < len(alternatives) or not all(barred):
        return ""
    found = " AND ".join(f"({each})" for each in (asked(wanted), *groups) if each)
    return " NOT ".join([f"({found})", *(f"({each})" for each in barred)])


def misses(wanted: Filter) -> str:
    """Make a query for articles that hold one of the words which must all be there, and lack
    another; empty where not two such words are known. None of them is found by the filter."""
    texts = (*wanted.words, *wanted.phrases, *wanted.headlines)
    whole = dict.fromkeys(each for text in texts if not text.endswith("*") for each in tokens(text))
    first, *others = map(_quoted, whole) if len(whole) > 1 else [""]
    return f"{first} NOT ({' AND '.join(others)})" if others else ""


def asked_of(wanted: Filter) -> bool:
    """Tell whether a filter asks for any text to be there."""
    return bool(asked(wanted) or wanted.any_of)


def _of_text(wanted: Filter) -> Filter:
    return Filter(
        words=wanted.words,
        phrases=wanted.phrases,
        headlines=wanted.headlines,
        without=wanted.without,
        any_of=wanted.any_of,
        none_of=wanted.none_of,
    )


def is_short(text: str) -> bool:
    """Tell whether a text is the beginning of a word, and of too many words."""
    stem = text.rstrip("*")
    return stem != text and 0 < len(stem) < _STEM and all(map(stands_apart, stem))


def first_and_last(text: str) -> tuple[str, str]:
    """Give the span of the words, as the index knows them, that begin as a short text does."""
    stem = stored(text.rstrip("*")).casefold()
    return stem, f"{stem}\U0010ffff"


def parts(wanted: Filter) -> Iterator[tuple[str, str]]:
    """Give each word and phrase that is looked for, beside a query for it alone."""
    yield from ((text, word(text)) for text in (*wanted.phrases, *wanted.words))
    yield from ((text, in_headline(text)) for text in wanted.headlines)
    for group in wanted.any_of:
        for each in group:
            yield from parts(each)


def in_headline(text: str) -> str:
    """Make a query for one word or phrase in a headline."""
    return f"headline : {word(text)}"


def tokens(text: str) -> list[str]:
    """Give the words that the index knows a text by, but for their case."""
    return letters.words(stored(text))


def word(text: str) -> str:
    """Make a query for one word or phrase; ``invit*`` is a prefix."""
    return _quoted(text.rstrip("*")) + ("*" if text.endswith("*") else "")


def _quoted(text: str) -> str:
    return '"' + stored(text).replace('"', '""') + '"'


def folded(text: str) -> str:
    """Fold case and accents, for names that are matched in part."""
    return letters.plain(text.casefold())
