"""What libraries log while they read is not for the reader's screen: a problem is a value here.

Must not know any format.
"""

from __future__ import annotations

import logging

_TALKATIVE = (
    "trafilatura",
    "htmldate",
    "courlan",
    "justext",
    "pypdf",
    "charset_normalizer",
    "feedparser",
    "warcio",
)


def quieten() -> None:
    """Keep the libraries from writing to the terminal."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
