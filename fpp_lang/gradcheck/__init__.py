"""Checks a hand-written derivative by nudging: slopes by differences, both conventions, and the likely cause of a failure."""

from fpp_lang.gradcheck.check import Verdict, check
from fpp_lang.gradcheck.subject import Parameter, Subject
from fpp_lang.gradcheck.words import told

__all__ = ["Parameter", "Subject", "Verdict", "check", "told"]
