"""lukou completion: the scripts by which shells complete what is typed."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from lukou_cli.cli import options
from lukou_cli.cli.choice import read_as
from lukou_cli.cli.completion import VARIABLE
from lukou_cli.cli.output import write
from lukou_cli.i18n import N_, Messages

app = typer.Typer(rich_markup_mode=None, add_completion=False)


class Shell(str, Enum):
    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"
    POWERSHELL = "powershell"


_BASH = """\
_lukou_completion() {
    local IFS=$'\\x1f' line
    COMPREPLY=()
    while IFS= read -r line; do
        COMPREPLY+=("${line%%$'\\t'*}")
    done < <(VARIABLE="${COMP_WORDS[*]:1:COMP_CWORD}" "$1" 2>/dev/null)
}
complete -o default -F _lukou_completion lukou
"""
_ZSH = """\
#compdef lukou
_lukou_completion() {
    local -a found
    local value meaning
    while IFS=$'\\t' read -r value meaning; do
        found+=("${value//:/\\\\:}:${meaning}")
    done < <(VARIABLE="${(pj:\\x1f:)words[2,CURRENT]}" "${words[1]}" 2>/dev/null)
    if (( $#found )); then
        _describe lukou found
    else
        _files
    fi
}
if [[ $funcstack[1] == _lukou ]]; then
    _lukou_completion "$@"
else
    compdef _lukou_completion lukou
fi
"""
_FISH = """\
function __lukou_completion
    set -l words (commandline -opc) (commandline -ct)
    set -lx VARIABLE (string join \\x1f -- $words[2..-1])
    set -l found ($words[1] 2>/dev/null)
    if count $found >/dev/null
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete --command lukou --no-files --arguments '(__lukou_completion)'
"""
_POWERSHELL = """\
Register-ArgumentCompleter -Native -CommandName lukou -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($wordToComplete -eq '') { $words += '' }
    $before = [Console]::OutputEncoding
    [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
    $env:VARIABLE = $words -join [char]31
    try {
        lukou 2>$null | ForEach-Object {
            $value, $meaning = $_ -split "`t", 2
            if (-not $meaning) { $meaning = $value }
            [System.Management.Automation.CompletionResult]::new(
                $value, $value, 'ParameterValue', $meaning)
        }
    } finally {
        Remove-Item Env:VARIABLE
        [Console]::OutputEncoding = $before
    }
}
"""
_SCRIPTS = {
    Shell.BASH: _BASH,
    Shell.ZSH: _ZSH,
    Shell.FISH: _FISH,
    Shell.POWERSHELL: _POWERSHELL,
}


@options.command(
    app,
    "completion",
    N_("The script by which a shell completes what you type."),
    N_(
        'eval "$(lukou completion bash)"\n'
        "    in ~/.bashrc: lukou show gd<TAB> from the next shell on\n"
        "lukou completion fish > ~/.config/fish/completions/lukou.fish\n"
        "    for fish; `lukou help how-to` has the lines for zsh and PowerShell"
    ),
)
def completion(
    words: Messages,
    shell: Annotated[
        Shell,
        typer.Argument(
            metavar=f"<{'|'.join(shell.value for shell in Shell)}>",
            parser=read_as(
                "SHELL", {shell.value: shell.value for shell in Shell} | {"pwsh": "powershell"}
            ),
            autocompletion=lambda: [shell.value for shell in Shell],
            help=N_("The shell that you type in."),
            show_default=False,
        ),
    ],
) -> None:
    write(_SCRIPTS[Shell(shell)].replace("VARIABLE", VARIABLE).splitlines())
