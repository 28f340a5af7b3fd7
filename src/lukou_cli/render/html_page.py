"""HTML: one page that needs nothing else. Sortable, in light and dark, fit to print and to hear."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO

    from lukou_cli.tables.bars import Bar, Mark
    from lukou_cli.tables.table import Cell, Head, Line, Table, View

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #59636e; --paper: #fff; --rule: #d1d9e0;
  --group: #eef3f8; --bar: #2f6db5; --mark: #1b1f24; --good: #116329; --bad: #b3261e;
  --warning: #7a4d00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9aa6b2; --paper: #0f141a;
  --rule: #3a434d; --group: #1a232d; --bar: #5b9be6; --mark: #e6edf3; --good: #4ac26b;
  --bad: #ff8f86; --warning: #e3b341; } }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC",
  "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.35rem; }
p, footer, .detail { color: var(--quiet); font-size: .9rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .6rem; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--rule); font-weight: normal; }
thead th { border-bottom: 2px solid var(--ink); white-space: nowrap; }
tr.group th { background: var(--group); font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
button { all: unset; cursor: pointer; font-weight: 600; }
button:focus-visible { outline: 2px solid var(--bar); outline-offset: 2px; }
button::after { content: " \\2195"; color: var(--quiet); }
[aria-sort=ascending] button::after { content: " \\2191"; color: var(--ink); }
[aria-sort=descending] button::after { content: " \\2193"; color: var(--ink); }
.good { color: var(--good); } .bad { color: var(--bad); } .warning { color: var(--warning); }
.quiet { color: var(--quiet); } [title] { text-decoration: underline dotted var(--rule); }
svg { display: block; width: 9rem; height: 1.2rem; }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #333; --paper: #fff;
    --group: #eee; --bar: #555; --mark: #000; --good: #000; --bad: #000; --warning: #000; }
  body { margin: 0; max-width: none; font-size: 9pt; } button::after { content: none !important; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  .scroll { overflow: visible; } }
"""
# Rows are sorted out of their groups, whose headings are then hidden; a third press restores all.
_SCRIPT = """
const table = document.querySelector("table"), heads = [...table.tHead.rows[0].cells];
const original = [...table.tBodies].map(body => [body, [...body.rows]]);
const rows = [...table.querySelectorAll("tr.row")];
const collator = new Intl.Collator(document.documentElement.lang, {numeric: true});
heads.forEach((head, index) => head.querySelector("button").addEventListener("click", () => {
  const next = {none: "ascending", ascending: "descending", descending: "none"};
  const order = next[head.getAttribute("aria-sort")];
  heads.forEach(other => other.setAttribute("aria-sort", "none"));
  head.setAttribute("aria-sort", order);
  if (order === "none") { original.forEach(([body, kept]) => body.append(...kept)); }
  else {
    const sign = order === "ascending" ? 1 : -1;
    const key = row => row.cells[index].dataset.value ?? "";
    const compare = (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === "" || y === "") { return (x === "") - (y === ""); }
      const number = Number(x) - Number(y);
      return sign * (Number.isNaN(number) ? collator.compare(x, y) : number);
    };
    table.tBodies[0].append(...[...rows].sort(compare));
  }
  table.querySelectorAll("tr.group").forEach(row => { row.hidden = order !== "none"; });
}));
"""


def render(table: Table[Any], out: TextIO) -> None:
    view, words = table.view(), table.words
    out.writelines(f"{line}\n" for line in _page(view, words.language, words.gettext(_HINT)))


_HINT = N_("Press a heading to sort by it.")


