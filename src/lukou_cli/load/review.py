"""What a person has to look at in a file that was begun from a report, and what becomes of it.

Decisions are made on the spec; every one gives a new spec back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

import msgspec

from lukou_cli.load.spec import (
    Doubt,
    ExceptionSpec,
    FactSpec,
    FactsSpec,
    FileSpec,
    IndicatorSpec,
    ReportSpec,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


T = TypeVar("T", bound=msgspec.Struct)


class Item(msgspec.Struct, frozen=True):
    """One thing to look at. ``indicator`` is the id it belongs to, empty for report and exceptions.

    Of an indicator that is itself under review, its facts are looked at with it.
    """

    spec: ReportSpec | IndicatorSpec | FactSpec | ExceptionSpec
    doubts: tuple[Doubt, ...]
    line: int
    indicator: str = ""
    target: bool = False

    @property
    def may_go(self) -> bool:
        """Whether it can be dropped: a report needs its head, and a numeral its exception."""
        return isinstance(self.spec, FactSpec | FactsSpec)


def items(file: FileSpec) -> list[Item]:
    """All that is under review, in the order of the report's lines."""
    return sorted(_found(file), key=lambda item: item.line)


def waiting(file: FileSpec) -> int:
    """How much is left to review."""
    return sum(1 for _ in _found(file))


def _found(file: FileSpec) -> Iterator[Item]:
    if file.report is not None and file.report.review:
        yield Item(file.report, tuple(file.report.review), 0)
    for key, entry in file.indicators.items():
        facts = [(fact, False) for fact in entry.results] + [(fact, True) for fact in entry.targets]
        if isinstance(entry, IndicatorSpec) and entry.review:
            doubts = dict.fromkeys((*entry.review, *(d for f, _ in facts for d in f.review)))
            line = min((fact.line for fact, _ in facts), default=0)
            yield Item(entry, tuple(doubts), line, key)
            continue
        for fact, target in facts:
            if fact.review:
                yield Item(fact, tuple(fact.review), fact.line, key, target)
    for spec in file.exceptions:
        if spec.review:
            yield Item(spec, tuple(spec.review), spec.line)


# What may be changed of each, by the names of the file's own keys; `of` is the indicator meant.
_OF, _ROLE = "of", "role"
_FIELDS: dict[type[msgspec.Struct], tuple[str, ...]] = {
    ReportSpec: ("id", "title", "title_en", "place", "place_en", "date"),
    IndicatorSpec: (
        _OF, "name", "name_en", "theme", "measure", "unit", "basis", "better", "scope",
    ),
    FactSpec: (_OF, _ROLE, "period", "bound", "value", "upper", "unit", "phrase"),
    ExceptionSpec: ("reason",),
}  # fmt: skip
_ROLES = {"actual": False, "target": True}


def fields(item: Item) -> tuple[str, ...]:
    """What of an item can be changed; of an indicator with one fact that fact too."""
    own = _FIELDS[type(item.spec)]
    if _only_fact(item) is None:
        return own
    return *own, *(field for field in _FIELDS[FactSpec] if field not in own)


def _only_fact(item: Item) -> Item | None:
    """The one fact of an indicator, as an item of its own."""
    spec = item.spec
    if not isinstance(spec, IndicatorSpec) or len(spec.results) + len(spec.targets) != 1:
        return None
    (fact,) = (*spec.results, *spec.targets)
    return Item(fact, tuple(fact.review), fact.line, item.indicator, bool(spec.targets))


def kept(file: FileSpec, item: Item) -> FileSpec:
    """The file with an item that is right as it stands."""
    return _put(file, item, _looked_at(item.spec))


def dropped(file: FileSpec, item: Item) -> FileSpec:
    """The file without an item; the numerals of its facts become exceptions."""
    spec = item.spec
    facts = [spec] if isinstance(spec, FactSpec) else []
    if isinstance(spec, FactsSpec):
        facts = [*spec.results, *spec.targets]
    exempt = [
        ExceptionSpec(fact.line, fact.phrase, "other")
        for fact in facts
        if any(char.isdecimal() for char in fact.phrase)
    ]
    file = _put(file, item, None)
    return msgspec.structs.replace(file, exceptions=[*file.exceptions, *exempt])


def changed(file: FileSpec, item: Item, field: str, value: str) -> FileSpec | None:
    """The file with a field of an item as given, unchecked; None where it has no such field."""
    if field not in fields(item) or (field == _ROLE and value not in _ROLES):
        return None
    fact = _only_fact(item)
    if fact is not None and field not in _FIELDS[type(item.spec)]:
        item = fact
    if field == _ROLE:
        return _in_role(file, item, target=_ROLES[value])
    if field == _OF:
        return _moved(file, item, value)
    return _put(file, item, msgspec.structs.replace(item.spec, **{field: value}))


def _looked_at(spec: msgspec.Struct) -> msgspec.Struct:
    new = msgspec.structs.replace(spec, review=[])
    if isinstance(new, IndicatorSpec):
        new.results = [msgspec.structs.replace(fact, review=[]) for fact in new.results]
        new.targets = [msgspec.structs.replace(fact, review=[]) for fact in new.targets]
    return new


def _in_role(file: FileSpec, item: Item, *, target: bool) -> FileSpec:
    """The file with a fact as a result or as a target of its indicator."""
    assert isinstance(item.spec, FactSpec)
    entry = file.indicators[item.indicator]
    results, targets = (_with(facts, item.spec, None) for facts in (entry.results, entry.targets))
    (targets if target else results).append(item.spec)
    entry = msgspec.structs.replace(entry, results=results, targets=targets)
    return msgspec.structs.replace(file, indicators={**file.indicators, item.indicator: entry})


def _moved(file: FileSpec, item: Item, indicator: str) -> FileSpec:
    """The file with the facts of an item under another indicator."""
    spec = item.spec
    file = _put(file, item, None)
    entry = file.indicators.get(indicator, FactsSpec())
    results, targets = list(entry.results), list(entry.targets)
    if isinstance(spec, FactSpec):
        (targets if item.target else results).append(spec)
    elif isinstance(spec, FactsSpec):
        results += spec.results
        targets += spec.targets
    entry = msgspec.structs.replace(entry, results=results, targets=targets)
    return msgspec.structs.replace(file, indicators={**file.indicators, indicator: entry})


def _put(file: FileSpec, item: Item, new: msgspec.Struct | None) -> FileSpec:
    """The file with something else, or nothing, in the place of an item."""
    replace, old = msgspec.structs.replace, item.spec
    if isinstance(old, ReportSpec):
        return replace(file, report=new or old)
    if isinstance(old, ExceptionSpec):
        return replace(file, exceptions=_with(file.exceptions, old, new))
    entries = dict(file.indicators)
    entry = entries[item.indicator]
    if entry is old:
        entry = new if isinstance(new, FactsSpec) else FactsSpec()
    else:
        entry = replace(
            entry, results=_with(entry.results, old, new), targets=_with(entry.targets, old, new)
        )
    entries[item.indicator] = entry
    if not entry.results and not entry.targets:
        del entries[item.indicator]
    return replace(file, indicators=entries)


def _with(specs: list[T], old: msgspec.Struct, new: msgspec.Struct | None) -> list[T]:
    """The specs with another one, or none, in the place of one of them."""
    others = [] if new is None else [cast("T", new)]
    return [each for spec in specs for each in (others if spec is old else [spec])]
