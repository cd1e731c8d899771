"""The headline of a page: which of the lines above its story it is, and its words without marks.

Knows what headlines look like and where they stand; must not know what else a header holds.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

from reader.anatomy import bylines, mastheads
from reader.anatomy.date_lines import declares_date
from reader.anatomy.lines import Line
from reader.anatomy.looks import Look
from reader.anatomy.outlets import outlet_named
from reader.anatomy.saved_texts import LONGEST_HEADLINE, MOST_WORDS
from reader.anatomy.shapes import folded
from reader.model import Span
from reader.named import NamedTuple
from reader.pattern import pattern

_LEAST_WORDS = 3  # of a headline, wherever it stands
_LONGER_THAN_NAMES = 4  # words of a headline written as names are, which stands alone
_CREDIT_WORDS = 3  # of a byline that may name a house nobody knows: "By Test Press"
_DAY_WORDS = 4  # of a day, the name of the weekday with it
_LOWEST = 2.0  # score of a line that is a headline at all
_FAR = 99  # lines
_REACH = 12  # lines between a headline and its date or byline
_DECK_MARGIN = 1.5  # a deck, nearer to the byline, may score this much more than its headline
_DECK_LINES = 2  # lines above a deck or a caption within which its headline stands
_KEYED = 1_000  # characters of a line that may be a headline, marks and all
_PAGE = 500  # lines above a story among which its headline may be repeated
_PAGE_TOP = 70  # lines above a story among which its headline stands

_THEN_CREDIT = pattern(r"\w\w\.\s[(A-Z]")
_SENTENCE_BREAK = pattern(r"[a-z]{2}\.\s[A-Z]")


class Headline(NamedTuple):
    """The line chosen, where its words begin and end without mark and site suffix.

    ``others`` are the lines that repeat it, ``mark`` the wire marks before it.
    """

    at: int
    words: Span
    others: tuple[int, ...]
    mark: str | None
    mark_span: Span | None
    suffix: str | None
    confidence: float


class Surroundings(NamedTuple):
    """What the lines around a headline are: indexes of date lines and bylines in order, address
    words."""

    signs: Sequence[int]
    slug: frozenset[str]


def find_headline(
    text: str, lines: Sequence[Line], start: int, around: Surroundings, *, alone: bool = False
) -> Headline | None:
    """Find the headline among the lines before the story's first line, ``lines[start]``.

    ``alone``: the first line stands as only a headline does, even if it ends as a sentence.
    """
    near = {*range(min(3, start)), *range(max(0, start - _PAGE), start)}
    key = {i: lines[i].bare_look.told(_key) for i in sorted(near) if len(lines[i].text) < _KEYED}
    begun = _begun_first_line(key)
    places = sorted({i for i in key if i < 3 or i >= start - _PAGE_TOP} | begun)
    repeats = Counter(key.values())
    page = _Page(lines, start, around, key, repeats, begun)
    scores = {
        i: score
        for i in places
        if _may_be_headline(lines[i].bare_look, alone=alone and i == 0)
        and not (i in around.signs and _is_bare_day(lines[i].bare_look))
        and (score := _score(i, page)) >= _LOWEST
    }
    if not scores and 0 in places and _is_worded_so(lines[0].bare_look, capitals=True):
        scores = {0: max(_LOWEST, _score(0, page))}
    if not scores and 0 in places and _is_short_title(lines, around.signs):
        scores = {0: _LOWEST}
    if not scores:
        return None
    best = max(scores, key=lambda i: (scores[i], -i))
    if repeats[key[best]] == 1:
        best = _above_deck(best, lines, scores)
    same = [i for i, one in key.items() if one == key[best] and i != best]
    chosen = _calmest(best, [i for i in same if i in scores], lines)
    return _headline(text, lines[chosen], chosen, sorted({best, *same} - {chosen}), scores[best])


def _above_deck(best: int, lines: Sequence[Line], scores: dict[int, float]) -> int:
    """Of two or three such lines one below the other the first is the headline, not the deck."""
    headline = best
    for above in range(best - 1, best - 1 - _DECK_LINES, -1):
        nearly = scores.get(above, 0.0) > scores[best] - _DECK_MARGIN
        if nearly and lines[above].bare_look.word_count >= 4:
            headline = above
        elif above in scores:
            break
    return headline


def _begun_first_line(key: dict[int, str]) -> set[int]:
    """Give the lines with which the page's first line, its title, begins."""
    title = key.get(0, "")
    return {i for i, words in key.items() if i and len(words) > 12 and title.startswith(words)}


