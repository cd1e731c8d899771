"""What lies outside the program: the reader's browser.

Decides whether an address may be opened and whether there is anything to open it with.
"""

from __future__ import annotations

import os
import sys
from urllib.parse import urlsplit


def open_address(address: str) -> str:
    """Open a web address in the reader's browser; give a sentence saying what came of it.

    Only http and https are opened. Over SSH, and where there is no window to open it in, the
    address is said instead: a browser there would start on the wrong machine or draw over ours.
    """
    if urlsplit(address).scheme.lower() not in ("http", "https"):
        return f"Only web addresses are opened, not {address}"
    if not _has_windows():
        return f"No browser here · {address}"
    import webbrowser

    try:
        opened = webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    return f"opened {address}" if opened else f"The browser did not open · {address}"


def _has_windows() -> bool:
    if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY"):
        return False
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
