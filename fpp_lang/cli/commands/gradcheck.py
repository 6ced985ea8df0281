"""`fpp gradcheck FILE NAME DERIVATIVE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from fpp_lang.base.source import NOWHERE
from fpp_lang.cli import streams
from fpp_lang.cli.problems import CannotCheck, Stop
from fpp_lang.cli.programs import folder_of, read_program
from fpp_lang.cli.statuses import FINE, PROGRAM, USAGE
from fpp_lang.diagnostics.error import FppError

if TYPE_CHECKING:
    from fpp_lang.gradcheck import Layer
    from fpp_lang.named import NamedObject


@click.command("gradcheck", epilog="Example: echo 'def slope(x): return 2 * x' | fpp gradcheck - square slope")
@click.argument("file")
@click.argument("name")
@click.argument("derivative")
def command(file: str, name: str, derivative: str) -> int:
    """Check a derivative that was written by hand: is DERIVATIVE the slope of NAME?

    Both are functions of the program FILE (- is standard input) or of the library. The slope is found by moving the input a
    little and seeing how much the result moves. A layer is named by its class, as Dense or "Dense(3, 2)", and its backward pass.
    Exit status 1 where the derivative is wrong.
    """
    from fpp_lang.derived import subject
    from fpp_lang.gradcheck import check, check_layer, told, told_of_layer
    from fpp_lang.named import named_functions, named_object

    source, folder = read_program(file), folder_of(file)
    try:
        owner = named_object(source, folder, name)
        pair = [] if owner is not None else named_functions(source, folder, [name, derivative])
    except FppError as error:
        raise Stop(USAGE if any(found.code == "FPP0906" for found in error.diagnostics) else PROGRAM, error.diagnostics) from None
    if owner is not None:
        layer = _layer(owner, _method(name, "forward"), _method(derivative, "backward"))
        of_layer = None if layer is None else check_layer(layer)
        if of_layer is not None:
            streams.write(told_of_layer(of_layer))
            return FINE if of_layer.correct else PROGRAM
    verdict = check(subject(pair[0]), subject(pair[1])) if pair else None
    if verdict is None:
        raise Stop(PROGRAM, [CannotCheck(NOWHERE, name, derivative).report()])
    streams.write(told(verdict))
    return FINE if verdict.correct else PROGRAM


def _method(text: str, usual: str) -> str:
    """The method in `Dense.backward` or `backward`; the usual one where only a class is named."""
    last = text.rpartition(".")[2]
    return last if last.isidentifier() and (last.islower() or "." in text) else usual


def _layer(owner: NamedObject, forward: str, backward: str) -> Layer | None:
    from fpp_lang.gradcheck import Layer
    from fpp_lang.runtime.objects import fields_of, keep_state
    from fpp_lang.runtime.values import method_of

    passes = [method_of(owner.value, name) for name in (forward, backward)]
    if passes[0] is None or passes[1] is None:
        return None
    inner = owner.value.inner
    inputs, gradients = owner.methods[forward], owner.methods[backward]
    return Layer(owner.name, passes[0], passes[1], inputs, gradients, lambda: fields_of(inner) or {}, keep_state(inner))
