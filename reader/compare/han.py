"""Numbers written with Chinese characters, as Chinese and Japanese news write them.

Pure reading of numerals; knows nothing of sentences or facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

_DIGITS = {ch: value for value, ch in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
HAN_NUMERALS = frozenset(_DIGITS) | frozenset(_UNITS)
_COUNTERS = frozenset("人名件台軒棟个個岁歳倍次元円")  # what makes a lone numeral a number


def han_run(characters: Iterable[str]) -> str:
    """Give the numerals that a series of characters begins with."""
    return "".join(takewhile(HAN_NUMERALS.__contains__, characters))


def is_number(run: str, after: str) -> bool:
    """Tell whether numerals state a number: a lone one only before a counter, and 一 never."""
    return len(run) > 1 or (run != "一" and after in _COUNTERS)


def han_value(run: str) -> float:
    """Give the value of Han numerals: by units (二百三十), or digit by digit (二〇二三)."""
    if len(run) > 1 and all(ch in _DIGITS for ch in run):
        return float("".join(str(_DIGITS[ch]) for ch in run))
    total = section = digit = 0
    for ch in run:
        unit = _UNITS.get(ch, 0)
        if not unit:
            digit = _DIGITS[ch]
        elif unit < 10**4:
            section, digit = section + (digit or 1) * unit, 0
        else:
            total, section, digit = total + (section + digit or 1) * unit, 0, 0
    return float(total + section + digit)
