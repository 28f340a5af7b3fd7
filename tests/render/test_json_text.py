"""JSON of every format: numbers as printed, nothing that a terminal obeys."""

from __future__ import annotations

import io
import json
from decimal import Decimal

from lukou_cli.render.json_text import json_line, write_json


def test_decimals_keep_their_digits_and_have_no_exponent() -> None:
    document = {"small": Decimal("1E-7"), "large": Decimal("1E+3"), "zeros": Decimal("5.30")}
    assert json_line(document) == '{"small":0.0000001,"large":1000,"zeros":5.30}'


def test_what_a_terminal_obeys_is_escaped_and_read_back() -> None:
    hostile = "\x9b31m\u202e超50亿元\u2066"
    out = io.StringIO()
    write_json({"text": [hostile]}, out)
    assert out.getvalue().isprintable() is False  # line feeds, and nothing else
    assert "".join(out.getvalue().split("\n")).isprintable()
    assert json.loads(out.getvalue()) == {"text": [hostile]}
    assert json.loads(json_line(hostile)) == hostile
