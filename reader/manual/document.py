"""The manual: one document, from which the man page and a plain text are made.

Built of the parsers, the key table, the settings and the shapes. Must not know how it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator

from reader.arguments import ABOUT, COMMANDS, EXAMPLES, exit_codes
from reader.manual.usage import Argument, Usage, usages
from reader.named import NamedTuple
from reader.report.shapes import SHAPES, Shape
from reader.settings.places import NAMED, variable_of
from reader.settings.table import SECTIONS, SETTINGS
from reader.store.index import query_conditions
from reader.tui import keys


class Paragraph(NamedTuple):
    """Running text."""

    text: str


class Entry(NamedTuple):
    """A term and what it means."""

    term: str
    about: str


class Code(NamedTuple):
    """Lines to be shown as they are."""

    lines: tuple[str, ...]


class Heading(NamedTuple):
    """The beginning of a part of a section."""

    text: str


Block = Paragraph | Entry | Code | Heading


class Section(NamedTuple):
    """A part of the manual under a name in capitals."""

    title: str
    blocks: tuple[Block, ...]


def manual() -> list[Section]:
    """Give the whole manual."""
    return [
        Section("NAME", (Paragraph(f"broadsheet - {ABOUT[0].lower()}{ABOUT[1:-1]}"),)),
        Section("SYNOPSIS", (Code(tuple(usage.line for usage in usages().values())),)),
        Section("DESCRIPTION", tuple(map(Paragraph, _DESCRIPTION))),
        Section("COMMANDS", tuple(_commands())),
        Section("OPTIONS OF EVERY COMMAND", tuple(_options(usages()["list"].places))),
        Section("FILTERS", tuple(map(Paragraph, _FILTERS))),
        Section("KEYS", tuple(_keys())),
        Section("SETTINGS", tuple(_settings())),
        Section("ENVIRONMENT", tuple(_environment())),
        Section("FILES", tuple(Entry(*each) for each in _FILES)),
        Section("EXIT STATUS", (Paragraph(_EXIT),)),
        Section("JSON", tuple(_shapes())),
        Section("EXAMPLES", tuple(_examples(EXAMPLES))),
    ]


_DESCRIPTION = (
    "broadsheet opens a collection of news articles: a folder, searched through, or files. It "
    "lists them by date and outlet, remembers what was read, finds the articles that tell one "
    "story, and lays two tellings side by side, sentence by sentence and word by word. It works "
    "offline, and never writes into the collection.",
    "Without a command it opens the screens: PATH is the collection, or a name from the settings; "
    "without it, the one opened last, or the first time five sample articles. The commands do the "
    "same without a screen: data goes to standard output, everything else to standard error.",
    "An ARTICLE is an id as list prints it, the beginning of one, or the path of a file, with #N "
    "for the N-th article in it, counted from 0. A file that is named alone needs no collection.",
)
_FIELDS = " ".join(f"{key}:" for key in query_conditions.KEYS)
_FILTERS = (
    'A QUERY is made of plain words, "phrases" and beginnings (invit*), which headline or text '
    f"must hold; of {_FIELDS} with what they must be (tellings:3 is three or more, source: whose "
    f"text it prints, no: what is not known of it: {', '.join(query_conditions.DETAILS)}); and of "
    f"{' '.join(query_conditions.FLAGS)}.",
    "Side by side they must all hold; OR, NOT or -, and brackets do the rest: outlet:ctv (joly OR "
    'blinken) -opinion. outlet:"=CTV" is that outlet alone, and so are agencies, sources and '
    "authors with =. @name is a search that was saved under that name. A word that "
    "cannot be understood is named, with the nearest good one.",
)
_FILES = (
    ("settings.toml", "in the config directory: what you wrote; see SETTINGS"),
    ("styles.tcss", "in the config directory: your own styles, laid over the shipped ones"),
    ("state.db", "in the config directory: what you did; broadsheet state export writes it out"),
    ("*.db, .engine", "in the cache directory: the indexes, which may be deleted at any time"),
)
_EXIT = (
    "0: done (diff: the same story text). 1: nothing was found (diff: they differ). 2: trouble, in "
    "one sentence on standard error."
)


def _commands() -> Iterator[Block]:
    for name, usage in usages().items():
        if not name:
            continue
        yield Heading(usage.line)
        yield Paragraph(f"{usage.about} {exit_codes(name)}")
        yield from _options((*usage.operands, *_own(usage)))
        yield from _examples(COMMANDS[name].examples)


def _own(usage: Usage) -> Iterator[Argument]:
    return (each for each in usage.options if "--help" not in each.names)


def _options(arguments: tuple[Argument, ...]) -> Iterator[Block]:
    for each in arguments:
        value = "|".join(each.choices) or each.metavar
        names = ", ".join(each.names)
        yield Entry(f"{names} {value}".strip(), each.about)


def _examples(examples: tuple[tuple[str, str], ...]) -> Iterator[Block]:
    yield Code(tuple(part for line, about in examples for part in (f"{line}", f"    {about}")))


def _keys() -> Iterator[Block]:
    yield Paragraph("Arrows, PageUp, PageDown, Home, End, the wheel and clicks work too.")
    for screen, title in keys.SCREENS.items():
        yield Heading(title)
        for action in keys.actions_for(screen):
            yield Entry(keys.spoken_keys(action), action.help)


def _settings() -> Iterator[Block]:
    yield Paragraph(
        "settings.toml in the config directory; broadsheet where --default-settings prints one "
        "with every setting in it."
    )
    for setting in SETTINGS:
        default = f" (default: {setting.default})" if setting.default != "" else ""
        yield Entry(setting.name, setting.about + default)
    for section, about in SECTIONS.items():
        yield Entry(f"[{section}]", about)


def _environment() -> Iterator[Block]:
    for name, about in NAMED.items():
        yield Entry(variable_of(name), f"as --{name}: {about}")
    for setting in SETTINGS:
        yield Entry(variable_of(setting.name), f"as the setting {setting.name}")
    yield Entry("NO_COLOR", "where it is set, no colour is used")
    yield Entry("COLORFGBG", "says whether the terminal’s ground is light")


def _shapes() -> Iterator[Block]:
    yield Paragraph(
        "With --json each line of standard output is one object. Keys are added without notice; "
        "none is dropped or changes its meaning without a higher version. “?” is what may be null, "
        "[…] a list, {…} an object that has such values under names that are not fixed; truth is "
        "true or false, whole a number without fraction."
    )
    for shape in SHAPES:
        yield Heading(shape.name)
        yield Paragraph(_about_shape(shape))
        for key in shape.keys:
            some = "" if key.always else " (not in all)"
            yield Entry(f"{key.name}: {key.kind}", key.about + some)


def _about_shape(shape: Shape) -> str:
    printed = " and ".join(f"broadsheet {each}" for each in shape.printed_by)
    return f"{shape.about}; printed by {printed}" if printed else shape.about
