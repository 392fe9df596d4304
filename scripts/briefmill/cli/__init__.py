"""The command line: one module a command."""

from briefmill.cli.main import main

__all__ = ["main"]
