"""The user's own keys: the table of actions with the bindings of the settings file laid over it.

An unknown action, a key that there is not, and a key that would mean two things on one screen are
named with their line, and the default keys stand. Must not know any screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.record import record, replace
from reader.settings import Binding, Settings
from reader.tui.keys import ACTIONS, Action, Keymap, spoken

# Keys beside the characters that are typed, as Textual names them.
_NAMED = frozenset(
    (
        *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right", "shift+tab"),
        *(f"f{number}" for number in range(1, 21)),
        *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
        *(f"{held}+{way}" for held in ("shift", "ctrl") for way in ("up", "down", "left", "right")),
        *(f"{held}+{way}" for held in ("shift", "ctrl") for way in ("home", "end")),
    )
)
_OTHERWISE = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
}
# Without a key for these a reader would be shut in, or in front of a question without an answer.
_NEEDED = (
    *("list.quit", "screen.back", "help.close", "changes.close"),
    *("prompt.accept", "prompt.cancel", "answer.yes", "answer.no"),
)


def keymap_of(settings: Settings) -> tuple[Keymap, list[str]]:
    """Give the keys in force, and sentences about the bindings that are not obeyed."""
    complaints: list[str] = []
    wanted: dict[str, Binding] = {}
    for action, binding in settings.keys.items():
        keys = tuple(normal(key) for key in binding.keys)
        wrong = _wrong(action, binding.keys, keys)
        if wrong:
            complaints.append(_said(settings, binding.line, wrong))
        else:
            wanted[action] = Binding(keys, binding.line)
    while clash := _clash(wanted):
        line = wanted.pop(clash.action).line
        complaints.append(_said(settings, line, clash.sentence))
    return Keymap(_with(wanted)), complaints


def _said(settings: Settings, line: int, what: str) -> str:
    from reader.settings.reading import complaint

    return complaint(settings.file, line, what)


def normal(key: str) -> str:
    """Give a key, or the two of a sequence, as the table writes them: ``ctrl+d``, ``g g``."""
    if len(key) == 2 and key.isprintable() and " " not in key and key.lower() not in _NAMED:
        return " ".join(key)  # "gg", as the key table of README.md says it
    if key == " ":
        return "space"
    return " ".join(_normal_one(part) for part in key.split())


def _normal_one(key: str) -> str:
    if len(key) == 1:
        return key
    named = key.lower().replace("ctrl-", "ctrl+").replace("c-", "ctrl+").replace("^", "ctrl+")
    return _OTHERWISE.get(named, named)


def _wrong(action: str, written: tuple[str, ...], keys: tuple[str, ...]) -> str:
    """Say what cannot be obeyed in a binding, whatever the others are."""
    from reader.settings.reading import nearest

    known = {each.id: each for each in ACTIONS}
    if action not in known:
        return f"there is nothing called “{action}” to give a key to; {nearest(action, known)}"
    if action == "compare.choose" and len(keys) != len(known[action].keys):
        return f"“{action}” needs nine keys, one for each telling"
    if not keys and action in _NEEDED:
        return f"“{action}” needs a key"
    for one, key in zip(written, keys, strict=True):
        parts = key.split(" ")
        bad = next((part for part in parts if not _is_key(part)), None)
        if bad is not None or len(parts) > 2:
            return f"“{one}” is no key; {nearest(bad or one, sorted(_NAMED))}"
    return ""


def _is_key(part: str) -> bool:
    return part in _NAMED or (len(part) == 1 and part.isprintable() and not part.isspace())


# --------------------------------------------------------------------------- clashes


@record(frozen=True, slots=True)
class _Clash:
    """A binding of the user's that has to go, and why."""

    action: str
    sentence: str


def _with(wanted: Mapping[str, Binding]) -> tuple[Action, ...]:
    return tuple(
        replace(action, keys=wanted[action.id].keys) if action.id in wanted else action
        for action in ACTIONS
    )


def _clash(wanted: Mapping[str, Binding]) -> _Clash | None:
    """Find a key that means two things on one screen; of two of the user's the later goes."""
    for one, other, key, screen in _pairs(_with(wanted)):
        ours = [each for each in (one, other) if each.id in wanted]
        loser = max(ours, key=lambda each: (wanted[each.id].line, each.id))
        winner = other if loser is one else one
        return _Clash(
            loser.id,
            f"“{spoken(key)}” for “{loser.id}” clashes with “{winner.id}” ({winner.help}) "
            f"on the screen “{screen}”; {_kept(loser.id)}",
        )
    return None


def _kept(action: str) -> str:
    keys = next(each.keys for each in ACTIONS if each.id == action)
    return f"{' '.join(map(spoken, keys))} stands"


def _pairs(actions: tuple[Action, ...]) -> Iterator[tuple[Action, Action, str, str]]:
    """Give two actions that one key of one screen would stand for, or begin."""
    held: dict[tuple[str, str], Action] = {}
    begun: dict[tuple[str, str], Action] = {}
    for action, screen, key in _places(actions):
        first, sequence = (screen, key.split(" ")[0]), " " in key
        other = held.get((screen, key)) or (held if sequence else begun).get(first)
        if other:
            yield other, action, key, screen
        held.setdefault((screen, key), action)
        if sequence:
            begun.setdefault(first, action)


def _places(actions: tuple[Action, ...]) -> Iterator[tuple[Action, str, str]]:
    for action in actions:
        for screen in action.screens:
            for key in dict.fromkeys(action.keys):
                yield action, screen, key
