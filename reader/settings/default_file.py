"""The default settings file, with comments: every setting, and an example in every section.

All entries are commented out, so that the file says what can be done and changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.settings.table import COLLECTIONS, OUTLETS, SEARCHES, SECTIONS, SETTINGS, Setting

_EXAMPLES = {
    COLLECTIONS: ('wire = "~/articles/wire"', 'both = ["~/articles/wire", "~/articles/web"]'),
    OUTLETS: ('"ctvnews.ca" = "CTV News"',),
    SEARCHES: ("moscow = 'unread (moscow OR kremlin)'",),
}


def default_file(actions: Iterable[tuple[str, tuple[str, ...], str]]) -> Iterator[str]:
    """Give the lines of the file. ``actions`` are ids, keys and what they do, in order."""
    yield "# Settings of broadsheet. Each line that begins with one # shows a default: take the"
    yield "# mark away to change it. BROADSHEET_THEME and the like go before this file."
    for section, settings in groupby(SETTINGS, _section_of):
        yield ""
        if section:
            yield f"[{section}]"
        for setting in settings:
            yield from _written(setting)
    for section, about in SECTIONS.items():
        yield ""
        yield f"[{section}]"
        yield f"## {about}"
        for example in _EXAMPLES.get(section, ()):
            yield f"#{example}"
    for action, keys, about in actions:
        written = json.dumps(list(keys) if len(keys) > 1 else keys[0], ensure_ascii=False)
        yield f"#{json.dumps(action)} = {written}  # {about}"


def _section_of(setting: Setting) -> str:
    return setting.name.rpartition(".")[0]


def _written(setting: Setting) -> Iterator[str]:
    yield f"## {setting.about}"
    default = setting.default or (setting.choices[0] if setting.choices else setting.default)
    yield f"#{setting.name.rpartition('.')[2]} = {json.dumps(default, ensure_ascii=False)}"
