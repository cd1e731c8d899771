"""Paragraphs, sentences and words of any language, and the folding under which words are equal.

Everything is given as spans of the text it was found in: nothing is changed, so what is shown is
what the file holds. Knows no article, no outlet and no comparison.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from reader.model import Span
from reader.pattern import pattern

# --------------------------------------------------------------------------- paragraphs

_LINE = pattern(r"[^\n]+")


def paragraphs(text: str, within: Span | None = None) -> list[Span]:
    """Give the non-blank lines of ``text``, without the blanks around them."""
    start, end = within or (0, len(text))
    return [
        span
        for line in _LINE.finditer(text, start, end)
        if (span := _stripped(text, line.start(), line.end())) is not None
    ]


def _stripped(text: str, start: int, end: int) -> Span | None:
    """Draw a span in to its first and last visible character; None where there is none."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


# --------------------------------------------------------------------------- sentences

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


def _set(written: str) -> frozenset[str]:
    return frozenset(written.split())


# Never the end of a sentence: what follows is the name that they belong to.
_TITLES = _set(
    "mr mrs mx dr prof gen sen gov reps sens lt col sgt cpl capt cmdr maj adm supt insp mgr msgr "
    "vs v cf viz eg ie bzw z.b u.a d.h i.e e.g vgl sog evtl ggf zzgl inkl exkl hl dipl ing phil "
    "mme mmes mlle mlles sra srta dra dña excmo excma ilmo gral cnel tte uds vd sigg avv dott "
    "dott.ssa prof.ssa geom gen.le mej mevr dhr drs o.a m.b.t d.w.z t.a.v inż hab ks św prof.dr "
    "gen.bryg tzn tzw tzv např mudr judr phdr kpt frk bl.a f.eks t.ex dvs jfr κ.κ δρ г-н г-жа гг "
    "ул им тов акад проф"
)
# The same, where they are written with a capital: small, they are words of some language.
_CAPITAL_TITLES = _set(
    "Ms Rep Rev Hon Pres Fr Sr St Ste Mt Ft Det Me MM Sig On Rag Arch Cav Comm Ten Mag Fru Hr Mw "
    "Str Im Ul Sv Prim Art Med Jur Gen Maj Ir"
)
# The same before a number.
_BEFORE_NUMBER = _set(
    "no nos nr nrs núm num art arts abs kap fig figs p pp pág págs vol ch c ca approx s sec tel "
    "ext kl op pt st ust poz z str ст п"
)
# Perhaps the end: only when the next word is one that opens sentences.
_CLOSING_ABBREVIATIONS = _set(
    "inc ltd corp bros llc jr esq etc dept univ assn ave blvd bldg a.m p.m u.s u.k u.n e.u d.c "
    "l.a n.y b.c a.d ph.d m.d b.a m.a usw itd itp atd apod enz mrd mld tys млн млрд тыс руб др пр "
    "sept janv févr avr juil déc genn febbr okt kg km cm lb lbs hrs gmbh e.v s.a s.p.a s.r.l a.s "
    "s.r.o d.o.o b.v n.v osv s.k resp"
)
_CAPITAL_CLOSING = _set(
    "Co Sq Rd Jan Feb Mar Apr Jun Jul Aug Sep Oct Nov Dec Ene Abr Ago Dic Ott Dez Mon Tue Tues Wed "
    "Thu Thur Thurs Fri Sat Sun Ariz Calif Colo Conn Fla Ill Mass Mich Minn Mo Okla Ont Ore Pa Que "
    "Tenn Tex Va Vt Wash Wis Alta Sask Man Mio Mill Plc Ala Ark Kan Ky La Md Miss Mont Neb Nev"
)
_SENTENCE_OPENERS = _set(
    # English
    "the a an it its he she they we you i this that these those there here his her their our my "
    "in on at as but and or if when while after before since however meanwhile although though "
    "for from with by to not no some many most several all one what who how why where yet so "
    "officials police according both another other earlier later last also then "
    # German, Dutch, Nordic
    "der die das dies diese dieser ein eine er sie es wir ich im am um und aber auch doch wenn "
    "als nach vor seit bei mit für von zu zum zur nun so da dort hier wie was wer dann "
    "het een de hij zij ze we wij maar en ook bij voor van na op det den de en et han hun hon "
    "vi jeg jag men og och på i "
    # Romance
    "le la les l un une des il elle ils elles nous vous on ce cette ces cela dans en sur selon "
    "mais et pour par avec après avant depuis el los las lo una unos ella ellos este esta eso "
    "pero y con por para según tras desde al del o os as um uma ele ela eles mas e com para em "
    "no na nos segundo gli uno lui lei loro questo questa ma nel nella per secondo dopo "
    # Slavic
    "to ten ta jednak ale po w na z za do od jest są jak он она они это в на по но и с за для "
    "как что при после"
)
# "am 3. Oktober", "der 2. Weltkrieg": words after which a small number with a full stop counts.
_BEFORE_ORDINAL = _set(
    "am der die das dem den des vom zum zur im bis ab seit beim jeder jede jedes ihr ihre ihren "
    "sein seine seinen mein zwischen samstag sonntag montag dienstag mittwoch donnerstag freitag"
)
_AFTER_ORDINAL = _set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert jahrhunderts jahrestag geburtstag lebensjahr weltkrieg bundesliga liga runde "
    "spieltag etappe etage auflage wahlperiode legislaturperiode fc sc sv fsv bundestag"
)
_DOMAINS = _set("com org net gov edu info co uk ca de fr es it ru ua eu us tv io ai me int mil")


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


