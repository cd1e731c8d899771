"""Paragraphs and sentences of any language, as spans of the text that they were found in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.model import Span
from reader.pattern import pattern
from reader.text.abbreviations import (
    AFTER_ORDINAL,
    BEFORE_NUMBER,
    BEFORE_ORDINAL,
    CAPITAL_CLOSING,
    CAPITAL_TITLES,
    CLOSING_ABBREVIATIONS,
    DOMAINS,
    SENTENCE_OPENERS,
    TITLES,
)
from reader.text.words import is_ideographic
from reader.text.wrapping import soft_breaks

_LINE = pattern(r"[^\n]+")
# An end mark with what closes after it. Straight and curly double marks close here and are
# looked at again when a letter follows at once ("in Ukraine.“I believe"); a blank before » is
# French usage; a number in brackets refers to a note. One class of all marks comes first, so that
# what is none of them is passed over at once.
_END = pattern(
    r"(?P<mark>[.!?…‽؟۔।॥።؛;։។။。！？｡．]"
    r"(?:(?<=[.!?…‽؟۔।॥።؛;։។။])[.!?…‽؟۔।॥።؛;։។။]*|(?<=[。！？｡．])[。！？｡．]*[!?]*))"
    r"(?P<close>(?:[\"'”’“‘‟»«›‹」』）》〉】〕\)\]}]|\[\d{1,3}\]"
    r"|[ \u00a0\u202f](?:»|›)(?![^\W_]))*)"
)
_WIDE = frozenset("。！？｡．")
# These end a sentence only when followed by a blank or the end, whatever comes next.
_UNAMBIGUOUS = frozenset("؟۔।॥።։។။‽")
_CLOSES_BOTH_WAYS = "\"'“‘‟«‹"
_OPENERS = "\"'“‘‟„‚«»‹›([{¿¡「『（《〈【〔—–-"
_FIRST_LETTER = pattern(r"[^\W_]")
_TOKEN_BEFORE = pattern(r"[^\s\"'“”‘’«»„‚()\[\]{}]*\Z")
_FIGURE = pattern(r"[$€£¥]?[\d.,'’]+[%€$]?")
_WORD_AFTER = pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """Give the non-blank lines of ``text``, without the blanks around them.

    Where lines were wrapped to a width, those of one paragraph are one (see ``wrapping``).
    """
    start, end = within or (0, len(text))
    stripped = (_stripped(text, *line) for line in _lines(text, start, end))
    return [span for span in stripped if span is not None]


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Give the stretches between the line ends that are more than a width's."""
    soft = soft_breaks(text)
    begin: int | None = None
    for line in _LINE.finditer(text, start, end):
        begin = line.start() if begin is None else begin
        if line.end() < end and line.end() in soft:
            continue
        yield Span(begin, line.end())
        begin = None


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Draw a span in to its first and last visible character; None where there is none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Give the sentences of ``text`` in order; a paragraph's end always ends one.

    A full stop, question or exclamation mark of any script ends a sentence, with the quotes and
    brackets that close after it, before a blank or the end, or glued to a capital letter. A next
    word in lower case, an abbreviation, an initial, an acronym or an ordinal is no end.
    """
    return [
        sentence
        for paragraph in paragraphs(text, within)
        for sentence in _sentences_of(text, paragraph)
    ]


def _sentences_of(text: str, paragraph: Span) -> list[Span]:
    found: list[Span] = []
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        cut = _boundary(text, paragraph, start, match)
        if cut is None or cut <= start:
            continue
        if (sentence := _stripped(text, start, cut)) is not None:
            found.append(sentence)
        start = cut
    if (rest := _stripped(text, start, paragraph.end)) is not None:
        found.append(rest)
    return found


def _boundary(text: str, paragraph: Span, start: int, match: re.Match[str]) -> int | None:
    """Give the offset where the sentence that began at ``start`` ends, if it ends here."""
    mark, end = match["mark"], match.end()
    if end >= paragraph.end:
        return None
    if not _WIDE.isdisjoint(mark):
        return _wide_boundary(text, match)
    if mark[-1] in ";؛" and not _is_greek_question(text, match):
        return None
    if text[end].isspace():
        return end if _blank_ends(text, paragraph, start, match) else None
    return _glued_boundary(text, paragraph, match)


def _is_greek_question(text: str, match: re.Match[str]) -> bool:
    """Tell whether a semicolon is the Greek question mark."""
    return match["mark"] == ";" and "\u0370" <= text[match.start() - 1 : match.start()] <= "\u03ff"


def _wide_boundary(text: str, match: re.Match[str]) -> int | None:
    """Decide about a full-width mark: it ends a sentence, unless 「行く。」と goes on."""
    after = text[match.end()]
    if match["close"] and ("\u3041" <= after <= "\u309f" or after in "、，,"):
        return None
    if match["mark"] == "．" and after.isdigit():
        return None
    cut = match.end()  # “ and ‘ only open in these scripts: what follows is theirs
    while cut > match.end("mark") and text[cut - 1] in "“‘":
        cut -= 1
    return cut


# --------------------------------------------------------------------------- before a blank


def _blank_ends(text: str, paragraph: Span, start: int, match: re.Match[str]) -> bool:
    """Decide about an end mark that is followed by a blank."""
    first = _FIRST_LETTER.search(text, match.end(), min(paragraph.end, match.end() + 40))
    if match["mark"][-1] in _UNAMBIGUOUS or first is None:
        return match.end() < paragraph.end
    letter = text[first.start()]
    if letter.islower():
        return False
    if match["mark"] != ".":
        return True
    before = text[max(start, match.start() - 40) : match.start()]
    token_match = _TOKEN_BEFORE.search(before)
    token = token_match.group() if token_match else ""
    return _full_stop_ends(text, start, match, token, first.start())


def _full_stop_ends(text: str, start: int, match: re.Match[str], token: str, after: int) -> bool:
    """Decide about a single full stop after ``token``, before the letter or digit at ``after``."""
    word = token.rsplit("-", 1)[-1].lower()
    next_match = _WORD_AFTER.match(text, after)
    next_word = next_match.group().lower() if next_match else ""
    next_word = next_word.split("'")[0].split("’")[0] or next_word
    if word.isdigit() and len(word) <= 2:
        return not _is_ordinal(text, start, match.start() - len(word), next_word)
    if not token or match["close"].strip(")]"):
        return True  # a quotation closed here: the full stop was not an abbreviation's
    before_number = word in BEFORE_NUMBER and text[after].isdigit()
    if word in TITLES or token in CAPITAL_TITLES or before_number:
        return False
    closing = word in CLOSING_ABBREVIATIONS or token in CAPITAL_CLOSING
    if closing or _is_initial(token) or "." in token:
        of_a_year = len(token) == 1 and token.islower() and _follows_digit(text, match.start() - 1)
        return of_a_year or _abbreviation_ends(token, next_word)
    return True


def _is_initial(token: str) -> bool:
    """Tell whether the token is a single letter, as in "George W. Bush" or "J.-P. Sartre"."""
    last = token.rsplit(".", 1)[-1].lstrip("-")
    return len(last) == 1 and last.isalpha() and not is_ideographic(last)


def _follows_digit(text: str, at: int) -> bool:
    """Tell whether a digit stands before ``at``, as in the Polish "2020 r." for a year."""
    return text[max(0, at - 3) : at].rstrip()[-1:].isdigit()


def _abbreviation_ends(token: str, next_word: str) -> bool:
    looks_like_address = "/" in token or "@" in token or token.lower().startswith("www")
    dotted_word = "." in token and len(token.rsplit(".", 1)[-1]) > 2  # "CTVNews.com.", "3.500."
    if looks_like_address or dotted_word or _FIGURE.fullmatch(token):
        return True
    return next_word in SENTENCE_OPENERS


def _is_ordinal(text: str, start: int, number: int, next_word: str) -> bool:
    """Tell whether a small number with a full stop is "3." as in "am 3. Oktober"."""
    before = text[max(start, number - 24) : number].split()
    if next_word in AFTER_ORDINAL:
        return True
    if not before:
        return True  # the number of a list item
    return before[-1].lower() in BEFORE_ORDINAL and next_word not in SENTENCE_OPENERS


# --------------------------------------------------------------------------- glued


def _glued_boundary(text: str, paragraph: Span, match: re.Match[str]) -> int | None:
    """Decide about an end mark directly followed by a character that is not a blank."""
    cut = _cut_between_quotes(text, paragraph, match)
    letter_at = match.end()
    while letter_at < paragraph.end and text[letter_at] in _OPENERS:
        letter_at += 1
    if letter_at >= paragraph.end:
        return None
    letter = text[letter_at]
    if match["mark"][-1] in _UNAMBIGUOUS or is_ideographic(letter):
        return cut if _not_latin_before(text, match) or match["mark"][-1] in _UNAMBIGUOUS else None
    if not letter.isupper() or not _ends_like_a_sentence(text, paragraph, match):
        return None
    following = text[letter_at + 1 : letter_at + 2]
    quoted = letter_at > cut or bool(match["close"])
    begins_word = following.islower() or following in "'’" or following.isspace()
    return cut if begins_word and (quoted or not _is_domain(text, letter_at)) else None


def _not_latin_before(text: str, match: re.Match[str]) -> bool:
    """Tell "Yahoo!ニュース", which is one name, from 本当!彼は, which is two sentences."""
    before = text[match.start() - 1 : match.start()]
    return not (before.isascii() and before.isalnum())


def _ends_like_a_sentence(text: str, paragraph: Span, match: re.Match[str]) -> bool:
    """Tell whether the word before a glued full stop can end a sentence (no "J.Smith")."""
    before = text[max(paragraph.start, match.start() - 40) : match.start()]
    token_match = _TOKEN_BEFORE.search(before)
    token = token_match.group() if token_match else ""
    if match["mark"] != "." or match["close"]:
        return True
    if "/" in token or "@" in token or "." in token or token.lower() in TITLES:
        return False
    return not token or len(token) > 1


def _is_domain(text: str, letter_at: int) -> bool:
    """Tell "Booking.Com" from two glued sentences."""
    word = _WORD_AFTER.match(text, letter_at)
    return word is not None and word.group().lower() in DOMAINS


def _cut_between_quotes(text: str, paragraph: Span, match: re.Match[str]) -> int:
    """Give the offset that parts closing quotes from the opening quotes of the next sentence.

    “ opens in English and closes in German; a straight mark says nothing by itself. Whether one
    is still open before it decides.
    """
    cut = match.end()
    first = match.start("close")
    while cut > first and text[cut - 1] in _CLOSES_BOTH_WAYS:
        if _is_open(text, max(paragraph.start, match.start() - 400), cut - 1):
            break
        cut -= 1
    return cut


def _is_open(text: str, start: int, at: int) -> bool:
    """Tell whether the quote at ``at`` closes one that was opened after ``start``."""
    quote = text[at]
    if quote in "\"'":
        return text.count(quote, start, at) % 2 == 1
    opener = {"“": "„", "‘": "‚", "‟": "„", "«": "»", "‹": "›"}[quote]
    return text.rfind(opener, start, at) > text.rfind(quote, start, at)
