"""What may be done and by which key: one table, from which everything about keys is made.

The screens' key handling, the footer's hints, the ``?`` page and the key table of README.md
(``python -m reader.tui.keys``) all read ``ACTIONS``, or the ``Keymap`` that the user made of it.
Knows no widget and no Textual; what an action does is a method of the screen where it holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.record import record

LIST, ARTICLE, COMPARE, HELP = "list", "article", "compare", "help"
DETAILS = "details"
FACETS = "facets"
BAR = "bar"  # while the keys walk along the days
STORY, OVERVIEW = "story", "overview"
CHANGES = "changes"
FORM = "form"
PALETTE = "palette"
PROMPT, QUESTION = "prompt", "question"  # while something is typed, while an answer is awaited
BROWSE = (LIST, ARTICLE)
PAGING = (
    LIST,
    COMPARE,
    STORY,
    OVERVIEW,
    CHANGES,
    DETAILS,
    FACETS,
    HELP,
)  # where Space is a page down and no more
READING = (LIST, ARTICLE, COMPARE, STORY, OVERVIEW, CHANGES, DETAILS, FACETS, HELP)
NAMING = (
    LIST,
    ARTICLE,
    COMPARE,
    CHANGES,
    STORY,
    OVERVIEW,
    FACETS,
    DETAILS,
)  # where deeds are done by name
SCREENS = {
    LIST: "The list",
    BAR: "The bar of days",
    FACETS: "The counts",
    ARTICLE: "An article",
    DETAILS: "What is known of an article",
    COMPARE: "Two tellings compared",
    CHANGES: "The facts and changes",
    STORY: "A story and its tellings",
    OVERVIEW: "The collection at a glance",
}
HELPED = tuple(SCREENS)


@record(frozen=True, slots=True)
class Action:
    """One deed and its keys.

    ``id`` is ``area.deed``; the screen's method is ``action_area_deed``. A printable key is
    written as the character it types, any other as Textual names it (``ctrl+d``, ``pagedown``);
    the two keys of a sequence are divided by a blank (``g g``). ``label`` is what the footer
    says; an action without a label is never hinted at there. ``help`` says the deed in a phrase.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    screens: tuple[str, ...]

    @property
    def method(self) -> str:
        """Name the screen's method that does the deed."""
        return "action_" + self.id.replace(".", "_")

    @property
    def key(self) -> str:
        """Give the first key, as a reader calls it."""
        return spoken(self.keys[0])


def _action(id: str, keys: str, label: str, help: str, *screens: str) -> Action:
    """Write an action in one line: keys divided by commas, except for a comma itself."""
    return Action(id, tuple(keys.split(",")), label, help, screens)


DIGITS = "1,2,3,4,5,6,7,8,9"

