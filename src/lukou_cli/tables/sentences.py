"""Facts and rows as sentences to paste: exact about bounds, and about what is undefined.

The same logic for every language: templates from the messages, their parts from `grammar`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lukou_cli.i18n import N_
from lukou_cli.model.indicator import Bilingual, Measure, Role
from lukou_cli.model.interval import Interval, Undefined
from lukou_cli.model.quantity import Amount, Quantity
from lukou_cli.query.compare import Method
from lukou_cli.query.gap import GapTo, Status
from lukou_cli.query.growth import GrowthKind
from lukou_cli.query.note import Note
from lukou_cli.query.outcome import Outcome
from lukou_cli.tables import wording
from lukou_cli.tables.grammar import Direction, direction, grammar, unsigned

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from lukou_cli.i18n import Messages
    from lukou_cli.model.catalogue import Catalogue
    from lukou_cli.model.indicator import Fact, Indicator
    from lukou_cli.model.unit import Unit
    from lukou_cli.query.compare import ComparisonRow
    from lukou_cli.query.gap import GapRow
    from lukou_cli.query.growth import GrowthRow
    from lukou_cli.query.outcome import OutcomeRow

# Remarks on the time of a change, and on what a calculated number is.
_REASONS = ("time_unstated", "since")
_LABELS = ("implied", "implied_at_prices", "prices_unstated", "per_year", "cumulative")
_PRICES = ("current_prices", "prices_unstated")
# The one that is for a sentence to say, with the change as a noun.
_CHANGES = {"per_year": N_("{change} a year"), "cumulative": N_("{change} in all")}


class Writer:
    """What writes sentences about a catalogue's facts in one language."""

    def __init__(self, words: Messages, catalogue: Catalogue) -> None:
        self._words = words
        self._catalogue = catalogue
        self._grammar = grammar(words)

    def fact(self, indicator: Indicator, fact: Fact) -> str:
        """One statement of the report."""
        if fact.quantity is None:
            return self._without_number(indicator, fact)
        if fact.start is not None:
            return self._from_start(indicator, fact, fact.start, fact.quantity)
        if indicator.measure.is_rate and (rate := self._rate(indicator, fact, fact.quantity)):
            return rate
        said = self._figure(indicator, fact.quantity, fact.source.phrase)
        name, verb = self._grammar.level(indicator, said, fact)
        return self._stated(indicator, fact, name, verb, said)

    def gap(self, row: GapRow) -> str:
        """A target beside the result it answers, and what lies between them."""
        subject = self._about(row.indicator, row.target)
        aim, clause, result = (
            self._point(row.indicator, row.target),
            self._gap_clause(row),
            row.result,
        )
        if result is None:
            template = N_("{subject} {target}; {clause}.")
            return self._fill(template, subject=subject, target=aim, clause=clause)
        known = self._point(result.indicator, result.fact)
        if result.indicator is row.indicator:
            template = N_("{subject} {result} and {target}; {clause}.")
            return self._fill(template, subject=subject, result=known, target=aim, clause=clause)
        other = self._grammar.quoted(self._grammar.name(result.indicator.name))
        template = N_("{subject} {target}; beside it, {other} {result}; {clause}.")
        return self._fill(
            template, subject=subject, target=aim, other=other, result=known, clause=clause
        )

    def outcome(self, row: OutcomeRow) -> str:
        """A target, the result of its period, and whether that met it."""
        subject = self._about(row.indicator, row.target)
        aim = self._point(row.indicator, row.target)
        clause = self._outcome_clause(row)
        if row.result is None:
            template = N_("{subject} {target}; {clause}.")
            return self._fill(template, subject=subject, target=aim, clause=clause)
        known = self._point(row.result.indicator, row.result.fact)
        if row.result.indicator is row.indicator:
            template = N_("{subject} {target} and {result}: {clause}.")
            return self._fill(template, subject=subject, target=aim, result=known, clause=clause)
        other = self._grammar.quoted(self._grammar.name(row.result.indicator.name))
        template = N_("{subject} {target}; beside it, {other} {result}; {clause}.")
        return self._fill(
            template, subject=subject, target=aim, other=other, result=known, clause=clause
        )

    def growth(self, row: GrowthRow) -> str:
        """A rate or an implied level, and how it came about."""
        last = row.inputs[-1].fact
        if row.kind is GrowthKind.STATED:
            return self.fact(row.indicator, last)
        subject = self._about(row.indicator, last)
        if not isinstance(row.result, Quantity | Amount):
            reason = self._remarks(row.notes, ("undefined",))
            return self._fill(N_("{subject}: {reason}."), subject=subject, reason=reason)
        if row.kind is GrowthKind.IMPLIED_LEVEL:
            return self._implied(row, row.result)
        if last.start is not None and len(row.inputs) == 1:
            return self._changed(row.indicator, last, row.result, row.notes)
        first = row.inputs[0].fact
        average = row.kind is GrowthKind.AVERAGE_ANNUAL
        parts = {"change": self._change(row.result, average=average), "label": self._label(row)}
        if row.inputs[0].indicator.measure is not Measure.AVERAGE_GROWTH:
            return self._went(
                subject, self._at(row.indicator, first), self._at(row.indicator, last), **parts
            )
        subject = self._about(row.indicator, first, self._what_grows(row.indicator))
        rate = self._said(first)
        assert row.period is not None  # a plan, or the rest of one
        when = self._grammar.at(row.period)
        template = N_(
            "{subject}: {rate} a year on average comes to {change} in all {when} ({label})."
        )
        if average:
            template = N_(
                "{subject}: to reach {rate} a year on average {plan}, it takes {change} {when} "
                "({label})."
            )
        plan = self._grammar.at(first.period)
        return self._fill(template, subject=subject, rate=rate, plan=plan, when=when, **parts)

    def comparison(self, row: ComparisonRow) -> str:
        """Two figures of one indicator, and what lies between them."""
        if row.difference is None:
            reason = self._word(N_("; ")).join(self._note(note) for note in row.notes)
            subject = self._grammar.name(row.indicator.name)
            return self._fill(N_("{subject}: {reason}."), subject=subject, reason=reason)
        assert row.to_period is not None  # what has a difference has two figures
        first, last = row.inputs[0], row.inputs[-1]
        subject = self._about(row.indicator, last.fact)
        match row.method:
            case Method.PLACE_TO_PLACE:
                return self._of_places(row, row.difference)
            case Method.START_TO_LEVEL:
                return self._changed(row.indicator, last.fact, row.difference, row.notes)
            case Method.END_TO_START:
                return self._since_base(row, subject)
            case Method.SHARE_OF_TOTAL:
                template = N_("{subject} {total}, of which {part}: {share}.")
                part = self._at(row.indicator, last.fact)
                whole = self._point(row.indicator, first.fact)
                share = self._value(row.difference)
                return self._fill(template, subject=subject, total=whole, part=part, share=share)
            case Method.YEAR_TO_AVERAGE:
                template = N_("{subject} {last}, while the plan's average {first}; {clause}.")
            case _:
                template = N_("{subject} {first} and {last}; {clause}.")
        one, other = self._word(N_("the latter")), self._word(N_("the former"))
        if row.method is Method.YEAR_TO_AVERAGE:
            when = self._grammar.briefly(row.to_period)
            one, other = (
                self._fill(N_("the figure of {when}"), when=when),
                self._word(N_("the average")),
            )
        clause = self._beside(row.difference, one, other)
        return self._fill(
            template, subject=subject, first=self._point(first.indicator, first.fact),
            last=self._point(row.indicator, last.fact),
            clause=self._remarked(clause, row.notes, (*_REASONS, "per_year")),
        )  # fmt: skip

    def _of_places(self, row: ComparisonRow, difference: Amount | Undefined) -> str:
        one, other = row.inputs
        clause = self._beside(
            difference, self._word(N_("the latter")), self._word(N_("the former"))
        )
        return self._fill(
            N_("{subject} {first}; {other} {last}; {clause}."),
            subject=self._about(one.indicator, one.fact),
            first=self._point(one.indicator, one.fact),
            other=self._about(other.indicator, other.fact),
            last=self._point(other.indicator, other.fact),
            clause=self._remarked(clause, row.notes, ("prices_unstated",)),
        )

    def _fill(self, template: str, **parts: str) -> str:
        return self._words.gettext(template).format(**parts)

    def _word(self, message: str) -> str:
        return self._words.gettext(message)

    def _about(self, indicator: Indicator, fact: Fact, name: Bilingual | None = None) -> str:
        """What the sentence is about: with the report's place, unless it has a scope of its own."""
        name = name or indicator.name
        if indicator.scope:
            return self._scoped(indicator, name)
        return self._grammar.placed(name, self._place(fact))

    def _scoped(self, indicator: Indicator, name: Bilingual) -> str:
        told = self._grammar.name(name)
        if self._grammar.name(indicator.scope) in told:
            return told
        return self._grammar.scoped(name, indicator.scope)

    def _place(self, fact: Fact) -> Bilingual:
        return self._catalogue.report_by_id[fact.report].place

    def _rate(self, indicator: Indicator, fact: Fact, quantity: Quantity) -> str | None:
        """What grew or fell by how much; None where the indicator's name does not say what."""
        stem = self._grammar.stem(indicator)
        if stem is None or (quantity.upper is not None and direction(quantity) is Direction.OPEN):
            return None
        # 增长20%以内 leaves a fall open, and is still told as growth.
        way = Direction.DOWN if quantity.value < 0 else Direction.UP
        if quantity.value == 0:
            way = Direction.NONE
        size = quantity.negated if way is Direction.DOWN else quantity
        phrase = fact.source.phrase
        verb = self._grammar.changed(indicator, way, target=fact.role is Role.TARGET, phrase=phrase)
        said = self._grammar.said(size, phrase)
        if "同比" in phrase and fact.role is Role.ACTUAL:
            said = self._fill(N_("{amount} year on year"), amount=said)
        return self._stated(indicator, fact, stem, verb, said)

    def _stated(
        self, indicator: Indicator, fact: Fact, name: Bilingual, verb: str, amount: str
    ) -> str:
        if fact.role is Role.ACTUAL:
            template = N_("{subject} {verb} {amount} {when}.")
        elif fact.ambition:
            template = N_("{subject} should {verb} {amount} {when} (a target to strive for).")
        else:
            template = N_("{subject} should {verb} {amount} {when} (target).")
        if fact.each_year:
            amount = self._fill(N_("{amount} in each year"), amount=amount)
        when = self._grammar.at(fact.period)
        if indicator.scope:
            subject = self._scoped(indicator, name)
        else:
            subject, when = self._grammar.framed(name, self._place(fact), when)
        return self._fill(template, subject=subject, verb=verb, amount=amount, when=when)

    def _from_start(self, indicator: Indicator, fact: Fact, start: Quantity, end: Quantity) -> str:
        target = fact.role is Role.TARGET
        template = N_("{subject} {verb} from {start} to {end} {when}.")
        if target:
            template = N_("{subject} should {verb} from {start} to {end} {when} (target).")
        way = Direction.UP if end.to(start.unit).value > start.value else Direction.DOWN
        return self._fill(
            template,
            subject=self._about(indicator, fact),
            verb=self._grammar.moved(way, end.unit, target=target),
            start=self._figure(indicator, start, ""),
            end=self._figure(indicator, end, fact.source.phrase),
            when=self._grammar.at(fact.period),
        )

    def _without_number(self, indicator: Indicator, fact: Fact) -> str:
        """What the report says in words: what the figure follows, or the phrase itself."""
        subject, when = self._about(indicator, fact), self._grammar.at(fact.period)
        target = fact.role is Role.TARGET
        if fact.relation is not None:
            template = N_("{subject} stood {relation} {when}, without a number.")
            if target:
                template = N_("{subject} should be {relation} {when} (target, without a number).")
            relation = self._grammar.relation(fact, self._other(fact))
            return self._fill(template, subject=subject, relation=relation, when=when)
        template = N_("{subject}: for {when} the report says {phrase}, without a number.")
        if target:
            template = N_(
                "{subject}: for {when} the report sets the goal {phrase}, without a number."
            )
        phrase, when = self._grammar.phrase(fact), self._grammar.period(fact.period)
        return self._fill(template, subject=subject, phrase=phrase, when=when)

    def _other(self, fact: Fact) -> str:
        """The indicator that a relative figure refers to; empty where it refers to none."""
        indicator = self._catalogue.by_id.get(fact.relative_to)
        return "" if indicator is None else self._grammar.name(indicator.name)

    def _figure(self, indicator: Indicator, quantity: Quantity | Amount, phrase: str) -> str:
        if isinstance(quantity, Quantity):
            quantity = unsigned(indicator, quantity)
        said = self._grammar.said(quantity, phrase)
        if indicator.measure is Measure.RANK:
            return self._fill(N_("no. {rank}"), rank=said)
        return said

    def _said(self, fact: Fact) -> str:
        """The figure of a fact as a noun, without regard to its indicator."""
        assert fact.quantity is not None
        return self._grammar.said(fact.quantity, fact.source.phrase)

    def _point(self, indicator: Indicator, fact: Fact) -> str:
        """A fact as part of a sentence about its indicator: stood at 76 in 2025, 2025年为76家."""
        when = self._grammar.at(fact.period)
        if fact.quantity is not None:
            said = self._figure(indicator, fact.quantity, fact.source.phrase)
        elif fact.relation is not None:
            said = self._grammar.relation(fact, self._other(fact))
        else:
            template = N_("stood, in the words of the report, at {phrase} {when}")
            if fact.role is Role.TARGET:
                template = N_("should be, in the words of the report, {phrase} {when} (target)")
            phrase = self._grammar.phrase(fact)
            return self._fill(template, phrase=phrase, when=when)
        if fact.role is Role.TARGET:
            return self._fill(N_("should be {amount} {when} (target)"), amount=said, when=when)
        verb = self._grammar.stood(indicator, said)
        return self._fill(N_("{verb} {amount} {when}"), verb=verb, amount=said, when=when)

    def _at(self, indicator: Indicator, fact: Fact) -> str:
        """A figure and its time as a noun: 76 in 2025, 2025年的76家."""
        assert fact.quantity is not None
        said = self._figure(indicator, fact.quantity, fact.source.phrase)
        return self._fill(N_("{amount} {when}"), amount=said, when=self._grammar.at(fact.period))

    def _value(self, result: Quantity | Amount | Undefined) -> str:
        if isinstance(result, Undefined):
            return self._fill(
                N_("undefined ({why})"), why=wording.cause(self._words, result.cause.value)
            )
        return self._grammar.said(result)

    def _size(self, change: Quantity | Amount) -> tuple[Direction, str]:
        """Where a change goes, and how far; the signed amount where it may go either way."""
        way = direction(change)
        if way is Direction.DOWN:
            change = change.negated
        return way, self._grammar.said(change)

    def _change(self, change: Quantity | Amount | Undefined, *, average: bool = False) -> str:
        """A change as a noun: a rise of 5%, 增长5%."""
        if isinstance(change, Undefined):
            return self._value(change)
        way, size = self._size(change)
        noun = self._grammar.change(way, change.unit, average=average)
        return self._fill(N_("{change} {size}"), change=noun, size=size)

    def _beside(self, difference: Amount | Undefined, one: str, other: str) -> str:
        """How one figure stands to another, their difference being known."""
        if isinstance(difference, Undefined):
            return self._fill(N_("the difference is {value}"), value=self._value(difference))
        way, size = self._size(difference)
        known = difference.interval
        match way:
            case Direction.UP if known.low == 0 and known.high is None:
                template = N_("{one} is higher than {other}")
            case Direction.DOWN if known.high == 0 and known.low is None:
                template = N_("{one} is lower than {other}")
            case Direction.UP:
                template = N_("{one} is {size} higher than {other}")
            case Direction.DOWN:
                template = N_("{one} is {size} lower than {other}")
            case Direction.NONE if known.approximate:
                template = N_("{one} is about the same as {other}")
            case Direction.NONE:
                template = N_("{one} is the same as {other}")
            case _:
                return self._either_way(difference, one, other)
        return self._fill(template, one=one, other=other, size=size)

    def _either_way(self, difference: Amount, one: str, other: str) -> str:
        """A difference that may be above or below zero."""
        known = difference.interval

        def end(number: Decimal) -> str:
            return self._grammar.said(
                Amount(Interval.point(number, approximate=known.approximate), difference.unit)
            )

        down = "" if known.low is None else end(-known.low)
        up = "" if known.high is None else end(known.high)
        if down and up:
            template = N_("{one} is between {down} lower and {up} higher than {other}")
        elif down and known.low_open:
            template = N_("{one} is less than {down} lower than {other}, and may be higher")
        elif down:
            template = N_("{one} is at most {down} lower than {other}, and may be higher")
        elif known.high_open:
            template = N_("{one} is less than {up} higher than {other}, and may be lower")
        else:
            template = N_("{one} is at most {up} higher than {other}, and may be lower")
        return self._fill(template, one=one, other=other, down=down, up=up)

    def _gap_clause(self, row: GapRow) -> str:
        notes = {note.code: note for note in row.notes}
        reason = self._reason(row.notes)
        match row.status:
            case Status.RELATIVE:
                clause = self._word(N_("without a number there is no difference to state"))
            case Status.NO_RESULT:
                clause = wording.note(self._words, notes["not_published"])
            case Status.NOT_COMPARABLE:
                return self._apart(row.notes)
            case _ if row.gap is None:
                clause = wording.note(self._words, notes["open"])
            case _:
                clause = self._distance(row, row.gap)
        if reason:
            return self._fill(
                N_("{clause}; the two are only partly comparable. {reason}"),
                clause=clause,
                reason=reason,
            )
        return clause

    def _outcome_clause(self, row: OutcomeRow) -> str:
        match row.outcome:
            case Outcome.NO_RESULT:
                return wording.note(self._words, Note("not_published"))
            case Outcome.NOT_COMPARABLE:
                return self._apart(row.notes)
            case Outcome.MET:
                verdict = self._word(N_("the target was met"))
            case Outcome.MISSED:
                verdict = self._word(N_("the target was missed"))
            case Outcome.NEAR:
                verdict = self._word(N_("an approximate figure is neither met nor missed"))
            case _:
                verdict = self._word(N_("whether the target was met cannot be told"))
        if row.difference is None:
            return verdict
        beside = self._beside(row.difference, self._word(N_("the result")), self._aim(row))
        return self._fill(N_("{difference}; {verdict}"), difference=beside, verdict=verdict)

    def _aim(self, row: OutcomeRow) -> str:
        """What the result of a target is held against."""
        if row.reference is not None:
            return self._grammar.name(row.reference.indicator.name)
        return self._word(N_("the target's number") if row.to_number else N_("the target"))

    def _apart(self, notes: Iterable[Note]) -> str:
        """That two figures are not comparable, and why."""
        apart = self._word(N_("the two are not comparable"))
        if reason := self._reason(notes):
            return self._fill(N_("{clause}. {reason}"), clause=apart, reason=reason)
        return apart

    def _reason(self, notes: Iterable[Note]) -> str:
        """Why another indicator's result is only partly, or not, comparable."""
        for note in notes:
            reason = note.params.get("reason")
            if isinstance(reason, Bilingual):
                return wording.text(self._words, reason)
        return ""

    def _distance(self, row: GapRow, gap: Amount) -> str:
        result = row.result
        assert result is not None  # there is no gap without a result
        if row.status is Status.REACHED:
            return self._word(N_("the target is reached"))
        way, size = self._size(gap)
        if row.status is Status.TO_GO and way in (Direction.UP, Direction.DOWN):
            clause = self._to_go(row, gap.unit, way, size)
        else:
            number = row.gap_to is GapTo.FLOOR
            target = N_("the target's number for {when}") if number else N_("the target for {when}")
            clause = self._beside(
                gap,
                self._fill(target, when=self._grammar.briefly(row.target.period)),
                self._fill(
                    N_("the result of {when}"), when=self._grammar.briefly(result.fact.period)
                ),
            )
        years = row.target.period.last - result.fact.period.last
        if row.pace is not None and years > 1:
            pace = self._change(row.pace, average=True)
            return self._fill(N_("{clause}, which takes {pace}"), clause=clause, pace=pace)
        return clause

    def _to_go(self, row: GapRow, unit: Unit, way: Direction, size: str) -> str:
        for note in row.notes:
            if note.code == "whole_units":
                least = self._grammar.counting(str(note.params["least"]), unit)
                return self._fill(N_("at least {least} to go"), least=least)
        template = N_("{size} to go") if way is Direction.UP else N_("{size} still to come off")
        return self._fill(template, size=size)

    def _went(self, subject: str, first: str, last: str, change: str, label: str) -> str:
        template = N_("{subject} went from {first} to {last}, {change} ({label}).")
        return self._fill(
            template, subject=subject, first=first, last=last, change=change, label=label
        )

    def _changed(
        self,
        indicator: Indicator,
        fact: Fact,
        change: Quantity | Amount | Undefined,
        notes: Iterable[Note],
    ) -> str:
        """From the level that was left to the one reached, and the change."""
        moved = self.fact(indicator, fact).rstrip(self._word(N_(".")))
        clause = self._remarked(self._change(change), notes, _REASONS)
        return self._fill(N_("{sentence}, {change}."), sentence=moved, change=clause)

    def _implied(self, row: GrowthRow, level: Quantity | Amount) -> str:
        known, rate = row.inputs
        assert row.period is not None
        label = self._remarks(row.notes, _LABELS)
        if row.rounding:
            label = self._fill(N_("{one}; {other}"), one=label, other=self._rounding())
        return self._fill(
            N_("{subject}: {known} and {name} of {rate} imply {level} {when} ({label})."),
            subject=self._about(row.indicator, known.fact),
            known=self._at(known.indicator, known.fact),
            name=self._grammar.quoted(self._grammar.name(rate.indicator.name)),
            rate=self._said(rate.fact),
            level=self._grammar.said(level),
            when=self._grammar.at(row.period),
            label=label,
        )

    def _since_base(self, row: ComparisonRow, subject: str) -> str:
        assert row.from_period is not None  # the base year of the plan
        assert row.from_quantity is not None
        assert row.difference is not None
        first = self._fill(
            N_("{amount} {when}"),
            amount=self._grammar.said(row.from_quantity),
            when=self._grammar.at(row.from_period),
        )
        return self._went(
            subject, first, self._at(row.indicator, row.inputs[0].fact),
            self._change(row.difference),
            self._remarks(row.notes, (*_REASONS, *_LABELS)),
        )  # fmt: skip

    def _what_grows(self, indicator: Indicator) -> Bilingual | None:
        """The name of the level behind a rate, where it is known or can be told."""
        level = self._catalogue.linked(indicator, indicator.growth_of)
        return level.name if level else self._grammar.stem(indicator)

    def _label(self, row: GrowthRow) -> str:
        label = self._word(N_("calculated, not published"))
        prices = self._remarks(row.notes, _PRICES)
        for other in (prices, self._rounding() if row.rounding else ""):
            if other:
                label = self._fill(N_("{one}; {other}"), one=label, other=other)
        return label

    def _rounding(self) -> str:
        return self._word(N_("by rounding of the inputs"))

    def _remarks(self, notes: Iterable[Note], codes: tuple[str, ...]) -> str:
        separator = self._word(N_("; "))
        return separator.join(self._note(note) for note in notes if note.code in codes)

    def _note(self, note: Note) -> str:
        """A remark, a change in it as sentences have it."""
        for value in note.params.values():
            if note.code in _CHANGES and isinstance(value, Amount):
                return self._fill(_CHANGES[note.code], change=self._change(value))
        return wording.note(self._words, note)

    def _remarked(self, clause: str, notes: Iterable[Note], codes: tuple[str, ...]) -> str:
        remarks = self._remarks(notes, codes)
        if not remarks:
            return clause
        return self._fill(N_("{clause} ({remarks})"), clause=clause, remarks=remarks)
