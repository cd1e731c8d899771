"""The command that shows the screens in a web browser: ``serve``, on this machine alone.

A server on the loopback address, of textual-serve's making; every page that is opened runs a
program of its own. Knows how that one is begun; must not know the screens. The page itself lies
beside, under the name that textual-serve gives it.
"""

from __future__ import annotations

import argparse
import os
import shlex
import socket
import sys
from typing import TYPE_CHECKING

from reader.model import BroadsheetError
from reader.opening import chosen_paths, places_of, say
from reader.settings import settings_in
from reader.settings.places import NAMED

if TYPE_CHECKING:
    from aiohttp import web
    from aiohttp.typedefs import Handler

DONE = 0
HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")  # what a browser may call it
# Nothing is fetched from anywhere else, whatever the page of textual-serve asks for.
_POLICY = (
    "default-src {own}; style-src {own} 'unsafe-inline'; script-src {own} 'unsafe-inline'; "
    "img-src {own} data: blob:; font-src {own} data:; connect-src {own} {socket}; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
# What the pages' programs can draw, wherever the server was started.
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


def serve(options: argparse.Namespace) -> int:
    """Serve the screens until Ctrl-C; give the exit code.

    Raise BroadsheetError where the extra is missing or the port is taken.
    """
    try:
        import textual_serve.server  # noqa: F401  # asked for before anything is begun
    except ImportError as error:
        raise BroadsheetError(
            "Serving to a browser needs an extra library: pip install 'broadsheet[serve]'."
        ) from error
    port = _free_port(options.port)
    command = command_of(options)
    os.environ.update(_TERMINAL)
    _run(command, port)
    return DONE


def command_of(options: argparse.Namespace) -> str:
    """Write the command line of a page's program, for a shell.

    Every word is quoted, and every path is whole, so that none is taken for an option.
    """
    where = places_of(options)
    paths, _samples = chosen_paths(options.paths, where, settings_in(where))
    flags = [
        word
        for name in NAMED
        if (value := getattr(options, name.replace("-", "_"), None))
        for word in (f"--{name}", os.path.abspath(os.path.expanduser(value)))  # noqa: PTH100, PTH111  # of text
    ]
    named = [os.fspath(path.absolute()) for path in paths] if options.paths else []
    return "exec " + shlex.join([sys.executable, "-m", "reader", *flags, *named])


def _free_port(wanted: int) -> int:
    """Give the port that is wanted, or for 0 any that is free. Raise BroadsheetError."""
    with socket.socket() as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((HOST, wanted))
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            raise BroadsheetError(f"Port {wanted} cannot be used: {reason}.") from error
        port: int = one.getsockname()[1]
        return port


def _run(command: str, port: int) -> None:
    from pathlib import Path

    from aiohttp import web
    from textual_serve.server import Server

    class LoopbackServer(Server):
        """textual-serve's server, which answers pages of its own alone."""

        async def on_startup(self, app: web.Application) -> None:
            """Say nothing yet: nobody is answered before the server listens."""

        def serve(self, debug: bool = False) -> None:
            """Answer until SIGINT or SIGTERM."""
            said = f"open {self.public_url}/ in a browser on this machine; Ctrl-C ends it"
            web.run_app(
                self._make_app(),
                host=self.host,
                port=self.port,
                print=lambda *_: say(said),
                access_log=None,
                shutdown_timeout=5,
            )

        async def _make_app(self) -> web.Application:
            app = await super()._make_app()
            _fence(app, port)
            return app

    here = Path(__file__).parent
    LoopbackServer(command, host=HOST, port=port, title="broadsheet", templates_path=here).serve()


def _fence(app: web.Application, port: int) -> None:
    """Refuse whatever was not asked for by a page of this server, and let pages ask nobody else.

    A page from elsewhere could otherwise reach it through the reader's own browser: by a name that
    it lets point here, or by opening a socket, which browsers let any page do.
    """
    from aiohttp import web

    hosts = {f"{name}:{port}" for name in _NAMES}
    origins = {f"http://{host}" for host in hosts}
    policy = _POLICY.format(own=f"http://{HOST}:{port}", socket=f"ws://{HOST}:{port}")

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        stranger = origin not in origins and (origin is not None or request.path == "/ws")
        if stranger or request.host not in hosts:
            raise web.HTTPForbidden(text="This server answers its own pages on this machine.\n")
        return await handler(request)

    async def signed(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Content-Security-Policy"] = policy
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"

    app.middlewares.append(guarded)
    app.on_response_prepare.append(signed)