ACTIONS: tuple[Action, ...] = (
    # ----- the deeds a footer hints at come first, in the order it shows them
    _action("list.open", "enter,l,right", "open", "open the article, or a folded heading", LIST),
    _action("browse.compare", "d", "compare", "compare with the nearest telling", *BROWSE),
    _action("telling.compare", "d", "compare", "compare with the chosen, or the closest", STORY),
    _action("telling.choose", "m", "choose", "choose it: d on another compares the two", STORY),
    _action("telling.open", "enter,l,right", "open", "open the article", STORY),
    _action("story.figure", "tab", "figure", "the table of shares, or the plot over time", STORY),
    _action("browse.star", "s", "star", "star, or take the star away", *BROWSE),
    _action("browse.read", "r", "read", "mark read or unread", *BROWSE),
    _action("list.search", "/", "search", "search every body as you type", LIST),
    _action("browse.filter", "f", "filter", "filter: outlet:ctv from:2022-01 unread joly", *BROWSE),
    _action("article.find", "/", "find", "find in this article", ARTICLE),
    _action("article.raw", "v", "as it is", "the file as it is, and back", ARTICLE),
    _action("compare.next", "n,] c", "next change", "next change; n: next hit", COMPARE),
    _action("compare.previous", "N,[ c", "", "previous change; N: previous hit", COMPARE),
    _action("compare.next_fact", "] f", "next fact", "next fact that differs", COMPARE),
    _action("compare.previous_fact", "[ f", "", "previous fact that differs", COMPARE),
    _action("compare.swap", "tab", "swap", "swap the two sides", COMPARE),
    _action("compare.layout", "i", "layout", "side by side, or one below the other", COMPARE),
    _action("compare.changes", "c", "changes", "only the changes, or everything", COMPARE),
    _action("compare.write", "w", "write", "write the comparison to a file", COMPARE),
    _action("story.show", "t", "story", "the story: all tellings, who was first", *BROWSE, COMPARE),
    _action(
        "overview.open", "enter", "list", "list what the number counts; Esc there: back", OVERVIEW
    ),
    _action("facets.open", "enter,l,right", "narrow", "narrow the list to these", FACETS),
    _action("facets.next", "tab,n", "next kind", "to the next kind of counts", FACETS),
    _action("bar.earlier", "left,h", "earlier", "to earlier days", BAR),
    _action("bar.later", "right,l", "later", "to later days", BAR),
    _action("bar.from_earlier", "H,shift+left", "from", "begin earlier", BAR),
    _action("bar.to_later", "L,shift+right", "to", "end later", BAR),
    _action("bar.narrow", "enter", "narrow", "narrow the list to these days", BAR),
    _action("bar.hide", "B", "hide", "put the bar away", BAR),
    _action("changes.open", "enter,l,right", "go there", "go to what the line names", CHANGES),
    _action("screen.back", "q,escape,h,left", "back", "go back", ARTICLE, COMPARE, STORY),
    _action("overview.close", "q,escape", "back", "go back", OVERVIEW),
    _action("facets.close", "q,escape,h,left,c", "back", "go back", FACETS),
    _action("bar.leave", "escape,q", "back", "leave the bar where it is", BAR),
    _action("changes.close", "q,escape,h,left,F", "back", "put the list away", CHANGES),
    _action("details.close", "q,escape,h,left,i", "back", "go back", DETAILS),
    _action("help.close", "q,escape,h,left,?,enter", "back", "go back", HELP),
    _action("list.quit", "q", "quit", "quit; everything is kept", LIST),
    # the way to all others comes last: a footer keeps it whatever else it leaves out
    _action("screen.help", "?,f1", "help", "the keys of this screen", *HELPED),
    # ----- moving
    _action("move.down", "j,down", "", "down a line", *READING),
    _action("move.up", "k,up", "", "up a line", *READING),
    _action("move.first", "g g,home", "", "to the top", *READING),
    _action("move.last", "G,end", "", "to the end", *READING),
    _action("move.half_down", "ctrl+d", "", "half a page down", *READING),
    _action("move.half_up", "ctrl+u", "", "half a page up", *READING),
    _action("move.page_down", "space,pagedown", "", "a page down", *PAGING),
    _action("article.onward", "space", "", "a page down; at the end, the next unread", ARTICLE),
    _action("article.page_down", "pagedown", "", "a page down", ARTICLE),
    _action("move.page_up", "b,pageup", "", "a page up", *READING),
    _action("browse.next_unread", "tab", "", "next unread article", *BROWSE),
    _action("article.next", "J", "", "next article", ARTICLE),
    _action("article.previous", "K", "", "previous article", ARTICLE),
    # ----- the list
    _action("list.by_date", "1", "", "group by date", *BROWSE),
    _action("list.by_outlet", "2", "", "group by outlet", *BROWSE),
    _action("list.by_story", "3", "", "group by story", *BROWSE),
    _action("list.by_headline", "4", "", "sort by headline", *BROWSE),
    _action("list.by_rank", "5", "", "of a search: the best hits first, or by date", *BROWSE),
    _action("list.to_date", "g d", "", "go to a date: 2022-03, last friday", LIST),
    _action("list.facets", "c", "", "counts by outlet, month, story …; Enter narrows", LIST),
    _action("list.bar", "B", "", "articles per day: walk along them, Enter narrows", LIST),
    _action("list.fold", "z", "", "fold or unfold the division", LIST),
    _action("list.fold_all", "Z", "", "fold or unfold every division", LIST),
    _action("list.mark_all", "m", "", "mark all shown as read (asks, and says how many)", LIST),
    _action("list.save", "S", "", "save this search under a name; @name finds it", LIST),
    _action("list.saved", "@", "", "the saved searches", LIST),
    _action("list.clear", "escape", "", "clear the search or filter", LIST),
    _action("browse.next_hit", "n", "", "next hit", *BROWSE),
    _action("browse.previous_hit", "N", "", "previous hit", *BROWSE),
    _action("list.rescan", "R", "", "read the folder again; show what came", *BROWSE),
    # ----- the article
    _action("article.unfold", "z,enter", "", "show or fold the page furniture", ARTICLE),
    _action("browse.open_address", "o", "", "open the address in a browser", *BROWSE),
    _action("browse.copy_address", "y", "", "copy the address", *BROWSE),
    _action("browse.copy_citation", "Y", "", "copy a citation with the text", *BROWSE),
    _action("browse.tag", "T", "", "tag it: words, filtered by tag:x", *BROWSE),
    _action("browse.amend", "e", "", "correct headline, date, outlet or author", *BROWSE),
    _action("browse.details", "i", "", "all that is known of it, and where it was read", *BROWSE),
    _action("browse.rename", "E", "", "rename this outlet everywhere", *BROWSE),
    _action("dates.day_first", "D d", "", "read 10/11/2022 as 10 November", *BROWSE),
    _action("dates.month_first", "D m", "", "read 10/11/2022 as October 11", *BROWSE),
    _action("dates.as_shown", "D s", "", "read such dates as the others show", *BROWSE),
    # ----- the comparison
    _action("compare.open", "enter", "", "open or close the folded line", COMPARE),
    _action("compare.facts", "F", "facts", "the list of facts and changes, to jump from", COMPARE),
    _action("compare.find", "/", "", "find words on either side; Esc ends it", COMPARE),
    _action("compare.fold", "z", "", "fold or open everything that is the same", COMPARE),
    _action(
        "compare.partner", "m", "", "to the other place of a moved or similar sentence", COMPARE
    ),
    _action("compare.pin", "a", "", "pin this sentence to the one pinned next", COMPARE),
    _action("compare.break", "x", "", "break this pair: they do not answer each other", COMPARE),
    _action("compare.versions", "v", "", "this sentence in every telling", COMPARE),
    _action("compare.copy", "y", "", "copy what is selected, or both versions with names", COMPARE),
    _action("compare.more", "+", "", "show more detail", COMPARE),
    _action("compare.less", "-", "", "show less detail", COMPARE),
    _action("compare.choose", DIGITS, "", "another telling on the right", COMPARE),
    _action("compare.next_telling", "0", "", "the next telling, also beyond the ninth", COMPARE),
    # ----- a line to type in, a question to answer
    _action("prompt.accept", "enter", "keep", "keep what was typed", PROMPT),
    _action("prompt.cancel", "escape", "back", "as it was before", PROMPT),
    _action("prompt.complete", "tab", "complete", "complete the word (so does Right)", PROMPT),
    _action("prompt.rank", "ctrl+o", "", "the best hits first, or by date", PROMPT),
    _action("prompt.down", "down,ctrl+n", "", "down a line", PROMPT),
    _action("prompt.up", "up,ctrl+p", "", "up a line", PROMPT),
    _action("form.accept", "enter", "keep", "keep what was typed", FORM),
    _action("form.cancel", "escape", "back", "as it was before", FORM),
    _action("form.next", "tab,down", "next field", "to the next field", FORM),
    _action("form.previous", "shift+tab,up", "", "to the field before", FORM),
    _action("answer.yes", "y", "yes", "do it", QUESTION),
    _action("answer.no", "n,q,escape", "no", "leave it", QUESTION),
    _action("palette.accept", "enter", "", "do it, or go there", PALETTE),
    _action("palette.cancel", "escape", "back", "as it was before", PALETTE),
    _action("palette.down", "down,ctrl+n", "", "down a line", PALETTE),
    _action("palette.up", "up,ctrl+p", "", "up a line", PALETTE),
    # ----- stories
    _action("story.split", "#", "", "not this story: split the article from it", *BROWSE, STORY),
    _action(
        "story.join", "&", "", "one story: choose an article, then & on another", *BROWSE, STORY
    ),
    # ----- the overview
    _action("overview.show", "O", "", "the collection at a glance, in plots", *BROWSE),
    _action("overview.left", "h,left", "", "the number, or the day, to the left", OVERVIEW),
    _action("overview.right", "l,right", "", "the number, or the day, to the right", OVERVIEW),
    # ----- everywhere
    _action("palette.open", ":,ctrl+p", "", "do by name; go to outlet, day, headline", *NAMING),
    _action("state.undo", "u", "", "undo", *BROWSE, COMPARE, STORY),
    _action("state.redo", "ctrl+r", "", "redo", *BROWSE, COMPARE, STORY),
    _action("screen.theme", "ctrl+t", "", "the next theme: dark, light, the terminal's", *READING),
    _action("screen.redraw", "ctrl+l", "", "draw the screen anew", *READING),
    _action("app.suspend", "ctrl+z", "", "put the program to sleep (fg wakes it)", *READING),
)


