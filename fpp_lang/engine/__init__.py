"""The numpy engine: runs exactly the text that `transpile` shows, under the names and lines of the FPP files."""

from fpp_lang.engine.run import run

__all__ = ["run"]
"""`run(program, module, world)`."""
