"""Front matter as it is met, and the words of Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import UnreadableError
from tests.wings.sources.made import STORY, drafts, only, put, read


def test_front_matter_is_read_as_strings(tmp_path: Path) -> None:
    front = (
        "---\ntitle: 012\nno: NO\ndate: 2024-03-05\nauthor:\n  - Ana Silva\n  - Wei Zhang\n---\n"
    )
    (draft,) = read(tmp_path, "a.md", front + STORY)
    assert draft.text == STORY
    assert draft.declared == {
        "title": "012",
        "no": "NO",
        "date": "2024-03-05",
        "author": "Ana Silva, Wei Zhang",
    }


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Bridge: closed until further notice", "Bridge: closed until further notice"),
        ('title: "We said: no"', "We said: no"),
        ("title: @council says [sic] it's {open}", "@council says [sic] it's {open}"),
        ("title: 'It''s shut'", "It's shut"),
    ],
)
def test_what_yaml_stumbles_over(tmp_path: Path, line: str, title: str) -> None:
    front = f"---\n{line}\npublished: 2024-03-05\ntags:\n- a\n- b\n---\n"
    (draft,) = read(tmp_path, "a.md", front + STORY)
    assert draft.declared == {"title": title, "published": "2024-03-05", "tags": "a, b"}


def test_tags_of_yaml_make_nothing(tmp_path: Path) -> None:
    front = "---\ntitle: !!python/object/apply:os.system ['true']\nx: &a [1]\ny: *a\n---\n"
    (draft,) = read(tmp_path, "a.md", front + STORY)
    assert draft.text == STORY


def test_front_matter_is_known_by_content(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "note", '+++\ntitle = "Bridge"\n+++\n' + STORY)
    assert (draft.format, draft.declared, draft.text) == ("Markdown", {"title": "Bridge"}, STORY)


def test_words_without_marks(tmp_path: Path) -> None:
    text = (
        '# The bridge\n\n![ship](a.png)The **council** [said](https://a.example/x_y "t") so.\n\n'
        "- one *word* of [[notes/Mill|the mill]]\n\n<!-- secret -->snake_case 2*3*4\n"
    )
    (draft,) = read(tmp_path, "a.md", text)
    assert draft.text == (
        "The bridge\n\nThe council said so.\n\n- one word of the mill\n\nsnake_case 2*3*4\n"
    )


def test_a_note_without_a_text(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "---\ntitle: x\n---\n")
    with pytest.raises(UnreadableError, match="no text in it"):
        drafts(only(tmp_path))


def test_two_rules_around_a_paragraph_are_no_front_matter(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.md", f"---\nA quiet day\n---\n{STORY}")
    assert draft.text.startswith("---\nA quiet day")


def test_marks_that_close_a_heading_go_and_those_of_a_word_stay(tmp_path: Path) -> None:
    (draft,) = read(tmp_path, "a.md", f"---\na: b\n---\n# Bridge ##\n\n## C#\n\n### #\n\n{STORY}")
    assert draft.text == f"Bridge\n\nC#\n\n\n\n{STORY}"


def test_marks_without_end_are_read_in_one_pass(tmp_path: Path) -> None:
    """One pattern took the square of their number, an hour for a line of some megabytes."""
    marks = "# a" + "#" * 4_000_000 + "x"
    (draft,) = read(tmp_path, "a.md", f"---\na: b\n---\n{marks}\n\n{STORY}")
    assert draft.text.endswith(STORY)


def test_values_that_stand_for_each_other_without_end(tmp_path: Path) -> None:
    doubled = "".join(f"a{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 200))
    front = f"---\ntitle: Bridge\na0: &x0 [a, b]\n{doubled}---\n"
    (draft,) = read(tmp_path, "a.md", f"{front}{STORY}")
    assert (draft.declared["title"], draft.text) == ("Bridge", STORY)
