"""The programs that are put beside each other: ours with and without its output layer, newsboat,
neomutt and a bare Textual application, each opened on the same made-up articles.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from benchmarks.tellings import vocabulary
from benchmarks.terminals import Terminal

_COMMON = (
    "the a of in to and for on with over under minister council border harvest river talks vote "
    "court budget strike school storm energy market season festival leader report company plan "
    "northern local national early late new long public private says warns opens closes rejects "
    "agrees delays after before without between during against growth prices water road bridge"
)
_WORDS = _COMMON.split() * 30 + vocabulary(random.Random(7), 4000)
_PARAGRAPHS = 36  # of an article: several screens even where lines are 200 columns long
_LONG_AGO = 1_700_000_000  # seconds since 1970
_BARE = """
import json, sys
from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static
articles = json.load(open(sys.argv[1]))
class Article(Screen):
    BINDINGS = [("q", "app.pop_screen", "back")]
    def __init__(self, text):
        super().__init__(); self.text = text
    def compose(self):
        with VerticalScroll(): yield Static(self.text, markup=False)
class Bare(App):
    ENABLE_COMMAND_PALETTE = False
    def compose(self):
        yield OptionList(*[headline for headline, _ in articles], markup=False)
    def on_option_list_option_selected(self, event):
        self.push_screen(Article(articles[event.option_index][1]))
app = Bare(); app.animation_level = "none"; app.run()
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """A program to press keys in. ``ready``: keys after which it shows the list.

    ``remembers`` is a folder in which it keeps what was done, ``before`` that folder as it is to
    be found at every start (None for empty). The rest are the keys of each deed; ``""`` where it
    has none.
    """

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    ready: str = ""
    down: str = "j"
    up: str = "k"
    page: str = "\x1b[6~"
    open: str = "\r"
    line: str = "j"
    text_page: str = " "
    back: str = "q"
    compare: str = ""
    change: str = ""
    search: str = ""
    story: str = ""
    remembers: Path | None = None
    before: Path | None = None

    def begin_anew(self) -> None:
        """Forget what was done in it, so that every run begins alike."""
        if self.remembers is not None:
            shutil.rmtree(self.remembers, ignore_errors=True)
            if self.before is not None:
                shutil.copytree(self.before, self.remembers)
            else:
                self.remembers.mkdir()


def readers(folder: Path, articles: int, seed: int) -> list[Reader]:
    """Write the articles in every form into a folder; give the programs that are installed."""
    texts = _articles(articles, seed)
    found = [_ours(folder, texts, "broadsheet", {})]
    found.append(
        _ours(folder, texts, "… without the layer", {"BROADSHEET_PLAIN_OUTPUT": "1"}),
    )
    if shutil.which("newsboat"):
        found.append(newsboat(folder, texts))
    if shutil.which("neomutt"):
        found.append(neomutt(folder, texts))
    found.append(_bare(folder, texts))
    return found


Texts = list[tuple[str, str]]  # headline and paragraphs


def _articles(count: int, seed: int) -> Texts:
    draw = random.Random(seed)
    made: Texts = []
    for number in range(count):
        headline = " ".join(draw.choices(_WORDS, k=draw.randint(7, 12))).capitalize()
        paragraphs = [
            " ".join(draw.choices(_WORDS, k=draw.randint(40, 70))).capitalize() + "."
            for _ in range(_PARAGRAPHS)
        ]
        if number % 2 and made:  # every second one tells the story before it, with words replaced
            paragraphs = [_retold(paragraph, draw) for paragraph in made[-1][1].split("\n\n")]
        made.append((headline, "\n\n".join(paragraphs)))
    return made


def _retold(paragraph: str, draw: random.Random) -> str:
    words = paragraph.rstrip(".").split()
    return " ".join(draw.choice(_WORDS) if draw.random() < 0.1 else w for w in words) + "."


