"""From arguments to an exit code: language, streams, and failures turned into messages."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from lukou_cli import i18n
from lukou_cli.cli import completion, streams
from lukou_cli.cli.system_language import system_language
from lukou_cli.errors import ClosedPipeError, LukouError, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from lukou_cli.i18n import Messages

_INTERRUPTED = 130
_USAGE = 2
_MOST_PROBLEMS = 20


def run(arguments: Sequence[str]) -> int:
    """The exit code of `lukou` with these arguments, its output written."""
    # The collector's rounds over what the imports made cost a tenth of a short run.
    gc.set_threshold(100_000)
    streams.set_up()
    words = i18n.messages(_asked_language(arguments) or i18n.choose(os.environ, system_language))
    typed = os.environ.get(completion.VARIABLE)
    try:
        code = _run(words, arguments) if typed is None else _complete(words, typed)
        sys.stdout.flush()
    except ClosedPipeError:
        return 0  # the reader has what it wanted
    except LukouError as failure:
        return _report(words, failure)
    return code


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The last --lang, wherever it stands: help texts are chosen before arguments are parsed."""
    asked = None
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            value = arguments[index + 1] if index + 1 < len(arguments) else ""
        elif argument.startswith("--lang="):
            value = argument.removeprefix("--lang=")
        else:
            continue
        asked = value if value in i18n.LANGUAGES else None
    return asked


def _complete(words: Messages, typed: str) -> int:
    """Answer a shell that asks what a half-typed line may go on with."""
    sys.stdout.writelines(f"{line}\n" for line in completion.answers(words, typed))
    return 0


def _run(words: Messages, arguments: Sequence[str]) -> int:
    import typer

    from lukou_cli.cli.app import build_program

    try:
        code = build_program(words).main(
            list(arguments), prog_name="lukou", standalone_mode=False, obj=words
        )
        return code if isinstance(code, int) else 0
    except typer.TyperException as error:
        return _usage(words, error)
    except typer.Abort:
        return _INTERRUPTED


def _report(words: Messages, failure: LukouError) -> int:
    from lukou_cli.tables import messages

    if isinstance(failure, ProblemsError):
        for fault in failure.problems[:_MOST_PROBLEMS]:
            for line in messages.problem_lines(words, fault):
                print(line, file=sys.stderr)
        if (more := len(failure.problems) - _MOST_PROBLEMS) > 0:
            print(messages.more_problems(words, more), file=sys.stderr)
    sentence, remedy = messages.error(words, failure)
    if isinstance(failure, ProblemsError) and failure.problems:
        sentence += f" ({messages.count_problems(words, len(failure.problems))})"
    _say(sentence, remedy)
    return failure.exit_code


def _usage(words: Messages, error: typer.TyperException) -> int:
    """What is wrong with the command line, in typer's words where they are particular."""
    from lukou_cli.cli.help import translated_error
    from lukou_cli.tables.messages import printable

    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "lukou"
    kind = type(error).__name__
    sentence = translated_error(words, getattr(error, "message", ""))
    if kind == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return _USAGE
    option = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint(context).replace("'", "") if parameter is not None else option
    if kind == "NoSuchOption":
        sentence = words.gettext("no option {option}").format(option=option)
        if remedy := _instead(words, context, option, getattr(error, "possibilities", None)):
            _say(printable(sentence), remedy)
            return _USAGE
    elif kind == "MissingParameter" or (parameter is not None and not sentence):
        sentence = words.gettext("{name} is missing").format(name=name)
    elif parameter is not None:
        sentence = f"{name}: {sentence}"
    _say(printable(sentence), words.gettext("see `{command} --help`").format(command=path))
    return _USAGE


def _instead(
    words: Messages, context: typer.Context | None, option: str, possibilities: list[str] | None
) -> str:
    """What may have been meant by an option that there is not; empty where nothing is known."""
    if possibilities:
        return words.gettext("did you mean {suggestion}?").format(suggestion=possibilities[0])
    if option[1:2].isdigit():
        return words.gettext("what begins with - and is no option stands after --")
    if others := _commands_with(context, option):
        commands = words.gettext(", ").join(others)
        return words.gettext("{commands} take {option}").format(commands=commands, option=option)
    return ""


def _commands_with(context: typer.Context | None, option: str) -> list[str]:
    """The other commands that have an option."""
    if context is None or context.parent is None:
        return []
    group: Any = context.parent.command
    commands = [group.get_command(context.parent, name) for name in group.list_commands(context)]
    return [
        command.name
        for command in commands
        if any(option in getattr(parameter, "opts", ()) for parameter in command.params)
    ]


def _say(sentence: str, remedy: str = "") -> None:
    print(f"lukou: {sentence}", file=sys.stderr)
    if remedy:
        print(f"    {remedy}", file=sys.stderr)
