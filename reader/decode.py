"""Bytes become text that is safe to show: one known encoding, plain line ends, no live controls.

Knows bytes and code points; must not know files, formats or what any text says.

Where text comes from elsewhere (an archive member, a JSON string), ``clean`` alone does the
second half. It gives one code point for one code point, so offsets made before stay true.
"""

from __future__ import annotations

import codecs
import re

from reader.pattern import pattern

MARK = "\N{REPLACEMENT CHARACTER}"
"""What a code point that must not reach a terminal is shown as.

U+FFFD and not the control pictures U+2400…: the Linux console and most terminal fonts have a
glyph for it, it is one cell wide everywhere, and readers know it as "something was here".
"""

# U+200E, U+200F and U+061C stay: they order only their neighbours and Arabic and Hebrew pages
# are full of them. U+200C and U+200D stay: Persian and emoji are spelled with them.
_UNSAFE = pattern(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u2028\u2029"  # line and paragraph separators: become newlines
    "\u202a-\u202e\u2066-\u206f"  # bidirectional overrides and isolates, deprecated formats
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # stray byte order mark, interlinear marks, non-characters
    "\ud800-\udfff"  # lone surrogates cannot be written out again
    "\U000e0000-\U000e007f"  # tags: invisible copies of ASCII
    "]"
)
_SEPARATORS = "\u2028\u2029"

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the one of UTF-16, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_SIGNATURES = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ", b"7z\xbc\xaf", b"SQLite format 3\x00", b"\x7fELF", b"Rar!", b"\xd0\xcf\x11\xe0",
    b"OggS", b"ID3", b"wOFF", b"\x28\xb5\x2f\xfd",
)  # fmt: skip
_SAMPLE = 65_536  # bytes looked at to judge what the whole file is
_PLAIN_CONTROLS = bytes({9, 10, 12, 13, 27})  # occur in honest text (escape in captured output)
_CONTROLS = bytes(set(range(32)) - set(_PLAIN_CONTROLS))
_WESTERN_QUOTES = pattern(rb"[\x80-\xff]+")
_WESTERN_ONLY = frozenset(b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa3\xa9\xae\xb0\xb7")
# What newsrooms and their tools have written; the code pages of DOS and of mainframes, which
# guessers offer for a short text, they have not.
_PLAUSIBLE = [
    *(f"cp{number}" for number in (*range(1250, 1259), 874, 932, 949)),
    *("gb18030", "big5", "euc_jp", "euc_kr", "iso2022_jp", "koi8_r", "koi8_u"),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9"),
]
_CYRILLIC = frozenset({"cp1251", "koi8_r", "koi8_u", "iso8859_5"})
# Taken for each other by their letters; ł ą ż š ž ő ű and the like, in Windows-1250, are signs or
# rare letters in Windows-1252, so a text without them is Western.
_NEIGHBOURS = frozenset({"cp1250", "iso8859_2", "cp1257", "cp1254", "iso8859_16", "mac_latin2"})
_CENTRAL_EUROPEAN = frozenset(
    b"\xb3\xb9\xbf\x9a\x9e\x9f\x9c\xbe\xa3\xaf\xf5\xfb\xd0\xf0\xdd\xfd\xfe"
)
_TURKISH_ONLY = frozenset(b"\xd0\xdd\xde\xf0\xfd\xfe")  # Ğ İ Ş ğ ı ş in Windows-1254
_TURKISH = _TURKISH_ONLY | _WESTERN_ONLY | frozenset(b"\xc7\xd6\xdc\xe7\xf6\xfc\xe2\xee\xfb\xc2")


def decode(data: bytes) -> tuple[str, str]:
    """Give the cleaned text of a file's bytes and the name of the encoding it was read in.

    Byte order marks decide first, then UTF-8, then UTF-16 without a mark (by where its zero
    bytes stand), then charset-normalizer's best guess. Raise ValueError("binary") for bytes that
    begin with a well-known signature or of whose first 64 kB more than one in ten is a control
    byte that text does not use.
    """
    text, encoding = _decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return clean(text), encoding


def clean(text: str) -> str:
    """Replace, one for one, every code point that could steer a terminal by a visible mark.

    Newline and tab stay; U+2028 and U+2029 become newlines. The result is as long as ``text``.
    """
    if text.replace("\n", " ").isprintable():
        return text  # most are, and no code point that is to be replaced can be printed
    return _UNSAFE.sub(_harmless, text)


def _harmless(found: re.Match[str]) -> str:
    return "\n" if found[0] in _SEPARATORS else MARK


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if wide := _wide_without_mark(data[:_SAMPLE]):
        return data.decode(wide, "replace"), wide
    if _is_binary(data):
        raise ValueError("binary")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _decode_legacy(data)


def _is_binary(data: bytes) -> bool:
    if data.startswith(_SIGNATURES):
        return True
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls * 10 > len(sample)


def _wide_without_mark(sample: bytes) -> str | None:
    """Recognise UTF-16 by its zero bytes: nearly all on one side of the pairs, none on the other.

    Only texts of mostly Western letters show this; others are written with a mark in practice.
    """
    pairs = len(sample) // 2
    if pairs < 2 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > pairs * 7 and even * 50 < pairs:
        return "utf-16-le"
    if even * 10 > pairs * 7 and odd * 50 < pairs:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes) -> tuple[str, str]:
    """Read bytes that are not UTF-8 throughout."""
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count(MARK)
    beyond_ascii = sum(len(run) for run in _WESTERN_QUOTES.findall(data[:_SAMPLE]))
    if lost * 20 < beyond_ascii:  # whole multi-byte letters all over, a few broken ones
        return damaged, "utf-8"
    encoding = _named_encoding(data)
    try:
        return data.decode(encoding), encoding
    except (UnicodeDecodeError, LookupError):
        return data.decode("cp1252", "replace"), "cp1252"


