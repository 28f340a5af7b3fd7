"""The indicators of a government work report: queries over them, and the figures of drafts checked.

Everything public is here and imported when it is first used::

    import lukou_cli

    catalogue = lukou_cli.load()
    rows = lukou_cli.gap(catalogue, lukou_cli.select(catalogue, ["gdp*"]))

docs/api.md describes it.
"""

import sys

__version__ = "0.1.0"

TYPE_CHECKING = False  # for type checkers; importing typing would take longer than all of this
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lukou_cli.check.checker import Checker as Checker
    from lukou_cli.check.checker import check as check
    from lukou_cli.check.finding import Finding as Finding
    from lukou_cli.check.finding import Verdict as Verdict
    from lukou_cli.documents.document import Document as Document
    from lukou_cli.documents.document import HowToRead as HowToRead
    from lukou_cli.documents.document import Revisions as Revisions
    from lukou_cli.documents.files import read_draft as read_draft
    from lukou_cli.errors import DataError as DataError
    from lukou_cli.errors import DraftError as DraftError
    from lukou_cli.errors import LukouError as LukouError
    from lukou_cli.errors import SelectionError as SelectionError
    from lukou_cli.load.files import load as load
    from lukou_cli.model.catalogue import Catalogue as Catalogue
    from lukou_cli.model.indicator import Fact as Fact
    from lukou_cli.model.indicator import Indicator as Indicator
    from lukou_cli.model.indicator import Role as Role
    from lukou_cli.model.interval import Interval as Interval
    from lukou_cli.model.interval import Undefined as Undefined
    from lukou_cli.model.period import Period as Period
    from lukou_cli.model.period import parse_period as parse_period
    from lukou_cli.model.quantity import Amount as Amount
    from lukou_cli.model.quantity import Bound as Bound
    from lukou_cli.model.quantity import Quantity as Quantity
    from lukou_cli.query.compare import ComparisonRow as ComparisonRow
    from lukou_cli.query.compare import compare as compare
    from lukou_cli.query.consistency import consistency as consistency
    from lukou_cli.query.gap import GapRow as GapRow
    from lukou_cli.query.gap import gap as gap
    from lukou_cli.query.growth import GrowthRow as GrowthRow
    from lukou_cli.query.growth import growth as growth
    from lukou_cli.query.outcome import OutcomeRow as OutcomeRow
    from lukou_cli.query.outcome import outcome as outcome
    from lukou_cli.query.scope import scoped as scoped
    from lukou_cli.query.search import search as search
    from lukou_cli.query.select import select as select

_PUBLIC = {
    "Amount": "model.quantity",
    "Bound": "model.quantity",
    "Catalogue": "model.catalogue",
    "Checker": "check.checker",
    "ComparisonRow": "query.compare",
    "DataError": "errors",
    "Document": "documents.document",
    "DraftError": "errors",
    "Fact": "model.indicator",
    "Finding": "check.finding",
    "GapRow": "query.gap",
    "GrowthRow": "query.growth",
    "HowToRead": "documents.document",
    "Indicator": "model.indicator",
    "Interval": "model.interval",
    "LukouError": "errors",
    "OutcomeRow": "query.outcome",
    "Period": "model.period",
    "Quantity": "model.quantity",
    "Revisions": "documents.document",
    "Role": "model.indicator",
    "SelectionError": "errors",
    "Undefined": "model.interval",
    "Verdict": "check.finding",
    "check": "check.checker",
    "compare": "query.compare",
    "consistency": "query.consistency",
    "gap": "query.gap",
    "growth": "query.growth",
    "load": "load.files",
    "outcome": "query.outcome",
    "parse_period": "model.period",
    "read_draft": "documents.files",
    "scoped": "query.scope",
    "search": "query.search",
    "select": "query.select",
}


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    found: object = getattr(import_module(f"{__name__}.{_PUBLIC[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> "Iterable[str]":
    return [*globals(), *_PUBLIC]


class _Package(type(sys)):  # type: ignore[misc]  # types.ModuleType, without importing types
    """`load` and `check` are packages and functions: the functions are what is public.

    The import system would bind the packages to these names, sooner or later.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in _PUBLIC or not isinstance(value, type(sys)):
            super().__setattr__(name, value)

    def __reduce__(self) -> "tuple[Callable[..., object], tuple[str]]":
        """Functions that use the package travel to the processes of a cluster with it."""
        return __import__, (self.__name__,)


sys.modules[__name__].__class__ = _Package