def glue_points(text: str, within: Span | None = None) -> list[int]:
    """Give the offsets where a sentence begins without a blank before it.

    Scripts that never put a blank there (Chinese, Japanese) have no such points.
    """
    return [
        later.start
        for paragraph in paragraphs(text, within)
        for earlier, later in _neighbours(_sentences_of(text, paragraph))
        if earlier.end == later.start and not _wide_between(text, earlier, later)
    ]


def _neighbours(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    return pairwise(spans)


def _wide_between(text: str, earlier: Span, later: Span) -> bool:
    """Tell whether two sentences meet in a script that is written without blanks."""
    tail = text[max(earlier.start, earlier.end - 6) : earlier.end]
    head = text[later.start : later.start + 3]
    return any(ch in _WIDE for ch in tail) or any(is_ideographic(ch) for ch in head)


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
    before_number = word in _BEFORE_NUMBER and text[after].isdigit()
    if word in _TITLES or token in _CAPITAL_TITLES or before_number:
        return False
    closing = word in _CLOSING_ABBREVIATIONS or token in _CAPITAL_CLOSING
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
    return next_word in _SENTENCE_OPENERS


def _is_ordinal(text: str, start: int, number: int, next_word: str) -> bool:
    """Tell whether a small number with a full stop is "3." as in "am 3. Oktober"."""
    before = text[max(start, number - 24) : number].split()
    if next_word in _AFTER_ORDINAL:
        return True
    if not before:
        return True  # the number of a list item
    return before[-1].lower() in _BEFORE_ORDINAL and next_word not in _SENTENCE_OPENERS


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
    if "/" in token or "@" in token or "." in token or token.lower() in _TITLES:
        return False
    return not token or len(token) > 1


def _is_domain(text: str, letter_at: int) -> bool:
    """Tell "Booking.Com" from two glued sentences."""
    word = _WORD_AFTER.match(text, letter_at)
    return word is not None and word.group().lower() in _DOMAINS


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


# --------------------------------------------------------------------------- words

# Letters with the marks that belong to them: Python's \w leaves out vowel signs.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711-\u074a\u07a6-\u07b0\u0900-\u0963\u0966-\u0dff\u0f00-\u0fbc\u135d-\u135f\u00ad\u200c\u200d"
)
# Scripts written without blanks: each character, with its marks, is a token of its own.
_APART = (
    "\u0e00-\u0e4e\u0e80-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"
    "\u3005\u3041-\u309f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"(?:[^\W_{_APART}]|[{_MARKS}])"
_APART_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u17b4-\u17d3"
    "\u3099\u309a"
)
# Letters that a number may touch, being words of their own beside it: 约3.5万, 1,200ドル, 3만.
_BESIDE_NUMBER = "\u30a0-\u30ff\uac00-\ud7a3"
WORD = pattern(
    # one group around all, so that it also splits a text into its words and what is between them
    r"([A-Za-z]{2,}(?=[ ,.;:!?])"  # what most tokens are, first: the rest costs more to try
    # number: separators, currency before it, percent after it; not the beginning of a word
    rf"|(?:[$€£¥₹₽₩₺₴]|(?<![^\W{_APART}{_BESIDE_NUMBER}]))"
    rf"\d+(?:[.,'’:/٫٬]\d+|[ \u00a0\u202f]\d{{3}}(?!\d))*"
    rf"(?:%|[ \u00a0\u202f]%|‰|٪)?(?![-‑]?(?![{_BESIDE_NUMBER}]){_LETTER})"
    rf"|(?<![^\W_])(?:[^\W\d_{_APART}]\.)+[^\W\d_{_APART}](?!{_LETTER})\.?"
    # a word; a Hebrew particle before a number, כ-3.5, is one of its own
    rf"|{_LETTER}+(?:(?:['’ʼ‑\-·׳״]|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea]))"
    rf"(?!(?<=[\u05d0-\u05ea][‑\-])\d){_LETTER}+)*"
    rf"|[{_APART}][{_APART_MARKS}]*"
    r"|\S)"
)
_IDEOGRAPHIC = pattern(rf"[{_APART}\u30a0-\u30ff]")


