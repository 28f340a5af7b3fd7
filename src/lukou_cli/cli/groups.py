"""Groups of commands that tell who mistypes what may have been meant."""

from __future__ import annotations

from typing import Any

from typer.core import TyperGroup

from lukou_cli.errors import UsageError


class SuggestingGroup(TyperGroup):
    """A group whose unknown commands are failures of lukou, with its words and suggestions."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        name = args[0]
        known = self.list_commands(ctx)
        if name in known or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from lukou_cli.query.names import nearest

        raise UsageError(
            "unknown_command",
            command=name,
            candidates=nearest(name, known),
            known=known,
            # Who names an indicator right after `lukou` looks for it.
            searchable=ctx.parent is None,
        )
