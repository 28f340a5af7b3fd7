"""The program `lukou` as a group whose commands are imported when they are called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lukou_cli.cli.groups import SuggestingGroup
from lukou_cli.cli.help import METAVARS, HelpContext, worked_examples
from lukou_cli.cli.options import HELP_OPTIONS, Language
from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages

# In the order of the help. Importing a command imports what it needs to run, so
# only the one that is called is imported.
COMMANDS = (
    "list", "show", "get", "growth", "gap", "compare", "outcome", "check", "cite", "extract",
    "data", "help", "completion",
)  # fmt: skip
_MODULES = {"list": "list_", "help": "help_", "completion": "completion_"}


class LazyGroup(SuggestingGroup):
    """A group that knows its commands by name only, and builds them in the run's language."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"lukou_cli.cli.commands.{_MODULES.get(cmd_name, cmd_name)}")
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return _translated(command, ctx.obj)


app = typer.Typer(
    cls=LazyGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings=HELP_OPTIONS,
)


def build_program(words: Messages) -> Any:
    """The program with its help in a language; run it with the messages as its ``obj``."""
    return _translated(typer.main.get_command(app), words)


def _translated(command: Any, words: Messages) -> Any:
    """A command just built, its help texts and those of its options put into a language."""
    command.context_class = HelpContext
    if command.epilog:
        command.epilog = worked_examples(words, command.epilog)
    parts = [command, *getattr(command, "params", ())]
    for part in parts:
        if text := getattr(part, "help", None):
            part.help = words.gettext(text)
        if (metavar := getattr(part, "metavar", None)) in METAVARS:
            part.metavar = words.gettext(metavar)
    for inner in getattr(command, "commands", {}).values():
        _translated(inner, words)
    return command


def _version(wanted: bool) -> None:
    if wanted:
        from lukou_cli import __version__

        typer.echo(f"lukou {__version__}")
        raise typer.Exit


@app.callback(
    no_args_is_help=True,
    help=N_("Query the indicators of a government work report: results, targets, growth, gaps."),
    epilog=N_(
        "lukou gap gdp_growth\n"
        "    how far the target is from the last result\n"
        "lukou check draft.docx\n"
        "    every figure of a draft held against the report"
    ),
)
def root(
    *,
    lang: Language = None,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help=N_("Print the version.")),
    ] = False,
) -> None:
    """Nothing to do before a command: the language was chosen before this module was imported."""
