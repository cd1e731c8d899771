"""Numbers with their units, as values: "1,200" is "1 200", "2 million" is "2m".

Knows tokens and a language's words; must not know rows or the other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.compare.han import HAN_NUMERALS, han_run, han_value, is_number
from reader.compare.lexicon import Language
from reader.compare.telling import Telling
from reader.named import NamedTuple
from reader.pattern import pattern

CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₽": "rouble", "₴": "hryvnia"}
_UNITS = {
    word: unit
    for unit, written in {
        "percent": "% percent pc pct prozent procent procento percento процентов",
        "dollar": "dollar dollars usd dolares dolar dollari доллара долларов ドル 美元",
        "euro": "euro euros eur евро ユーロ 欧元",
        "pound": "pound pounds gbp sterling pfund livres libras",
        "yen": "yen 円 日元",
        "kilometre": "km kilometre kilometres kilometer kilometers kilometros chilometri км",
        "metre": "metre metres meter meters metros metri mètres м",
        "mile": "mile miles",
        "foot": "foot feet ft",
        "kilo": "kg kilo kilos kilogram kilograms",
        "tonne": "ton tons tonne tonnes tonnen tonnellate toneladas тонн",
        "degree": "degree degrees celsius fahrenheit",
        "hour": "hour hours stunde stunden heure heures hora horas ore uur часа часов",
        "minute": "minute minutes minuten minutos minuti минут",
        "day": "day days tag tage tagen jour jours dia dias giorni dagen dni дня дней 日間",
        "week": "week weeks woche wochen semaine semaines semana semanas settimane weken",
        "month": "month months monat monate monaten mois mes meses mesi maanden 个月 か月",
        "year": "year years jahr jahre jahren ans annees ano anos anni jaar lat года лет",
    }.items()
    for word in written.split()
}
_PARTS = pattern(
    r"(?P<currency>[$€£¥₹₽₩₺₴])?(?P<digits>\d[\d.,'’٫٬ \u00a0\u202f]*)(?P<percent>%|‰|٪)?"
    r"(?:[-‑]?(?P<tail>[^\W\d_]+))?"
)
_RANGE = pattern(r"(\d[\d.,]*)[-‑–](\d[\d.,]*)")
_INDIAN = pattern(r"\d{1,2}(?:,\d{2})+,\d{3}")
_ARABIC_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_HAN_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_POINTS = frozenset(("percentage", "basis"))
_PER_CENT = frozenset(("per cent", "por ciento", "por cento", "per cento", "pour cent"))


class Figure(NamedTuple):
    """A number: its value, its unit ("" for none) and the tokens that state it."""

    value: float
    unit: str
    tokens: range


def figure_words(language: Language) -> frozenset[str]:
    """Give the folded tokens without a digit that can begin a number."""
    return HAN_NUMERALS | language.numbers.keys() | language.magnitudes.keys()


def figures_of(
    telling: Telling,
    tokens: range,
    signals: Sequence[int],
    language: Language,
) -> list[Figure]:
    """Give the numbers among the tokens, in order; ``signals`` are those worth reading."""
    figures: list[Figure] = []
    after = tokens.start
    for token in signals:
        if token >= after and not _is_note(telling, token) and not _numbers_an_item(telling, token):
            found = _range_at(telling, token, tokens.stop)
            figure = None if found else _figure_at(telling, token, tokens.stop, language)
            found += [figure] if figure else []
            figures += found
            after = found[-1].tokens.stop if found else after
    return figures


def _range_at(telling: Telling, token: int, stop: int) -> list[Figure]:
    """Give both ends of "10-15 percent"; the last one has the unit."""
    read = _RANGE.fullmatch(telling.written[token])
    if read is None:
        return []
    unit, end = _unit_after(telling, token + 1, stop) if token + 1 < stop else ("", token + 1)
    return [
        Figure(_value(read[1].rstrip(".,")), "", range(token, end)),
        Figure(_value(read[2].rstrip(".,")), unit, range(token, end)),
    ]


def _numbers_an_item(telling: Telling, token: int) -> bool:
    """Tell the number of a list's item, "3." or "3)" where a line begins."""
    line_begins = (
        token == 0 or "\n" in telling.text[telling.ends[token - 1] : telling.starts[token]]
    )
    after = telling.text[telling.ends[token] : telling.ends[token] + 2]
    return line_begins and len(telling.written[token]) <= 2 and after in (". ", ") ")


def _is_note(telling: Telling, token: int) -> bool:
    """Tell the number of a note, "[3]", which states nothing."""
    around = telling.text[max(0, telling.starts[token] - 1) : telling.ends[token] + 1]
    return around[:1] == "[" and around[-1:] == "]"


