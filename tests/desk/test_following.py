"""Marks find their articles again: renamed, moved, edited, copied, gone and back."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reader.library import open_library
from reader.model import Mark
from tests.desk.conftest import Desk, finished, marks

READ = Mark(read=True)


def _marked(desk: Desk, name: str = "harbour.txt") -> None:
    library = desk.open()
    library.mark_read([library.find(name)])
    desk.close()


def test_marks_are_there_at_the_second_start(desk: Desk) -> None:
    library = desk.open()
    assert library.mark_read([library.find("harbour.txt")]) == "marked 1 read"
    assert library.star([library.find("orchard.txt")]) == "starred 1"
    library.keep_place(library.find("orchard.txt"), 33)
    desk.close()
    assert marks(desk.open()) == {"harbour.txt": READ, "orchard.txt": Mark(False, True, 33)}


def test_marks_are_there_without_a_scan(desk: Desk) -> None:
    _marked(desk)
    with open_library([desk.folder], desk.where) as library:
        assert marks(library) == {"harbour.txt": READ}


def test_the_cache_can_be_deleted_without_loss(desk: Desk) -> None:
    _marked(desk)
    shutil.rmtree(desk.where.cache)
    library = desk.open()
    assert marks(library) == {"harbour.txt": READ}
    assert library.undo() == "undone: marked 1 read"
    assert marks(library) == {}


@pytest.mark.parametrize("to", ["new name.txt", "2022/10/harbour.txt", "ünï/cødé 馬.txt"])
@pytest.mark.parametrize("cache", ["kept", "deleted"])
def test_marks_follow_a_rename_and_a_move(desk: Desk, to: str, cache: str) -> None:
    _marked(desk)
    (desk.folder / to).parent.mkdir(parents=True, exist_ok=True)
    (desk.folder / "harbour.txt").rename(desk.folder / to)
    if cache == "deleted":
        shutil.rmtree(desk.where.cache)
    library = desk.open()
    assert marks(library) == {to: READ}
    desk.close()
    assert marks(desk.open()) == {to: READ}


def test_undo_follows_a_rename(desk: Desk) -> None:
    _marked(desk)
    (desk.folder / "harbour.txt").rename(desk.folder / "other.txt")
    library = desk.open()
    assert library.undo() == "undone: marked 1 read"
    assert marks(library) == {}
    assert library.redo() == "redone: marked 1 read"
    assert marks(library) == {"other.txt": READ}


def test_marks_stay_with_a_file_that_was_edited_in_place(desk: Desk) -> None:
    _marked(desk)
    desk.write("harbour.txt", "harbour", "\n\nCorrection: ten million.")
    assert marks(desk.open()) == {"harbour.txt": READ}


EDIT = "\n\nCorrection: ten million."


@pytest.mark.parametrize("restarted", [False, True])
def test_marks_follow_an_article_loaded_again_under_another_name(
    desk: Desk, restarted: bool
) -> None:
    _marked(desk)
    library = desk.open()
    (desk.folder / "harbour.txt").unlink()
    desk.write("2022/harbour (1).txt", "harbour", EDIT)
    if restarted:
        desk.close()
        library = desk.open()
    else:
        finished(library.scan())
    assert marks(library) == {"2022/harbour (1).txt": READ}
    desk.close()
    library = desk.open()
    assert library.undo() == "undone: marked 1 read"
    desk.close()
    library = desk.open()
    assert marks(library) == {}
    assert library.redo() == "redone: marked 1 read"
    assert marks(library) == {"2022/harbour (1).txt": READ}


def test_marks_do_not_follow_where_two_new_files_could_be_meant(desk: Desk) -> None:
    _marked(desk)
    (desk.folder / "harbour.txt").unlink()
    desk.write("one.txt", "harbour", EDIT)
    desk.write("two.txt", "harbour", "\n\nCorrection: eleven million.")
    assert marks(desk.open()) == {}
    desk.close()
    desk.write("harbour.txt", "harbour")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_marks_do_not_follow_where_two_old_files_could_be_meant(desk: Desk) -> None:
    desk.write("copy.txt", "harbour")
    _marked(desk)
    (desk.folder / "harbour.txt").unlink()
    (desk.folder / "copy.txt").unlink()
    desk.write("new.txt", "harbour", EDIT)
    assert marks(desk.open()) == {}


def test_an_edited_copy_takes_nothing_from_a_file_that_is_there(desk: Desk) -> None:
    _marked(desk)
    desk.write("copy.txt", "harbour", EDIT)
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_marks_do_not_follow_to_a_part_or_to_another_article(desk: Desk) -> None:
    text = (desk.folder / "harbour.txt").read_text()
    _marked(desk)
    (desk.folder / "harbour.txt").unlink()
    (desk.folder / "part.txt").write_text(text[: len(text) // 2])
    desk.write("whole.txt", "orchard", EDIT)
    assert marks(desk.open()) == {}


def test_what_was_followed_and_comes_back_as_it_was_begins_anew(desk: Desk) -> None:
    """The marks went to the edited text; the old one is another file beside it now."""
    _marked(desk)
    (desk.folder / "harbour.txt").unlink()
    desk.write("new.txt", "harbour", EDIT)
    assert marks(desk.open()) == {"new.txt": READ}
    desk.close()
    desk.write("harbour.txt", "harbour")
    assert marks(desk.open()) == {"new.txt": READ}


def test_a_corrected_detail_follows_at_once(desk: Desk) -> None:
    library = desk.open()
    library.amend(library.find("harbour.txt"), {"outlet": "The Tide"})
    (desk.folder / "harbour.txt").unlink()
    desk.write("new.txt", "harbour", EDIT)
    finished(library.scan())
    (row,) = library.rows([library.find("new.txt")])
    assert row.outlet == "The Tide"


def test_two_copies_have_separate_marks(desk: Desk) -> None:
    desk.write("copy.txt", "harbour")
    _marked(desk)
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_a_copy_made_later_begins_without_marks(desk: Desk) -> None:
    _marked(desk)
    desk.write("copy.txt", "harbour")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_a_copy_does_not_take_the_marks_of_an_edited_original(desk: Desk) -> None:
    _marked(desk)
    desk.write("copy.txt", "harbour")
    desk.write("harbour.txt", "harbour", "\n\nCorrection: ten million.")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_of_two_copies_of_one_that_is_gone_only_one_takes_its_marks(desk: Desk) -> None:
    _marked(desk)
    (desk.folder / "harbour.txt").unlink()
    desk.write("one.txt", "harbour")
    desk.write("two.txt", "harbour")
    assert len(marks(desk.open())) == 1


def test_two_files_that_change_names_change_marks(desk: Desk) -> None:
    _marked(desk)
    library = desk.open()
    library.star([library.find("orchard.txt")])
    desk.close()
    texts = {name: (desk.folder / name).read_text() for name in ("harbour.txt", "orchard.txt")}
    (desk.folder / "harbour.txt").write_text(texts["orchard.txt"])
    (desk.folder / "orchard.txt").write_text(texts["harbour.txt"])
    assert marks(desk.open()) == {"orchard.txt": READ, "harbour.txt": Mark(starred=True)}


def _exchange(desk: Desk, *names: str) -> None:
    """Let each file of a circle take the name of the next."""
    for name in names:
        (desk.folder / name).rename(desk.folder / f"{name} on its way")
    for name, to in zip(names, (*names[1:], names[0]), strict=True):
        (desk.folder / f"{name} on its way").rename(desk.folder / to)


@pytest.mark.parametrize("others", [("orchard.txt",), ("orchard.txt", "library.txt")])
@pytest.mark.parametrize("cache", ["kept", "deleted"])
def test_a_mark_goes_along_when_files_change_names_in_a_circle(
    desk: Desk, others: tuple[str, ...], cache: str
) -> None:
    _marked(desk)
    _exchange(desk, "harbour.txt", *others)
    if cache == "deleted":
        shutil.rmtree(desk.where.cache)
    assert marks(desk.open()) == {others[0]: READ}


def test_a_mark_goes_along_when_two_versions_of_one_story_change_names(desk: Desk) -> None:
    desk.write("later.txt", "harbour", "\n\nCorrection: ten million.")
    _marked(desk)
    _exchange(desk, "harbour.txt", "later.txt")
    assert marks(desk.open()) == {"later.txt": READ}


def test_a_mark_goes_along_when_contents_are_exchanged_in_place(desk: Desk) -> None:
    _marked(desk)
    desk.write("harbour.txt", "orchard")
    desk.write("orchard.txt", "harbour")
    assert marks(desk.open()) == {"orchard.txt": READ}


def test_another_article_in_the_same_file_begins_without_marks(desk: Desk) -> None:
    _marked(desk)
    (desk.folder / "library.txt").rename(desk.folder / "harbour.txt")
    assert marks(desk.open()) == {}
    desk.close()
    desk.write("harbour.txt", "library", "\n\nThe first islands are visited in May.")
    assert marks(desk.open()) == {}
    desk.close()
    desk.write("harbour.txt", "harbour")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_marks_stay_with_a_file_edited_while_it_was_not_indexed(desk: Desk) -> None:
    _marked(desk)
    shutil.rmtree(desk.where.cache)
    desk.write("harbour.txt", "harbour", "\n\nCorrection: ten million.")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_a_few_words_say_too_little_to_tell_an_edit_from_another_article(desk: Desk) -> None:
    (desk.folder / "harbour.txt").write_text("Council meets\n\nMore soon.\n")
    _marked(desk)
    desk.write("harbour.txt", "harbour")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_removed_and_back(desk: Desk) -> None:
    _marked(desk)
    (desk.folder / "harbour.txt").rename(desk.folder.parent / "kept elsewhere")
    assert marks(desk.open()) == {}
    desk.close()
    (desk.folder.parent / "kept elsewhere").rename(desk.folder / "harbour.txt")
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_an_empty_folder_where_a_disk_was_mounted_purges_nothing(desk: Desk) -> None:
    _marked(desk)
    away = desk.folder.rename(desk.folder.parent / "unmounted")
    desk.folder.mkdir()
    assert marks(desk.open()) == {}
    desk.close()
    desk.folder.rmdir()
    away.rename(desk.folder)
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_a_copy_elsewhere_does_not_rob_a_disk_that_is_not_mounted(desk: Desk) -> None:
    """Two folders are open; one is empty for now, and the other holds a copy."""
    second = desk.folder.parent / "second"
    second.mkdir()
    library = desk.open(desk.folder, second)
    library.mark_read([library.find("collection/harbour.txt")])
    desk.close()
    away = desk.folder.rename(desk.folder.parent / "unmounted")
    desk.folder.mkdir()
    shutil.copy(away / "harbour.txt", second / "harbour.txt")
    assert marks(desk.open(desk.folder, second)) == {"second/harbour.txt": READ}
    desk.close()
    desk.folder.rmdir()
    away.rename(desk.folder)
    assert marks(desk.open(desk.folder, second))["collection/harbour.txt"] == READ


def test_a_moved_collection_takes_its_marks_along(desk: Desk) -> None:
    _marked(desk)
    desk.folder.rename(desk.folder.parent / "archive")
    library = desk.open(desk.folder.parent / "archive")
    assert marks(library) == {"harbour.txt": READ}


def test_a_copied_collection_has_its_own_marks(desk: Desk) -> None:
    _marked(desk)
    other = Path(shutil.copytree(desk.folder, desk.folder.parent / "copy"))
    assert marks(desk.open(other)) == {}


def test_the_same_file_in_two_collections_has_one_mark(desk: Desk) -> None:
    _marked(desk)
    library = desk.open(desk.folder / "harbour.txt", desk.folder / "orchard.txt")
    assert marks(library) == {"harbour.txt": READ}


def test_a_scan_that_stops_before_the_marks_loses_none(desk: Desk) -> None:
    _marked(desk)
    shutil.rmtree(desk.where.cache)
    with open_library([desk.folder], desk.where) as library:
        for progress in library.scan():
            if progress.total is not None:
                break
    assert marks(desk.open()) == {"harbour.txt": READ}


def test_the_last_article_is_found_after_a_rename(desk: Desk) -> None:
    library = desk.open()
    library.remember("article", library.find("harbour.txt"))
    library.remember("grouping", "outlet")
    desk.close()
    shutil.rmtree(desk.where.cache)
    (desk.folder / "harbour.txt").rename(desk.folder / "other.txt")
    library = desk.open()
    assert library.recall("article") == library.find("other.txt")
    assert library.recall("grouping") == "outlet"
    assert library.recall("folded") is None
    (desk.folder / "other.txt").unlink()
    finished(library.scan())
    assert library.recall("article") is None


def test_the_last_article_of_an_older_state_is_found(desk: Desk) -> None:
    library = desk.open()
    article = library.find("orchard.txt")
    library._state.remember(library._collection.key, "article", f"{article} {'0' * 32}")
    assert library.recall("article") == article


def test_a_file_whose_name_is_no_unicode_keeps_its_marks(desk: Desk) -> None:
    old, new = (os.fsdecode(os.fsencode(str(desk.folder)) + name) for name in (b"/\xe9", b"/\xe8"))
    try:
        (desk.folder / "harbour.txt").rename(old)
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    library = desk.open()
    library.mark_read([library.find(Path(old).name)])
    desk.write("copy.txt", "harbour")
    assert list(marks(desk.open()).values()) == [READ]
    desk.close()
    Path(old).rename(new)
    assert marks(desk.open()) == {Path(new).name: READ}
