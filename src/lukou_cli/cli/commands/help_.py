"""lukou help: what a command does, and the pages of the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Optional

import typer

from lukou_cli.cli import options
from lukou_cli.cli.output import deliver
from lukou_cli.cli.pager import through_pager
from lukou_cli.cli.pages import PAGES, page
from lukou_cli.errors import UsageError
from lukou_cli.i18n import N_

if TYPE_CHECKING:
    from lukou_cli.i18n import Messages

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def topics(ctx: typer.Context) -> list[str]:
    """What there is help on, for completion."""
    program = ctx.find_root()
    return [*program.command.list_commands(program), *PAGES]  # type: ignore[attr-defined]


@app.command(
    "help",
    help=N_("The help of a command, or a page: tutorial, data-format …"),
    epilog=N_(
        "lukou help gap\n"
        "    the options of gap\n"
        "lukou help data-format\n"
        "    every key of a data file"
    ),
    context_settings=options.HELP_OPTIONS,
)
def help_(
    ctx: typer.Context,
    *,
    topic: Annotated[
        Optional[list[str]],
        typer.Argument(
            metavar="[TOPIC]...",
            help=N_("A command (gap, data validate) or a page; without one, all there are."),
            autocompletion=topics,
            show_default=False,
        ),
    ] = None,
    lang: options.Language = None,
) -> None:
    words: Messages = ctx.obj
    program = ctx.find_root()
    asked = topic or []
    commands = program.command.list_commands(program)  # type: ignore[attr-defined]
    if len(asked) == 1 and asked[0] in PAGES:
        _show(page(asked[0], words.language))
        return
    if asked and asked[0] not in commands:
        from lukou_cli.query.names import nearest

        known = [*commands, *PAGES]
        raise UsageError(
            "no_topic", topic=" ".join(asked), candidates=nearest(asked[0], known), known=known
        )
    program.command.main([*asked, "--help"], prog_name="lukou", standalone_mode=False, obj=words)
    if not asked:
        pages = [words.gettext("Pages (`lukou help PAGE`):"), *(f"  {name}" for name in PAGES)]
        _show("\n" + "\n".join(pages) + "\n")


def _show(text: str) -> None:
    """Through the pager where it is longer than the screen."""
    import sys

    def render(out: object) -> None:
        print(text, end="", file=out)  # type: ignore[call-overload]

    deliver(render, None, through_pager if sys.stdout.isatty() else None)