def _may_be_headline(look: Look, *, alone: bool) -> bool:
    return _is_worded_so(look, alone=True) if alone else look.told(_is_worded_so)


def _is_worded_so(look: Look, *, alone: bool = False, capitals: bool = False) -> bool:
    """Tell whether a line may be a headline by its words.

    With ``alone``, which a first line may stand, it may end as sentences do. With ``capitals`` it
    may look like a name: "Storm Hits Coast" does, and is the headline of a text that has no other.
    """
    text = look.text
    if not _LEAST_WORDS <= look.word_count <= MOST_WORDS or look.weight > LONGEST_HEADLINE:
        return False
    if "http://" in text or "https://" in text or (look.holds_year and declares_date(text)):
        return False
    if _is_no_headline(look) or _is_of_people(look, alone=alone, capitals=capitals):
        return False
    if alone:
        return True
    return not (look.is_paragraph and look.ends_sentence and text.endswith((".", "。")))


def _is_bare_day(look: Look) -> bool:
    """Tell whether a line that tells a date has hardly room for anything else."""
    return look.holds_year and look.word_count <= _DAY_WORDS


def _is_short_title(lines: Sequence[Line], signs: Sequence[int]) -> bool:
    """Tell whether the first line, of one or two words, stands right above a byline or a date."""
    look = lines[0].bare_look
    if look.word_count >= _LEAST_WORDS or _is_no_headline(look) or 0 in signs:
        return False
    if look.opening is not None or _is_of_people(look, alone=True, capitals=False):
        return False
    if len(lines) > 1 and lines[1].bare_look.opening is not None:
        return True
    return look.word_count > 1 and not look.holds_year and 1 in signs


def _is_of_people(look: Look, *, alone: bool, capitals: bool) -> bool:
    """Tell whether a line is a byline, or names alone where no headline is to be expected."""
    text, words = look.text, look.word_count
    if look.opening is not None:
        return _is_short_credit(look) or bylines.read_byline(text, 0) is not None
    if words > 6 or capitals or (alone and words >= _LONGER_THAN_NAMES):
        return False
    names = bylines.read_byline(text, 0)
    return names is not None and bool(names.people)


def _is_short_credit(look: Look) -> bool:
    """Tell whether a line names no more than a house: "By Test Press", but not "By the sea"."""
    if look.opening is None or look.word_count > _CREDIT_WORDS:
        return False
    name = look.opening.name
    return all(word[0].isupper() for word in look.text[name.start : name.end].split())


def _is_no_headline(look: Look) -> bool:
    """Tell whether a line is something else for sure: furniture, a moment, an outlet's name."""
    if look.is_furniture or look.is_moment:
        return True
    return look.outlet is not None or _is_credited(look)


def _is_credited(look: Look) -> bool:
    """Tell whether a line is a sentence on a picture, and its credit."""
    if not _THEN_CREDIT.search(look.text):
        return False
    return look.is_caption or look.ends_in_credit


class _Page(NamedTuple):
    """What a line is rated against. ``key`` maps an index to the line's folded words.

    ``begun`` are the lines with which the page's first line, its title, begins.
    """

    lines: Sequence[Line]
    start: int
    around: Surroundings
    key: dict[int, str]
    repeats: Counter[str]
    begun: set[int]


