"""The benchmark of stories: its set is what it says, and it prints without any data."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import peers, stories
from benchmarks.measured import apart
from benchmarks.tellings import MADE, build
from benchmarks.truth import Truth


def test_a_set_is_made_of_nothing_and_of_the_same_seed_twice(tmp_path: Path) -> None:
    made = build(tmp_path, 300, seed=3)
    assert made.origin == "made-up text"
    assert made.pages == build(None, 300, seed=3).pages
    assert made.pages != build(None, 300, seed=4).pages
    assert len({page.id for page in made.pages}) == len(made.pages) >= 300
    assert set(MADE) < set(Truth(made).kinds())
    furnished = sum(page.site is not None for page in made.pages) / len(made.pages)
    assert 0.6 < furnished < 0.8


def test_the_truth_judges_what_is_found() -> None:
    made = build(None, 300, seed=3)
    truth = Truth(made)
    pages = truth.tellings(1)
    right = {(truth.sources[page.cluster].id, page.id): 1.0 for page in pages if page.cluster}
    keys = {(min(key), max(key)): score for key, score in right.items()}
    assert truth.quality(keys, pages) == (1.0, 1.0)
    together = {page.id: page.cluster or page.id for page in made.pages}
    assert truth.rand_index(together, 1, pages) == pytest.approx(1.0)
    assert truth.rand_index({}, 1, pages) == pytest.approx(0.0)
    one, other = made.sources[:2]
    wrong = {**keys, (min(one.id, pages[0].id), max(one.id, pages[0].id)): 1.0}
    wrong[min(other.id, pages[0].id), max(other.id, pages[0].id)] = 1.0
    assert truth.quality(wrong, pages).precision < 1.0
    reports = truth.of_one_event(keys, 0, derived=False)
    assert reports.hit == 0 < reports.of


def test_work_is_measured_in_a_process_of_its_own() -> None:
    taken = apart(sum, [1, 2, 3])
    assert taken.result == 6
    assert taken.seconds >= 0
    assert taken.megabytes >= 0


def test_it_prints_by_kind_and_says_what_is_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    absent = [peer._replace(module="no_such_module") for peer in peers.PEERS]
    monkeypatch.setattr(peers, "PEERS", absent)
    monkeypatch.setattr(sys, "argv", ["stories", "--data", str(tmp_path), "--size", "90"])
    stories.main()
    printed = capsys.readouterr().out
    assert "MinHash 3-grams, LSH is left out: datasketch is not installed" in printed
    assert "TF-IDF cosine is left out: scikit-learn is not installed" in printed
    for kind in (*MADE, "all kinds"):
        assert f"\n{kind}, " in printed
    assert "independent 0/" in printed
