"""What the word being typed into a filter may become.

Knows the words of the filter language as a reader writes them (a test holds them against the
language itself); must not know what they mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from textual.suggester import Suggester

WORDS = (
    *("outlet:", "from:", "to:", "on:", "agency:", "source:", "author:", "headline:", "tag:"),
    *("unread", "read", "starred", "story", "dated", "undated"),
    *("identical", "republished", "excerpt", "rewritten", "related", "tellings:"),
    *("no:outlet", "no:author", "no:agency", "no:date", "no:month", "no:day", "no:tag"),
)


class Completion(Suggester):
    """Suggests the rest of the last word: a word of the language, or an outlet's name.

    ``outlets`` is asked once, when an outlet is first typed; ``searches``, the names of the saved
    searches, whenever one is.
    """

    def __init__(
        self,
        outlets: Callable[[], Sequence[str]],
        searches: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._ask = outlets
        self._searches = searches
        self._outlets: Sequence[str] | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """Give the whole line with its last word completed, None where nothing fits."""
        begun = value[_start_of_last(value) :]
        if not begun:
            return None
        folded = begun.casefold()
        fitting = (word for word in self._words(begun) if word.casefold().startswith(folded))
        whole = next(fitting, None)
        return None if whole is None else value + whole[len(begun) :]

    def _words(self, begun: str) -> Iterator[str]:
        if begun.startswith("@"):
            yield from (f"@{name}" for name in self._searches())
            return
        if not begun.startswith("outlet:"):
            yield from WORDS
            return
        if self._outlets is None:
            self._outlets = self._ask()
        for name in self._outlets:
            yield f'outlet:"{name}"' if " " in name or begun[7:8] == '"' else f"outlet:{name}"


def _start_of_last(value: str) -> int:
    """Give where the last word begins; blanks inside a quotation do not divide."""
    start, quoted = 0, False
    for at, letter in enumerate(value):
        if letter == '"':
            quoted = not quoted
        elif letter == " " and not quoted:
            start = at + 1
    return start
