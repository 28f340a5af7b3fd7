"""The words that qualify a number: before it (超, 不低于) and after it (以上, 左右).

docs/data-format.md explains what each bound means.
"""

from __future__ import annotations

from lukou_cli.model.quantity import Bound

BEFORE: dict[Bound, tuple[str, ...]] = {
    Bound.GE: ("不低于", "不少于", "不小于", "至少", "最少", "起码", "≥", ">="),
    Bound.GT: (
        "超过", "突破", "高于", "超出", "冲破", "迈过", "大于", "多于", "超", "逾", "破", ">",
    ),
    Bound.LE: ("不超过", "不高于", "不多于", "不大于", "至多", "最多", "≤", "<="),
    Bound.LT: ("低于", "不足", "不到", "将近", "接近", "少于", "小于", "近", "<"),
    Bound.APPROX: ("大约", "大概", "大致", "约合", "约为", "约", "≈", "~"),
}  # fmt: skip
AFTER: dict[Bound, tuple[str, ...]] = {
    Bound.GE: ("及以上", "以上", "之上"),
    Bound.LE: ("及以下", "以内", "以下", "之内"),
    Bound.APPROX: ("左右", "上下", "前后"),
}
OVER = ("余", "多")
