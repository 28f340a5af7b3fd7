"""Other copies of a report: the same text with other lines."""

from __future__ import annotations

import re
from collections.abc import Callable


def without_blank_lines(text: str) -> str:
    return "\n".join(line for line in text.split("\n") if line.strip())


def joined(text: str) -> str:
    """A line a paragraph."""
    return "\n".join("".join(part.split("\n")) for part in re.split(r"\n\s*\n", text))


def wrapped(text: str, width: int = 40) -> str:
    """Broken at a width, wherever that falls: in words and in numbers too."""
    lines = joined(text).split("\n")
    return "\n".join(
        line[at : at + width] for line in lines for at in range(0, max(1, len(line)), width)
    )


def wrapped_as_is(text: str) -> str:
    lines = text.split("\n")
    return "\n".join(line[at : at + 40] for line in lines for at in range(0, max(1, len(line)), 40))


def on_one_line(text: str) -> str:
    return "".join(text.split("\n"))


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_a_line_put_in(text: str) -> str:
    """A line in the middle, so that what follows is one further down."""
    middle = text.index("\n", len(text) // 2)
    return text[:middle] + "\n" + text[middle:]


def on_pages(text: str) -> str:
    """As a PDF file gives it: wrapped, form feeds, page numbers that count on; small pages."""
    lines = wrapped(text, 33).split("\n")
    pages = ["\n".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]
    return "".join(f"{page}\n- {number} -\n\f" for number, page in enumerate(pages, 1))


def on_pages_with_bare_numbers(text: str) -> str:
    return re.sub(r"^- (\d+) -$", r"\1", on_pages(text), flags=re.MULTILINE)


COPIES: tuple[Callable[[str], str], ...] = (
    without_blank_lines,
    joined,
    wrapped,
    wrapped_as_is,
    on_one_line,
    crlf,
    with_a_line_put_in,
    on_pages,
    on_pages_with_bare_numbers,
)