def _named_encoding(data: bytes) -> str:
    sample = data[:_SAMPLE]
    high = b"".join(_WESTERN_QUOTES.findall(sample))
    used = frozenset(high)
    if used <= _WESTERN_ONLY:  # nothing but curly quotes, dashes and the like
        return "cp1252"
    for encoding in ("cp932", "euc_jp"):
        if _is_japanese(sample, encoding):
            return encoding
    import charset_normalizer

    guess = charset_normalizer.from_bytes(sample, cp_isolation=_PLAUSIBLE).best()
    if guess is None:
        return "cp1252"
    if guess.encoding in _CYRILLIC and _is_hebrew(high):
        return "cp1255"
    if guess.encoding in _NEIGHBOURS and used & _TURKISH_ONLY and used <= _TURKISH:
        return "cp1254"
    western = guess.encoding in _NEIGHBOURS and not used & _CENTRAL_EUROPEAN
    # Where Windows-1252 reads the same letters, it is by far the likelier writer.
    return "cp1252" if western or "cp1252" in guess.could_be_from_charset else guess.encoding


def _is_japanese(sample: bytes, encoding: str) -> bool:
    """Tell whether bytes read so are Japanese: a fifth or more of what is not ASCII is kana.

    Guessers take short texts for Korean; the kana of Japanese prose are half of its letters.
    """
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 2:  # only the last letter may be cut
            return False
        text = sample[: error.start].decode(encoding)
    beyond = [letter for letter in text if letter > "\x7f"]
    kana = sum("\u3041" <= letter <= "\u30fa" for letter in beyond)
    return kana * 5 >= len(beyond) > 0


def _is_hebrew(high: bytes) -> bool:
    """Tell Windows-1255 from Windows-1251, of which it uses no capital and not the last letters."""
    letters = [byte for byte in high if byte >= 0xC0]
    return bool(letters) and all(0xE0 <= byte <= 0xFA for byte in letters)
