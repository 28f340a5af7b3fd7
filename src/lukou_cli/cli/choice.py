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
        parser=_reader(names[0], {**{value: value for value in values}, **(also or {})}),
        autocompletion=lambda: values,
        metavar=f"<{'|'.join(values)}>",
        help=help,
        show_default=False,
    )


def _reader(option: str, known: Mapping[str, str]) -> Callable[[str], str]:
    """What gives the value that a word stands for; Typer turns it into the member."""

    def read(given: str) -> str:
        if given in known:
            return known[given]
        from lukou_cli.query.names import loose, nearest

        for word, value in known.items():
            if loose(word) == loose(given):
                return value
        raise UsageError(
            "unknown_value",
            option=option,
            value=given,
            candidates=list(dict.fromkeys(known[word] for word in nearest(given, known))),
            known=list(dict.fromkeys(known.values())),
        )

    return read
