"""The commands that print the manual and the completions: ``manual`` and ``completion``."""

from __future__ import annotations

import argparse
import sys
from shutil import get_terminal_size

from reader.manual.document import manual
from reader.manual.drawing import plain, roff
from reader.manual.shells import completion

DONE = 0
_WIDEST = 100


def print_manual(options: argparse.Namespace) -> int:
    """Print the manual as text, or as the source of a man page."""
    width = min(get_terminal_size().columns, _WIDEST)
    lines = roff(manual()) if options.roff else plain(manual(), width)
    for line in lines:
        sys.stdout.write(f"{line}\n")
    return DONE


def print_completion(options: argparse.Namespace) -> int:
    """Print the script that completes the command line in a shell."""
    sys.stdout.write(completion(options.shell))
    return DONE
