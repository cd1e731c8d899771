"""``broadsheet serve``: the screens in a browser, on this machine alone.

A socket of the test's own sees what a page would; where Chromium and playwright are, a page does.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reader import serving
from reader.model import BroadsheetError
from reader.settings import shipped

if TYPE_CHECKING:
    from aiohttp import ClientWebSocketResponse

SEEDS = str(shipped("seeds"))
PATIENCE = 60.0  # seconds: for machines under load, not a bar
BROWSERS = ("chromium-headless-shell", "chromium", "google-chrome", "chromium-browser")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
QUIETLY = [  # a browser that asks nobody for itself either
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
MISSING = [
    *(["Chromium"] if BROWSER is None else []),
    *(["playwright"] if find_spec("playwright") is None else []),
]


def in_a_browser(test: Callable[..., Any]) -> Any:
    """Run a test where there is a browser to be driven; elsewhere it says what is missing."""
    reason = f"not here: {', '.join(MISSING)}"
    return pytest.mark.slow(pytest.mark.skipif(bool(MISSING), reason=reason)(test))


aiohttp = pytest.importorskip("aiohttp", reason="the extra “serve” is not installed")
pytest.importorskip("textual_serve", reason="the extra “serve” is not installed")


@contextmanager
def served(home: Path, *paths: str) -> Iterator[str]:
    """Serve a collection at a free port; give its address."""
    places = {
        "BROADSHEET_CONFIG_DIR": str(home / "config"),
        "BROADSHEET_CACHE_DIR": str(home / "cache"),
    }
    command = [sys.executable, "-m", "reader", "serve", "--port", "0", *paths]
    server = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=os.environ | places | {"TERM": "dumb"},
        cwd=home,
    )  # fmt: skip
    assert server.stderr
    try:
        line = server.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line + server.stderr.read()
        yield found[0]
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(PATIENCE)
        server.stderr.close()


@asynccontextmanager
async def page(address: str) -> AsyncIterator[ClientWebSocketResponse]:
    """Open the socket that a page of the server opens."""
    socket_address = address.replace("http:", "ws:") + "ws?width=120&height=40"
    origin = address.rstrip("/")
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(socket_address, origin=origin) as opened,
    ):
        yield opened


async def seen(opened: ClientWebSocketResponse, wanted: bytes) -> None:
    """Wait until something is drawn."""
    drawn = b""
    while wanted not in drawn:
        message = await opened.receive(PATIENCE)
        assert isinstance(message.data, bytes | str), drawn
        drawn += message.data if isinstance(message.data, bytes) else b""


async def test_a_page_reads_compares_and_leaves(tmp_path: Path) -> None:
    with served(tmp_path, SEEDS) as address:
        async with page(address) as opened:
            await seen(opened, b"UrduPoint")
            await opened.send_json(["stdin", "G"])
            await opened.send_json(["stdin", "d"])
            await seen(opened, b"rewritten")
            await opened.send_json(["resize", {"width": 70, "height": 30}])
            await opened.send_json(["stdin", "qq"])
            while (await opened.receive(PATIENCE)).type is aiohttp.WSMsgType.BINARY:
                pass
            assert opened.closed


async def test_the_name_of_a_folder_is_no_order(tmp_path: Path) -> None:
    folder = tmp_path / "-a'; touch pwned; $(touch pwned) `touch pwned` \"&|> pwned"
    shutil.copytree(SEEDS, folder)
    with served(tmp_path, f"./{folder.name}") as address:
        async with page(address) as opened:
            await seen(opened, b"UrduPoint")
    assert not [each for each in tmp_path.rglob("*") if each.name == "pwned"]


@pytest.mark.parametrize(
    ("headers", "allowed"),
    [
        ({}, True),
        ({"Host": "localhost:{port}"}, True),
        ({"Origin": "http://127.0.0.1:{port}"}, True),
        ({"Host": "evil.example:{port}"}, False),
        ({"Host": "127.0.0.1:1"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://127.0.0.1:{port}.evil.example"}, False),
    ],
)
async def test_only_its_own_pages_are_answered(
    served_once: str, headers: dict[str, str], allowed: bool
) -> None:
    port = served_once.rstrip("/").rpartition(":")[2]
    sent = {name: value.format(port=port) for name, value in headers.items()}
    async with aiohttp.ClientSession() as session:
        async with session.get(served_once, headers=sent) as answer:
            assert answer.status == (200 if allowed else 403)
            policy = answer.headers.get("Content-Security-Policy", "")
            assert (f"default-src http://127.0.0.1:{port};" in policy) or not allowed
        if not allowed:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await session.ws_connect(f"{served_once}ws", headers=sent)


async def test_a_socket_needs_a_page(served_once: str) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"{served_once}ws")


@pytest.fixture(scope="module")
def served_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served"), SEEDS) as address:
        yield address


def test_no_other_address_of_this_machine_is_listened_at(served_once: str) -> None:
    port = int(served_once.rstrip("/").rpartition(":")[2])
    with socket.socket() as other:
        other.bind(("127.0.0.2", port))  # would be taken, were the server bound to all
    table = Path("/proc/net/tcp")
    if table.exists():
        listening = [line.split()[1] for line in table.read_text().splitlines() if " 0A " in line]
        held = [each for each in listening if each.endswith(f":{port:04X}")]
        assert held == [f"0100007F:{port:04X}"]


def test_every_word_of_the_command_is_quoted(tmp_path: Path) -> None:
    folder = tmp_path / "a b'; echo"
    folder.mkdir()
    options = argparse.Namespace(paths=[str(folder)], config_dir="c d", cache_dir=str(tmp_path))
    command = serving.command_of(options)
    assert command.startswith("exec ")
    words = shlex.split(command)
    assert words[-1] == str(folder)
    assert words[words.index("--config-dir") + 1] == str(Path("c d").absolute())


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(BroadsheetError, match=f"Port {port} cannot be used"):
            serving.serve(argparse.Namespace(port=port, paths=[SEEDS]))


def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with pytest.raises(BroadsheetError, match=r"pip install 'broadsheet\[serve\]'"):
        serving.serve(argparse.Namespace(port=0, paths=[SEEDS]))


@asynccontextmanager
async def browsed(address: str) -> AsyncIterator[Browsed]:
    """Open an address in a headless browser, as a reader would, and touch nothing yet."""
    from playwright.async_api import async_playwright

    async with async_playwright() as play:
        patience = 1000 * PATIENCE
        browser = await play.chromium.launch(
            executable_path=BROWSER, args=QUIETLY, timeout=patience
        )
        sheet: Any = await browser.new_page(viewport={"width": 1200, "height": 800})
        sheet.set_default_timeout(patience)
        found = Browsed(sheet)
        sheet.on("request", lambda request: found.asked.append(request.url))
        sheet.on("pageerror", lambda error: found.faults.append(str(error)))
        sheet.on("console", lambda said: found.faults.extend(_troubles(said)))
        sheet.on("websocket", lambda held: held.on("framereceived", _into(found.drawn)))
        await sheet.goto(address)
        yield found
        await browser.close()


@in_a_browser
async def test_a_browser_reads_compares_and_asks_nobody_else(tmp_path: Path) -> None:
    with served(tmp_path, SEEDS) as address:
        async with browsed(address) as found:
            await found.draws("UrduPoint")
            await found.page.locator("body.-loaded").wait_for()
            await found.page.keyboard.press("G")  # nothing was clicked on: keys go there at once
            await found.page.keyboard.press("d")
            await found.draws("rewritten")
            await found.page.locator("body.-first-byte .opening").wait_for(state="hidden")
            picture = await found.page.screenshot()
    assert [url for url in found.asked if not url.startswith((address, "data:", "blob:"))] == []
    assert found.faults == []
    assert len(picture) > 20_000, "an empty page is smaller than that"


@in_a_browser
async def test_a_page_that_is_made_smaller_is_drawn_anew(tmp_path: Path) -> None:
    with served(tmp_path, SEEDS) as address:
        async with browsed(address) as found:
            await found.draws("Boost Security")  # 131 columns: the article stands beside
            found.drawn.clear()
            await found.page.set_viewport_size({"width": 320, "height": 400})
            await found.draws("needs 40 columns")
            await found.page.set_viewport_size({"width": 700, "height": 500})
            await found.draws("by date")
    assert found.faults == []


@in_a_browser
async def test_a_session_that_ended_is_opened_again_by_a_key(tmp_path: Path) -> None:
    with served(tmp_path, SEEDS) as address:
        async with browsed(address) as found:
            await found.draws("UrduPoint")
            await found.page.locator("body.-loaded").wait_for()
            await found.page.keyboard.press("q")
            again = found.page.get_by_role("button")
            await again.wait_for()
            found.drawn.clear()
            await found.page.keyboard.press("Enter")
            await found.draws("UrduPoint")
            await again.wait_for(state="hidden")


@dataclass
class Browsed:
    """A page of a browser, what it asked for, what went wrong, and what it was sent to draw."""

    page: Any
    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    drawn: bytearray = field(default_factory=bytearray)

    async def draws(self, wanted: str) -> None:
        """Wait until something was sent to be drawn."""
        for _ in range(round(PATIENCE * 10)):
            if wanted.encode() in self.drawn:
                return
            await asyncio.sleep(0.1)
        raise AssertionError(f"never saw {wanted!r}, last {bytes(self.drawn[-500:])!r}")


def _troubles(said: Any) -> list[str]:
    return [said.text] if said.type == "error" else []


def _into(drawn: bytearray) -> Callable[[bytes | str], None]:
    def keep(frame: bytes | str) -> None:
        drawn.extend(frame if isinstance(frame, bytes) else frame.encode())

    return keep
