"""An sshd of the test's own on the loopback, with keys made for it, and the way in.

Nothing of the machine's own set-up is read or kept; ``missing`` says why there can be none.
"""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

_PATIENCE = 30.0  # seconds
_SEPARATION = Path("/run/sshd")  # where a root's sshd changes to; packages make it at boot


def missing() -> str:
    """Say why no sshd can be run here; nothing where one can."""
    lacking = [name for name in ("sshd", "ssh", "ssh-keygen") if _program(name) is None]
    return f"there is no {', '.join(lacking)} here" if lacking else ""


def _program(name: str) -> str | None:
    return shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")


class SecureShell:
    """A running sshd that lets this user in. Raise RuntimeError with its log when it will not."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._made = False
        for name in ("host", "user"):
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place / name], check=True
            )
        (place / "sshd.log").touch()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._write_settings()
        if os.getuid() == 0 and not _SEPARATION.exists():
            _SEPARATION.mkdir(mode=0o755)
            self._made = True
        program = _program("sshd") or "sshd"
        self._server = subprocess.Popen(
            [program, "-D", "-f", place / "sshd_config", "-E", place / "sshd.log"]
        )
        self._wait()

    def _write_settings(self) -> None:
        lines = [
            f"Port {self.port}",
            "ListenAddress 127.0.0.1",
            f"HostKey {self._place / 'host'}",
            f"AuthorizedKeysFile {self._place / 'user.pub'}",
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "PermitRootLogin prohibit-password",
        ]
        (self._place / "sshd_config").write_text("\n".join(lines) + "\n")

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until and self._server.poll() is None:
            if subprocess.run(self.command(["true"], tty=False), check=False).returncode == 0:
                return
            time.sleep(0.1)
        self.close()
        raise RuntimeError((self._place / "sshd.log").read_text())

    def command(self, words: Sequence[str], *, tty: bool = True) -> list[str]:
        """Give the command that runs words at the other end."""
        options = ["StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR"]
        return [
            *("ssh", "-F", "/dev/null", "-i", str(self._place / "user"), "-p", str(self.port)),
            *(part for option in [*options, "BatchMode=yes"] for part in ("-o", option)),
            *(["-tt"] if tty else ["-T"]),
            f"{getpass.getuser()}@127.0.0.1",
            shlex.join(words),
        ]

    def close(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait()
        if self._made:
            _SEPARATION.rmdir()

    def __enter__(self) -> SecureShell:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
