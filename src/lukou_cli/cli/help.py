"""Typer's own words in the language of the run: those of help, and of its errors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import typer

from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lukou_cli.i18n import Messages

_REQUIRED = N_("required")
_TEXTS = (N_("Show this message and exit."),)
_USAGE = N_("Usage: ")
_HEADINGS = (N_("Arguments"), N_("Options"), N_("Commands"))
_USAGES = (N_("[OPTIONS]"), N_("COMMAND [ARGS]..."))
# What stands for values; a command's own are translated where it is built.
METAVARS = frozenset(
    (
        N_("INDICATOR"),
        N_("INDICATOR..."),
        N_("[INDICATOR]..."),
        N_("[PATTERN]"),
        N_("[TOPIC]..."),
        N_("PERIOD"),
        N_("TITLE"),
        N_("DATE"),
        N_("PATH"),
        N_("SIZE"),
        N_("FILE"),
        N_("[FILE]..."),
        N_("THEME"),
        N_("DRAFT..."),
        N_("TEXT"),
        N_("REPORT"),
        N_("ID"),
        N_("NAME"),
        N_("COPY"),
        N_("FIELD"),
        N_("A,B,C"),
    )
)
_ERRORS = (
    (r"Option '(?P<option>\S+)' requires an argument\.", N_("{option} needs a value")),
    (r"Option '(?P<option>\S+)' does not take a value\.", N_("{option} takes no value")),
    (r"Got unexpected extra argument\(s\) \((?P<rest>.*)\)", N_("too much: {rest}")),
    (r"Missing command\.", N_("a command is missing")),
)


# What begins a text whose lines are not filled anew.
_AS_IT_STANDS = "\b\n"


def worked_examples(words: Messages, examples: str) -> str:
    """The examples of a command as the end of its help, in the language of the run."""
    lines = words.gettext(examples).splitlines()
    told = "".join(f"  {line}\n" for line in lines)
    heading = words.gettext("{heading}:").format(heading=words.gettext("Examples"))
    return f"{_AS_IT_STANDS}{heading}\n{told}"


# What typer writes help with; it gives the class no public name.
_Plain: Any = typer.Context.formatter_class


class HelpContext(typer.Context):
    """A context that writes help in the language of its messages, which are its ``obj``."""

    def make_formatter(self) -> Any:
        return _Formatter(self.obj, width=self.terminal_width, max_width=self.max_content_width)


class _Formatter(_Plain):  # type: ignore[misc]
    def __init__(self, words: Messages, **sizes: Any) -> None:
        super().__init__(**sizes)
        self._words = words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for metavar in _USAGES:
            args = args.replace(metavar, self._words.gettext(metavar))
        super().write_usage(prog, args, prefix or self._words.gettext(_USAGE))

    def write_heading(self, heading: str) -> None:
        said = self._words.gettext(heading) if heading in _HEADINGS else heading
        self.write(self._words.gettext("{heading}:").format(heading=said) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        told = [(term, typers_words(self._words, text)) for term, text in rows]
        super().write_dl(told, *args, **kwargs)

    def write_text(self, text: str) -> None:
        if text.startswith(_AS_IT_STANDS):
            self.write(text.removeprefix(_AS_IT_STANDS).rstrip() + "\n")
        else:
            super().write_text(text)


def typers_words(words: Messages, text: str) -> str:
    """The help of an option or argument, with what typer says there in the run's language."""
    if text in _TEXTS:
        return words.gettext(text)
    before, mark, _ = text.rpartition(f"  [{_REQUIRED}]")
    return f"{before}  [{words.gettext(_REQUIRED)}]" if mark else text


def translated_error(words: Messages, sentence: str) -> str:
    """What typer says of a command line, in the language of the run where it is known."""
    for pattern, message in _ERRORS:
        if match := re.fullmatch(pattern, sentence):
            return words.gettext(message).format(**match.groupdict())
    return sentence
