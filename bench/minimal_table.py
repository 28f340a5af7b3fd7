"""The least a Typer program can do with a Rich table of a given size: for `lukou gap`."""

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()


@app.command()
def gap(rows: int, columns: int) -> None:
    table = Table(*(f"column {number}" for number in range(columns)))
    for row in range(rows):
        table.add_row(f"indicator {row}", *(f"{row}.{number}" for number in range(1, columns)))
    Console().print(table)


@app.command()
def other() -> None:
    print()


if __name__ == "__main__":
    app()
