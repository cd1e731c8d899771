"""Bytes to safe text: encodings, line ends, and no control that could reach a terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.decode import MARK, clean, decode

LIVE = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\n\t"),
    *(chr(code) for code in range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ud800\udfff\U000e0041",
]


@pytest.mark.parametrize("character", LIVE, ids=lambda one: f"U+{ord(one):04X}")
def test_a_live_control_becomes_a_mark(character: str) -> None:
    assert clean(f"a{character}b") == f"a{MARK}b"


@pytest.mark.parametrize("character", [*"\n\téß漢字🎈", "\u200f", "\u200d", "\u00ad"])
def test_what_writes_words_stays(character: str) -> None:
    assert clean(character) == character


def test_line_separators_become_newlines() -> None:
    assert clean("a\u2028b\u2029c") == "a\nb\nc"


@given(st.text(st.characters(), max_size=200))
def test_one_code_point_in_one_out(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert clean(cleaned) == cleaned
    assert all(one in "\n\t" or unicodedata.category(one) not in ("Cc", "Cs") for one in cleaned)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Ünïcode “text”".encode(), "Ünïcode “text”", "utf-8"),
        ("Ünïcode".encode("utf-8-sig"), "Ünïcode", "utf-8"),
        (b"Zeile\r\nzwei\rdrei", "Zeile\nzwei\ndrei", "utf-8"),
        ("Grüße an alle".encode("utf-16"), "Grüße an alle", "utf-16"),
        ("Grüße an alle".encode("utf-32"), "Grüße an alle", "utf-32"),
        ("Plain words here".encode("utf-16-le"), "Plain words here", "utf-16-le"),
        ("Plain words here".encode("utf-16-be"), "Plain words here", "utf-16-be"),
        ("He said “no” – twice…".encode("cp1252"), "He said “no” – twice…", "cp1252"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


def test_windows_letters_are_read() -> None:
    text = "El señor Muñoz llegó ayer a la reunión y habló con los demás sobre la situación. " * 4
    assert decode(text.encode("cp1252"))[0] == text


def test_cyrillic_of_windows_is_read() -> None:
    text = "Правительство приняло новое решение, сообщили вчера в министерстве финансов. " * 5
    assert decode(text.encode("cp1251"))[0] == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Grève: les équipages rentrés. " + "The ferry crews went back to work. " * 9),
        ("cp1252", "Färjan gick över på onsdagen. Åsa höll ett långt tal. "),
        ("cp1252", "Größe der Fähre über die Brücke. Fünf Bürger möchten zahlen. "),
        ("cp1252", "A decisão não é só nossa, disse João à imprensa em São Paulo. "),
        ("cp1250", "Źródło zbliżone do rządu mówi, że święto będzie później. "),
        ("cp1250", "Az őszi erdőben hűvös szél fúj, és sűrű köd ül a völgyben. "),
        ("cp1254", "Başbakan dün İstanbul’da görüşmelerin süreceğini söyledi. "),
        ("cp1257", "Ministras pirmininkas pranešė, kad derybos tęsiasi Vilniuje. "),
        ("cp1251", "Посол заявил журналистам, что переговоры продолжаются в Москве. "),
        ("koi8_r", "Посол заявил журналистам, что переговоры продолжаются в Москве. "),
        ("cp1253", "Ο υπουργός δήλωσε ότι οι συνομιλίες συνεχίζονται στην Αθήνα. "),
        ("cp1255", "ראש הממשלה אמר לעיתונאים ביום שלישי כי השיחות נמשכות. "),
        ("cp1256", "قال رئيس الوزراء للصحفيين يوم الثلاثاء إن المحادثات مستمرة. "),
        ("cp932", "首相は火曜日、記者団に対し交渉が続いていると述べた。"),
        ("euc_jp", "首相は火曜日、記者団に対し交渉が続いていると述べた。"),
        ("gb18030", "总理星期二对记者说，谈判仍在继续，双方没有达成协议。"),
        ("big5", "總理星期二對記者說，談判仍在繼續，雙方沒有達成協議。"),
        ("cp949", "총리는 화요일 기자들에게 협상이 계속되고 있다고 말했다. "),
    ],
)
def test_short_texts_of_many_newsrooms_are_read(encoding: str, text: str) -> None:
    assert decode((text * 4).encode(encoding))[0] == text * 4


def test_a_few_broken_bytes_do_not_cost_the_encoding() -> None:
    data = "Żółć gęślą jaźń. ".encode() * 20 + b"\xff" + "Koniec żółty.".encode()
    text, encoding = decode(data)
    assert encoding == "utf-8"
    assert text.startswith("Żółć gęślą jaźń.")
    assert MARK in text


def test_escape_sequences_and_nul_are_harmless() -> None:
    text, _ = decode(b"red \x1b[31m and \x00 and \x9b31m and bell \x07 in a longer line of text")
    assert not any(one in text for one in "\x1b\x00\x9b\x07")
    assert "[31m" in text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(40), b"\x00\x01\x02\x03" * 50, b"%PDF-1.7 words words"]
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="binary"):
        decode(data)


@given(st.binary(max_size=300))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except ValueError:
        return  # refused as binary, see above
    assert clean(text) == text
    assert "\r" not in text
