"""What a page says a date is: published, updated, or neither, in the press's languages.

Knows the words that announce a date ("Updated:", "发布时间："); must not know what a date looks
like, nor which one wins.
"""

from __future__ import annotations

import re
from enum import Enum

from reader.pattern import pattern


class Role(Enum):
    """What a page says a date is."""

    PUBLISHED = "published"
    UPDATED = "updated"
    NEVER = "never"  # retrieved, accessed, printed, copyright
    PLAIN = "plain"


_WORDS = {
    Role.NEVER: (
        "retrieved|accessed|printed|downloaded|copyright|©|archived|saved|crawled|expires|"
        "abgerufen|consulté le|consultad[oa]|дата обращения"
    ),
    Role.UPDATED: (
        r"(?:last\s+)?(?:updated?|modified|edited|revised|changed|amended|corrected)|"
        r"last\s+(?:change|modification)|"
        "aktualisiert|aktualisierung|geändert|letzte änderung|überarbeitet|"
        "mis(?:e)? à jour|maj|modifiée?|actualisée?|dernière (?:modification|actualisation)|"
        "actualizad[oa]|actualización|modificad[oa]|última modificación|"
        "atualizad[oa]|atualização|alterad[oa]|"
        "aggiornat[oa]|aggiornamento|modificat[oa]|ultima modifica|"
        "bijgewerkt|gewijzigd|laatste (?:update|wijziging)|"
        "uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|zaktualizowan[oay]|"
        "aktualizováno|frissítve|"
        "обновлен[оаы]?|обновлён|обновление|изменен[оаы]?|изменён|дата изменения|"
        "оновлен[оаы]?|güncelle(?:me|ndi)|(?:ال)?تحديث|عُ?دّ?ل في|עודכן"
    ),
    Role.PUBLISHED: (
        r"(?:first\s+|originally\s+)?(?:published|posted|issued)|pub\.?\s?date|"
        r"publication date|immediate release|date(?:d|\s?posted)?|"
        "veröffentlicht|erschienen|erstellt|publiée?|paru|publicad[oa]|pubblicat[oa]|publicerad|"
        "publisert|udgivet|offentliggjort|julkaistu|gepubliceerd|geplaatst|opublikowan[oay]|"
        "dodano|publikováno|megjelent|опубликован[оаы]?|дата публикации|опубліковано|"
        "yayın(?:lanma|landı)|giriş|نُ?شر|(?:تاريخ )?النشر|פורסם"
    ),
}
# In scripts without blanks a label has no end of its own: 更新 is said by 最后更新于 too.
_WORDS_RUN_TOGETHER = {
    Role.NEVER: "閲覧日|访问日期|访问时间|访问于",
    Role.UPDATED: (
        "更新(?:时间|時間|日時|日期|日|于|於)?|修改(?:时间|時間)?|업데이트|수정(?:일시|일)?"
    ),
    Role.PUBLISHED: (
        "(?:发布|發布|發佈|发表|發表|刊登|发稿)(?:时间|時間|日期|于|於)?|"
        "(?:公開|配信|掲載|投稿)(?:日時|日)?|入力|(?:입력|등록|승인|게재|발행)(?:일시|일)?"
    ),
}


def _either(role: Role) -> str:
    return rf"(?<!\w)(?:{_WORDS[role]})(?!\w)|{_WORDS_RUN_TOGETHER[role]}"


# Most letters stand inside a word, where none but those of such scripts can begin a label. They
# have no capitals; a search that minds none would be told so of each of them when it is compiled.
# Named are the others, of which there are fewer: each takes its time to compile, too.
_LABEL = pattern(
    r"(?:(?<!\w)|(?-i:(?=[^\x00-\u2e7f\U00010000-\U0010ffff])))(?:"
    + "|".join(f"(?P<{role.name}>{_either(role)})" for role in _WORDS)
    + ")",
    re.IGNORECASE,
)
_DIVIDERS = " :|·•-–—"
_LONGEST = 30  # characters of a line that is a label and nothing else
_BEHIND = pattern(
    r"\s{0,3}(?:"
    + "|".join(f"(?P<{role.name}>{words})" for role, words in _WORDS_RUN_TOGETHER.items())
    + r")(?!\w)"
)


def role_before(text: str, start: int, end: int) -> Role:
    """Give what the last label in ``text[start:end]`` says of the date that follows."""
    role = Role.PLAIN
    for match in _LABEL.finditer(text, start, end):
        role = Role[match.lastgroup or "PLAIN"]
    return role


def role_behind(text: str, start: int, end: int) -> Role:
    """Give what a label right at ``start`` says of the date that ends there ("3月5日 更新")."""
    match = _BEHIND.match(text, start, end)
    return Role[match.lastgroup or "PLAIN"] if match else Role.PLAIN


def without_labels(text: str) -> str:
    """Give a line without the words that only announce dates."""
    return _LABEL.sub(" ", text)


def announced(text: str) -> Role:
    """Give the role that a line of a lone label ("Published:") announces for the next."""
    begin = len(text) - len(text.lstrip(_DIVIDERS))
    if len(text) > _LONGEST or not _LABEL.match(text, begin) or any(map(str.isdigit, text)):
        return Role.PLAIN
    rest = without_labels(text).strip(_DIVIDERS)
    return role_before(text, 0, len(text)) if not rest else Role.PLAIN


def label_start(text: str, start: int, end: int) -> int:
    """Give where the labels before a date at ``end`` begin, to quote the line in full."""
    for match in _LABEL.finditer(text, start, end):
        return match.start()
    return end
