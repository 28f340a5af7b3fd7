"""Words that a clause may hold without having a subject of its own."""

from __future__ import annotations

import re

# What a clause may hold without having a subject of its own.
_FILLING = (
    "隔壁 邻近 反观 对比 放眼 "
    "全市 全省 全国 第一 位居 名列 首位 "
    "不低于 不少于 不超过 十五五 十四五 进一步 一共 三项 上下 上升 上年 上涨 "
    "下浮 下降 下限 不断 不过 两者 两项 争取 二者 五年 交出 产业 仅有 今后 "
    "今年 以上 以内 以及 任务 企业 但是 作为 保持 做到 全区 全年 共计 其中 "
    "其余 农户 减少 分别 到位 前年 前者 力争 力度 办了 努力 区里 占到 历史 "
    "压减 去年 双双 取得 受益 变成 另有 只有 合计 同时 同比 后者 回落 因此 "
    "增加 增多 增幅 增速 增长 多达 好于 安排 完成 定为 定在 实现 将近 工程 "
    "左右 带动 带来 平均 年内 年均 年底 年末 底线 当年 得到 快于 总共 总数 "
    "总计 总量 总额 情况 惠及 慢于 成为 成绩 我区 截止 截至 所以 扩大 报告 "
    "拿到 持续 指标 提到 提升 提高 改为 数字 数据 数量 新高 方面 时期 明年 "
    "显示 有余 期间 来看 来自 此外 每年 比例 比重 水平 涉及 涨幅 用于 用在 "
    "目前 目标 确保 稳定 突破 第一 答卷 累计 约为 约有 继续 缩小 缩短 群众 "
    "花了 落地 覆盖 规模 计划 设定 资金 超过 还有 速度 那么 金额 降低 降幅 "
    "面积 项目 预期 预计 首次 高达 上 下 与 且 个 为 之 也 了 于 人 仅 今 "
    "从 以 会 位 低 使 值 做 其 内 再 减 出 列 则 创 到 前 升 去 又 及 "
    "只 可 各 同 名 后 向 和 在 均 增 处 多 大 家 对 将 小 少 就 居 幅 "
    "干 年 并 底 度 座 开 得 总 户 所 才 把 拟 排 数 新 日 是 最 月 有 "
    "期 末 条 来 此 比 涨 率 由 的 看 着 稳 第 约 给 老 而 能 至 被 要 "
    "让 该 说 起 超 跌 跑 较 达 过 近 还 这 逾 那 都 量 降 项 额 高 "
).split()
_FILLER = re.compile(
    "|".join(sorted(_FILLING, key=len, reverse=True))
    + r"|达到?|占比?|已经?|[^\u4e00-\u9fffA-Za-z]|year on year|[a-z]{1,3} |reached|rose|grew|fell"
    + "|average|about|around",
    re.IGNORECASE,
)
# How much may stand before a time that opens a sentence.
_LEAD = 4


def content(text: str) -> str:
    """What a text says beyond filling words, figures and punctuation."""
    return _FILLER.sub("", text)


def is_lead(text: str) -> bool:
    """Whether words before a time only lead up to it: 回头看."""
    return len(content(text)) <= _LEAD and not any(char.isdigit() for char in text)
