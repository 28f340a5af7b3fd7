"""Whose figure it is: the report's own place, or the country, a province, a city, a town.

Cities and counties of the whole country are known by a list (data/places.tsv), the report's
own place by its name; 全区, 我市 and the like by the level of the report's place.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property, lru_cache
from operator import add
from typing import TYPE_CHECKING

import msgspec

from lukou_cli.files import packaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lukou_cli.model.catalogue import Catalogue

_LEVELS = ("国", "省", "市", "县", "区")
_PARTS = re.compile("镇(?!村)|乡(?![村镇下里亲贤友愁情音])|村(?![民级集里])|街道")
# 全市第一, 全省首个, 全国文明城市: an order or a title, not the place whose figure it is.
_ORDER = re.compile(
    r"第|头[一名]|前[列茅\d一二三四五六七八九十]|首|排|末|领先|靠前|唯一|最|率先|位次|名次|前列|榜首|\d*百?强|[“\"]?五好"
    r"|平安|文明|示范|卫生|双拥|先进|优秀|重点|同类|推广|推介|通报|十大|统一|标准|试点|表彰|肯定"
)
# 株洲市渌口区, 湖南省株洲市: what names the way to the report's own place is no other place.
_OFFICE = re.compile(
    r"[^,。;:!?]{0,6}(?:局|委|办|厅|室|院|部|中心|公司|集团|银行|日报|晚报|电视台|广播|频道|小组|籍|分局|分行|支行|分公司|大学|学院|站|路|大道|港|高速|孵化器)"
    # 广州、长沙五中校友联络处: of each of several places.
    r"|(?:[、和][^\W\d_A-Za-z]{2,4}?){0,3}[^,。;:!?、]{0,6}(?:联络处|办事处|商会)"
)
# 医保定点, 城市里: a name that stands only across two words.
_ACROSS = re.compile("[医社担确农]保定|[城都超集闹菜夜]市[里内]|更新乡[镇村]|[里边]和田")
# 渌口实验学校, 渌口人民医院: an institution that bears the place's name.
_INSTITUTION = re.compile(
    r"[^\W\d_A-Za-z]{0,4}?(?:学校|中学(?!生)|医院|幼儿园|公司|集团|支行)(?![^\W\d_A-Za-z]?[数等个所家])"
)
# 入选全省…, 设在长沙的…: where something goes or stands, not whose figure it is.
_PASSING = re.compile(
    r"(?:入选|上榜|获评?|荣获|上了|列入|纳入|参加|设在|位于|来自|放眼|走在|走出|报送|通过|纳为|评为|授予)$"
)
# 在长沙做研究的: where somebody lives or works.
_LIVING = re.compile(
    "(?:做|工作|打工|务工|读书|读大学|上大学|上学|上班|念书|求学|生活|定居|创业|教书|开店|出差)"
)
# 省里评的, 市里下达的: who does something to the own place, not whose figure it is.
_ACTING = re.compile(
    "评|选|给|批|下达|下发|拨|表彰|点名|推荐|通报|通知|要求|支持|同意|定的|都?[算认]"
)
# 转去市里, 跑到省里: where somebody goes.
_GOING = ("去", "到", "往", "回", "进")
_TOWN = re.compile(
    r"(?P<name>[^\W\d_A-Za-z]{2}(?:镇|乡(?![村下里亲贤友愁情音])|街道|村|社区))"
    r"|(?:脱贫|贫困|民族|边[疆境远]|偏远|欠发达)地区|革命老区"
    r"|局机关|(?:[我咱本该某]|我们|咱们|你们|这个|那个|自己)(?:镇|局|乡|村|街道|厂|公司|企业|集团|店|校|单位|标段|支行|小区|支部|协会|商会|学校|医院|站|班|组|队|家)|我们(?=[只就仅拿])"
)
_NOT_TOWN = re.compile(
    r"城镇|城乡|乡镇|村镇|各镇|农村|乡村|新村|行政村|和美|美丽|各村|全村|(?:加强|提升|推进|建设|支持|实施|完善|强化|改善|规范|服务|覆盖)[镇村乡]|[回家返老同故下离还他思]乡|特色|重点|小镇|强镇|强村|居村|驻村|个[镇乡村]|自然村|中心村"
)
_TOWN_GOES_ON = re.compile(r"[镇均民级集支居组委庄公里路振化干部]")
_FUNCTION = frozenset(
    "往是在为对由从到的和与及把被将调出进这那每某当向按据比又再还也都就才只有无不使让给等以之其了过个者所上下建创个"
)
_ENGLISH = re.compile(
    r"\b(?P<larger>china(?:'s)?|nationwide|nationally|national average|the nation|the province|provincial average|"
    r"the city|city-?wide|the country)\b",
    re.IGNORECASE,
)


# First in the city, a Safe District of the Province; the province's third list.
_ORDERED = 40
_ORDER_ENGLISH = re.compile(
    r"\b(?:first|top|no\. ?1|second|third|rank\w*|district|county|list)\b[^.;,\d]{0,20}\b(?:in|of|on|among|across|by) (?:the )?$",
    re.IGNORECASE,
)
_LIST_ENGLISH = re.compile(r"['’]s (?:\w+ ){0,2}(?:lists?|rankings?|survey|poll)\b", re.IGNORECASE)
# Names of places as English texts spell them: Hunan, Changsha.
_CAPITAL = re.compile(
    r"\b[A-Z][a-z]{3,12}\b(?! (?:Road|Street|Avenue|Bridge|River|University|Bank|Daily))"
)


class Whose(Enum):
    """Whether a place is the report's own, another one, or a town or village inside it."""

    OWN = "own"
    OTHER = "other"
    PART = "part"


