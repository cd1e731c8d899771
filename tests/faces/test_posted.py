"""Messages of named values: made in their order or by name, and what Textual takes for one."""

from __future__ import annotations

from textual.message import Message

from reader.tui.posted import message


@message
class Told(Message):
    """Something."""

    sentence: str
    alert: bool = False


def test_values_come_in_order_or_by_name() -> None:
    assert (Told("a").sentence, Told("a").alert) == ("a", False)
    assert (Told("a", True).alert, Told(sentence="b", alert=True).sentence) == (True, "b")


def test_it_is_a_message_that_can_be_sent_and_stopped() -> None:
    told = Told("a").stop()
    assert isinstance(told, Message)
    assert told._stop_propagation
    assert Told.handler_name == "on_told"
    assert not Told("b")._stop_propagation
