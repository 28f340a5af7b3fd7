"""The program itself, as ``lukou`` and as ``python -m lukou_cli``.

Everything is imported where an interrupt is heeded already: half of a short run is imports.
"""

import gc
import sys


def main() -> None:
    """Run `lukou` with the process's arguments and exit with its code."""
    try:
        from lukou_cli.cli import signals

        signals.heed()
        from lukou_cli.cli.main import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # in the moment before `heed` was done
        code = 130
    # The process ends: no last round of the collector over what is given back as a whole.
    gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    main()
