"""Run the command line with ``python -m lukou_cli``."""

from lukou_cli.cli.main import main

if __name__ == "__main__":
    main()