def _score(i: int, page: _Page) -> float:
    """Rate how much a line looks like the headline of its page: about 2 to 20."""
    lines, start, around, key, repeats, begun = page
    look = lines[i].bare_look
    above, below = _nearest(i, around.signs)
    score, in_menu = look.told(_rated_alone)
    score += max(0.0, 4.0 - 0.35 * below) if below <= _REACH else 0.0
    score += 1.5 if above <= 3 < below else 0.0
    score += max(0.0, 3.0 - 0.12 * (start - i))
    score += 2.5 if i == 0 else 0.0
    menu = i > 0 and in_menu
    score += 3.0 if repeats[key[i]] > 1 and look.word_count >= 5 and not menu else 0.0
    score += 4.0 if i in begun else 0.0
    score += 5.0 * _shared(key[i], around.slug) if around.slug else 0.0
    score += 3.0 if lines[i].text.startswith("#") else 0.0
    score -= 2.5 if menu else 0.0
    score -= 4.0 if i in around.signs else 0.0
    return score


def _nearest(i: int, signs: Sequence[int]) -> tuple[int, int]:
    """Count the lines to the next of the signs above a line, and below it; many if none is."""
    at, after = bisect_left(signs, i), bisect_right(signs, i)
    above = i - signs[at - 1] if at else _FAR
    return above, signs[after] - i if after < len(signs) else _FAR


class _Rating(NamedTuple):
    """What a line's words alone say for it, and whether words are so written in menus."""

    score: float
    in_menu: bool


def _rated_alone(look: Look) -> _Rating:
    text, words = look.text, look.word_count
    score = 3.0 if 4 <= words <= 28 else 1.0
    score -= 1.5 if "." in text and _SENTENCE_BREAK.search(text) else 0.0
    score -= 3.0 if text.endswith((".", ":")) and not text.endswith("...") else 0.0
    score -= 3.0 if look.is_caption else 0.0
    return _Rating(score, words < 16 and _only_capitals_open(text))


def _only_capitals_open(text: str) -> bool:
    """Tell whether every word is capitalised and nothing is punctuated: so menus are written."""
    return all(word[0].isupper() or not word[0].isalpha() for word in text.split()) and not any(
        mark in text for mark in ",:?!’'“\""
    )


def _shared(key: str, slug: frozenset[str]) -> float:
    words = {word for word in key.split() if len(word) > 2}
    return len(words & slug) / len(words) if words and len(words & slug) >= 3 else 0.0


def _key(look: Look) -> str:
    """Give the folded words behind the marks: equal for two prints of one headline."""
    mark = look.wire_marks
    return folded(look.text[mark.end() :]) if mark else look.folded


def _calmest(best: int, same: Sequence[int], lines: Sequence[Line]) -> int:
    """Prefer the variant not in Title Case; among equals the first."""
    if not same:
        return best
    variants = sorted({best, *same})
    return min(variants, key=lambda i: (_capitals(lines[i].bare), i))


def _capitals(text: str) -> int:
    """Count capitalised words; nothing but capitals, or none at all, is the worst."""
    words = [word for word in text.split() if word[0].isalpha()]
    count = sum(word[0].isupper() for word in words)
    return 99 if text.isupper() or count == 0 else count


def _headline(text: str, line: Line, at: int, others: Sequence[int], score: float) -> Headline:
    mark = line.bare_look.wire_marks
    begin = line.bare_start + (mark.end() if mark else 0)
    end, suffix = _without_suffix(text, begin, line.end)
    return Headline(
        at=at,
        words=Span(begin, end),
        others=tuple(others),
        mark=" ".join(re.split(r"[\s\-–—:/|]+", mark["marks"].strip(" -–—:/|"))) if mark else None,
        mark_span=Span(line.bare_start, line.bare_start + len(mark[0].rstrip(" -–—:/|")))
        if mark
        else None,
        suffix=suffix,
        confidence=round(min(0.95, 0.5 + 0.03 * score), 2),
    )


def _without_suffix(text: str, begin: int, end: int) -> tuple[int, str | None]:
    """Cut " | Outlet" where it is the name of an outlet that is known, or worded like one."""
    words = text[begin:end]
    for divider in (" | ", " - ", " – ", " — ", " · "):
        head, found, tail = words.rpartition(divider)
        if not found or len(head.split()) < 2:
            continue
        if outlet_named(tail) or (divider == " | " and mastheads.is_masthead(tail, alone=True)):
            return begin + len(head.rstrip()), mastheads.masthead(tail)
    return end, None
