"""The command `fpp`: talks to people, does all input and output."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command of `sys.argv`; never shows a Python traceback."""
    try:
        from fpp_lang.cli.process import run_process

        status = run_process(sys.argv[1:])
    except KeyboardInterrupt:  # while importing; later ones say where
        status = 130
    sys.exit(status)
