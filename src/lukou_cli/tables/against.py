"""What the tables of targets beside their results share."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lukou_cli.i18n import Messages
    from lukou_cli.model.indicator import Fact
    from lukou_cli.model.quantity import Quantity
    from lukou_cli.query.note import Input


S = TypeVar("S", bound=Enum)


class Against(Protocol):
    """A target with the result that it is held against, where there is one."""

    @property
    def target(self) -> Fact: ...
    @property
    def result(self) -> Input | None: ...


def known(row: Against) -> Fact | None:
    """The fact of the result."""
    return row.result.fact if row.result else None


def result_as_target(row: Against) -> Quantity | None:
    """The result in the target's unit where it converts, so that the row's unit holds for both."""
    fact, wanted = known(row), row.target.quantity
    if fact is None or fact.quantity is None:
        return None
    if wanted is not None and fact.quantity.unit.dimension == wanted.unit.dimension:
        return fact.quantity.to(wanted.unit)
    return fact.quantity


def tally(told: Iterable[S], of: type[S]) -> Mapping[S, int]:
    """How often each is told, those that are not left out, in the order of their kind."""
    counts = Counter(told)
    return {each: counts[each] for each in of if counts[each]}


def listed(words: Messages, counts: Mapping[S, int], name: Callable[[Messages, str], str]) -> str:
    """The counts in words: 9 met, 2 missed."""
    told = words.gettext("{count} {status}")
    return words.gettext(", ").join(
        told.format(count=count, status=name(words, each.value)) for each, count in counts.items()
    )
