"""The least a Typer program can do: print one value. What `lukou get` is measured against."""

import typer

app = typer.Typer()


@app.command()
def get(name: str) -> None:
    print("5.3" if name else "")


@app.command()
def other() -> None:
    print()


if __name__ == "__main__":
    app()
