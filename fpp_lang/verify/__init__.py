"""Translation validation: the loops as written, in the interpreter, against the array form as NumPy text, on random inputs."""

from fpp_lang.verify.replay import Replayed, verify

__all__ = ["Replayed", "verify"]
