"""Where two token sequences agree: matching blocks, by the method that fits their length.

Pure sequences of strings; knows no text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from reader.compare.chain import heaviest_chain
from reader.named import NamedTuple

_SHORT = 300  # tokens: up to here the longest common blocks are found exactly
_LONG = 10_000  # tokens: up to here a least edit script is affordable
_LONGER_RUNS = 6  # tokens of an anchor where no single token will do


Run = tuple[int, int, int]  # a common run's size, negative, and its places: the least comes first


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
    if a == b:
        return [Block(0, 0, len(a))] if a else []
    front = _common_start(a, b)
    back = _common_start(a[front:][::-1], b[front:][::-1])
    middle_a, middle_b = a[front : len(a) - back], b[front : len(b) - back]
    blocks = [Block(0, 0, front)] if front else []
    core = _core(middle_a, middle_b)
    blocks += [Block(i + front, j + front, n) for i, j, n in core] if front else core
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

    What difflib does without its junk, faster: all common runs are found once, and each block
    that is taken only shortens them. Of equals the first in a, then in b, is taken.
    """
    found: list[Block] = []
    open_stretches = [_common_runs(a, b)]
    while open_stretches:
        runs = open_stretches.pop()
        if _in_order(runs):
            found += [Block(i, j, -size) for size, i, j in runs]
        else:
            size, i, j = min(runs)
            block = Block(i, j, -size)
            found.append(block)
            open_stretches += _left_of(block, runs), _right_of(block, runs)
    return sorted(found)


def _common_runs(a: Sequence[str], b: Sequence[str]) -> list[Run]:
    """Give every run of equal tokens that cannot be lengthened."""
    places: dict[str, list[int]] = {}
    for j, token in enumerate(b):
        if token in places:
            places[token].append(j)
        else:
            places[token] = [j]
    runs: list[Run] = []
    end_a, end_b = len(a), len(b)
    for i, token in enumerate(a):
        if token not in places:
            continue
        for j in places[token]:
            if i and j and a[i - 1] == b[j - 1]:
                continue  # inside a run that began before
            k, n = i + 1, j + 1
            while k < end_a and n < end_b and a[k] == b[n]:
                k += 1
                n += 1
            runs.append((i - k, i, j))
    return runs


def _in_order(runs: list[Run]) -> bool:
    """Tell whether each run ends before the next begins, on both sides: all of them will stand."""
    end_a = end_b = 0
    for size, i, j in runs:
        if i < end_a or j < end_b:
            return False
        end_a, end_b = i - size, j - size
    return True


def _left_of(block: Block, runs: list[Run]) -> list[Run]:
    """Give what of the runs ends before the block on both sides."""
    end_a, end_b, _ = block
    return [
        (size, i, j)
        if i - size <= end_a and j - size <= end_b
        else (max(i - end_a, j - end_b), i, j)
        for size, i, j in runs
        if i < end_a and j < end_b
    ]


def _right_of(block: Block, runs: list[Run]) -> list[Run]:
    """Give what of the runs begins after the block on both sides."""
    stop_a, stop_b = block.a + block.size, block.b + block.size
    return [
        (size, i, j)
        if i >= stop_a and j >= stop_b
        else (size + (skipped := max(stop_a - i, stop_b - j)), i + skipped, j + skipped)
        for size, i, j in runs
        if i - size > stop_a and j - size > stop_b
    ]


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
