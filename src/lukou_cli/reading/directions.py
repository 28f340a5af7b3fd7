"""Words of rising and falling, for figures of a draft and phrases of the report alike."""

from __future__ import annotations

import re

_RISING = (
    "增长|提高|提升|增加|上升|上涨|上浮|抬高|拉大|多了|多出|加大|增至|升至|扩大|增幅|增速|涨幅|提速|攀升|走高|反弹|进位|前移|多花|增收|扩|涨|增|升|拓展|"
    r"\b(?:(?<!make )(?<!makes )(?<!made )(?<!making )up|rose|grew|risen|rises?|growth|increased?|widened|climbed|gained|jumped|expanded|enlarged|added|dearer)\b"
)
_FALLING = (
    "负增长|下降|降低|降价|降幅|减少|压减|压降|下浮|缩短|缩小|缩减|下滑|回落|减幅|收窄|下调|压缩|削减|精简|净减|后退|退后|倒退|退了|掉了|降|跌|减|缩|"
    r"\b(?:down|fell|fallen|declined?|drop(?:ped)?|decreased?|narrowed|shrank|slipped|cut|cheaper|eased|trimmed)\b"
)
# Words with these characters that tell of no change.
_NEITHER = (
    "减免|免减|新增|增量|加快|缩写|升级|升格|减排|增值|减员增效|降本|"
    "增效|减灾|扩面|降碳|减负|扩容|增减|增加值|增值税|增强|增进|增设|升学|提升行动"
)
DIRECTION = re.compile(
    rf"(?P<arrow>[↑↓]|(?<!\d)[+\-](?=\d|$))|(?P<neither>{_NEITHER})|(?P<falling>{_FALLING})|(?P<rising>{_RISING})",
    re.IGNORECASE,
)
DIRECTION_AFTER = re.compile(
    # 210亿元增长10%: what goes on to another figure is told of that.
    r"的?(?:(?P<falling>降幅|跌幅|降低|下降|压减)|增幅|增长|增速|涨幅|提升)(?![了约近超达到]{0,2}[\d一二两三四五六七八九十百])"
    r"| (?:(?P<less>cheaper|lower|less|fewer|down|fall|drop|decline|cut)|dearer|higher|more|up|rise|growth|increase)\b(?! than)"
)

# Words that tell of a change, and what the opposite change is called in the same style.
_PAIRS = (
    ("增长", "下降"), ("上升", "下降"), ("提升", "下降"), ("提高", "降低"), ("增加", "减少"),
    ("上涨", "下跌"), ("上浮", "下浮"), ("扩大", "缩小"), ("增至", "减至"), ("升至", "降至"),
    ("涨幅", "跌幅"), ("增幅", "降幅"), ("增", "减"), ("升", "降"), ("涨", "跌"), ("↑", "↓"),
    ("rose", "fell"), ("grew", "fell"), ("up", "down"), ("increased", "decreased"),
    ("increase", "decrease"),
)  # fmt: skip
OPPOSITE = {
    **{fall: rise for rise, fall in reversed(_PAIRS)},
    **dict(_PAIRS),
    "回落": "上升", "压减": "增加", "削减": "增加", "declined": "rose", "dropped": "rose",
    "drop": "rise", "decline": "rise", "rise": "fall", "growth": "decline",
}  # fmt: skip


def last_direction(text: str) -> re.Match[str] | None:
    """The last word of a text that tells of a rise or a fall."""
    last = None
    for match in DIRECTION.finditer(text):
        if not match["neither"]:
            last = match
    return last


def direction_of(text: str) -> int:
    """1 where the text's last such word tells of a rise, -1 of a fall, 0 where there is none."""
    match = last_direction(text)
    if match is None:
        return 0
    return -1 if match["falling"] or (match["arrow"] or "") in ("↓", "-") else 1
