"""Checks a hand-written derivative by nudging: slopes by differences, both conventions, and the likely cause of a failure."""

from fpp_lang.gradcheck.check import Verdict, check, in_question
from fpp_lang.gradcheck.layers import Layer, LayerVerdict, check_layer
from fpp_lang.gradcheck.subject import Parameter, Subject
from fpp_lang.gradcheck.words import told, told_of_layer

__all__ = ["Layer", "LayerVerdict", "Parameter", "Subject", "Verdict", "check", "check_layer", "in_question", "told", "told_of_layer"]