def words(text: str, within: Span | None = None) -> list[Span]:
    """Give the tokens: numbers with separators, percent and currency; dotted acronyms; words
    with inner apostrophes and hyphens; any other visible character by itself.

    Scripts written without blanks (Han, kana, Thai, Khmer …) give one token a character.
    """
    start, end = within or (0, len(text))
    return [Span(*match.span()) for match in WORD.finditer(text, start, end)]


def is_ideographic(ch: str) -> bool:
    """Tell whether the character belongs to a script that puts no blanks between words."""
    return _IDEOGRAPHIC.match(ch) is not None


# --------------------------------------------------------------------------- folding

_STRAIGHT = str.maketrans(
    dict.fromkeys("‘’‚‛ʼ′`´", "'")
    | dict.fromkeys("“”„‟«»″「」『』", '"')
    | dict.fromkeys("‹›", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u0640")
)
# Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel marks. Marks of other scripts
# (Indic vowel signs, kana voicing) are letters to their readers and stay.
_ACCENTS = pattern("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]+")
_DOTTED = pattern(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?")
# Between two digits it is no joint: 2-1 is not 21.
_INNER_HYPHEN = pattern(r"(?<=[^\W_])-(?=[^\W\d_])|(?<=[^\W\d_])-(?=\d)")
_CONTRACTION = pattern(r"(?<=\w)(?:(n't)|'(ll|re|ve|m))\b")
_CONTRACTIONS = {"n't": " not", "ll": " will", "re": " are", "ve": " have", "m": " am"}
_WHOLE_CONTRACTIONS = pattern(r"\b(can't|cannot|won't|shan't)\b")
_WHOLE = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
}


def fold(text: str) -> str:
    """Give the text as it is compared: case, accents, quote and dash styles, inner hyphens,
    soft hyphens, dots of acronyms and English contractions make no difference.

    Idempotent on ordinary text. For matching only: what is shown is the original.
    """
    if text.isascii() and text.isalpha():
        lower = text.lower()  # most words of most texts
        return _WHOLE.get(lower, lower)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _ACCENTS.sub("", text))
    text = _DOTTED.sub(lambda match: match.group().replace(".", ""), text)
    if "'" in text or "cannot" in text:
        text = _WHOLE_CONTRACTIONS.sub(lambda match: _WHOLE[match.group()], text)
        text = _CONTRACTION.sub(_expanded, text)
    return _INNER_HYPHEN.sub("", text)


def _expanded(match: re.Match[str]) -> str:
    return _CONTRACTIONS[match.group(1) or match.group(2)]


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Fold one token, remembering it: texts repeat their words."""
    return fold(word)


def folded_words(text: str) -> list[str]:
    """Give the tokens of ``text``, folded, in order."""
    return [fold_word(word) for word in WORD.findall(text)]


class Cosmetic(StrEnum):
    """In what two wordings differ that are equal once folded, slightest first."""

    SPACING = "spacing"
    QUOTES = "quotes and dashes"
    CASE = "case"
    ACCENTS = "accents"
    HYPHENS = "hyphens and dots"
    CONTRACTION = "contraction"


def cosmetic_difference(a: str, b: str) -> Cosmetic | None:
    """Tell in what ``a`` and ``b`` differ, if only in looks; None for a difference in wording.

    Equal strings are SPACING, the slightest. Among several differences the gravest is named.
    """
    for kind, seen in _VIEWS:
        if seen(a) == seen(b):
            return kind
    return None


def _compact(text: str) -> str:
    return "".join(text.split())


def _straight(text: str) -> str:
    return _compact(unicodedata.normalize("NFKC", text).translate(_STRAIGHT))


def _caseless(text: str) -> str:
    return _straight(text).casefold()


def _unaccented(text: str) -> str:
    return _compact(_ACCENTS.sub("", unicodedata.normalize("NFD", _caseless(text))))


def _without_joints(text: str) -> str:
    return _unaccented(text).replace("-", "").replace(".", "")


def _expanded_joints(text: str) -> str:
    return _compact(fold(text)).replace("-", "")


_VIEWS = (
    (Cosmetic.SPACING, _compact),
    (Cosmetic.QUOTES, _straight),
    (Cosmetic.CASE, _caseless),
    (Cosmetic.ACCENTS, _unaccented),
    (Cosmetic.HYPHENS, _without_joints),
    (Cosmetic.CONTRACTION, _expanded_joints),
)