class Mentioned(msgspec.Struct, frozen=True):
    """A place at [start, end) of a text; ``named`` where it has a name, unlike 全市.

    ``office`` tells that it is part of an office's name: 渌口区委政研室.
    """

    start: int
    end: int
    whose: Whose
    named: bool = False
    office: bool = False


def _is_order(text: str, start: int, end: int) -> bool:
    """Whether an English place tells among whom somebody stands first, or who keeps a list."""
    before = text[max(0, start - _ORDERED) : start]
    return _ORDER_ENGLISH.search(before) is not None or _LIST_ENGLISH.match(text, end) is not None


class Gazetteer:
    """The places that texts beside a catalogue may name; made once."""

    def __init__(self, catalogue: Catalogue) -> None:
        own = [report.place.zh for report in catalogue.reports]
        english = [
            report.place.en.partition(" ")[0].lower()
            for report in catalogue.reports
            if report.place.en
        ]
        names = divisions()
        above = {name: parent for name, _, parent, _ in names}
        self._chain = _chain(own, above)
        self._words: dict[str, Whose] = {}
        self._generics: set[str] = set()
        for name, level, _, short in names:
            if name not in own:
                self._words[name] = Whose.OTHER
                # Of counties only the neighbours are spoken of without 县 or 市.
                if short and level != "county":
                    self._words.setdefault(short, Whose.OTHER)
        for name in own:
            self._words[name] = Whose.OWN
            short = re.sub(r"[省市县区]$", "", name)
            if len(short) > 1:
                self._words[short] = Whose.OWN
            self._siblings(name, names)
            self._generic(name[-1])
        self._by_start: dict[str, list[str]] = {}
        for word in self._words:
            self._by_start.setdefault(word[:2], []).append(word)
        for words in self._by_start.values():
            words.sort(key=len, reverse=True)
        self._english_own = tuple(english)

    def _siblings(self, own: str, names: Iterable[tuple[str, str, str, str]]) -> None:
        """The other districts of the same city are known by their short names too."""
        parents = {parent for name, _, parent, _ in names if name == own}
        for name, _, parent, _ in names:
            if parent in parents and name != own and len(name) > 2:
                self._words.setdefault(re.sub(r"(?:自治)?[市县区]$", "", name), Whose.OTHER)

    def _generic(self, level: str) -> None:
        """全区, 我区 of a district are its own; 全市, 全省 are above it."""
        for other in _LEVELS:
            whose = Whose.OWN if other == level else Whose.OTHER
            patterns = ["全{}", "我{}", "本{}", "{}里", "{}内", "该{}", "我们{}", "咱{}", "咱们{}"]
            if whose is Whose.OTHER:
                patterns = ["全{}", "我{}", "{}里", "邻{}", "兄弟{}", "该{}"]
            for pattern in patterns:
                self._words.setdefault(pattern.format(other), whose)
                self._generics.add(pattern.format(other))
        for word in ("全球", "世界", "我国", "国内", "全国"):
            self._words[word] = Whose.OTHER
            self._generics.add(word)

    def find(self, text: str, known: Sequence[tuple[int, int]] = ()) -> list[Mentioned]:
        """The places a folded text names, in order; not those inside ``known`` spans."""
        found = [p for p in self._named(text) if not _inside(p.start, p.end, known)]
        found += self._towns(text, found, known)
        if text.isascii() or re.search("[A-Za-z]", text):
            found += self._latin(text)
        return sorted(found, key=lambda place: place.start)

    def _named(self, text: str) -> Iterator[Mentioned]:
        """The places of the list, and what is told of without a name (全市), in order."""
        starts, end = self._by_start, 0
        pairs = enumerate(map(add, text, text[1:]))
        for at, pair in [(at, pair) for at, pair in pairs if pair in starts]:
            if at < end:
                continue
            for word in starts[pair]:
                if text.startswith(word, at):
                    end = at + len(word)
                    whose = self._whose(text, at, end, word)
                    if whose is not None:
                        office = _OFFICE.match(text, end) is not None
                        yield Mentioned(at, end, whose, word not in self._generics, office)
                    break

    def _whose(self, text: str, start: int, end: int, word: str) -> Whose | None:
        whose = self._words[word]
        if whose is Whose.OWN:
            # 渌口镇 is a town; 全区村民, 渌口区乡村 and 渌口乡村 are not.
            short = word in self._chain and word[-1] not in _LEVELS
            part = short and (_PARTS.match(text, end) or _INSTITUTION.match(text, end))
            return Whose.PART if part else Whose.OWN
        if word in self._chain and any(text.startswith(own, end) for own in self._chain):
            return None  # 株洲市渌口区
        if _ORDER.match(text, end) or _OFFICE.match(text, end):
            return None
        if word[-1] in "里内" and (_ACTING.match(text, end) or text.endswith(_GOING, 0, start)):
            return None
        if _PASSING.search(text, max(0, start - 4), start):
            return None
        if text.startswith("在", max(0, start - 1)) and _LIVING.match(text, end):
            return None
        if _ACROSS.match(text, max(0, start - 1)):
            return None
        return whose

    def _towns(
        self, text: str, found: Iterable[Mentioned], known: Sequence[tuple[int, int]]
    ) -> list[Mentioned]:
        taken = [(place.start, place.end) for place in found]
        towns = []
        for match in _TOWN.finditer(text):
            name = match["name"]
            if name and (_NOT_TOWN.search(name) or not _FUNCTION.isdisjoint(name)):
                continue
            if _TOWN_GOES_ON.match(text, match.end()):
                continue
            if not _inside(*match.span(), known) and not _inside(*match.span(), taken):
                towns.append(Mentioned(*match.span(), Whose.PART))
        return towns

    def _latin(self, text: str) -> list[Mentioned]:
        found = [
            Mentioned(*m.span("larger"), Whose.OTHER)
            for m in _ENGLISH.finditer(text)
            if not _is_order(text, *m.span("larger"))
        ]
        for name in self._english_own:
            own = re.compile(rf"\b(?:(?P<name>{re.escape(name)})|the district)\b", re.IGNORECASE)
            found += [
                Mentioned(*match.span(), Whose.OWN, named=match["name"] is not None)
                for match in own.finditer(text)
            ]
        found += [
            Mentioned(*match.span(), Whose.OTHER, named=True)
            for match in _CAPITAL.finditer(text)
            if match[0].lower() in self._spelt
            and not self._is_way(text, match.start())
            and not _is_order(text, *match.span())
        ]
        return found

    def _is_way(self, text: str, start: int) -> bool:
        """Whether a place only tells where the own one lies: Lukou District, Zhuzhou."""
        before = text[max(0, start - 24) : start].lower().removesuffix(", ")
        return any(name in before[-len(name) - 10 :] for name in self._english_own) and text[
            max(0, start - 2) : start
        ] in (", ", "f ")

    @cached_property
    def _spelt(self) -> set[str]:
        """The other places that have a name without 市 or 县, in pinyin."""
        from lukou_cli.query.pinyin import spellings

        names = [
            word
            for word, whose in self._words.items()
            if whose is Whose.OTHER
            and word not in self._generics
            and word[-1] not in "省市县区州旗"
        ]
        return set().union(*map(spellings, names)).difference(self._english_own)


@lru_cache(maxsize=1)
def divisions() -> tuple[tuple[str, str, str, str], ...]:
    """Name, level, division above and short form of every place of the list."""
    rows = []
    for line in packaged("places.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, level, parent, short = [*line.split("\t"), "", "", ""][:4]
            rows.append((name, level, parent, short))
    return tuple(rows)


def _chain(own: Sequence[str], above: dict[str, str]) -> frozenset[str]:
    """The own places and all above them, short forms included: 渌口区, 株洲市, 湖南省."""
    chain: set[str] = set()
    for place in own:
        name = place
        while name and name not in chain:
            chain |= {name, re.sub(r"[省市县区]$", "", name)}
            name = above.get(name, "")
    return frozenset(chain)


def _inside(start: int, end: int, others: Sequence[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in others)
