"""The user's own style sheet, laid over the shipped ones; a broken one is named and left out.

Must not know what any style means.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.css.errors import StylesheetError
from textual.css.stylesheet import Stylesheet, StylesheetParseError
from textual.css.tokenizer import TokenError


def usable(path: Path | None, variables: Mapping[str, str]) -> tuple[list[Path], list[str]]:
    """Give the sheet if there is one that can be used, else a sentence that says why not.

    ``variables`` are the names that a sheet may use (``$paper`` …).
    """
    if path is None or not path.exists():
        return [], []
    sheet = Stylesheet(variables=dict(variables))
    try:
        sheet.read(path)
        sheet.parse()
    except StylesheetParseError as error:
        return [], [f"{path} is not used: {_first(error)}."]
    except TokenError as error:
        place = f"line {error.start[0] + 1}: " if error.start else ""
        return [], [f"{path} is not used: {place}{_in_a_line(str(error))}."]
    except (StylesheetError, ValueError, OSError) as error:
        return [], [f"{path} is not used: {_in_a_line(str(error))}."]
    return [path], []


def _first(error: StylesheetParseError) -> str:
    """Say what is wrong first: its line, and Textual's own summary."""
    for rule in error.errors.rules:
        for token, message in rule.errors:
            said = message if isinstance(message, str) else message.summary
            return f"line {token.location[0] + 1}: {_in_a_line(said)}"
    return "it cannot be understood"


def _in_a_line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
