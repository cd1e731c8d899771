"""Date lines: lines of a page that carry dates and are header, not prose.

Knows what such lines look like; must not know where they stand, nor which date wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.anatomy import date_labels, dating
from reader.anatomy.date_labels import Role
from reader.anatomy.dating import Seen
from reader.anatomy.lines import Line, line_at, lines_of
from reader.anatomy.outlets import own_names
from reader.anatomy.shapes import weight, word_count
from reader.dates.days import day_of
from reader.dates.finding import FoundDate, find_dates
from reader.model import Provenance, Span
from reader.named import NamedTuple
from reader.pattern import pattern

_LONGEST = 250  # characters
_BEFORE, _BEHIND = 1, 2  # characters beside a line by which it may be read otherwise
_DECLARATION = pattern(
    r"\s*(?:date|published(?:_at)?|publish_date|pub_?date|posted|datum|fecha|data|дата)\b"
    r"[\s:=]{1,4}[\"']?(?:19|20)\d\d-?\d\d",
    re.IGNORECASE,
)
_SPACED = pattern(r"(?<![\d ])\s{0,2}(\d{1,2}) {1,2}(\d{1,2}) {1,2}((?:19|20)\d\d)(?!\s?\d)")
_LEFT_OVER = pattern(r"[^\W\d_]{2,}")
# Who wrote a post that is shown, and when.
_EMBED = pattern(
    r"[—–-]\s?[^()—–]{1,60}\(@\w{1,40}\)\s|"
    r"\b(?:post|photo|video|reel) shared by\b.{1,80}\(@[\w.]{1,40}\)",
    re.IGNORECASE,
)
_SMALL_TALK = pattern(
    r"\b(?:at|on|by|in|um|uhr|am|pm|le|à|h|kl|min(?:ute)?s?|read|hours?|days?|ago|gmt|utc|"
    r"e[ds]?t|p[ds]?t|for)\b|"
    r"\bcomments?\b|\bshares?\b",
    re.IGNORECASE,
)


_OF_PICTURE = pattern(
    r"(?:file\s)?(?:photo(?:graph)?|picture|image|video|foto|bild|imagen|imagem|immagine|фото)\b(?!\s?by)",
    re.IGNORECASE,
)
_OWN_STORY = pattern(
    r"(?:this|the)\s(?:article|story|post|piece|page|report|column|version)\s(?:was|has|is|first|"
    r"originally)\b|(?:dieser|der)\s(?:artikel|beitrag|text)\s|(?:cet|l['’])\s?article\s|"
    r"(?:este|esta)\s(?:artículo|nota|artigo|matéria)\s|questo\sarticolo\s",
    re.IGNORECASE,
)
_QUOTES = "\"'“‘«„"
_WORDS_BESIDE = 6  # more beside label and date, in a sentence, tell of something else
_DIVIDERS = tuple(":|·•-–—()[]")  # what parts a date from what is told on its line
# What makes a clause, and stands in no byline.
_CLAUSE_WORDS = frozenset({
    "it", "this", "that", "these", "was", "is", "are", "were", "be", "been", "has", "have", "had",
    "will", "would", "he", "she", "they", "we", "its", "his", "her", "their", "not", "but",
    "which", "when", "where", "who", "what", "how", "why", "if", "after", "before", "since",
    "began", "happened", "ist", "war", "hat", "wird", "wurde", "sich", "nicht", "dass", "wie",
    "als", "est", "était", "sont", "qui", "que", "ne", "pas", "il", "elle", "fue", "era",
    "está", "ha", "hay", "cuando", "cómo", "foi", "é", "não", "che", "è", "non", "quando",
    "это", "был", "была", "было", "что", "как", "не", "когда", "после",
})  # fmt: skip


class DateLine(NamedTuple):
    """A line that carries dates, with how far it is nothing else."""

    seen: tuple[Seen, ...]
    confidence: float

    @property
    def strong(self) -> bool:
        """Tell whether the line is header and not prose."""
        return self.confidence >= dating.BYLINE


class DateLines:
    """The date lines of a page, each read once, from however many rooms it is asked for."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self._text, self._lines, self._names = text, lines, own_names()
        self._read: dict[tuple[int, Role], DateLine | None] = {}

    def at(self, i: int, label: Role = Role.PLAIN) -> DateLine | None:
        """Read the dates of line ``i``, if it is short and has any.

        ``label`` is what a line of its own before it announced.
        """
        if not self._may_bear(i):
            return None
        if (i, label) not in self._read:
            self._read[i, label] = self._line(self._lines[i], label)
        return self._read[i, label]

    def _line(self, line: Line, label: Role) -> DateLine | None:
        """Read a line where it stands, or as it was read on another page with as much beside it."""
        if not self._text.startswith(line.text, line.start):  # wrapped: its words are not as stored
            return _read(self._text, line, label)
        first = max(0, line.start - _BEFORE)
        around = self._text[first : line.end + _BEHIND]
        words = Span(line.start - first, line.end - first)
        found = _remembered(around, words, label, self._names)
        return found and _moved(found, first)

    def _may_bear(self, i: int) -> bool:
        line = self._lines[i]
        return len(line.text) <= _LONGEST and line.look.holds_year

    def among(self, indexes: Sequence[int]) -> dict[int, DateLine]:
        """Read the date lines among some lines, in order; a lone label speaks for the next."""
        found: dict[int, DateLine] = {}
        for at in [at for at, i in enumerate(indexes) if self._may_bear(i)]:
            label = self._lines[indexes[at - 1]].look.announces if at else Role.PLAIN
            if (one := self.at(indexes[at], label)) is not None:
                found[indexes[at]] = one
        return found