class Keymap:
    """The actions with the keys that are in force."""

    def __init__(self, actions: Sequence[Action] = ACTIONS) -> None:
        self._actions = actions

    def actions_for(self, screen: str) -> list[Action]:
        """Give the actions that hold on a screen and have a key, in the table's order."""
        return [action for action in self._actions if screen in action.screens and action.keys]

    def hints(self, screen: str) -> list[tuple[str, str]]:
        """Give what a footer says for a screen: keys and labels, the most useful first."""
        return [(action.key, action.label) for action in self.actions_for(screen) if action.label]

    def keys_of(self, action: str) -> tuple[str, ...]:
        """Give the keys of an action, by its id; none where the user wants none."""
        return next(each.keys for each in self._actions if each.id == action)

    def name(self, action: str) -> str:
        """Give the first key of an action as a reader calls it, for a sentence."""
        keys = self.keys_of(action)
        return spoken(keys[0]) if keys else f"({action} has no key)"


KEYMAP = Keymap()


def actions_for(screen: str) -> list[Action]:
    """Give the actions that hold on a screen, with the keys of the table."""
    return KEYMAP.actions_for(screen)


def hints(screen: str) -> list[tuple[str, str]]:
    """Give what a footer says for a screen, with the keys of the table."""
    return KEYMAP.hints(screen)


