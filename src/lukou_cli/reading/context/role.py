"""Result or target: the words that tell, the nearest to the figure first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.model.indicator import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

# 稳定在, 预计全年, 要, 全年 state no target by themselves (semantics, section 7).
_TARGET = (
    r"目标|力争|预期|计划(?!生育)|(?<!完成)任务(?!完成|量)|拟(?![定合])|确保|努力(?:实现|完成|达)|瞄准|剑指|冲刺|锚定|奔着|争取(?=达|完成|实现|突破|新增|增长|引进|建成|超|在)"
    r"|底线|下限|下达|(?<![大小部上中少])将(?![军士领近])|(?<!稳)定在|定为|定到|定下|设定|承诺|许下|(?<![肯认稳规鉴])定(?=[约了个至不超]{0,3}[\d])|(?<![需只主重])要(?=[约近超不]{0,2}\d)|年初(?!以来|是|为|有|末|的[\d一二两三四五六七八九])|(?<!收)提出|部署(?=20|今年|开工)|明确(?=20|今年)|确定(?=[^,。;]{0,12}增长)|安排(?=[\d一二两三四五六七八九十])|要求达到|展望|盯着|盯住|盯牢|要(?=达到|实现|完成|突破|新增|建成|超过|确保|力争|增长|开工|竣工|再)"
    r"|喊的?是|(?:当时|年初|报告|会上)(?:提|要求|定)的?(?:是|为)?|提的(?:是|目标)|要求(?=[增建修完新实加开竣盘引])|定的(?:是|目标)?(?=[\d约超不突])|再(?=建|上|加|引|增)|\baims?\b|\btargets?(?:ed|ing)?\b|\bgoals?\b|\bplans? to\b|\bexpect(?:s|ed)?\b|\bwill\b|\b(?:is|are) to\b|\bhopes? to\b|\bshould\b|\bwants?\b|\bseeks?\b|\bis set at\b|\bset for\b"
)
_DONE = (
    r"已(?:经|有|达|完成|建成|新增|盘活|签|实现|超|突破)|完成了|实现了|达到了|建成了|新增了|签下了|超额|(?<!较上年)(?<!比上年)(?<!较去年)(?<!比去年)(?<!上年)实绩|实际|实现数|完成数|完成情况|完成值|完成(?=[与和及、/](?:计划|目标|任务))"
    r"|截至目前|到目前|开年(?:以来|至今)|今年以来|顺利|圆满|已(?!知)|\balready\b|\bso far\b|\b(?:reached|rose|grew|fell|climbed|gained|came to|stood at|totall?ed|received|earned|posted|harvested|delivered|welcomed|recorded|(?<!be )(?:created|attracted|completed|added|paid))\b|\bactual\b|\bresults?\b"
)
# What one of these words begins with: most places of a text are refused by this at once.
_FIRST = "承许目力预计任拟确努瞄剑冲锚奔争底下将定设年提部明安要展盯喊当报会再已完实达建新签超截到开今顺圆acdefghiprstw"
# 目标2250人以上，完成2391人: what has come of a target, where it says so by itself.
_CAME = r"(?:完成|达成)(?=[约超近]?[\d一二三四五六七八九十两百])"
_TO_WHICH = re.compile(r"[^。;；！？!?\n]{1,24}[,，、(（|][^。;；！？!?\n]{0,4}")
EITHER = rf"(?P<target>{_TARGET})|(?P<done>{_DONE})|(?P<came>{_CAME})"
_WORDS = re.compile(rf"(?=[{_FIRST}])(?:{EITHER})", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:左右|以上|以内|上下)?的?(?:年度|年初|增长|预期|全年)?(?P<target>目标|预期|任务|要求|底线)(?!完成)|(?:左右|以上)?[,，]?(?P<done>已(?:经)?(?:完成|达|超)(?![^,。;]{0,3}[\d一二三四五六七八九十两过近大]))"
    # 10.3%(目标10%以上): what has come of it.
    r"|(?P<beside>\((?:年初|年度|全年|当年)?(?:目标|计划|任务|预期)[^(),。;]{0,6}\d)"
    r"| (?:[a-z-]+ ){0,6}?(?P<planned>(?:is|are) (?:to be|due|planned|targeted|expected))",
    re.IGNORECASE,
)


class RoleWord(msgspec.Struct, frozen=True):
    """A word at [start, end) that tells of a result or of a target."""

    start: int
    end: int
    role: Role


def role_words(text: str) -> list[RoleWord]:
    """The words of a folded text that tell a role, in order."""
    return list(_found(text))


def role_after(text: str, end: int) -> RoleWord | None:
    """The word right after a figure: 5.6%左右的预期目标."""
    match = _AFTER.match(text, end)
    if match is None:
        return None
    name = match.lastgroup or ""
    return RoleWord(*match.span(name), Role.ACTUAL if name in ("done", "beside") else Role.TARGET)


def _found(text: str) -> Iterator[RoleWord]:
    last = None
    for match in _WORDS.finditer(text):
        if match["came"] and not (last and _TO_WHICH.fullmatch(text, last.end(), match.start())):
            continue
        last = match if match["target"] else None
        yield RoleWord(*match.span(), Role.TARGET if match["target"] else Role.ACTUAL)
