"""Lines and columns, in code points and in bytes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lukou_cli.text import position
from lukou_cli.text.position import Lines, Position


@given(st.text(st.sampled_from("增a\n\r🎉"), max_size=40), st.integers(1, 7))
def test_every_offset_has_the_place_that_counting_gives(text: str, stride: int) -> None:
    kept, position._STRIDE = position._STRIDE, stride
    try:
        lines = Lines(text)
        for offset in range(len(text) + 1):
            before = text[:offset]
            line, rest = before.count("\n") + 1, before.rpartition("\n")[2]
            assert lines.at(offset) == Position(line, len(rest) + 1)
            assert lines.in_bytes(offset) == Position(line, len(rest.encode()) + 1)
    finally:
        position._STRIDE = kept


def test_a_long_line_is_not_gone_over_for_each_place() -> None:
    """Bytes are counted once for the whole line, not once a look-up."""
    encoded = 0

    class Counted(str):
        def __getitem__(self, key: object) -> str:
            nonlocal encoded
            part = super().__getitem__(key)  # type: ignore[index]
            encoded += len(part)
            return part

    text = Counted("增" * 100_000)
    lines = Lines(text)
    assert lines.in_bytes(99_999).column == 3 * 99_999 + 1
    first, encoded = encoded, 0
    assert first <= 2 * len(text)
    for offset in range(90_000, 90_100):
        lines.in_bytes(offset)
    assert encoded <= 100 * 2 * 1024
