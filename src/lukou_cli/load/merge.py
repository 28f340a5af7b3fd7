"""What several files say put together as one catalogue, or every problem found.

An indicator is defined once, in any of the files; all of them may have facts of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from lukou_cli.load.build import FileBuilder
from lukou_cli.load.reader import Suggester
from lukou_cli.load.review import waiting
from lukou_cli.model.catalogue import Catalogue, Theme
from lukou_cli.model.indicator import Concept, ConceptKind, Fact, Indicator, Report, Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.errors import Problem
    from lukou_cli.load.nodes import FileText, Node
    from lukou_cli.model.period import Period

_ROLES = tuple(Role)


def build(files: Sequence[tuple[FileText, Node]]) -> tuple[Catalogue | None, list[Problem]]:
    """One catalogue from the node trees of one or several files, definitions before their use.

    Facts stand with those of the latest report first. None where any problem was found.
    """
    suggester = Suggester()
    builders = [FileBuilder(text, root, suggester) for text, root in files]
    readable = [builder for builder in builders if builder.spec is not None]
    reports = _reports(readable)
    themes = _themes(readable)
    concepts = _concepts(readable)
    defined = _definitions(readable, themes)
    indicators = _with_facts(readable, defined)
    sections = [section for builder in readable for section in builder.sections()]
    exemptions = [exemption for builder in readable for exemption in builder.exemptions()]
    for builder in readable:
        builder.check_links(defined)
    _check_names(indicators, reports, readable)
    _check_repeats(indicators, readable)
    problems = [problem for builder in builders for problem in builder.reader.problems]
    if problems:
        return None, problems
    spoken_of = [one for each in indicators.values() for one in _of_places(each, reports)]
    return (
        Catalogue(
            tuple(reports),
            tuple(themes.values()),
            tuple(sections),
            tuple(spoken_of),
            tuple(exemptions),
            tuple(concepts),
            tuple(each for each in indicators.values() if not each.facts),
            sum(waiting(builder.spec) for builder in readable if builder.spec is not None),
        ),
        [],
    )


def _reports(builders: Sequence[FileBuilder]) -> list[Report]:
    reports: dict[str, Report] = {}
    for builder in builders:
        report = builder.report()
        if report is not None and reports.setdefault(report.id, report) is not report:
            builder.at_report("report_taken", report=report.id)
    return list(reports.values())


def _themes(builders: Sequence[FileBuilder]) -> dict[str, Theme]:
    themes: dict[str, Theme] = {}
    for builder in builders:
        for theme in builder.themes():
            if themes.setdefault(theme.id, theme) != theme:
                builder.at("themes", theme.id, "theme_differs", theme=theme.id)
    return {theme.id: themes[theme.id] for b in _own_first(builders) for theme in b.themes()}


def _concepts(builders: Sequence[FileBuilder]) -> list[Concept]:
    """Files add words to each other's concepts; a word belongs to one, the own file's at first."""
    kinds: dict[str, ConceptKind] = {}
    for builder in builders:
        for concept in builder.concepts():
            if kinds.setdefault(concept.id, concept.kind) is not concept.kind:
                builder.at("concepts", concept.id, "concept_differs", concept=concept.id)
    words: dict[str, dict[str, str]] = {key: {} for key in kinds}
    owners: dict[str, str] = {}
    for builder in _own_first(builders):
        for concept in builder.concepts():
            for word in concept.words:
                if owners.setdefault(word.lower(), concept.id) == concept.id:
                    words[concept.id].setdefault(word.lower(), word)
    return [Concept(key, kinds[key], tuple(said.values())) for key, said in words.items() if said]


def _own_first(builders: Sequence[FileBuilder]) -> list[FileBuilder]:
    """What a report's own file says goes before what it uses: in order, and in doubt."""
    return sorted(builders, key=lambda builder: not builder.of_report)


def _definitions(builders: Sequence[FileBuilder], themes: dict[str, Theme]) -> dict[str, Indicator]:
    """Every indicator that is defined, without facts."""
    defined: dict[str, tuple[Indicator, FileBuilder]] = {}
    for builder in builders:
        for indicator in builder.definitions(themes):
            known, where = defined.setdefault(indicator.id, (indicator, builder))
            if known != indicator:
                builder.at(
                    "indicators",
                    indicator.id,
                    "defined_differently",
                    indicator=indicator.id,
                    path=where.reader.text.path,
                    line=str(where.keys[indicator.id].place.line),
                    fields=", ".join(_differing(known, indicator)),
                )
    return {key: indicator for key, (indicator, _) in defined.items()}


