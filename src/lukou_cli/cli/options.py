"""The options of the commands, each declared once; a command names those it needs.

Help texts are declared in English and translated where a command is built. Options that
always go together are a group: a command takes it as one parameter.
"""

from __future__ import annotations

import inspect
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, Optional, get_type_hints

import typer

from lukou_cli.cli import candidates
from lukou_cli.cli.choice import one_of
from lukou_cli.errors import UsageError
from lukou_cli.i18n import LANGUAGES, N_
from lukou_cli.model.indicator import Role
from lukou_cli.render import EXCHANGE_FORMATS, QUERY_FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Function = Callable[..., None]


def _language(ctx: typer.Context, value: Optional[str]) -> Optional[str]:
    """Refuse what is no language; `main` has already acted on it."""
    if value is not None and value not in LANGUAGES:
        raise typer.BadParameter(ctx.obj.gettext(N_("choose zh or en")))
    return value


HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
SELECTING = N_(
    "Ids, names, pinyin, globs (gdp*), themes or parts of names; - reads them from standard input."
)
_ROLES = {
    "results": Role.ACTUAL.value,
    "result": Role.ACTUAL.value,
    "实绩": Role.ACTUAL.value,
    "结果": Role.ACTUAL.value,
    "targets": Role.TARGET.value,
    "goal": Role.TARGET.value,
    "目标": Role.TARGET.value,
}
Language = Annotated[
    Optional[str],
    typer.Option("--lang", metavar="zh|en", callback=_language, help=N_("Language of this run.")),
]
Selectors = Annotated[
    Optional[list[str]],
    typer.Argument(
        metavar="[INDICATOR]...",
        help=SELECTING,
        autocompletion=candidates.indicators,
        show_default=False,
    ),
]
NeededSelectors = Annotated[
    list[str],
    typer.Argument(
        metavar="INDICATOR...",
        help=SELECTING,
        autocompletion=candidates.indicators,
    ),
]
OneSelector = Annotated[
    str,
    typer.Argument(
        metavar="INDICATOR",
        help=N_("Id, name, alias or pinyin of one indicator, or a part of its name."),
        autocompletion=candidates.indicators,
    ),
]
PeriodText = Annotated[
    Optional[str],
    typer.Option(
        "--period",
        "-p",
        metavar="PERIOD",
        autocompletion=candidates.periods,
        help=N_("A year (2026), a plan (2021-2025) or a date (2026-06)."),
    ),
]
AsOf = Annotated[
    Optional[str],
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=N_("The day that makes this year this year; the default is today."),
    ),
]
RoleChoice = Annotated[
    Optional[Role],
    one_of(
        "--role",
        "-r",
        of=Role,
        also=_ROLES,
        help=N_("Only results (actual) or only targets (target)."),
    ),
]
DataPaths = Annotated[
    Optional[list[Path]],
    typer.Option(
        "--data",
        metavar="PATH",
        help=N_("Data file or folder instead of LUKOU_DATA and the packaged data; repeatable."),
    ),
]
MaxSize = Annotated[
    Optional[str],
    typer.Option(
        "--max-size",
        metavar="SIZE",
        help=N_("The largest file to read (64M, 1G); also LUKOU_MAX_SIZE."),
    ),
]
OutputPath = Annotated[
    Optional[Path],
    typer.Option(
        "--output", "-o", metavar="FILE", help=N_("Write to FILE, in the format of its ending.")
    ),
]
Like = Annotated[
    Optional[list[Path]],
    typer.Option(
        "--like",
        metavar="PATH",
        help=N_("Data whose indicators to look for; the default is base; repeatable."),
    ),
]
NewPlace = Annotated[
    Optional[str],
    typer.Option("--place", metavar="NAME", help=N_("Which place's report it is.")),
]
NewDate = Annotated[
    Optional[str],
    typer.Option("--date", metavar="DATE", help=N_("When it was given: 2026-01-29.")),
]
NewFile = Annotated[
    Optional[Path],
    typer.Option("--output", "-o", metavar="FILE", help=N_("Write to FILE (.yaml).")),
]
Bom = Annotated[
    bool, typer.Option("--bom", help=N_("Begin CSV with a mark by which spreadsheets know it."))
]
NoPager = Annotated[
    bool, typer.Option("--no-pager", help=N_("Never through LUKOU_PAGER or PAGER."))
]
Explain = Annotated[
    bool,
    typer.Option("--explain", help=N_("Below each row: formula, inputs, basis and bounds.")),
]


Chart = Annotated[
    bool, typer.Option("--chart", help=N_("Larger charts instead of columns of words."))
]


class Shape(str, Enum):
    """What rows are told as, beside the formats of a table."""

    SENTENCE = "sentence"


Told = Annotated[
    Optional[Shape],
    one_of("--as", of=Shape, help=N_("A sentence to paste for each row instead of a table.")),
]


