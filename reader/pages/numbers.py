"""Numbers of things in words, the same on every face."""

from __future__ import annotations


def number_of(count: int, one: str, several: str) -> str:
    """Say a number of things: ``1 article``, ``1,234 articles``."""
    return f"{count:,} {one if count == 1 else several}"
