"""Whose figure it is: the district's, or that of the country, the province, another place.

The place named last counts: in the clause, then in its sentence. A document that speaks of
another place throughout, and never of the district, is about that place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lukou_cli.model.catalogue import Catalogue


class Place(msgspec.Struct, frozen=True):
    """A place at [start, end): the district (``own``), a ``town`` or another place.

    ``named`` tells one with a name (醴陵市) from one without (全省).
    """

    start: int
    end: int
    own: bool
    town: bool = False
    named: bool = False


# 全市第一, 全省首个, 全国文明城市: an order or a title, not the place whose figure it is.
_NOT_WHOSE = (
    r"(?!第|前|首|排|末|领先|靠前|唯一|最|率先|率|位次|名次|五好|平安|文明|示范|卫生|双拥|百强|"
    r"先进|优秀|重点|同类|推广|推介|通报|规划|十大|农业|自然|信访|基层|慢性|体育|法治|经贸|人大|"
    r"政协|两会|一盘棋|统一|文旅|乡村旅游|雷锋|工业百)"
)
_LARGER = (
    r"全国|我国|国内(?!产业|外|垄断|领先|首|国)|全球|世界|全省|湖南省?|我省|省内(?!产业)|省里|"
    # An office or a firm that bears the city's name.
    r"全市|株洲市?(?!\d|军分区|日报|晚报|电视|第三|科技|产投|高科|讯|融媒|主城)|我市|市里|市级层面|"
    r"长株潭|省级口径|全省口径|全市口径|省统计|市统计|国家统计|市应急|中部地区|长沙市?|湘潭市?|"
    r"china\b|nationwide|the nation\b|hunan\b|zhuzhou\b|the province\b"
)
_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|"
    "广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|"
    "广州|深圳|苏州|杭州|衡阳|郴州|醴陵|攸县|茶陵|炎陵|天元|芦淞|石峰|荷塘"
)
_GENERIC = (
    "开高保税营功主副核示先自贸综新园片社小全我本城灌新老辖山库景郊市校街农镇各该学心"
    "能行产险域线套发护假范地矿林牧湖河库边疆禁战赛游商"
)
_LARGER_PLACE = re.compile(
    rf"(?:{_LARGER}){_NOT_WHOSE}|全县|我县|兄弟(?:县|区|城)|周边县区?|其他县", re.IGNORECASE
)
_NAMED_PLACE = re.compile(
    rf"(?:{_PROVINCES})(?:[省市县区]|自治区|等地)?(?!五中|路|口味|中车|会馆|军分区)|邻县|邻区|外县"
)
_COUNTY = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}[县市区州](?![长委府级内域政直管城场里民办区医])"
    r"|[\u4e00-\u9fff]县(?=[的去今增完实G])"
)
_AUTHORITY = re.compile(
    r"([\u4e00-\u9fff]{2}[县市区州省])(?:第[一二三四五六七八九十]+届|人民政府|人民代表大会|政府工作|人大|统计局|20\d\d年?(?:国民经济|政府工作|统计))"
)
_OWN = "全区|我区|本区|区里|区内|该区|我们区|咱区|the district"
_GENERIC_END = re.compile(
    rf"(?:[{_GENERIC}]区|[城上股楼超夜门入都集县省各该撤设地本我全]市|[全各该本我]县|县市|县区|市区|州|社区|城区|市州|区县)$"
)
_FUNCTION = frozenset(
    "是在为对由从到的和与及把被将调扩入出进这那每某当向按据比较又再还也都就才只有无不使让给等以之其了过个者所上下建创"
)
_TOWN = re.compile(
    r"[我本该](?:镇(?!街|村)|乡(?!村|镇)|村(?!级|集)|街道)"
    r"|[\u4e00-\u9fff]{2}(?:镇|乡(?!村|镇)|街道|村(?!级|集|均|民|组|支|委|庄|落|镇|公|里|路))"
)
_NOT_TOWN = re.compile(
    r"城镇|城乡|乡镇|村镇|各镇|两镇|建制镇|强镇|小镇|农村|乡村|山村|新村|行政村|和美|美丽|各村|全村|本村|试点|示范|自然村|中心村|经济强|特色|重点|个[镇乡村]|街道$"
)
# Names nest and overlap, but never more than this many.
_NEST = 12


class Places:
    """What a catalogue's district is called, and the places a text names."""

    def __init__(self, catalogue: Catalogue) -> None:
        names: dict[str, None] = {}
        for report in catalogue.reports:
            for name in (report.place.zh, *report.misread, report.place.en.partition(" ")[0]):
                names[name] = names[name.removesuffix("区")] = None
        known = "|".join(sorted((re.escape(name) for name in names if name), key=len, reverse=True))
        self._own = re.compile(f"(?:{known}|{_OWN})", re.IGNORECASE)
        self._named = re.compile(f"(?:{known})", re.IGNORECASE)

    def names_own(self, text: str) -> bool:
        """Whether the text names the district itself."""
        return self._named.search(text) is not None

    def blank(self, text: str) -> str:
        """The text with the district's name blanked out, its length kept."""
        return self._named.sub(lambda match: " " * len(match[0]), text)

    def title(self, opening: str) -> bool:
        """Whether the first words of a document name another county or city as its own."""
        return any(
            self._is_county(match[1]) and not self._own.search(match[0])
            for match in _AUTHORITY.finditer(opening)
        )

    def find(self, text: str, known: Iterable[tuple[int, int]] = ()) -> list[Place]:
        """The places named in a text, in order; those inside ``known`` spans are passed over."""
        passed = sorted(known)
        found = [Place(m.start(), m.end(), own=True) for m in self._own.finditer(text)]
        taken = [(place.start, place.end) for place in found]
        others = [
            *((match, False) for match in _LARGER_PLACE.finditer(text)),
            *((match, True) for match in _NAMED_PLACE.finditer(text)),
            *((m, True) for m in _COUNTY.finditer(text) if self._is_county(m[0])),
        ]
        for match, named in others:
            if not _inside(match.span(), passed) and not _inside(match.span(), taken):
                found.append(Place(*match.span(), own=False, named=named))
        found += [
            Place(*match.span(), own=False, town=True)
            for match in _TOWN.finditer(text)
            if _NOT_TOWN.search(match[0]) is None
            and _FUNCTION.isdisjoint(match[0])
            and not _inside(match.span(), passed)
            and not _inside(match.span(), taken)
        ]
        return sorted(found, key=lambda place: place.start)

    def _is_county(self, name: str) -> bool:
        """Whether the characters before 县, 市 or 区 can be a name: not 园区, 调整区 or 渌口区."""
        return (
            _FUNCTION.isdisjoint(name)
            and _GENERIC_END.search(name) is None
            and self._own.search(name) is None
        )


def _inside(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether a span meets one of the others, which are sorted by their starts."""
    last = bisect_left(others, span[1], key=lambda other: other[0])
    return any(span[0] < b for _, b in others[max(0, last - _NEST) : last])
