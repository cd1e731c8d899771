"""One frame in flight: what may go when, by a clock of our own."""

from __future__ import annotations

from reader.wire.flow import ASK, PATIENCE, Flow

LARGE = 2000  # bytes


class Clock:
    """A clock that stands until it is moved, and a queue of writes."""

    now = 100.0
    queued = 0


def _flow() -> tuple[Flow, Clock]:
    clock = Clock()
    return Flow(lambda: clock.queued, lambda: clock.now), clock


def test_nothing_is_held_for_a_terminal_that_has_never_answered() -> None:
    flow, _ = _flow()
    for _ in range(20):
        assert flow.wait() == 0
        flow.question(LARGE)


def test_a_terminal_that_never_answers_is_asked_no_more() -> None:
    flow, _ = _flow()
    questions = [flow.question(LARGE) for _ in range(20)]
    assert questions[0] == ASK
    assert questions[-1] == ""


def test_the_second_frame_waits_until_the_first_was_drawn() -> None:
    flow, _ = _flow()
    flow.question(LARGE)
    flow.answered()
    assert flow.wait() == 0
    flow.question(LARGE)
    assert flow.wait() > 0
    flow.answered()
    assert flow.wait() == 0


def test_a_small_frame_does_not_hold_the_next() -> None:
    flow, _ = _flow()
    flow.question(LARGE)
    flow.answered()
    flow.question(100)
    assert flow.wait() == 0
    flow.question(LARGE)
    assert flow.wait() > 0
    flow.answered()
    assert flow.wait() > 0
    flow.answered()
    assert flow.wait() == 0


def test_an_answer_is_given_up_after_a_while_and_three_for_good() -> None:
    flow, clock = _flow()
    flow.question(LARGE)
    flow.answered()
    for _ in range(3):
        assert flow.question(LARGE) == ASK
        assert 0 < flow.wait() <= PATIENCE
        clock.now += PATIENCE
        assert flow.wait() == 0
    assert flow.question(LARGE) == ""
    assert flow.wait() == 0


def test_no_frame_is_put_behind_writes_that_have_not_left() -> None:
    flow, clock = _flow()
    clock.queued = 1
    assert flow.wait() > 0
    clock.queued = 0
    assert flow.wait() == 0


def test_a_restart_forgets_what_the_terminal_was() -> None:
    flow, _ = _flow()
    flow.question(LARGE)
    flow.answered()
    flow.question(LARGE)
    flow.restart()
    assert flow.wait() == 0
