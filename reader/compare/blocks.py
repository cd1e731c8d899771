"""Where two token sequences agree: matching blocks, by the method that fits their length.

Pure sequences of strings; knows no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.compare.chain import heaviest_chain

_SHORT = 300  # tokens: up to here the longest common blocks are found exactly
_LONG = 10_000  # tokens: up to here a least edit script is affordable
_LONGER_RUNS = 6  # tokens of an anchor where no single token will do


class Block(NamedTuple):
    """``size`` tokens that are equal from ``a`` on one side and from ``b`` on the other."""

    a: int
    b: int
    size: int


def matching_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Give the maximal runs of equal tokens, in order on both sides.

    Short sequences are matched by longest common block (Ratcliff and Obershelp, 1988), long ones
    by a least edit script, very long ones between tokens that occur once on each side.
    """
    front = _common_start(a, b)
    back = _common_start(a[front:][::-1], b[front:][::-1])
    middle_a, middle_b = a[front : len(a) - back], b[front : len(b) - back]
    blocks = [Block(0, 0, front)] if front else []
    blocks += [Block(i + front, j + front, n) for i, j, n in _core(middle_a, middle_b)]
    if back:
        blocks.append(Block(len(a) - back, len(b) - back, back))
    return _joined(blocks)


def _common_start(a: Sequence[str], b: Sequence[str]) -> int:
    size = 0
    for one, two in zip(a, b, strict=False):
        if one != two:
            break
        size += 1
    return size


def _core(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    if not a or not b:
        return []
    longest = max(len(a), len(b))
    if longest <= _SHORT:
        return _longest_blocks(a, b)
    return _edit_script(a, b) if longest <= _LONG else _between_anchors(a, b)


def _longest_blocks(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """Take the longest common block, then those left and right of it, until nothing is common.

    What difflib does without its junk, at half its cost: a token against a token is not looked at,
    for beside a longest block they differ.
    """
    places: dict[str, list[int]] = {}
    for j, token in enumerate(b):
        places.setdefault(token, []).append(j)
    found: list[Block] = []
    open_stretches = [(0, len(a), 0, len(b))]
    while open_stretches:
        start_a, end_a, start_b, end_b = open_stretches.pop()
        block = _longest(a, places, (start_a, end_a), (start_b, end_b))
        if not block.size:
            continue
        found.append(block)
        stop_a, stop_b = block.a + block.size, block.b + block.size
        for stretch in ((start_a, block.a, start_b, block.b), (stop_a, end_a, stop_b, end_b)):
            long_a, long_b = stretch[1] - stretch[0], stretch[3] - stretch[2]
            if long_a and long_b and long_a + long_b > 2:
                open_stretches.append(stretch)
    return sorted(found)


def _longest(
    a: Sequence[str], places: dict[str, list[int]], of_a: tuple[int, int], of_b: tuple[int, int]
) -> Block:
    """Give the longest block between two stretches; of equals the first in a, then in b."""
    start, end = of_b
    size = best_a = best_b = 0
    before: dict[int, int] = {}  # lengths of the blocks that end just before, by place in b
    for i in range(*of_a):
        now: dict[int, int] = {}
        for j in places.get(a[i], ()):
            if start <= j < end:
                now[j] = length = before.get(j - 1, 0) + 1
                if length > size:
                    size, best_a, best_b = length, i - length + 1, j - length + 1
        before = now
    return Block(best_a, best_b, size)


def _edit_script(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    from rapidfuzz.distance import Indel

    return [Block(*match) for match in Indel.opcodes(a, b).as_matching_blocks() if match.size]


def _between_anchors(a: Sequence[str], b: Sequence[str], size: int = 1) -> list[Block]:
    """Match runs of ``size`` tokens that occur once on each side, then what lies between them.

    Bram Cohen's patience diff; where single tokens repeat too much, longer runs are the anchors.
    """
    runs_a, runs_b = _runs(a, size), _runs(b, size)
    places = {run: j for j, run in enumerate(runs_b)}
    counts_a, counts_b = Counter(runs_a), Counter(runs_b)
    anchors = heaviest_chain(
        (i, places[run], 1.0)
        for i, run in enumerate(runs_a)
        if counts_a[run] == 1 and counts_b[run] == 1
    )
    blocks: list[Block] = []
    i = j = 0
    for next_i, next_j in [*anchors, (len(a), len(b))]:
        if next_i < i or next_j < j:
            continue  # the anchor overlaps the one before it
        between = _between(a[i:next_i], b[j:next_j], size)
        blocks += [Block(x + i, y + j, n) for x, y, n in between]
        if next_i < len(a):
            blocks.append(Block(next_i, next_j, size))
        i, j = next_i + size, next_j + size
    return blocks


def _runs(tokens: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return list(zip(*(tokens[k:] for k in range(size)), strict=False))


def _between(a: Sequence[str], b: Sequence[str], size: int) -> list[Block]:
    """Match the stretch between two anchors; one too long for that is cut up first."""
    if max(len(a), len(b)) <= _LONG:
        return matching_blocks(a, b)
    if size == 1:
        return _between_anchors(a, b, _LONGER_RUNS)
    parts = max(len(a), len(b)) // _LONG + 1
    cuts = [(len(a) * k // parts, len(b) * k // parts) for k in range(parts + 1)]
    return [
        Block(x + i, y + j, n)
        for (i, j), (end_i, end_j) in pairwise(cuts)
        for x, y, n in matching_blocks(a[i:end_i], b[j:end_j])
    ]


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if last and last.a + last.size == block.a and last.b + last.size == block.b:
            joined[-1] = Block(last.a, last.b, last.size + block.size)
        else:
            joined.append(block)
    return joined
