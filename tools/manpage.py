"""Writes the man pages from the commands themselves: man/lukou.1 and man/zh_CN/lukou.1.

    python tools/manpage.py

The wheel installs them. A test compares the committed pages with what this makes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lukou_cli
from lukou_cli.cli.app import build_program
from lukou_cli.cli.help import typers_words
from lukou_cli.cli.pages import PAGES
from lukou_cli.i18n import messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lukou_cli.i18n import Messages

MAN = Path(__file__).parents[1] / "man"
PLACES = {"en": MAN / "lukou.1", "zh": MAN / "zh_CN" / "lukou.1"}
# What no message of the program says: headings, and what stands around the commands.
_TEXTS = {
    "en": {
        "name": "NAME", "synopsis": "SYNOPSIS", "description": "DESCRIPTION", "commands": "COMMANDS",
        "environment": "ENVIRONMENT", "exit": "EXIT STATUS", "see": "SEE ALSO",
        "usage": "[OPTIONS] COMMAND [ARGS]...",
        "pages": "These pages come with lukou: {pages}. \\fBlukou help\\fR \\fIPAGE\\fR shows one.",
        "LUKOU_LANG": "en or zh; else LC_ALL, LC_MESSAGES and LANG decide.",
        "LUKOU_DATA": "Data files or folders instead of the packaged data, separated as in PATH.",
        "LUKOU_MAX_SIZE": "The largest file to read.",
        "LUKOU_PAGER, PAGER": "What long tables on a terminal go through.",
        "NO_COLOR, FORCE_COLOR": "Never, or always, in colour.",
        "0": "Done.",
        "1": "\\fBcheck\\fR, \\fBdata validate --consistency\\fR or \\fBdata audit\\fR found something.",
        "2": "Wrong usage.",
        "3": "The data file is bad or missing.",
        "4": "An unknown or ambiguous indicator, period or value.",
        "5": "A draft or report cannot be read.",
        "130": "Interrupted.",
    },
    "zh": {
        "name": "名称", "synopsis": "概要", "description": "说明", "commands": "命令",
        "environment": "环境变量", "exit": "退出码", "see": "参见",
        "usage": "[选项] 命令 [参数]...",
        "pages": "随程序附带的文档：{pages}。用 \\fBlukou help\\fR \\fI文档名\\fR 显示。",
        "LUKOU_LANG": "en 或 zh；未设置时看 LC_ALL、LC_MESSAGES 和 LANG。",
        "LUKOU_DATA": "代替自带数据的文件或文件夹，分隔方法同 PATH。",
        "LUKOU_MAX_SIZE": "可读取的最大文件。",
        "LUKOU_PAGER, PAGER": "终端上的长表经它分页。",
        "NO_COLOR, FORCE_COLOR": "一律不用颜色、一律用颜色。",
        "0": "完成。",
        "1": "\\fBcheck\\fR、\\fBdata validate --consistency\\fR 或 \\fBdata audit\\fR 发现问题。",
        "2": "用法有误。",
        "3": "数据文件有误或不存在。",
        "4": "指标、时期或数值不存在或不唯一。",
        "5": "草稿或报告无法读取。",
        "130": "被中断。",
    },
}  # fmt: skip
_VARIABLES = (
    "LUKOU_LANG",
    "LUKOU_DATA",
    "LUKOU_MAX_SIZE",
    "LUKOU_PAGER, PAGER",
    "NO_COLOR, FORCE_COLOR",
)
_CODES = ("0", "1", "2", "3", "4", "5", "130")


def manual(words: Messages) -> str:
    """The man page in a language, as roff."""
    texts = _TEXTS[words.language]
    program = build_program(words)
    context = _context(program, "lukou", obj=words)
    lines = [
        f'.TH LUKOU 1 "" "lukou {lukou_cli.__version__}" ""',
        *_section(texts["name"], [f"lukou \\- {_plain(program.help).rstrip('.。')}"]),
        *_section(texts["synopsis"], [f"\\fBlukou\\fR {_plain(texts['usage'])}"]),
        *_section(texts["description"], [_plain(program.help), *_options(program, context)]),
        *_section(texts["commands"], _commands(program, context, "lukou")),
        *_section(texts["environment"], _terms((name, texts[name]) for name in _VARIABLES)),
        *_section(texts["exit"], _terms((code, texts[code]) for code in _CODES)),
        *_section(texts["see"], [texts["pages"].format(pages=", ".join(PAGES))]),
    ]
    return "\n".join(lines) + "\n"


def _section(heading: str, lines: Iterable[str]) -> list[str]:
    return [f".SH {heading}", *lines]


def _terms(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, meaning in pairs:
        yield from (".TP", f"\\fB{_plain(term)}\\fR", meaning)


def _commands(group: Any, context: Any, path: str) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inner = _context(command, name, parent=context, obj=context.obj)
        if hasattr(command, "list_commands"):
            yield from _commands(command, inner, f"{path} {name}")
            continue
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        typed = " ".join(f"\\fI{_plain(p.metavar or p.name)}\\fR" for p in arguments)
        yield f".SS {path} {name} {typed}".rstrip()
        yield _plain(command.help)
        yield from _options(command, inner)
        yield from _examples(command.epilog or "")


def _context(command: Any, name: str, **more: Any) -> Any:
    return command.context_class(command, info_name=name, **command.context_settings, **more)


def _options(command: Any, context: Any) -> Iterator[str]:
    for parameter in command.get_params(context):
        said = parameter.get_help_record(context)
        if said is not None:
            yield from (
                ".TP",
                f"\\fB{_plain(said[0])}\\fR",
                _plain(typers_words(context.obj, said[1])),
            )


def _examples(epilog: str) -> Iterator[str]:
    lines = epilog.replace("\b", "").strip().splitlines()
    if lines:
        yield from (".PP", _plain(lines[0]), ".PP", ".nf", *map(_plain, lines[1:]), ".fi")


def _plain(text: str) -> str:
    """Text that roff takes for nothing else."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped[:1] in (".", "'") else escaped


def main() -> None:
    for language, path in PLACES.items():
        path.write_text(manual(messages(language)), encoding="utf-8")
        print(path.relative_to(MAN.parent), file=sys.stderr)


if __name__ == "__main__":
    main()
