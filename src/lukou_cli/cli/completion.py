"""What a half-typed command line may go on with, for the shells that ask.

A shell asks by running `lukou` with what is typed so far in the variable ``_LUKOU_COMPLETE``, the
words separated by the character U+001F, the last one unfinished. It is answered with a line for
each candidate: the word, a tab, and what it means. No answer means files, which shells know best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lukou_cli.i18n import Messages

VARIABLE = "_LUKOU_COMPLETE"
SEPARATOR = "\x1f"


def answers(words: Messages, typed: str) -> list[str]:
    """The candidates for the last of the words typed."""
    from lukou_cli.cli.app import build_program

    # bash takes = for a word of its own.
    *before, last = (word for word in typed.split(SEPARATOR))
    before = [word.strip("\"'") for word in before if word != "="]
    last = "" if last == "=" else last.lstrip("\"'")
    option, equals, value = last.partition("=")
    if equals and option.startswith("--"):
        found = _candidates(build_program(words), words, [*before, option], value)
        return [f"{option}={answer}" for answer in _lines(found)]
    return _lines(_candidates(build_program(words), words, before, last))


def _lines(found: Iterator[tuple[str, str]]) -> list[str]:
    return [f"{value}\t{' '.join(meaning.split())}" for value, meaning in found]


def _candidates(
    program: Any, words: Messages, before: Sequence[str], last: str
) -> Iterator[tuple[str, str]]:
    command, context, pending = _reached(program, words, before)
    if pending is not None:
        yield from _values(pending, context, last)
    elif last.startswith("-"):
        for parameter in command.get_params(context):
            for name in getattr(parameter, "opts", ()):
                if name.startswith("--") and name.startswith(last):
                    yield name, getattr(parameter, "help", None) or ""
    elif hasattr(command, "list_commands"):
        for name in command.list_commands(context):
            if name.startswith(last):
                yield name, command.get_command(context, name).get_short_help_str(limit=200)
    else:
        arguments = (p for p in command.params if p.param_type_name == "argument")
        for parameter in arguments:
            yield from _values(parameter, context, last)
            return


def _values(parameter: Any, context: Any, last: str) -> Iterator[tuple[str, str]]:
    for item in parameter.shell_complete(context, last):
        if item.type == "plain" and item.value.casefold().startswith(last.casefold()):
            yield item.value, item.help or ""


def _reached(program: Any, words: Messages, before: Sequence[str]) -> tuple[Any, Any, Any]:
    """The command that the words lead to, its context, and the option that waits for its value."""
    command, pending = program, None
    context = program.context_class(program, info_name="lukou", obj=words)
    for word in before:
        if pending is not None:
            _keep(context, pending, word)
            pending = None
        elif word.startswith("-"):
            option, equals, value = word.partition("=")
            taken = _option(command, context, option)
            if equals and taken is not None:
                _keep(context, taken, value)
            else:
                pending = taken
        elif hasattr(command, "list_commands"):
            inner = command.get_command(context, word)
            if inner is None:
                break
            command = inner
            context = inner.context_class(inner, parent=context, info_name=word, obj=words)
    return command, context, pending


def _option(command: Any, context: Any, name: str) -> Any:
    """The option of this name, where it takes a value."""
    for parameter in command.get_params(context):
        if name in getattr(parameter, "opts", ()) and not getattr(parameter, "is_flag", False):
            return parameter if parameter.param_type_name == "option" else None
    return None


def _keep(context: Any, option: Any, value: str) -> None:
    """Values typed already, for those that depend on them (--data)."""
    context.params.setdefault(option.name, [])
    context.params[option.name].append(value)
