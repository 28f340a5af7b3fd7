"""What a report says of a subject, before and behind it: times, adverbs, verbs.

Patterns that are repeated take what they match whole (++), so that no text costs more than
it has.
"""

from __future__ import annotations

import re

_YEAR = r"(?:19|20)\d\d年?"
_TIME = (
    rf"(?:到|至|截至|截止)?{_YEAR}(?:年?[底末初])?|全年|今年|去年|上年|本年度?|年内|当年|明年"
    "|今后五年|五年来|五年间|过去[一五]年|这五年|一年来|十[一二三四五六]五(?:时期|期间|末)?"
    "|截至目前|目前|[年月][底末]|到?期?末"
)
_ADVERB = (
    "其中|同时|初步(?:预计|统计|核算)|预计|据统计|累计|共计?|总计|合计|分别|平均|各|均|约|已经?"
    "|提出|再|又|还|将|要|继续|持续|进一步|不断|成功|顺利|全面|有效|大力|稳步|首次|提前|超额|力争|确保"
    "|努力|争取(?=完成|实现|达|新增|突破)|预期|(?:主要)?(?:预期)?目标[是为:]?|带动|推动|促进"
    "|使|把|对|由|从|在|以|按|等|为"
)
_ACHIEVED = "实现|完成(?!率|额|量)|达成|保持|稳定|突破|取得|形成|达到|达|有|是|占到"
_SIGN = r"[\s、,，：:;；。—\-–()（）|*]+|(?<![\u4e00-\u9fff])[和与及]"
_MOVED = (
    "增长|(?<![新净再])增加?|提高|提升|上升|上涨|攀升|扩大|扩展|拓展|发展到|下降|降低|降价?|减少"
    "|压减|压降|缩小|缩短|下浮|回落|减|升|涨|跃升|进位|扩|翻"
)
_FRONT = re.compile(rf"(?:{_TIME}|{_ADVERB}|{_ACHIEVED}|{_SIGN})++")
_BACK = re.compile(
    rf"(?:(?:{_MOVED})(?:了|到|至|为|幅度?)?"
    "|的?(?:增速|增幅|涨幅|降幅|增长率|增长速度)"
    "|达到|达|到|至|完成|实现|突破|超过|超|逾|近|约|为|是|有|在|(?<![建形生])成|占(?!比)|均|共计?"
    "|已经?|再|也|又|将|了|的|总?数?量?(?:累计|总计|合计)|稳定|保持|持续|控制|维持|位居|稳居"
    "|居|列|排名?|不低于|不少于|不超过|高于|低于|同比|环比|名义|(?<=[,、])实际|同口径|可比口径"
    "|比上年|较上年|比去年|较去年|上年|分别|平均|各|年均|每年|预计|力争|目标|左右|以上|[年月底末]"
    rf"|{_YEAR}|首次|提前|成功|顺利|迈上|跨上|新台阶|由|从"
    rf"|(?<=[\u4e00-\u9fff]{{2}})新增|{_SIGN})++$"
)
_EXAMPLES = re.compile("^([^、]*)等$")
# What tells no subject by itself: 推进, 加快建设, 全市.
_NO_SUBJECT = re.compile(
    "(?:[新改扩续在]?建(?:设|成|立)?|新增|净增|再增|增加|推进|加快|实施|改造|提升|提质|升级|整治|整改"
    "|培育|新?引进|争取|开展|组织|建立|设立|支持|打造|培训|发放|投入|投资|筹措|创建|落实|壮大"
    "|[全我][省市县区州旗]|首批|第[一二三四五]批|连续|历时|让|及|并|和)++"
)
_SAID = re.compile(rf"{_MOVED}|达到?|突破|实现|完成|首次|再|保持|稳定")
_SHORTEST = 2


def bare(lead: str) -> str:
    """The words of a subject without what is said of it before and behind."""
    words, last = lead, ""
    while words != last:
        last = words
        if match := _FRONT.match(words):
            words = words[match.end() :]
        words = _BACK.sub("", words)
    return _EXAMPLES.sub(r"\1", words)


def names_subject(words: str) -> bool:
    """Whether bare words name anything, and do not only tell what was done."""
    return len(words) >= _SHORTEST and not _NO_SUBJECT.fullmatch(words)


def spoken_of(clause: str) -> str:
    """The subject of a whole clause, without what it says: 财政收入突破亿元大关."""
    return bare(_SAID.split(clause, maxsplit=1)[0])


# 省属企业完成…, 新增…: with which a list begins, and what it says of all its parts.
BEGUN = re.compile(
    rf"(?:{_TIME}|{_ADVERB}|{_SIGN})*+(?:(?P<agent>[\u4e00-\u9fff]{{2,12}}?)(?:完成|实现)"
    "|(?P<verb>新增|净增|新认定|新培育|新引进|新注册|新建|新开工|新发展))"
)
