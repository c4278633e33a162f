"""The command `parley`: every operation of the table, and what needs no node at all."""

import sys


def main() -> None:
    """Run the command and leave with its exit code (docs/spec/cli.md).

    Python started with -O drops assertions, which state what Parley guarantees; it is refused.
    """
    if not __debug__:
        sys.stderr.write(
            "parley: Python was started with -O, which drops the assertions that Parley relies on; "
            "start it without -O, and unset PYTHONOPTIMIZE\n"
        )
        sys.exit(2)
    from parley.cli.app import run

    sys.exit(run())
