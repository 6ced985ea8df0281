"""The exit statuses: all is well, the program is wrong, the command line is wrong, Ctrl-C."""

from __future__ import annotations

FINE, PROGRAM, USAGE, INTERRUPTED = 0, 1, 2, 130
