"""The programs that are put beside each other, ours among them, on the same made-up articles.

Those that are installed; a minimal Textual application always is.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import readers as made_for
from benchmarks.press import Printed
from benchmarks.waits import Program

# The least that Textual can be asked for: one widget that draws lines of text, without a palette.
_MINIMAL = """
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
class Lines(ScrollView, can_focus=True):
    BINDINGS = [("j", "scroll_down"), ("k", "scroll_up")]
    def on_mount(self):
        self.virtual_size = Size(80, 1000)
        self.show_vertical_scrollbar = False
    def render_line(self, y):
        at = y + self.scroll_offset.y
        text = f" 12:34 The Example Times  Row {at} of a list of a thousand rows"
        return Strip([Segment(text.ljust(self.size.width), self.rich_style)])
class Minimal(App):
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("q", "quit")]
    def compose(self):
        yield Lines()
app = Minimal(); app.animation_level = "none"; app.run()
"""
_TRIES = 9


def opened(work: Path, count: int) -> Program:
    """Give our own screens on ``work/articles``, with the directories beside it."""
    kept = {f"BROADSHEET_{name}_DIR": str(work / name.lower()) for name in ("CONFIG", "CACHE")}
    script = Path(sys.executable).with_name("broadsheet")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "reader"]
    marker = f"{count:,} articles".encode()  # in the title: which rows are seen moves on
    return Program(f"broadsheet {count:,}", [*command, str(work / "articles")], kept, marker)


def minimal() -> Program:
    """Give the minimal Textual application; its keys scroll, in view as at the edge."""
    return Program("minimal Textual", [sys.executable, "-c", _MINIMAL], {}, b"Row 10 of")


def readers(folder: Path, articles: Sequence[Printed]) -> Iterator[Program]:
    """Give the readers that are installed, each with the articles in its own form."""
    texts = [(each.headline, "\n\n".join(each.body)) for each in articles]
    count = f"{len(articles):,}"
    if shutil.which("newsboat"):
        news = made_for.newsboat(folder, texts)
        reload = [*news.command, "-x", "reload"]
        subprocess.run(reload, env={**os.environ, **news.environment}, check=True)
        marker = b"Example News"
        yield Program(f"newsboat {count}", news.command, news.environment, marker, ready="\r")
    if shutil.which("neomutt"):
        mail = made_for.neomutt(folder, texts)
        marker = b"Example News"
        yield Program(
            f"neomutt {count}", mail.command, mail.environment, marker, ready="=", ends="x"
        )


def notmuch(folder: Path, articles: Iterable[Printed]) -> str:
    """Index the articles as mail, search for a common word, and say what that took."""
    if not shutil.which("notmuch"):
        return "notmuch is not installed"
    box = folder / "mail" / "cur"
    box.mkdir(parents=True, exist_ok=True)
    count, word = 0, "news"
    for count, each in enumerate(articles, start=1):
        word = each.body[0].split()[0]
        head = f"From: a@example.org\nSubject: {each.headline}\nMessage-ID: <{count}@example.org>"
        (box / f"{count:07}:2,").write_text("\n\n".join([head, *each.body]) + "\n")
    settings = folder / "notmuch-config"
    settings.write_text(f"[database]\npath={folder / 'mail'}\n[new]\ntags=unread\n")
    asked = {**os.environ, "NOTMUCH_CONFIG": str(settings)}
    before = os.times().children_user + os.times().children_system
    subprocess.run(["notmuch", "new", "--quiet"], env=asked, check=True, capture_output=True)
    spent = os.times().children_user + os.times().children_system - before
    search = ["notmuch", "search", "--limit=50", word]
    taken = []
    for _ in range(_TRIES):
        began = time.perf_counter()
        subprocess.run(search, env=asked, check=True, capture_output=True)
        taken.append(1000 * (time.perf_counter() - began))
    rate = f"{count / max(spent, 1e-6):,.0f} articles a CPU second"
    return f"notmuch: {rate}; its command finds one word in {statistics.median(taken):.1f} ms"