# --------------------------------------------------------------------------- pressing keys


class KeyReader:
    """Turns the keys pressed on a screen into its actions, two-key sequences included.

    ``pending`` is the first key of a sequence that waits for its second one, else empty.
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        self._actions = {key: action for action in actions for key in action.keys}
        self._openers = {key.split(" ")[0] for key in self._actions if " " in key}
        self.pending = ""

    def press(self, key: str) -> Action | None:
        """Give the action that this key completes, None where it opens a sequence or means nothing.

        A key that does not continue the sequence begun is read as if nothing had been pressed
        before it; Escape only gives the sequence up.
        """
        begun, self.pending = self.pending, ""
        if begun:
            if key == "escape":
                return None
            if action := self._actions.get(f"{begun} {key}"):
                return action
        if key in self._openers:
            self.pending = key
            return None
        return self._actions.get(key)


# --------------------------------------------------------------------------- telling of keys

_SPOKEN = {
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "escape": "Esc",
}


def spoken(key: str) -> str:
    """Give a key as a reader calls it: ``Ctrl-d``, ``gg``, ``PageDown``."""
    parts = [_spoken_one(part) for part in key.split(" ")] if key != " " else ["Space"]
    return "".join(parts)


def _spoken_one(key: str) -> str:
    if key.startswith("ctrl+"):
        return "Ctrl-" + key.removeprefix("ctrl+")
    if len(key) == 1:
        return key
    return _SPOKEN.get(key, key.capitalize())


def spoken_keys(action: Action) -> str:
    """Give all keys of an action in one phrase; a run of digits as ``1…9``."""
    if action.keys == tuple(DIGITS.split(",")):
        return "1…9"
    return " ".join(spoken(key) for key in action.keys)


def markdown() -> str:
    """Give the key tables of README.md, one for each screen."""
    return "\n\n".join(_table(title, actions_for(screen)) for screen, title in SCREENS.items())


def _table(title: str, actions: Sequence[Action]) -> str:
    rows = [f"| {_marked(action)} | {action.help} |" for action in actions]
    return "\n".join([f"**{title}**", "", "| Key | Deed |", "|---|---|", *rows])


def _marked(action: Action) -> str:
    return " ".join(f"`{part}`" for part in spoken_keys(action).split(" "))


if __name__ == "__main__":
    import sys

    sys.stdout.write(markdown() + "\n")
