"""The numerals that no fact claims, as exceptions, each with a reason where its form tells one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.extract.claims import Exempt
from lukou_cli.extract.phrases import for_exemption
from lukou_cli.load.spec import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.extract.ground import Ground
    from lukou_cli.query.report_text import ReportText

_YEAR = r"(?:19|20)\d\d"
_TO = "[-—–~～至到]"
# In the order in which they are tried.
_FORMS: tuple[tuple[Reason, str], ...] = (
    (
        "date",
        rf"{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|{_YEAR}年?{_TO}++{_YEAR}年?"
        rf"|{_YEAR}年(?:\d{{1,2}}月(?:\d{{1,2}}[日号])?)?|\d{{1,2}}月\d{{1,2}}[日号]"
        rf"|\d{{1,2}}{_TO}\d{{1,2}}月份?|\d{{1,2}}月份?[底末初]?|(?<!\d){_YEAR}(?!\d)|\d{{1,2}}:\d\d",
    ),
    ("document_structure", r"第\d+(?:[、,]\d+)*+页"),
    ("road", r"[GSXYC]\d{2,4}(?!\d)(?:线|国道|省道|县道)?|\d{3}(?:国道|省道|县道)"),
    ("ordinal", r"第\d+"),
    (
        "size_class",
        r"[超过破]?\d+(?:\.\d+)?[余多]?[十百千万亿]*"
        r"(?:元|吨|千瓦|兆瓦|千伏|亩|平方米|人|米|MW|[Kk][Vv])?(?:及?以上|以下)?级?的?"
        r"(?:重大|产业|工业|优质|新|大|骨干)*+"
        r"(?:项目|企业|园区|泊位|航道|产业|集群|楼盘|机场|码头|工程|变电站|县|镇|街区)",
    ),
    (
        "code",
        r"[A-Za-z]+[-_]?\d+(?:\.\d+)?[A-Za-z]*|\d+[A-Za-z]+(?!%)|〔\d+〕\d*号?"
        rf"|\d+{_TO}?\d*号(?!召)|\d+所(?=[A-Za-z])",
    ),
    (
        "policy_name",
        r"三类\d+强|世界\d+强|\d+强(?=企业|项目)|\d+(?:[+×*x·/]\d+)++(?:\+[A-Za-z])?"
        r"|[\u4e00-\u9fffA-Za-z]\+\d+",
    ),
    (
        "duration",
        r"[近第头前后这过去未来今]*+\d+[多余]?(?:周年|年|个月|个小时|小时|分钟|天|日|周)"
        r"(?:[间来内期前后多]|行动|计划|规划|目标|以上)?",
    ),
)
_PATTERNS = tuple((reason, re.compile(form)) for reason, form in _FORMS)
# “人才45条”, “5060”: a quotation up to so many characters is a name.
_LONGEST_NAME = 14


class Form(msgspec.Struct, frozen=True):
    """A stretch [start, end) of folded text whose numerals are no figures, and why."""

    start: int
    end: int
    reason: Reason


class Exemptions(msgspec.Struct, frozen=True):
    """The exceptions, and the lines of numerals that no phrase tells apart from taken ones."""

    found: tuple[Exempt, ...]
    left: tuple[int, ...]


def exemptions(ground: Ground, taken: frozenset[int]) -> Exemptions:
    """An exception for every numeral that is not taken."""
    forms = _forms_of(ground)
    held = set(taken)
    found: list[Exempt] = []
    left: list[int] = []
    for index, numeral in enumerate(ground.digits):
        if index in held:
            continue
        exempt, numerals = _exempt(ground, index, forms.get(index), held)
        held |= numerals
        if exempt is None:
            left.append(ground.line(numeral.start))
        else:
            found.append(exempt)
    return Exemptions(tuple(found), tuple(left))


def _exempt(
    ground: Ground, index: int, form: Form | None, held: set[int]
) -> tuple[Exempt | None, set[int]]:
    """A phrase for a free numeral and what else of its form is free; and all that it holds."""
    first = last = index
    while form and last + 1 < len(ground.digits) and ground.digits[last + 1].end <= form.end:
        last += 1
    free = held.isdisjoint(range(first, last + 1))
    spans = [(index, index, None), *([(first, last, form)] if form and free else [])]
    for begin, end, whole in reversed(spans):
        low, high = ground.room(begin, end)
        start, stop = ground.digits[begin].start, ground.digits[end].end
        if whole is not None:
            start, stop = max(low, whole.start), min(high, whole.end)
        for phrase, places in for_exemption(ground.text, (start, stop), (low, high)):
            numerals = {n for at in places for n in ground.between(at, at + len(phrase))}
            if held.isdisjoint(numerals):
                line = ground.line(ground.digits[begin].start)
                reason = form.reason if form else "other"
                return Exempt(line, phrase, reason, sure=form is not None), numerals
    return None, set()


def _forms_of(ground: Ground) -> dict[int, Form]:
    """For each numeral the first form that it is part of."""
    found: dict[int, Form] = {}
    for form in _forms(ground.text):
        for index in ground.between(form.start, form.end):
            found.setdefault(index, form)
    return found


def _forms(text: ReportText) -> Iterator[Form]:
    """Every stretch of a report that looks like no figure; they may overlap."""
    for numeral in text.digits:
        if text.is_list_number(numeral):
            yield Form(numeral.start, numeral.end + 1, "document_structure")
    for reason, pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            yield Form(*match.span(), reason)
    for start, end in text.quotations:
        if end - start <= _LONGEST_NAME:
            yield Form(start, end, "policy_name")
