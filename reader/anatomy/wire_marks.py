"""Wire marks: "UPDATE 2", "RPT" and their like, which agencies print before a headline.

Knows the marks; must not know where in a page a line stands.
"""

from __future__ import annotations

import re

from reader.pattern import pattern

_WIRE_MARK = pattern(
    r"(?P<marks>(?:(?:RPT|REPEAT|UPDATE\s\d{1,2}|WRAPUP\s\d{1,2}|UPDATE|WRAPUP|CORRECTED|"
    r"CORRECTION|REFILE|LEAD|"
    r"FACTBOX|ANALYSIS|INSIGHT|EXPLAINER|TIMELINE|NEWSMAKER|SNAPSHOT|BREAKING(?:\sNEWS)?|"
    r"URGENT|FLASH|ALERT|"
    r"EXCLUSIVE|ADVISORY|(?:1ST|2ND|3RD)\sLEAD|ROUNDUP|PREVIEW|POLL|GRAPHIC|"
    r"BRIEF)\s{0,2}[-–—:/|]{1,2}\s{0,2})+)(?=\S)"
)


def marks_before(text: str) -> re.Match[str] | None:
    """Give the marks that a line begins with, all of them as the group ``marks``."""
    return _WIRE_MARK.match(text)
