"""The entry point: language, streams, and failures turned into messages and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from lukou_cli import i18n
from lukou_cli.errors import ClosedPipeError, LukouError, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import typer

    from lukou_cli.i18n import Messages

_INTERRUPTED = 130
_USAGE = 2


def main() -> NoReturn:
    """Run `lukou` with the process's arguments and exit with its code."""
    # The collector's rounds over what the imports made cost a tenth of a short run.
    gc.set_threshold(100_000)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")  # type: ignore[union-attr]
    arguments = sys.argv[1:]
    words = i18n.messages(_asked_language(arguments) or i18n.choose(os.environ))
    try:
        code = _run(words, arguments)
        sys.stdout.flush()
    except (BrokenPipeError, ClosedPipeError):
        # The reader has what it wanted. What is left in the buffer goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        _say("standard output: " + (error.strerror or str(error)))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)


def _asked_language(arguments: Sequence[str]) -> str | None:
    """--lang wherever it stands: help texts are chosen before arguments are parsed."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang":
            value = arguments[index + 1] if index + 1 < len(arguments) else ""
        elif argument.startswith("--lang="):
            value = argument.removeprefix("--lang=")
        else:
            continue
        return value if value in i18n.LANGUAGES else None
    return None


def _run(words: Messages, arguments: Sequence[str]) -> int:
    import typer

    from lukou_cli.cli.app import build

    try:
        code = build(words).main(
            list(arguments), prog_name="lukou", standalone_mode=False, obj=words
        )
        return code if isinstance(code, int) else 0
    except LukouError as failure:
        _report(words, failure)
        return failure.exit_code
    except typer.TyperException as error:
        return _usage(words, error)
    except typer.Abort:
        return _INTERRUPTED


def _report(words: Messages, failure: LukouError) -> None:
    from lukou_cli.tables import messages

    if isinstance(failure, ProblemsError):
        for fault in failure.problems:
            for line in messages.problem_lines(words, fault):
                print(line, file=sys.stderr)
    sentence, remedy = messages.error(words, failure)
    if isinstance(failure, ProblemsError) and failure.problems:
        sentence += f" ({messages.count_problems(words, len(failure.problems))})"
    _say(sentence, remedy)


def _usage(words: Messages, error: typer.TyperException) -> int:
    """What is wrong with the command line, in typer's words where they are particular."""
    from lukou_cli.tables.messages import printable

    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "lukou"
    kind = type(error).__name__
    sentence = getattr(error, "message", "")
    if kind == "NoArgsIsHelpError":
        print(error, file=sys.stderr)
        return _USAGE
    option = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    name = parameter.get_error_hint(context).replace("'", "") if parameter is not None else option
    if kind == "NoSuchOption":
        sentence = words.gettext("no option {option}").format(option=option)
        if possibilities := getattr(error, "possibilities", None):
            suggestion = possibilities[0]
            remedy = words.gettext("did you mean {suggestion}?").format(suggestion=suggestion)
            _say(printable(sentence), remedy)
            return _USAGE
    elif kind == "MissingParameter" or (parameter is not None and not sentence):
        sentence = words.gettext("{name} is missing").format(name=name)
    elif parameter is not None:
        sentence = f"{name}: {sentence}"
    _say(printable(sentence), words.gettext("see `{command} --help`").format(command=path))
    return _USAGE


def _say(sentence: str, remedy: str = "") -> None:
    print(f"lukou: {sentence}", file=sys.stderr)
    if remedy:
        print(f"    {remedy}", file=sys.stderr)
