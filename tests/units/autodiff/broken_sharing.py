"""What follows memory, fields and choices made wrong on purpose: one step of it left out or turned round at a time.

Each mutant names a program of the folder `shared` that is no longer refused, or one of `structures` that gives another gradient.
"""

from __future__ import annotations

from typing import Any

from broken import Mutant, giving

from fpp_lang.autodiff import given_twice, gradients, held, memory, objects, partial, paths, program, views, wanted


def kept(old: Any) -> Any:
    """What is asked is given back as it is."""
    return lambda self, asked: asked


def one_pass(old: Any) -> Any:
    return lambda self: old(self) and False


REFUSALS = [
    Mutant("what is shared by other names is not followed", memory.Memory, "together", giving([]), "changed_in_a_function"),
    Mutant(
        "only what is shared directly counts",
        memory.Memory,
        "sides",
        lambda old: lambda self, link: ({link[0]}, {link[1]}),
        "record_and_stored",
    ),
    Mutant("fields are none of what holds them", memory, "wholes", lambda old: lambda name: [name], "object_and_stored"),
    Mutant("names count as never used again", views, "_are_mentioned", giving(False), "transposed_and_stored"),
    Mutant("nothing counts as stored later", views, "_stored_after", giving(False), "record_and_stored"),
    Mutant("fields of one object count as told apart", views, "is_told_apart", giving(True), "object_chosen_and_changed"),
    Mutant("what calls share is not looked at once they are written out", gradients, "refuse_views", giving(None), "object_and_stored"),
    Mutant("what loops visit is shared with nothing", held.Holding, "_visited", giving(()), "row_of_a_loop_asked"),
    Mutant("what several passes put in a list counts once", held, "_varies", giving(True), "appended_in_a_loop"),
    Mutant("what constructors share is left out", held.Holding, "_made", giving(()), "appended_in_a_constructor"),
    Mutant("functions that make objects are not looked into", held.Holding, "_makes_objects", giving(False), "made_by_a_function"),
    Mutant("different parts are always apart", held.Share, "is_apart", giving(True), "taken_apart_asked"),
    Mutant("a thing in two places is not seen", partial.Sharing, "_is_twice", giving(False), "built_list"),
    Mutant("one thing in several items is not seen", partial.Sharing, "_is_held_twice", giving(False), "items_of_one_asked"),
    Mutant("uses by other names do not count", partial.Sharing, "_is_used_elsewhere", giving(False), "item_asked"),
    Mutant("nothing is told of calls", gradients.Gradient, "refuse_given_twice", giving(None), "given_a_list_of_one"),
    Mutant("what a call gives twice may be changed", gradients, "stores_in_both", giving(False), "changed_in_a_function"),
    Mutant("what a call gives twice may be asked", partial.Sharing, "reaches", giving(False), "given_to_a_function_value"),
    Mutant("fields are given to no call", given_twice, "_fields", giving([]), "two_fields_of_the_object"),
    Mutant(
        "a list that holds one thing twice is given as any", given_twice, "_is_twice", giving(False), "given_a_list_that_holds_one_twice"
    ),
    Mutant("function values are called with anything", given_twice.GivenTwice, "_values", giving([]), "given_to_a_function_value"),
    Mutant("what a caller was given is not handed on", given_twice.GivenTwice, "_grows", one_pass, "handed_on_by_two"),
    Mutant("names that have changed since are asked", wanted.Asking, "_stay", giving(True), "list_of_a_name_that_changed"),
]
SLOPES = [
    Mutant("a list of names is asked as a list", wanted.Asking, "with_names", kept, "list_of_names"),
    Mutant("an object made of names is asked without them", wanted.Asking, "_given", giving(None), "one_tensor_by_a_field"),
    Mutant("no field is set by making an object", objects, "fields_set", giving({}), "fields_of_items"),
    Mutant("only single items are parts", paths, "is_step", giving(False), "columns_of_items"),
    Mutant(
        "what is made counts as changing what it is given",
        program.Derivation,
        "_making_protects",
        giving(False),
        "one_tensor_in_two_objects",
    ),
]