def _differing(one: Indicator, other: Indicator) -> Iterator[str]:
    for field in one.__struct_fields__:
        if getattr(one, field) != getattr(other, field):
            yield field


def _with_facts(
    builders: Sequence[FileBuilder], defined: dict[str, Indicator]
) -> dict[str, Indicator]:
    """The indicators in the order of the entries, with the facts of all files and places."""
    facts: dict[str, list[Fact]] = {}
    for builder in _own_first(builders):
        for key, found in builder.facts(defined):
            facts.setdefault(key, []).extend(found)
    return {
        key: msgspec.structs.replace(defined[key], facts=tuple(found))
        for key, found in facts.items()
        if key in defined
    }


def _of_places(indicator: Indicator, reports: Sequence[Report]) -> Iterator[Indicator]:
    """The indicator once for each place, in the order of the reports, with that place's facts.

    Those of several reports stand in order of time, results first. Where two speak of one thing,
    the latest report's stands in front: that one holds.
    """
    known = {report.id: report for report in reports}
    found: dict[str, list[Fact]] = {}
    for fact in indicator.facts:
        found.setdefault(known[fact.report].place.zh, []).append(fact)
    for place in {report.place.zh: report.place for report in reports}.values():
        facts = found.get(place.zh)
        if not facts:
            continue
        if len({fact.report for fact in facts}) > 1:
            facts.sort(key=lambda fact: known[fact.report].date, reverse=True)
            facts.sort(key=lambda fact: (_ROLES.index(fact.role), fact.period.last, fact.period))
        yield msgspec.structs.replace(indicator, facts=tuple(facts), place=place)


def _check_names(
    indicators: dict[str, Indicator], reports: Sequence[Report], builders: Sequence[FileBuilder]
) -> None:
    """A name or alias leads to one indicator only, in each place.

    What is only defined, in another file, takes no name away: else a later version of the
    definitions that come with lukou could make a good file a bad one.
    """
    places = {report.id: report.place.zh for report in reports}
    spoken_of = {
        id_: {places[fact.report] for fact in indicator.facts if fact.report in places}
        for id_, indicator in indicators.items()
    }
    owners: dict[str, list[str]] = {}
    for id_, indicator in indicators.items():
        for name in {name.casefold(): name for name in indicator.names()}.values():
            others = owners.setdefault(name.casefold(), [])
            for owner in others:
                shared = bool(spoken_of[owner] & spoken_of[id_])
                if builder := _rival(owner, id_, builders, shared=shared):
                    builder.at("indicators", id_, "name_taken", name=name, owner=owner)
                    break
            others.append(id_)


def _rival(
    owner: str, other: str, builders: Sequence[FileBuilder], *, shared: bool
) -> FileBuilder | None:
    """The file in which the second of two indicators of one name stands, where it may not.

    They may not both have figures of one place, nor stand in one file.
    """
    holding = [builder for builder in builders if other in builder.keys]
    if shared:
        return holding[-1]
    return next((builder for builder in holding if owner in builder.keys), None)


def _check_repeats(indicators: dict[str, Indicator], builders: Sequence[FileBuilder]) -> None:
    """A figure may be printed twice in a report, but then it must be the same."""
    for indicator in indicators.values():
        first: dict[tuple[str, Period, Role], Fact] = {}
        for fact in indicator.facts:
            known = first.setdefault((fact.report, fact.period, fact.role), fact)
            if _unread(known) or _unread(fact):
                continue
            if (known.bound, known.quantity, known.start) != (
                fact.bound,
                fact.quantity,
                fact.start,
            ):
                for builder in builders:
                    if node := builder.place_of(fact):
                        builder.reader.report(
                            node,
                            "facts_disagree",
                            period=str(fact.period),
                            role=fact.role.value,
                            line=str(known.source.line),
                        )


def _unread(fact: Fact) -> bool:
    """Whether a fault of the fact has been reported that leaves it without its number."""
    return not fact.period.first or (fact.bound.has_number and fact.quantity is None)
