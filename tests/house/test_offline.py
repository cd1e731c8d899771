"""The program, from the scan to an article shown: no network, and no file that a text names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.wings.sources.made import STORY, put
from tests.wings.sources.samples import FEED, PAGE, samples, tarred

_WATCHED = """
import sys

def watch(event, arguments):
    if event in ("open", "os.open", "sqlite3.connect", "os.listdir", "os.scandir"):
        print("opened", arguments[0], file=sys.stderr)
    elif event in PROBE and (event == PROBE[0] or arguments[1] == ("::1", 0)):
        pass
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system",
                           "urllib.", "webbrowser.", "http.", "ftplib.", "smtplib.")):
        print("asked for", event, arguments, file=sys.stderr)

# A library of trafilatura's looks, when it is loaded, whether the machine has IPv6 at all: it makes
# a socket of its own on the loopback, and sends nothing.
PROBE = ("socket.__new__", "socket.bind")

sys.addaudithook(watch)
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""


def _run(*arguments: str) -> tuple[str, list[str]]:
    """Run a command; give what it prints, and what it opened and asked the system for."""
    command = [sys.executable, "-c", _WATCHED, *arguments]
    run = subprocess.run(command, capture_output=True, check=True, text=True)
    return run.stdout, run.stderr.splitlines()


def test_no_command_asks_for_the_network_or_opens_what_a_text_names(tmp_path: Path) -> None:
    secret, folder = put(tmp_path, "secret/key.txt", STORY), tmp_path / "in"
    named = f'<base href="{secret.as_uri()}"><img src="{secret}"><a href="https://a.example/">a</a>'
    entity = f'<!DOCTYPE rss [<!ENTITY e SYSTEM "{secret.as_uri()}">]><rss'
    hostile: dict[str, bytes | str] = {
        "a-page.html": PAGE.replace("<article>", f"{named}<article>"),
        "a-feed.rss": FEED.replace("<rss", entity).replace("The harbour", "&e; The harbour"),
        "a-note.md": f"---\nurl: {secret.as_uri()}\nsource: https://a.example/\n---\n{STORY}\n![x]({secret})",
        "an-archive.tar": tarred({f"../../{secret.parent.name}/key.txt": STORY}),
    }
    for name, data in (samples() | hostile).items():
        put(folder, name, data)
    places = [f"--config-dir={tmp_path / 'config'}", f"--cache-dir={tmp_path / 'cache'}"]
    for command in ("scan", "doctor", "list", "stories"):
        _, traces = _run(*places, command, str(folder))
        assert any(str(folder) in trace or "cache" in trace for trace in traces), "nothing was seen"
        assert [trace for trace in traces if str(secret.parent) in trace] == [], command
        assert [trace for trace in traces if trace.startswith("asked for")] == [], command
    shown, traces = _run(*places, "show", str(folder / "a-page.html"), str(folder))
    assert "The harbour bridge was closed" in shown
    assert [trace for trace in traces if trace.startswith("asked for")] == []
