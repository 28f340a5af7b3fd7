"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

from lukou_cli.i18n import LANGUAGES, _
from lukou_cli.model.indicator import Role
from lukou_cli.render import Format


def _language(value: str | None) -> str | None:
    """Refuse what is no language; `main` has already acted on it."""
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(_("choose zh or en"))
    return value


Language = Annotated[
    Optional[str],
    typer.Option("--lang", metavar="zh|en", callback=_language, help=_("Language of this run.")),
]
Selectors = Annotated[
    Optional[list[str]],
    typer.Argument(
        metavar="[INDICATOR]...",
        help=_("Ids, names, aliases or globs (gdp*); - reads them from standard input."),
        show_default=False,
    ),
]
NeededSelectors = Annotated[
    list[str],
    typer.Argument(
        metavar="INDICATOR...",
        help=_("Ids, names, aliases or globs (gdp*); - reads them from standard input."),
    ),
]
Theme = Annotated[
    Optional[str],
    typer.Option("--theme", "-t", metavar="THEME", help=_("Only indicators of this theme.")),
]
PeriodText = Annotated[
    Optional[str],
    typer.Option(
        "--period", "-p", metavar="PERIOD", help=_("A year, a plan (2021-2025, 十四五) or a date.")
    ),
]
RoleChoice = Annotated[
    Optional[Role],
    typer.Option("--role", "-r", help=_("Only results (actual) or only targets (target).")),
]
DataPaths = Annotated[
    Optional[list[Path]],
    typer.Option(
        "--data",
        metavar="PATH",
        help=_("Data file or folder instead of LUKOU_DATA and the packaged data; repeatable."),
    ),
]
FormatChoice = Annotated[
    Optional[Format],
    typer.Option(
        "--format", "-f", help=_("Output format; the default is table."), show_default=False
    ),
]
OutputPath = Annotated[
    Optional[Path],
    typer.Option(
        "--output", "-o", metavar="FILE", help=_("Write to FILE, in the format of its ending.")
    ),
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help=_("Below each row: formula, inputs, basis and bounds.")),
]
