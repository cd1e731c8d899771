"""The panel of all that is known of an article: its fields, and the lines they were read in."""

from __future__ import annotations

from textual.pilot import Pilot

from reader.pages.glyphs import ASCII, UNICODE, Glyphs
from reader.tui.browse_screen import BrowseScreen
from reader.tui.details_screen import DetailsScreen, FieldList, SourceView
from reader.tui.line_view import LineView
from tests.faces.made_up import MadeUpLibrary
from tests.faces.test_browse import opened, press


def _lines(view: LineView) -> list[str]:
    return ["".join(run.text for run in view.line(at)) for at in range(view.virtual_size.height)]


def _marked(pilot: Pilot[None]) -> list[str]:
    view = pilot.app.screen.query_one(SourceView)
    lines = (view.line(at) for at in range(view.virtual_size.height))
    return [run.text for line in lines for run in line if run.role == "here" and run.text]


def _chosen(pilot: Pilot[None]) -> str:
    fields = pilot.app.screen.query_one(FieldList)
    at = next(n for n in range(fields.virtual_size.height) if fields.ground(n) == "cursor")
    return fields.line(at)[0].text.strip()


async def test_the_fields_and_their_sources_are_shown_and_walked() -> None:
    async with opened(MadeUpLibrary()) as (pilot, _screen):
        await press(pilot, "i")
        assert isinstance(pilot.app.screen, DetailsScreen)
        assert _chosen(pilot) == "headline"
        assert _marked(pilot) == ["Harbour closed as storm nears the coast"]
        await press(pilot, "j", "j")
        assert _chosen(pilot) == "outlet"
        assert _marked(pilot) == []
        await press(pilot, "G")
        assert _chosen(pilot) == "not stated"
        await press(pilot, "g", "g")
        assert _chosen(pilot) == "headline"


async def test_what_is_not_in_the_text_names_its_source() -> None:
    async with opened(MadeUpLibrary()) as (pilot, _screen):
        await press(pilot, "j", "i", "j", "j")
        assert _chosen(pilot) == "outlet"
        said = " ".join(_lines(pilot.app.screen.query_one(SourceView)))
        assert "Worked out: “harbour.example” four times" in " ".join(said.split())


async def test_it_opens_from_the_article_too_and_goes_back_to_it() -> None:
    async with opened(MadeUpLibrary()) as (pilot, screen):
        await press(pilot, "enter", "i")
        assert isinstance(pilot.app.screen, DetailsScreen)
        await press(pilot, "q")
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert screen.reading


async def test_another_size_keeps_the_field() -> None:
    async with opened(MadeUpLibrary(), (120, 40)) as (pilot, _screen):
        await press(pilot, "i", "j")
        await pilot.resize_terminal(44, 12)
        await pilot.pause()
        assert _chosen(pilot) == "date"
        fields = pilot.app.screen.query_one(FieldList)
        top, height = fields.scroll_offset.y, fields.size.height
        shown = [at for at in range(top, top + height) if fields.ground(at) == "cursor"]
        assert shown


async def test_ascii_draws_nothing_else() -> None:
    for marks in (ASCII, UNICODE):
        assert await _is_ascii(marks) is (marks is ASCII)


async def _is_ascii(marks: Glyphs) -> bool:
    async with opened(MadeUpLibrary(), marks=marks) as (pilot, _screen):
        await press(pilot, "i")
        return all(line.isascii() for line in _lines(pilot.app.screen.query_one(FieldList)))
