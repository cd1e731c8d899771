"""The command line as a script meets it: a process of its own, with two directories of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class Shell:
    """Runs the command as a process of its own, with its own two directories."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.config = home / "config"
        self.cache = home / "cache"

    def run(self, *words: str, stdin: bytes = b"", cwd: Path | None = None) -> tuple[int, str, str]:
        """Give exit code, standard output and standard error."""
        surroundings = os.environ | {
            "BROADSHEET_CONFIG_DIR": str(self.config),
            "BROADSHEET_CACHE_DIR": str(self.cache),
            "PYTHONIOENCODING": "utf-8",
        }
        done = subprocess.run(
            [sys.executable, "-m", "reader", *words],
            input=stdin,
            capture_output=True,
            env=surroundings,
            cwd=cwd,
            check=False,
        )
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def records(self, *words: str) -> list[Record]:
        """Give what a command prints as JSON lines; it must go well."""
        code, out, err = self.run(*words, "--json")
        assert code == 0, err
        return [json.loads(line) for line in out.splitlines()]
