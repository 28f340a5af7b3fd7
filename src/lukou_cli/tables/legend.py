"""What the signs beside numbers mean, in one line, for those that occur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.quantity import Bound

if TYPE_CHECKING:
    from collections.abc import Collection

    from lukou_cli.i18n import Messages

_SIGNS = {
    Bound.GE: N_("≥ at least"),
    Bound.GT: N_("> more than"),
    Bound.LE: N_("≤ at most"),
    Bound.LT: N_("< less than"),
    Bound.APPROX: N_("≈ about"),
    Bound.APPROX_GE: N_("≥≈ about this or more"),
    Bound.APPROX_LE: N_("≤≈ about this or less"),
    Bound.OVER: N_("70+ 70 to <80"),
}


def legend(words: Messages, bounds: Collection[Bound], *, charted: bool) -> str:
    """The signs of these bounds, and those of the charts where there are any."""
    said = [words.gettext(text) for bound, text in _SIGNS.items() if bound in bounds]
    if charted:
        said.append(words.gettext("█ first, │ second figure, → open, ░ about"))
    return words.gettext("; ").join(said)
