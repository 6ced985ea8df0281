"""The command `fpp`: talks to people, does all input and output."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from fpp_lang.cli.statuses import INTERRUPTED


def main() -> NoReturn:
    """Runs the command of `sys.argv`; never shows a Python traceback."""
    try:
        from fpp_lang.cli.process import run_process

        status = run_process(sys.argv[1:])
        if status != INTERRUPTED:
            sys.exit(status)
    except KeyboardInterrupt:  # while importing, or a second one; the first while a program runs is told with its place
        pass
    # What Ctrl-C broke off may not end in an orderly way, and a third one must not disturb: Python's own ending is left out.
    os._exit(INTERRUPTED)