@lru_cache(maxsize=512)  # a day's pages, which are read together, print it alike
def _remembered(around: str, words: Span, label: Role, names: frozenset[str]) -> DateLine | None:
    return _read(around, line_at(1, words.start, words.of(around), names), label)


def _moved(line: DateLine, by: int) -> DateLine:
    """Give a line that was read in a piece of a text as one of the text, which ``by`` is before."""
    return line._replace(seen=tuple([seen.moved(by) for seen in line.seen])) if by else line


def _read(text: str, line: Line, label: Role) -> DateLine | None:
    found = find_dates(text, line.start, line.end) or _spaced(text, line, label)
    if not found:
        return None
    roles = _roles(text, line, found, label)
    confidence = _confidence(line, found, roles)
    declared = declares_date(line.text)
    if declared:
        confidence = dating.DECLARED
    seen = tuple(
        Seen(
            found=one,
            role=role,
            provenance=Provenance.DECLARED if declared else Provenance.HEADER,
            confidence=_corrected(confidence, one, role),
            source=_quoted(text, line, found, position).of(text),
            span=_quoted(text, line, found, position),
            place="declared" if declared else "header",
        )
        for position, (one, role) in enumerate(zip(found, roles, strict=True))
    )
    return DateLine(seen, confidence)


def dates_printed(text: str) -> Iterator[Seen]:
    """Give the dates of lines under a headline that are not part of the article's own text.

    Only of lines that are little but a date, or say what it is: captions stand there too.
    """
    lines = lines_of(text)
    for line in DateLines(text, lines).among(range(len(lines))).values():
        for seen in line.seen:
            if line.confidence >= dating.BARE_LINE:
                yield seen._replace(span=None)


def _roles(text: str, line: Line, found: Sequence[FoundDate], label: Role) -> list[Role]:
    """Give what each date is: what stands before it says so, in some languages what is behind."""
    if label is date_labels.role_before(text, line.start, found[0].core.start) is Role.PLAIN:
        behind = [date_labels.role_behind(text, one.span.end, line.end) for one in found]
        if behind[-1] is not Role.PLAIN:
            return behind
    roles, before = [], line.start
    for one in found:
        role = date_labels.role_before(text, before, one.core.start)
        roles.append(label if role is Role.PLAIN and before == line.start else role)
        before = one.core.end
    return roles


