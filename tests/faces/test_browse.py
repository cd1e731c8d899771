"""The browse screen, driven by keys and the mouse: messages, then state, then what is said."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from textual.events import Key
from textual.pilot import Pilot

from reader.model import Article, Grouping
from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.pages.listing import Heading
from reader.pages.prose import Page, Setting, article_page
from reader.settings import Settings
from reader.store.index import query_conditions
from reader.tui.app import DEFAULTS, BroadsheetApp
from reader.tui.article_list import ArticleList
from reader.tui.article_view import ArticleView
from reader.tui.browse_screen import BrowseScreen
from reader.tui.completion import WORDS, Completion
from reader.tui.help_screen import HelpScreen
from reader.tui.prompt import Prompt
from reader.tui.rescan import Pace, Rescan, outcome, spoken
from reader.tui.status_line import Position, StatusLine
from tests.faces.made_up import MadeUpLibrary, made_article

Browse = tuple[Pilot[None], BrowseScreen]

pytestmark = pytest.mark.usefixtures("still")


@asynccontextmanager
async def opened(
    library: MadeUpLibrary,
    size: tuple[int, int] = (80, 24),
    *,
    marks: Glyphs = UNICODE,
    samples: bool = False,
    settings: Settings = DEFAULTS,
) -> AsyncIterator[Browse]:
    app = BroadsheetApp(
        library, samples=samples, theme="newsprint-dark", marks=marks, settings=settings
    )
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def footer(screen: BrowseScreen) -> str:
    said = screen.query_one("#footer", StatusLine).text
    return f"{said}  {screen.query_one(Position).text}"


def title(screen: BrowseScreen) -> str:
    return screen.query_one("#title", StatusLine).text


# ----- the list


async def test_the_list_opens_on_the_first_article_and_says_what_there_is() -> None:
    async with opened(MadeUpLibrary()) as (_pilot, screen):
        assert screen.articles.chosen == "a1"
        assert "made up · 4 articles · 3 stories · 4 unread" in title(screen)
        assert title(screen).endswith("by date")
        assert footer(screen).startswith("Enter open  d compare")
        assert footer(screen).endswith("1/4")


async def test_the_cursor_passes_over_headings_and_stops_at_the_ends() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j", "j")
        assert screen.current == "a3"
        await press(pilot, "k")
        assert screen.current == "a2"
        await press(pilot, "G", "j")
        assert screen.current == "a4"
        await press(pilot, "g", "g", "k")
        assert screen.current == "a1"
        await press(pilot, "end", "pageup")
        assert screen.current == "a1"


async def test_three_groupings_keep_the_cursor_and_are_remembered() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "j", "j", "2")
        assert screen.grouping is Grouping.OUTLET
        assert screen.current == "a3"
        assert title(screen).endswith("by outlet")
        await press(pilot, "3")
        heading = screen.articles.listing.at(0)
        assert isinstance(heading, Heading)
        assert heading.size == 2
    async with opened(library) as (_pilot, screen):
        assert screen.grouping is Grouping.STORY


async def test_a_division_folds_to_its_heading_and_enter_opens_it() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "j", "z")
        assert isinstance(screen.articles.chosen, Heading)
        assert len(screen.articles.listing) == 5
    async with opened(library) as (pilot, screen):
        assert len(screen.articles.listing) == 5
        await press(pilot, "g", "g", "enter")
        assert len(screen.articles.listing) == 7
        assert screen.current == "a1"
        await press(pilot, "Z")
        assert len(screen.articles.listing) == 3


async def test_every_division_stays_folded_but_those_that_were_opened() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "Z")
        assert len(screen.articles.listing) == 3
        await press(pilot, "enter")
        assert len(screen.articles.listing) == 5
    async with opened(library) as (pilot, screen):
        assert len(screen.articles.listing) == 5
        await press(pilot, "Z")
        assert len(screen.articles.listing) == 7
        await press(pilot, "Z")
        assert len(screen.articles.listing) == 3


async def test_the_mouse_puts_the_cursor_and_opens() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await pilot.click(ArticleList, offset=(20, 2))
        await pilot.pause()
        assert screen.current == "a2"
        assert not screen.reading
        await pilot.click(ArticleList, offset=(20, 2))
        await pilot.pause()
        assert screen.reading
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await pilot.click(ArticleList, offset=(5, 0))
        await pilot.pause()
        assert screen.articles.listing.folded.hold("2024-03-02")


async def test_rows_are_asked_for_in_blocks_however_many_there_are() -> None:
    many = [made_article(f"n{n}", f"Headline {n}", ["Words."]) for n in range(5_000)]
    library = MadeUpLibrary(many)
    asked: list[int] = []
    answer = library.rows
    library.rows = lambda ids: asked.append(len(ids)) or answer(ids)  # type: ignore[method-assign,func-returns-value]  # a spy
    async with opened(library) as (pilot, screen):
        await press(pilot, "G", "pageup", "g", "g", "pagedown")
        assert screen.articles.listing.count == 5_000
        assert sum(asked) < 1_200


async def test_rows_of_the_list_share_their_styles() -> None:
    many = [made_article(f"n{n}", f"Headline {n}", ["Words."]) for n in range(200)]
    async with opened(MadeUpLibrary(many)) as (pilot, screen):
        styles = set()
        for _ in range(10):
            await press(pilot, "pagedown")
            strips = map(screen.articles.render_line, range(screen.articles.size.height))
            styles |= {segment.style for strip in strips for segment in strip}
        assert 1 < len(styles) < 20


# ----- reading


async def test_an_article_is_open_before_the_next_key_is_looked_at() -> None:
    async with opened(MadeUpLibrary(), (200, 50)) as (pilot, screen):
        await press(pilot, "j")
        screen.action_list_open()  # the key after it may wait already: `q` would end the program
        assert screen.reading


async def test_an_article_counts_as_read_when_its_end_was_seen() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter")
        assert screen.reading
        assert not library.marks["a1"].read
        await press(pilot, "G")
        assert library.marks["a1"].read
        assert "marked 1 read · u undoes" in footer(screen)
        assert "3 unread" in title(screen)
        await press(pilot, "u")
        assert not library.marks["a1"].read
        assert "4 unread" in title(screen)


async def test_the_cursor_passing_over_marks_nothing() -> None:
    library = MadeUpLibrary()
    async with opened(library, (120, 40)) as (pilot, screen):
        await press(pilot, "j", "j", "j")
        assert screen.view.article is not None
        assert screen.view.article.id == "a4"
        assert library.deeds == []


async def test_space_pages_and_at_the_end_goes_to_the_next_unread() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter", "space")
        assert screen.current == "a1"
        assert screen.view.place > 0
        await press(pilot, "G", "space")
        assert screen.current == "a2"
        await press(pilot, "space", "space")
        assert screen.current == "a4"
        await press(pilot, "G", "space")
        assert "no other article is unread" in footer(screen)


async def test_the_place_is_kept_and_found_again_at_another_width() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter", "space", "space", "q")
        place = library.marks["a1"].place
        assert place > 0
        assert not screen.reading
    async with opened(library, (50, 20)) as (pilot, screen):
        await press(pilot, "enter")
        assert screen.view.place == place
        line = screen.view.line(screen.view.scroll_offset.y)
        shown = "".join(run.text for run in line).strip()
        text = library.article("a1").text
        start = text.index(shown)
        assert start <= place < start + 50


async def test_next_and_previous_while_reading() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter", "J", "J")
        assert screen.current == "a3"
        assert screen.articles.chosen == "a3"
        await press(pilot, "K")
        assert screen.current == "a2"
        await press(pilot, "K", "K")
        assert "first article" in footer(screen)


async def test_furniture_opens_and_the_file_as_it_is_comes_and_goes() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter")
        folded = screen.view.virtual_size.height
        await press(pilot, "z")
        assert screen.view.virtual_size.height > folded
        await press(pilot, "v")
        assert screen.view.as_it_is
        await press(pilot, "v", "z")
        assert screen.view.virtual_size.height == folded


async def test_markup_in_an_article_is_only_text() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j", "enter")
        lines = [screen.view.line(at) for at in range(screen.view.virtual_size.height)]
        text = "\n".join("".join(run.text for run in line) for line in lines)
        assert "The harbour [closed] was /empty/." in text


async def test_wide_shows_both_panes_and_a_resize_keeps_cursor_and_place() -> None:
    async with opened(MadeUpLibrary(), (120, 40)) as (pilot, screen):
        assert screen.articles.display
        assert screen.view.display
        await press(pilot, "j", "j", "j", "enter")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        await pilot.pause()
        assert not screen.articles.display
        assert screen.view.display
        assert screen.current == "a4"
        await press(pilot, "h")
        assert screen.articles.display
        assert screen.articles.chosen == "a4"


async def test_wide_an_open_article_has_the_whole_width_and_gives_it_back() -> None:
    async with opened(MadeUpLibrary(), (120, 40)) as (pilot, screen):
        beside = screen.view.size.width
        await press(pilot, "j", "enter")
        assert not screen.articles.display
        assert screen.view.size.width == 120
        assert screen.view.line(0)[0].text == " " * 24  # the measure stands in the middle
        await press(pilot, "J", "q")
        assert screen.articles.display
        assert screen.view.size.width == beside
        assert screen.articles.chosen == "a3"


async def test_wide_the_list_comes_back_before_the_article_beside_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with opened(MadeUpLibrary(), (120, 40)) as (pilot, screen):
        await press(pilot, "j", "enter", "space")
        place, top = screen.view.place, screen.view.scroll_offset.y
        monkeypatch.setattr(BrowseScreen, "settle", 60)
        await press(pilot, "q")
        assert screen.articles.display
        assert screen.view.article is None
        screen.show_current()  # as when the keys pause
        await pilot.pause()
        assert screen.view.article is not None
        assert screen.view.article.id == screen.current
        assert (screen.view.place, screen.view.scroll_offset.y > 0) == (place, top > 0)


async def test_wide_the_list_stays_beside_an_open_article_where_that_is_wanted() -> None:
    wanted = Settings(values={"list-beside": True})
    async with opened(MadeUpLibrary(), (120, 40), settings=wanted) as (pilot, screen):
        beside = screen.view.size.width
        await press(pilot, "enter")
        assert screen.reading
        assert screen.articles.display
        assert screen.view.size.width == beside


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_an_article_is_never_set_for_a_width_that_it_does_not_get(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    widths: list[int] = []

    def noted(article: Article, setting: Setting) -> Page:
        widths.append(setting.width)
        return article_page(article, setting)

    monkeypatch.setattr("reader.tui.article_view.article_page", noted)
    async with opened(MadeUpLibrary(), size) as (pilot, _screen):
        for _ in range(2):
            widths.clear()
            await press(pilot, "enter")
            assert set(widths) <= {min(72, size[0] - 2)}
            await press(pilot, "q", "j")


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (200, 50)])
async def test_every_size_lists_and_reads(size: tuple[int, int]) -> None:
    async with opened(MadeUpLibrary(), size) as (pilot, screen):
        assert screen.articles.display
        await press(pilot, "l")
        assert screen.view.display
        assert screen.view.size.height >= 6
        await press(pilot, "q")
        assert not screen.reading


async def test_a_terminal_too_small_is_told_so() -> None:
    async with opened(MadeUpLibrary(), (30, 8)) as (pilot, screen):
        assert screen.query_one("#too-small").display
        assert not screen.query_one("#panes").display
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert not screen.query_one("#too-small").display
        assert screen.query_one("#panes").display


async def test_selected_text_is_copied_without_the_margin() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j", "enter")
        line = next(
            at
            for at in range(screen.view.virtual_size.height)
            if "Ferries waited" in "".join(run.text for run in screen.view.line(at))
        )
        await pilot.mouse_down(ArticleView, offset=(4, line))
        await pilot.hover(ArticleView, offset=(11, line))
        await pilot.mouse_up(ArticleView, offset=(11, line))
        await pilot.pause()
        assert screen.get_selected_text() == "Ferries"


# ----- marks


async def test_stars_and_reads_are_said_and_undone() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "s")
        assert library.marks["a1"].starred
        assert "starred 1 · u undoes" in footer(screen)
        await press(pilot, "s")
        assert not library.marks["a1"].starred
        await press(pilot, "r")
        assert library.marks["a1"].read
        await press(pilot, "u", "u")
        assert library.marks["a1"].starred
        await press(pilot, "u", "u")
        assert "nothing to undo" in footer(screen)


async def test_marking_all_asks_and_says_how_many() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "m")
        assert "Mark 4 articles as read?" in footer(screen)
        await press(pilot, "j")
        assert "Mark 4 articles as read?" in footer(screen)
        await press(pilot, "n")
        assert library.deeds == []
        await press(pilot, "m", "y")
        assert all(mark.read for mark in library.marks.values())
        await press(pilot, "m")
        assert "nothing here is unread" in footer(screen)


async def test_tab_goes_to_the_next_unread() -> None:
    library = MadeUpLibrary()
    library.mark_read(["a2"])
    async with opened(library) as (pilot, screen):
        await press(pilot, "tab")
        assert screen.current == "a3"
        await press(pilot, "tab", "tab")
        assert screen.current == "a1"


async def test_tab_looks_behind_the_list_for_what_is_unread_far_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.tui.unread._NEAR", 1)
    library = MadeUpLibrary()
    library.mark_read(["a2", "a3", "a4"])
    async with opened(library) as (pilot, screen):
        await press(pilot, "j", "tab")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.current == "a1"
        await press(pilot, "tab")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "no other article is unread" in footer(screen)


# ----- searching


async def test_a_search_shows_results_as_one_types_and_escape_clears_it() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "/", *"brea")
        assert list(screen.articles.listing.ids()) == ["a3"]
        await press(pilot, "enter")
        assert not screen.query_one(Prompt).is_open
        assert title(screen).endswith("brea · by date")
        await press(pilot, "escape")
        assert screen.articles.listing.count == 4


async def test_leaving_the_prompt_brings_back_what_was_there() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "f", *"harbour", "enter")
        assert screen.articles.listing.count == 2
        await press(pilot, "/", *"zebra")
        assert screen.articles.listing.count == 0
        await press(pilot, "escape")
        assert screen.articles.listing.count == 2
        assert screen.query_text == "harbour"


async def test_a_filter_that_cannot_be_understood_names_the_word() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "f", *"outlt:x")
        assert "There is no “outlt:”" in footer(screen)
        assert screen.query_text == "outlt"
        await press(pilot, "escape")
        assert screen.articles.listing.count == 4


async def test_the_bad_word_is_underlined_where_it_stands() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "f", *"sea outlt:x")
        assert _underlined(screen) == "outlt:x"
        await press(pilot, *["backspace"] * 7)
        assert _underlined(screen) == ""


def _underlined(screen: BrowseScreen) -> str:
    entry = screen.prompt.entry
    strip = entry.render_line(0)
    return "".join(part.text for part in strip if part.style and part.style.underline).strip()


async def test_a_filter_is_completed_with_words_and_outlets() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "f", *"unr", "tab")
        assert screen.prompt.entry.value == "unread"
        suggested = Completion(screen._outlets)
        assert await suggested.get_suggestion("unread outlet:isl") is None
        assert await suggested.get_suggestion('a outlet:"isl') == 'a outlet:"island Post"'
        assert await suggested.get_suggestion("storm fro") == "storm from:"
        assert await suggested.get_suggestion("storm ") is None


def test_every_word_offered_is_a_word_of_the_language() -> None:
    known = {
        *query_conditions.KEYS,
        *query_conditions.FLAGS,
        *(f"no:{detail}" for detail in query_conditions.DETAILS),
    }
    assert {word.removesuffix(":") for word in WORDS} <= known


async def test_finding_in_an_article_goes_from_hit_to_hit() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter", "/", *"FERRY", "enter")
        assert len(screen.view.hits) == 30
        await press(pilot, "n", "n")
        assert "hit 3 of 30" in footer(screen)
        await press(pilot, "N", "N", "N")
        assert screen.view.hit == 29
        assert screen.view.scroll_offset.y > 0


async def test_a_hit_in_folded_furniture_unfolds_it() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter")
        folded = screen.view.virtual_size.height
        await press(pilot, "/", *"boil an egg", "enter")
        assert screen.view.virtual_size.height > folded


# ----- what others did


async def test_a_change_made_elsewhere_comes_in_without_moving_the_cursor() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "j", "j")
        library.mark_read(["a1", "a2"])
        library.elsewhere = True
        screen._look_around()
        await pilot.pause()
        assert screen.current == "a3"
        assert "2 unread" in title(screen)


async def test_an_article_that_is_gone_is_one_sentence_and_the_session_goes_on() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        del library._articles["a2"]
        await press(pilot, "j", "enter")
        assert "There is no article a2." in footer(screen)
        assert not screen.reading
        await press(pilot, "j", "enter")
        assert screen.reading


async def test_a_text_that_changed_on_disk_is_shown_anew() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        await press(pilot, "enter")
        changed = replace(library.article("a1"), content="other", body=())
        library._articles["a1"] = changed
        library.elsewhere = True
        screen._look_around()
        assert screen.view.article is changed


async def test_an_empty_collection_says_so_in_the_list() -> None:
    async with opened(MadeUpLibrary([])) as (pilot, screen):
        said = "".join(run.text for run in screen.articles.line(0))
        assert said.strip() == "There are no articles in made up."
        await press(pilot, "j", "k", "enter", "d", "r", "s", "z", "tab", "G", "3", "m", "n", "o")
        assert screen.current is None


class BrokenScan(MadeUpLibrary):
    """A library whose scan fails in a way that nobody foresaw."""

    def again(self) -> MadeUpLibrary:
        raise RuntimeError("the disk is on fire")


async def test_a_scan_that_fails_is_one_sentence() -> None:
    async with opened(BrokenScan()) as (pilot, screen):
        assert "The rescan stopped: RuntimeError: the disk is on fire." in footer(screen)
        await press(pilot, "j")
        assert screen.current == "a2"


HOSTILE = "a\x1b[31m\x9b\nb\u202e\x00c\udcff"


async def test_nothing_that_is_shown_can_steer_the_terminal() -> None:
    article = made_article("h", HOSTILE, [HOSTILE, HOSTILE], outlet=HOSTILE, url=HOSTILE)
    library = MadeUpLibrary([article])
    library.name = HOSTILE
    async with opened(library, (120, 30)) as (pilot, screen):
        screen.say(HOSTILE, alert=True)
        await pilot.pause()
        for strip in screen._compositor.render_strips(screen.size):
            assert strip.text.isprintable(), ascii(strip.text)
            assert "\u202e" not in strip.text


def test_progress_and_outcome_are_said_in_words() -> None:
    from reader.model import Problem, Progress

    assert spoken(Progress("reading", 1234, 20000)) == "reading 1,234 of 20,000"
    assert spoken(Progress("reading", 12)) == "reading 12"
    assert outcome(Progress("stories", 5, 5)) == ""
    problems = (Problem("a.txt", "is binary"), Problem("b.txt", "is empty"))
    said = outcome(Progress("stories", 5, 5, new=3, gone=1, problems=problems))
    assert said == "3 new · 1 gone · a.txt: is binary and 1 more"


def test_a_growing_list_is_drawn_anew_at_each_doubling() -> None:
    from reader.model import Progress

    pace = Pace()
    shown = [n for n in range(1, 1001) if pace.worth_showing(Progress("reading", n, new=n))]
    assert shown == [32, 64, 128, 256, 512]
    assert pace.worth_showing(Progress("stories", 0, new=1000))


# ----- other things


async def test_help_shows_the_keys_of_where_one_was() -> None:
    async with opened(MadeUpLibrary()) as (pilot, _screen):
        await press(pilot, "?")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "G", "q")
        assert not isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "enter", "?")
        assert isinstance(pilot.app.screen, HelpScreen)


async def test_keys_typed_ahead_go_to_the_screen_that_comes() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j", "enter", "?")
        for key in ("q", "q", "k"):
            pilot.app.post_message(Key(key, key))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen is screen
        assert not screen.reading
        assert screen.current == "a1"


async def test_the_address_and_the_citation_are_copied() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "y")
        assert pilot.app.clipboard == "https://quay.example/harbour"
        await press(pilot, "Y")
        assert pilot.app.clipboard.startswith("Harbour closed as storm nears the coast\nThe Daily")
        assert "Paragraph 30" in pilot.app.clipboard
        await press(pilot, "j", "y")
        assert "states no address" in footer(screen)


async def test_over_ssh_the_address_is_said_and_no_browser_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "1")
    monkeypatch.setattr("webbrowser.open", lambda _address: pytest.fail("opened a browser"))
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "o")
        assert "No browser here · https://quay.example/harbour" in footer(screen)


async def test_q_on_the_list_quits_and_everything_is_kept() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, _screen):
        await press(pilot, "j", "j", "q")
    assert pilot.app.return_code == 0
    assert library.kept["article"] == "a3"
    async with opened(library) as (_pilot, screen):
        assert screen.current == "a3"


async def test_samples_are_said_to_be_samples() -> None:
    async with opened(MadeUpLibrary(), samples=True) as (_pilot, screen):
        said = str(screen.query_one("#samples").render())
        assert said == "These are five sample articles · open your own: broadsheet FOLDER"


async def test_without_utf_8_nothing_but_ascii_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    async with opened(MadeUpLibrary(), (120, 30), marks=ASCII, samples=True) as (pilot, screen):
        await press(pilot, "j", "j", "j")
        await pilot.pause()
        strips = screen._compositor.render_strips(screen.size)
        filters = pilot.app._filters
        for strip in strips:
            shown = strip
            for line_filter in filters:
                shown = shown.apply_filter(line_filter, screen.background_colors[1])
            assert shown.text.isascii(), shown.text
            assert shown.cell_length == 120


async def test_idle_the_screen_is_never_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        painted: list[object] = []
        monkeypatch.setattr(pilot.app, "_display", lambda *what: painted.append(what))
        screen._look_around()
        await pilot.pause()
        assert painted == []


async def test_a_rescan_by_hand_changes_nothing_where_nothing_changed() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "j", "R")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert screen.current == "a2"
        assert screen.query_one(Rescan).is_attached
        assert footer(screen).startswith("Enter open")


async def test_what_is_typed_ahead_of_the_line_is_in_it() -> None:
    library = MadeUpLibrary()
    async with opened(library) as (pilot, screen):
        for typed in "/harbour":
            pilot.app.post_message(Key("slash" if typed == "/" else typed, typed))
        pilot.app.post_message(Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        assert screen.query_text == "harbour"
        assert not screen.prompt.is_open


async def test_the_pane_beside_the_list_opens_at_the_place_that_was_kept() -> None:
    library = MadeUpLibrary()
    library.keep_place("a1", 1500)
    async with opened(library, (120, 30)) as (pilot, screen):
        await pilot.pause()
        assert screen.view.scroll_offset.y > 0
        assert screen.view.place == 1500


async def test_a_search_that_finds_nothing_comes_back_to_where_it_set_out() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "G", "slash", "z", "z", "z")
        assert screen.current is None
        await press(pilot, "escape")
        assert screen.current == "a4"
