"""What is heavy is loaded when it is first needed, not when a room is entered."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from reader.model import Draft
from reader.anatomy import read_article
from reader.decode import decode
text, encoding = decode("Old bridge to close\\n\\nPublished 12 March 2019\\n\\nIt fell.".encode())
assert read_article(Draft("a.txt", 0, text, {}, encoding)).date is not None
print(*(name for name in ("charset_normalizer", "dateutil", "textual") if name in sys.modules))
"""


def test_plain_utf_8_needs_no_heavy_module() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
