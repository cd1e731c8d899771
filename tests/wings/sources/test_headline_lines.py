"""The lines that a page has under its headline, which its story has lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.wings.sources.made import OTHER, STORY, read

KEY = "html:under headline"
TITLE = "Bridge closed for two years"


def _lines(tmp_path: Path, body: str, title: str = TITLE) -> list[str]:
    story = "".join(f"<p>{text}</p>" for text in (STORY + OTHER).split("\n\n"))
    page = f"<html><head><title>{title}</title></head><body>{body}{story}</body></html>"
    (draft,) = read(tmp_path, "a.html", page)
    return [*filter(None, draft.declared.get(KEY, "").split("\n"))]


@pytest.mark.parametrize(
    "markup",
    [
        "<h1>{0}</h1><div>By Ana Silva</div><div>5 March 2024</div>",
        "<header><div><h1>{0}</h1></div><ul><li>By Ana Silva</li></ul></header>"
        "<section><time>5 March 2024</time></section>",
        "<h1>The Post</h1><h1><a>{0}</a></h1><p>By Ana Silva</p><p>5 March <b>2024</b></p>",
        "<h1>{0}</h1><script>3</script><p>By Ana Silva</p><figure><figcaption>The bridge, 1 May"
        " 1987</figcaption></figure><nav>1 June 2025</nav><p>5 March 2024</p>",
    ],
)
def test_byline_and_day_under_the_headline(tmp_path: Path, markup: str) -> None:
    assert _lines(tmp_path, markup.format(TITLE))[:2] == ["By Ana Silva", "5 March 2024"]


def test_a_long_standfirst_is_passed_and_the_story_is_not(tmp_path: Path) -> None:
    long = "A standfirst of many words that goes on for long. " * 6
    body = f"<h1>{TITLE}</h1><p>{long}</p><p>5 March 2024</p><p>{long}</p><p>6 June 2026</p>"
    assert _lines(tmp_path, body) == ["5 March 2024"]


def test_among_several_headings_that_are_not_the_headline_none_is_chosen(tmp_path: Path) -> None:
    body = "<h1>The Post</h1><p>1 June 2025</p><h1>Sports</h1><p>2 June 2025</p>"
    assert _lines(tmp_path, body) == []


def test_the_end_of_a_page_behind_its_headline(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.html", f"<p>{STORY}</p><h1>{TITLE}</h1>")
    assert draft.declared[KEY] == ""
