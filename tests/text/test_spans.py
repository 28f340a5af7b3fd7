"""Parts of a text know what touches them."""

from __future__ import annotations

from lukou_cli.text.spans import Spans


def test_something_touches_when_any_of_it_lies_within() -> None:
    parts = Spans([(8, 9), (2, 5), (4, 6)])
    touched = [at for at in range(11) if parts.touch(at, at + 1)]
    assert touched == [2, 3, 4, 5, 8]
    assert parts.touch(0, 3)
    assert parts.touch(5, 7)
    assert not parts.touch(6, 8)
    assert not Spans([]).touch(0, 9)
