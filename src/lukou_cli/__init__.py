"""Query the indicators of a government work report from the command line."""

__version__ = "0.1.0"