def _confidence(line: Line, found: Sequence[FoundDate], roles: Sequence[Role]) -> float:
    """Rate a line by the words it has beside its dates."""
    rest, end = [], line.start
    for one in found:
        rest.append(line.text[max(0, end - line.start) : max(0, one.span.start - line.start)])
        end = max(end, one.span.end)
    rest.append(line.text[end - line.start :])
    if "(@" in line.text and _EMBED.search(line.text):
        return dating.STRAY
    beside = date_labels.without_labels(" ".join(rest))
    words = _LEFT_OVER.findall(_SMALL_TALK.sub(" ", beside))
    if _OF_PICTURE.match(line.bare) or _is_caption(line, len(words)):
        return dating.STRAY
    close = weight(date_labels.without_labels(rest[0]).strip(" :|·•-–—")) <= 3
    heads = close and (roles[0] is not Role.PLAIN or not _opens_sentence(line, rest[1]))
    if line.bare[0] in _QUOTES or (not heads and _is_told(line, beside, roles[0])):
        return dating.STRAY
    if roles[0] is not Role.PLAIN and (len(words) <= 9 or (close and len(words) <= 40)):
        return dating.PUBLISHED
    steps = ((2, dating.BARE_LINE), (9, dating.BYLINE), (14, dating.LONG_LINE))
    return next((rating for most, rating in steps if len(words) <= most), dating.STRAY)


def _is_caption(line: Line, words: int) -> bool:
    """Tell whether a line describes a picture; ``words`` are beside its dates."""
    return (words > 3 and line.look.is_caption) or (
        words > _WORDS_BESIDE and line.look.ends_in_credit
    )


def _opens_sentence(line: Line, after: str) -> bool:
    """Tell whether a line that begins with a date goes on in a sentence: "On 3 May 2019 it was".

    ``after`` is what follows the date; a mark that divides it off makes it a heading.
    """
    return line.look.ends_sentence and not after.lstrip().startswith(_DIVIDERS)


def _is_told(line: Line, beside: str, role: Role) -> bool:
    """Tell whether a line tells of a date, as prose and headlines do, and does not bear one.

    ``beside`` is the line without its dates and their labels.
    """
    if _OWN_STORY.match(line.bare):
        return False
    words = [word for word in _LEFT_OVER.findall(beside) if not word.isupper()]
    clause = any(word.lower() in _CLAUSE_WORDS for word in words)
    if role is Role.PLAIN and clause:
        return True
    return line.look.ends_sentence and (clause or word_count(" ".join(words)) > _WORDS_BESIDE)


def _corrected(confidence: float, one: FoundDate, role: Role) -> float:
    """Lower a line whose weekday does not fit its day, unless a label vouches for it."""
    if one.weekday is not None and day_of(one.value) != one.weekday:
        return confidence - (0.05 if role is Role.PUBLISHED else 0.15)
    return confidence


def _quoted(text: str, line: Line, found: Sequence[FoundDate], position: int) -> Span:
    """Give the date with its label; the whole line where it is short and the only date."""
    one = found[position]
    if len(found) == 1 and len(line.bare) <= 60:
        return Span(line.bare_start, line.end)
    before = found[position - 1].core.end if position else line.start
    return Span(date_labels.label_start(text, before, one.span.start), one.span.end)


def _spaced(text: str, line: Line, label: Role) -> list[FoundDate]:
    """Read "05 11 2006", slashes lost, where a label or an otherwise empty line vouches for it."""
    for match in _SPACED.finditer(text, line.start, line.end):
        alone = match[0].strip() == line.text
        told = date_labels.role_before(text, line.start, match.start()) is Role.PUBLISHED
        if alone or told or label is Role.PUBLISHED:
            span = Span(match.start(1), match.end())
            joined = find_dates("/".join(match.groups()))
            return [one._replace(span=span, core=span) for one in joined]
    return []


def declares_date(text: str) -> bool:
    """Tell whether a line begins as a field of a record does: "date 2022-10-11"."""
    return _DECLARATION.match(text) is not None
