"""The least a Typer program can do with a Rich table of ten rows: for `lukou gap`."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def gap() -> None:
    table = Table("indicator", "result", "target", "gap")
    for number in range(10):
        table.add_row(f"indicator {number}", "5.3", "5.6", "0.3")
    Console().print(table)


@app.command()
def other() -> None:
    print()


if __name__ == "__main__":
    app()