class Reports(NamedTuple):
    """Whose figures: the files that hold them, and of several reports those that are meant."""

    data: DataPaths = None
    of_report: Annotated[
        Optional[list[str]],
        typer.Option("--report", metavar="ID", help=N_("Only what this report says; repeatable.")),
    ] = None
    of_place: Annotated[
        Optional[list[str]],
        typer.Option(
            "--place", metavar="NAME", help=N_("Only the reports of this place; repeatable.")
        ),
    ] = None


class Selection(NamedTuple):
    """Which indicators and which of their facts."""

    theme: Annotated[
        Optional[str],
        typer.Option(
            "--theme",
            "-t",
            metavar="THEME",
            help=N_("Only indicators of this theme."),
            autocompletion=candidates.themes,
        ),
    ] = None
    period: PeriodText = None
    as_of: AsOf = None


def whole_number(option: str, refused: str, least: int = 1) -> Callable[[str], int]:
    """What reads the value of an option that counts something; ``refused`` is a failure's code."""

    def read(given: str) -> int:
        if not (given.isascii() and given.isdigit() and len(given) < 10 and int(given) >= least):
            raise UsageError(refused, option=option, value=given)
        return int(given)

    return read


class Rows(NamedTuple):
    """Which rows and columns of a table, in which order."""

    sort: Annotated[
        Optional[str],
        typer.Option(
            "--sort",
            metavar="FIELD",
            help=N_("Sort by a field, the least first; -FIELD: the greatest."),
        ),
    ] = None
    reverse: Annotated[
        bool, typer.Option("--reverse", help=N_("In the opposite order, the greatest first."))
    ] = False
    top: Annotated[
        Optional[int],
        typer.Option(
            "--top",
            metavar="N",
            parser=whole_number("--top", "no_count"),
            help=N_("Only the first N rows."),
        ),
    ] = None
    columns: Annotated[
        Optional[str],
        typer.Option("--columns", metavar="A,B,C", help=N_("Only these fields, in this order.")),
    ] = None
    no_header: Annotated[
        bool, typer.Option("--no-header", help=N_("Only rows: no heads, headings or footnotes."))
    ] = False


class Output(NamedTuple):
    """What becomes of the rows of a table."""

    format: Annotated[
        Optional[Format],
        one_of("--format", "-f", of=QUERY_FORMATS, help=N_("Output format; the default is table.")),
    ] = None
    path: OutputPath = None
    bom: Bom = False
    no_pager: NoPager = False


class ExchangeOutput(NamedTuple):
    """What becomes of facts, which have formats of their own beside those of all tables."""

    format: Annotated[
        Optional[Format],
        one_of(
            "--format",
            "-f",
            of=(*QUERY_FORMATS, *EXCHANGE_FORMATS),
            help=N_("Output format; the default is table. A datapackage is a folder."),
        ),
    ] = None
    path: OutputPath = None
    bom: Bom = False
    no_pager: NoPager = False


def command(
    app: typer.Typer, name: str, help: str, examples: str = ""
) -> Callable[[Function], Function]:
    """Make a function a command of the app.

    It gets the messages of the run's language first, and its groups of options as one
    argument each; ``--lang`` is an option of every command. The examples, two lines each, what it
    does and the command line, end its help.
    """

    def register(function: Function) -> Function:
        made = app.command(name, help=help, epilog=examples, context_settings=HELP_OPTIONS)
        return made(_expanded(function))

    return register


def _expanded(function: Function) -> Function:
    """The function with a parameter for each option of its groups, as typer needs them."""
    hints = get_type_hints(function, include_extras=True)
    given = list(inspect.signature(function).parameters.values())[1:]
    groups = {p.name: hints[p.name] for p in given if hasattr(hints[p.name], "_fields")}

    def parameters() -> Iterator[inspect.Parameter]:
        yield _parameter("ctx", typer.Context, inspect.Parameter.empty)
        for parameter in given:
            group = groups.get(parameter.name)
            if group is None:
                yield _parameter(parameter.name, hints[parameter.name], parameter.default)
                continue
            for field, hint in get_type_hints(group, include_extras=True).items():
                yield _parameter(field, hint, group._field_defaults[field])
        yield _parameter("lang", Language, None)

    def run(ctx: typer.Context, lang: Optional[str], **values: Any) -> None:
        del lang  # `main` has read it: help texts are chosen before arguments are parsed
        for name, group in groups.items():
            values[name] = group(*(values.pop(field) for field in group._fields))
        function(ctx.obj, **values)

    signature = inspect.Signature(list(parameters()))
    run.__signature__ = signature  # type: ignore[attr-defined]
    run.__annotations__ = {name: p.annotation for name, p in signature.parameters.items()}
    return run


def _parameter(name: str, hint: Any, default: Any) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=default, annotation=hint)
