"""Runs ``briefmill build`` without installing briefmill; takes the same options."""

import sys

try:
    from briefmill.cli import main
except ModuleNotFoundError as error:
    sys.exit(
        f"error: the Python package {error.name} is missing\n"
        "  Run ./scripts/site once, then use .venv/bin/python scripts/build.py"
    )

if __name__ == "__main__":
    main(["build", *sys.argv[1:]], prog_name="briefmill")
