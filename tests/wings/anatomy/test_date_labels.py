"""What a line says its date is, in the languages of the press."""

from __future__ import annotations

import pytest

from reader.anatomy import date_lines, read_article
from reader.anatomy.date_labels import Role
from reader.anatomy.date_lines import DateLines
from reader.anatomy.lines import lines_of
from reader.model import Article, Draft
from tests.wings.anatomy.bridge import STORY, TITLE

CHANGED = [
    "Last modified on March 5, 2024", "Corrected on March 5, 2024", "Last change: March 5, 2024",
    "Zuletzt geändert am 5. März 2024", "Letzte Aktualisierung: 05.03.2024",
    "Actualisé le 5 mars 2024", "Dernière modification le 5 mars 2024",
    "Última actualización: 5 de marzo de 2024", "Modificado em 5 de março de 2024",
    "Ultimo aggiornamento: 5 marzo 2024", "Modificato il 5 marzo 2024",
    "Laatste wijziging 5 maart 2024", "Последнее обновление: 5 марта 2024",
    "Обновлён 5 марта 2024", "更新时间：2024年3月5日", "最后更新于2024年3月5日",
    "最終更新日：2024年3月5日", "2024年3月5日 更新", "2024年3月5日 10時30分 更新",
    "최종수정 2024.03.05", "업데이트 2024.03.05", "تم التحديث 2024-03-05",
]  # fmt: skip
PUBLISHED = [
    "Erstellt: 05.03.2024", "Publiée le 5 mars 2024", "Опубликована 5 марта 2024",
    "发布时间：2024-03-05 10:00", "发布于 2024-03-05", "公開日：2024年3月5日",
    "投稿日：2024年3月5日", "掲載日 2024年3月5日", "2024年3月5日 公開", "승인 2024.03.05",
]  # fmt: skip


def _roles(text: str) -> list[tuple[str, str]]:
    line = DateLines(text, lines_of(text)).at(0)
    assert line
    return [(seen.role.value, seen.found.value.iso[:10]) for seen in line.seen]


@pytest.mark.parametrize("text", CHANGED)
def test_a_day_of_change_is_told_from_one_of_publication(text: str) -> None:
    assert _roles(text) == [("updated", "2024-03-05")]


@pytest.mark.parametrize("text", PUBLISHED)
def test_a_day_of_publication_is_known_by_its_label(text: str) -> None:
    assert _roles(text) == [("published", "2024-03-05")]


@pytest.mark.parametrize(
    "text",
    [
        "2024年3月5日 公開 2024年3月7日 更新",
        "公開日：2024年3月5日 更新日：2024年3月7日",
        "입력 2024.03.05 10:00 수정 2024.03.07 11:00",
        "发布时间：2024-03-05 10:00 更新时间：2024-03-07 11:00",
        "Erstellt: 05.03.2024, Zuletzt geändert: 07.03.2024",
    ],
)
def test_each_date_of_a_line_has_its_own_label(text: str) -> None:
    assert _roles(text) == [("published", "2024-03-05"), ("updated", "2024-03-07")]


def _read(line: str, **declared: str) -> Article:
    return read_article(Draft("a.txt", 0, f"{TITLE}\n\n{line}\n\n{STORY}", declared))


@pytest.mark.parametrize("text", CHANGED)
def test_a_day_of_change_never_disputes_a_declared_date(text: str) -> None:
    article = _read(text, datePublished="2023-01-02T08:00:00Z")
    assert article.date
    assert article.updated
    assert (article.date.value.iso, article.date.conflicts) == ("2023-01-02T08:00", ())
    assert article.updated.value.iso[:10] == "2024-03-05"


@pytest.mark.parametrize("before", ["", "Harbour wall gives way\n", "Harbour wall \n   ", "\t"])
@pytest.mark.parametrize("behind", ["", "\n5 euros", "\n\nThe wall", "  \n"])
@pytest.mark.parametrize(
    "day", ["March 5, 2024", "Updated: 5 March 2024 10.50", "05 11 2006", "Par Jo, le 5 mars 2024"]
)
def test_a_line_is_read_anew_only_where_it_may_be_read_otherwise(
    before: str, behind: str, day: str
) -> None:
    """It is remembered from page to page, and stands elsewhere on each."""
    text = before + day + behind
    lines = lines_of(text)
    at = next(i for i, line in enumerate(lines) if line.text == day)
    found = DateLines(text, lines).at(at)
    assert found == date_lines._read(text, lines[at], Role.PLAIN)
    seen = found.seen if found else ()
    assert all(one.span and one.span.of(text) == one.source for one in seen)