def _figure_at(telling: Telling, token: int, stop: int, language: Language) -> Figure | None:
    first = token
    value, unit, end = _simple(telling, token, stop, language)
    if value is None:
        return None
    while end < stop and (factor := language.magnitudes.get(telling.folded[end])):
        value, end = value * factor, end + 1
        value, end = _with_rest(telling, value, factor, end, stop)
    if not unit and end < stop:
        unit, end = _unit_after(telling, end, stop)
    if not unit and first and telling.written[first - 1] in CURRENCIES:
        unit = CURRENCIES[telling.written[first - 1]]
    return Figure(round(value, 6), unit, range(first, end))


def _with_rest(
    telling: Telling, value: float, factor: int, end: int, stop: int
) -> tuple[float, int]:
    """Add what follows a magnitude in 3万5000 and 1億2000万, where no blank divides them."""
    glued = end < stop and telling.ends[end - 1] == telling.starts[end]
    if not glued or factor < 10**4 or not telling.folded[end].isdigit():
        return value, end
    rest, further = float(telling.folded[end]), end + 1
    if further < stop and (smaller := _HAN_MYRIADS.get(telling.folded[further], 0)) < factor:
        rest, further = rest * max(1, smaller), further + bool(smaller)
    return (value + rest, further) if rest < factor else (value, end)


def _simple(
    telling: Telling, token: int, stop: int, language: Language
) -> tuple[float | None, str, int]:
    """Read one number without the magnitude and unit words after it."""
    folded = telling.folded[token]
    if folded[:1].isdigit() or telling.written[token][:1] in CURRENCIES:
        return _digits(telling.written[token], token, language)
    if folded in HAN_NUMERALS:
        return _in_han(telling, token, stop)
    if folded in language.numbers:
        return _in_words(telling, token, stop, language)
    if language.magnitudes.get(folded, 0) >= 100 and len(folded) > 2:
        return 1.0, "", token  # "a million", "hundreds": the magnitude follows
    return None, "", token


def _digits(written: str, token: int, language: Language) -> tuple[float | None, str, int]:
    parts = _PARTS.match(written.translate(_ARABIC_DIGITS))
    if parts is None:
        return None, "", token + 1
    value = _value(parts["digits"])
    unit = CURRENCIES.get(parts["currency"] or "", "percent" if parts["percent"] else "")
    tail = (parts["tail"] or "").lower()
    if tail in language.magnitudes:
        value *= language.magnitudes[tail]
    elif tail in _ORDINALS:
        unit = "in order"
    elif tail:
        unit = unit or _UNITS.get(tail, tail)
    return value, unit, token + 1


def _value(digits: str) -> float:
    """Read digits with separators: a last group of three is a thousand, any other a fraction."""
    if _INDIAN.fullmatch(digits):
        return float(digits.replace(",", ""))
    groups = [group for group in re.split(r"[^\d]+", digits) if group]
    if len(groups) == 1:
        return float(int(groups[0]))
    separators = [ch for ch in digits if not ch.isdigit()]
    thousands = all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3
    if thousands and (len(set(separators)) == 1) and groups[0] != "0":
        return float(int("".join(groups)))
    return float(f"{int(''.join(groups[:-1]))}.{groups[-1]}")


def _in_words(
    telling: Telling, token: int, stop: int, language: Language
) -> tuple[float | None, str, int]:
    """Read "twenty-five", which folds to one word, or "twenty five"."""
    value = language.numbers[telling.folded[token]]
    end = token + 1
    if value >= 20 and value % 10 == 0 and end < stop:
        ones = language.numbers.get(telling.folded[end], 0)
        if 0 < ones < 10:
            return float(value + ones), "", end + 1
    return float(value), "", end


def _in_han(telling: Telling, token: int, stop: int) -> tuple[float | None, str, int]:
    """Read 三百 or 五万, from its first numeral."""
    run = han_run(telling.folded[token:stop])
    end = token + len(run)
    after = telling.folded[end] if end < stop else ""
    inside = token > 0 and telling.folded[token - 1] in HAN_NUMERALS
    value = None if inside or not is_number(run, after) else han_value(run)
    return value, "", end


def _unit_after(telling: Telling, token: int, stop: int) -> tuple[str, int]:
    """Read "percent", "per cent", "kilometres", "US dollars" after a number."""
    one = telling.folded[token].removesuffix("'s")
    two = telling.folded[token + 1] if token + 1 < stop else ""
    if f"{one} {two}" in _PER_CENT:
        return "percent", token + 2
    if one in _POINTS and two in ("point", "points"):
        return f"{one} points", token + 2
    if one in ("us", "canadian", "american", "australian") and two in _UNITS:
        return _UNITS[two], token + 2
    unit = _UNITS.get(one, "")
    return unit, token + 1 if unit else token
