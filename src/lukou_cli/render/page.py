"""What every HTML page begins and ends with: one file that needs nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lukou_cli.i18n import Messages

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
svg.larger { width: min(40vw, 32rem); }
@media print { :root { color-scheme: light; --ink: #000; --quiet: #333; --paper: #fff;
    --group: #eee; --bar: #555; --mark: #000; --good: #000; --bad: #000; --warning: #000; }
  body { margin: 0; max-width: none; font-size: 9pt; } button::after { content: none !important; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
  .scroll { overflow: visible; } .hint { display: none; } }
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
_HINT = N_("Press a heading to sort by it.")


def opening(words: Messages, title: str, style: str = "") -> Iterator[str]:
    """The page down to its heading; ``style`` is what it needs beside what all pages have."""
    lang = {"zh": "zh-CN"}.get(words.language, words.language)
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(title) or 'lukou'}</title>"
    yield f"<style>{_STYLE}{style}</style>\n</head>\n<body>\n<main>"
    if title:
        yield f"<h1>{escape(title)}</h1>"


def hint(words: Messages) -> str:
    """What a table with heads says beside itself."""
    return f'<p class="hint">{escape(words.gettext(_HINT))}</p>'


def closing(*, sortable: bool) -> Iterator[str]:
    """The end; a ``sortable`` page has one table, with heads."""
    yield "</main>"
    if sortable:
        yield f"<script>{_SCRIPT}</script>"
    yield "</body>\n</html>"
