"""Options whose values are the members of an enumeration, with a word for those who mistype."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from lukou_cli.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from enum import Enum


def one_of(
    *names: str, of: Iterable[Enum], help: str, also: Mapping[str, str] | None = None
) -> Any:
    """An option of these names for members of an enumeration; its values in any case and width.

    ``also`` gives other words for values.
    """
    values = [str(member.value) for member in of]
    return typer.Option(
        *names,
        parser=read_as(names[0], {**{value: value for value in values}, **(also or {})}),
        autocompletion=lambda: values,
        metavar=f"<{'|'.join(values)}>",
        help=help,
        show_default=False,
    )


def _in_the_same_script(given: str, known: Mapping[str, str]) -> list[str]:
    """The likeliest values, in Chinese words where a Chinese one was mistyped."""
    from lukou_cli.query.names import nearest

    shown: dict[str, str] = {}
    for word in nearest(given, known):
        said = word if not (given.isascii() or word.isascii()) else known[word]
        shown.setdefault(known[word], said)
    return list(shown.values())


def read_as(option: str, known: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the value that a word stands for; Typer turns it into the member."""

    def read(given: str) -> str:
        if given in known:
            return known[given]
        from lukou_cli.query.names import loose

        for word, value in known.items():
            if loose(word) == loose(given):
                return value
        raise UsageError(
            "unknown_value",
            option=option,
            value=given,
            candidates=_in_the_same_script(given, known),
            known=list(dict.fromkeys(known.values())),
        )

    return read