def _ours(folder: Path, texts: Texts, name: str, environment: dict[str, str]) -> Reader:
    collection = folder / "articles"
    collection.mkdir(exist_ok=True)
    for number, (headline, text) in enumerate(texts):
        day = number // 12  # a dozen articles were printed on each
        date = f"Published: 2023-{day // 28 % 12 + 1:02}-{day % 28 + 1:02}"
        path = collection / f"{number:04}.txt"
        path.write_text(f"{headline}\n{date}\n\nOTTAWA (Example News) - {text}\n", "utf-8")
        os.utime(path, (_LONG_AGO, _LONG_AGO))  # what is just being written is read again
    kept_in = folder / "broadsheet"
    places = {name: kept_in / name.lower() for name in ("CONFIG", "CACHE")}
    kept = {f"BROADSHEET_{name}_DIR": str(place) for name, place in places.items()}
    command = (sys.executable, "-m", "reader", str(collection))
    before = folder / "before"
    if not before.exists():
        _visit(command, kept)
        shutil.copytree(kept_in, before)
    return Reader(
        name,
        command,
        {**kept, **environment},
        compare="d",
        change="n",
        search="/harvest",
        story="t",
        remembers=kept_in,
        before=before,
    )


def _visit(command: tuple[str, ...], environment: dict[str, str]) -> None:
    """Scan the collection and look at it once: a first visit is greeted, which costs rows."""
    scan = (*command[:-1], "scan", command[-1])
    subprocess.run(scan, env={**os.environ, **environment}, check=True, capture_output=True)
    with Terminal(command, environment, (80, 24)) as terminal:
        terminal.settle(3.0)
        terminal.press("q")
        terminal.settle(2.0)


def newsboat(folder: Path, texts: Texts) -> Reader:
    """Put the articles into a feed; give newsboat with an empty cache."""
    items = "".join(
        f"<item><title>{escape(headline)}</title><guid>{number}</guid>"
        f"<pubDate>Mon, {number % 28 + 1:02} Jan 2023 10:00:00 GMT</pubDate><description>"
        + escape("".join(f"<p>{part}</p>" for part in text.split("\n\n")))
        + "</description></item>"
        for number, (headline, text) in enumerate(texts)
    )
    feed = folder / "feed.xml"
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Example News</title>'
        f"<link>http://example.org</link><description>x</description>{items}</channel></rss>"
    )
    (folder / "urls").write_text(f"file://{feed}\n")
    (folder / "newsboat.conf").write_text("bind-key j down\nbind-key k up\nauto-reload no\n")
    kept = folder / "newsboat"
    kept.mkdir(exist_ok=True)
    command = (
        *("newsboat", "-q", "-u", str(folder / "urls"), "-c", str(kept / "newsboat.db")),
        *("-C", str(folder / "newsboat.conf")),
    )
    home = {"HOME": str(folder)}
    return Reader("newsboat", command, home, ready="R\r", remembers=kept)


def neomutt(folder: Path, texts: Texts) -> Reader:
    """Put the articles into a mail box; give neomutt with that open."""
    mbox = folder / "mbox"
    mbox.write_text(
        "".join(
            f"From a@example.org Mon Jan {number % 28 + 1:2} 10:00:00 2023\n"
            "From: Example News <a@example.org>\nTo: b@example.org\n"
            f"Subject: {headline}\nDate: Mon, {number % 28 + 1} Jan 2023 10:00:00 +0000\n"
            f"Message-ID: <{number}@example.org>\n\n{text}\n\n"
            for number, (headline, text) in enumerate(texts)
        )
    )
    (folder / "muttrc").write_text(
        f'set folder={folder}\nset spoolfile={mbox}\nset header_cache=""\n'
    )
    command = ("neomutt", "-n", "-F", str(folder / "muttrc"), "-R", "-f", str(mbox))
    return Reader("neomutt", command, {"HOME": str(folder)}, ready="=", line="\r")


def _bare(folder: Path, texts: Texts) -> Reader:
    (folder / "articles.json").write_text(json.dumps(texts))
    command = (sys.executable, "-c", _BARE, str(folder / "articles.json"))
    return Reader("bare Textual", command, down="\x1b[B", line="\x1b[B", text_page="\x1b[6~")
