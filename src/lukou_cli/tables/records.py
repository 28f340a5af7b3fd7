"""Rows as records: flat, in the contract's field names, without words of any language.

Remarks of machine formats are English, whatever the reader's language: one
output for everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import messages
from lukou_cli.model.indicator import Role
from lukou_cli.model.interval import Undefined
from lukou_cli.query.figures import figure
from lukou_cli.query.note import undefined
from lukou_cli.tables.wording import note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.quantity import Amount, Quantity
    from lukou_cli.query.audit import Audit, Finding
    from lukou_cli.query.compare import ComparisonRow
    from lukou_cli.query.consistency import Relation
    from lukou_cli.query.gap import GapRow
    from lukou_cli.query.growth import GrowthRow
    from lukou_cli.query.note import Input, Note
    from lukou_cli.tables.table import Value

FACT_FIELDS = tuple(
    "indicator name name_en theme measure unit basis better report period role bound value "
    "upper start relative_to phrase source section line note".split()
)
GROWTH_FIELDS = tuple(
    "indicator name report period kind role bound value upper unit basis formula inputs "
    "note".split()
)
GAP_FIELDS = tuple(
    "indicator name report unit actual_period actual_bound actual target_period target_bound "
    "target gap_bound gap gap_upper gap_unit gap_to relative_gap status comparable needed_per_year "
    "pace_unit note".split()
)
COMPARE_FIELDS = tuple(
    "indicator name unit from_period from_bound from_value to_period to_bound to_value "
    "difference_bound difference difference_upper difference_unit basis method "
    "note".split()
)
AUDIT_FIELDS = ("line", "column", "code", "message")
CONSISTENCY_FIELDS = tuple(
    "kind indicator name period formula low high unit stated agreement inputs note".split()
)
LIST_FIELDS = tuple("indicator name name_en theme measure unit results targets aliases".split())


def fact_record(catalogue: Catalogue, indicator: Indicator, fact: Fact) -> dict[str, Value]:
    """One fact as `data export` and `show` give it; value and upper None without a number."""
    quantity = fact.quantity
    notes = [note.zh for note in (indicator.note, fact.note) if note]
    return dict(
        zip(
            FACT_FIELDS,
            (
                indicator.id, indicator.name.zh, indicator.name.en, indicator.theme,
                indicator.measure.value, quantity.unit.text if quantity else indicator.unit,
                indicator.basis.value, indicator.better.value, fact.report,
                str(fact.period), fact.role.value, fact.bound.value,
                quantity.value if quantity else None, quantity.upper if quantity else None,
                fact.start.value if fact.start else None, relation(fact), fact.source.phrase,
                fact.source.report, catalogue.section_of(fact).heading.zh, fact.source.line,
                "; ".join(notes),
            ),
            strict=True,
        )
    )  # fmt: skip


def relation(fact: Fact) -> str:
    """``same_as gdp_growth``: the relation and what it refers to; empty for other bounds."""
    return f"{fact.relation.value} {fact.relative_to}" if fact.relation else ""


def list_record(indicator: Indicator) -> dict[str, Value]:
    return dict(
        zip(
            LIST_FIELDS,
            (
                indicator.id, indicator.name.zh, indicator.name.en, indicator.theme,
                indicator.measure.value, indicator.unit,
                *(sorted({str(fact.period) for fact in indicator.of(role)}) for role in Role),
                list(indicator.aliases),
            ),
            strict=True,
        )
    )  # fmt: skip


def growth_record(row: GrowthRow) -> dict[str, Value]:
    bound, value, upper, unit = _parts(row.result)
    period = "" if row.period is None else str(row.period)
    if row.result is None:
        bound, unit = row.inputs[0].fact.bound.value, row.indicator.unit
    return dict(
        zip(
            GROWTH_FIELDS,
            (
                row.indicator.id, row.indicator.name.zh, row.report, period, row.kind.value,
                row.role.value, bound, value, upper, unit, row.basis.value, row.formula,
                inputs(row.inputs), _notes(row.notes),
            ),
            strict=True,
        )
    )  # fmt: skip


def gap_record(row: GapRow) -> dict[str, Value]:
    result, target, gap = row.result, row.target, row.gap
    known = result.fact if result else None
    wanted = _parts(target.quantity)
    gap_bound, value, upper, unit = _parts(gap)
    return dict(
        zip(
            GAP_FIELDS,
            (
                row.indicator.id, row.indicator.name.zh, target.report,
                target.quantity.unit.text if target.quantity else row.indicator.unit,
                str(known.period) if known else "",
                known.bound.value if known else "", _in_unit(known, target),
                str(target.period), target.bound.value, wanted[1],
                gap_bound, value, upper, unit, row.gap_to.value if row.gap_to else "",
                _relative_gap(row), row.status.value,
                row.comparable, row.pace.value if row.pace else None,
                row.pace.unit.text if row.pace else "", _notes(row.notes),
            ),
            strict=True,
        )
    )  # fmt: skip


def compare_record(row: ComparisonRow) -> dict[str, Value]:
    return dict(
        zip(
            COMPARE_FIELDS,
            (
                row.indicator.id, row.indicator.name.zh, row.to_quantity.unit.text,
                "" if row.from_period is None else str(row.from_period),
                *_parts(row.from_quantity)[:2], str(row.to_period), *_parts(row.to_quantity)[:2],
                *_parts(row.difference), row.basis.value, row.method.value, _notes(row.notes),
            ),
            strict=True,
        )
    )  # fmt: skip


def audit_record(item: Finding) -> dict[str, Value]:
    from lukou_cli.tables.messages import finding

    sentence, _remedy = finding(messages("en"), item)
    return dict(zip(AUDIT_FIELDS, (item.line, item.column, item.code, sentence), strict=True))


def audit_summary(found: Audit) -> dict[str, int]:
    """The coverage: how many numerals there are, claimed by facts, exempt, unaccounted for."""
    holes = sum(item.code == "hole" for item in found.findings)
    return {
        "numerals": found.numerals,
        "facts": found.facts,
        "exempt": found.exempt,
        "holes": holes,
        "findings": len(found.findings),
    }


def consistency_record(item: Relation) -> dict[str, Value]:
    return dict(
        zip(
            CONSISTENCY_FIELDS,
            (
                item.kind, item.indicator.id, item.indicator.name.zh, str(item.period),
                item.formula, *_ends(item.computed), item.unit.text,
                figure(item.stated.fact.quantity) if item.stated else "",
                item.agreement.value, inputs(item.inputs), _notes(undefined(item.computed)),
            ),
            strict=True,
        )
    )  # fmt: skip


def inputs(sources: Iterable[Input]) -> str:
    """The figures a number was calculated from: ``gdp 2025 198亿元; …``."""
    return "; ".join(
        f"{source.indicator.id} {source.fact.period} "
        + (figure(source.fact.quantity) or source.fact.bound.value)
        for source in sources
    )


def _parts(quantity: Quantity | Amount | Undefined | None) -> tuple[str, Value, Value, str]:
    if quantity is None:
        return "", None, None, ""
    if isinstance(quantity, Undefined):
        return "undefined", None, None, ""
    return quantity.bound.value, quantity.value, quantity.upper, quantity.unit.text


def _in_unit(known: Fact | None, target: Fact) -> Value:
    """The result in the target's unit where it converts, so that the row's unit holds for both."""
    if known is None or known.quantity is None:
        return None
    amount, wanted = known.quantity, target.quantity
    if wanted is not None and amount.unit.dimension == wanted.unit.dimension:
        amount = amount.to(wanted.unit)
    return amount.value


def _relative_gap(row: GapRow) -> Value:
    """In per cent, where the bound of the gap holds for it too: there is no field for another."""
    relative, gap = row.relative_gap, row.gap
    if relative is None or gap is None or relative.upper is not None:
        return None
    return relative.value if relative.bound is gap.bound else None


def _ends(computed: Amount | Undefined) -> tuple[Value, Value]:
    """The two ends of an interval, both of them the number where it is one."""
    if isinstance(computed, Undefined):
        return None, None
    known = computed.interval
    if known.is_point:
        return computed.value, computed.value
    low, high = known.low is not None, known.high is not None
    return (
        computed.value if low else None,
        (computed.upper if low else computed.value) if high else None,
    )


def _notes(notes: Iterable[Note]) -> str:
    return "; ".join(note(messages("en"), item) for item in notes)
