"""Run the command line as ``python -m briefmill``."""

from briefmill.cli import main

main()
