"""The interpreter: settled core, compiled to Python closures once, is the meaning of a program."""

from fpp_lang.interpret.run import Session, run

__all__ = ["Session", "run"]