def _page(view: View, language: str, hint: str) -> Iterator[str]:
    lang = {"zh": "zh-CN"}.get(language, language)
    title = escape(view.title)
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title or 'lukou'}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    if title:
        yield f"<h1>{title}</h1>"
    if view.legend:
        yield f"<p>{escape(view.legend)}</p>"
    yield '<div class="scroll" tabindex="0" role="region">\n<table>'
    if not view.bare:
        yield f"<thead><tr>{''.join(map(_head, view.heads))}</tr></thead>"
    for group in view.groups:
        yield "<tbody>"
        if group.heading:
            span = len(view.heads)
            yield (
                f'<tr class="group"><th scope="rowgroup" colspan="{span}">'
                f"{escape(group.heading)}</th></tr>"
            )
        yield from (_row(line, view.heads) for line in group.lines)
        yield "</tbody>"
    yield "</table>\n</div>"
    if view.footnotes:
        yield f"<footer>{''.join(f'<p>{escape(note)}</p>' for note in view.footnotes)}</footer>"
    yield "</main>"
    if not view.bare:
        yield f"<p>{escape(hint)}</p>\n<script>{_SCRIPT}</script>"
    yield "</body>\n</html>"


def _head(head: Head) -> str:
    kind = ' class="number"' if head.numeric else ""
    label = escape(head.label)
    return f'<th scope="col" aria-sort="none"{kind}><button>{label}</button></th>'


def _row(line: Line, heads: tuple[Head, ...]) -> str:
    cells = [_cell(cell, head, "td") for cell, head in zip(line.cells, heads, strict=True)]
    details = "".join(f'<div class="detail">{escape(detail)}</div>' for detail in line.details)
    cells[0] = _cell(line.cells[0], heads[0], "th", details)
    return f'<tr class="row">{"".join(cells)}</tr>'


def _cell(cell: Cell, head: Head, tag: str, details: str = "") -> str:
    kinds = " ".join(filter(None, ("number" if head.numeric else "", cell.tone)))
    number = getattr(cell.number, "value", cell.number)
    value = f"{number}" if number is not None else "" if cell.tone == "quiet" else cell.text
    attributes = f' data-value="{escape(value)}"'
    attributes += ' scope="row"' if tag == "th" else ""
    attributes += f' class="{kinds}"' if kinds else ""
    attributes += f' title="{escape(cell.source)}"' if cell.source else ""
    content = _drawn(cell.bar) if cell.bar else escape(cell.text)
    return f"<{tag}{attributes}>{content}{details}</{tag}>"


# A chart is 100 wide up to the greater figure, with room for what is open beyond it.
_FIGURE = '<svg viewBox="0 0 125 16" aria-hidden="true" focusable="false">{}</svg>'


def _drawn(bar: Bar) -> str:
    first, second = bar.first, bar.second
    opacity = ".35" if first.downward else "1"
    parts = [_box(0, first.low * 100, 8, opacity)]
    if first.high > first.low:
        parts.append(_box(first.low * 100, first.high * 100, 8, ".35"))
    if first.about:
        parts.append(_box(max(0, first.low * 100 - 4), first.low * 100 + 4, 8, ".35"))
    if first.upward:
        parts.append(_arrow(first.high * 100, 8, "var(--bar)"))
    parts += _mark(second)
    return _FIGURE.format("".join(parts))


def _mark(mark: Mark) -> Iterator[str]:
    low, high = mark.low * 100, mark.high * 100
    if mark.about:
        yield _box(max(0, low - 6), low + 6, 14, ".3", "var(--mark)")
    elif high > low:
        yield _box(low, high, 14, ".3", "var(--mark)")
    if not mark.about:
        yield _box(low - 1, low + 1, 16, "1", "var(--mark)")
    if mark.upward:
        yield _arrow(high, 2, "var(--mark)")
    if mark.downward:
        yield _arrow(low, 2, "var(--mark)", -1)


def _box(
    start: float, end: float, height: int, opacity: str = "1", fill: str = "var(--bar)"
) -> str:
    return (
        f'<rect x="{start:.1f}" y="{8 - height // 2}" width="{end - start:.1f}" height="{height}"'
        f' fill="{fill}" opacity="{opacity}"/>'
    )


def _arrow(start: float, y: int, stroke: str, direction: int = 1) -> str:
    tip = start + 12 * direction
    return (
        f'<path d="M{start:.1f} {y}H{tip:.1f}m{-4 * direction} -3l{4 * direction} 3'
        f'l{-4 * direction} 3" fill="none" stroke="{stroke}" stroke-width="1.5"/>'
    )
