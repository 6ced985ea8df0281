"""Core to NumPy Python that reads as if an expert had written it, and that the numpy engine runs."""

from fpp_lang.emit.numpy.module import Piece, PythonModule, emit_numpy

__all__ = ["Piece", "PythonModule", "emit_numpy"]
