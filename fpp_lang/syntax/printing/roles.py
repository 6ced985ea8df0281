"""What the parser knows about marks and a token alone does not tell: which signs stand before a value, which brackets behind one."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpp_lang.syntax import tree


@dataclass(slots=True)
class Roles:
    """Places in the text: signs that belong to the value behind them, ends of values that are called or indexed, names of fields,
    brackets of annotations.
    """

    signs: set[int] = field(default_factory=set)
    called: set[int] = field(default_factory=set)
    fields: set[int] = field(default_factory=set)
    of_annotations: set[int] = field(default_factory=set)


def find_roles(module: tree.Module) -> Roles:
    """The roles of all marks of a program. Not recursive: a tree may be deep."""
    roles = Roles()
    waiting: list[object] = [module]
    while waiting:
        node = waiting.pop()
        if isinstance(node, tuple):
            waiting += node
            continue
        match node:
            case tree.Unary(operator) if operator in ("-", "+"):
                roles.signs.add(node.span.start)
            case tree.Call(function):
                roles.called.add(function.span.end)
            case tree.Index(target):
                roles.called.add(target.span.end)
            case tree.Attribute():
                roles.fields.add(node.name_span.start)
            case tree.Annotation():
                roles.of_annotations.update(place for place in range(node.span.start, node.span.end) if node.span.source.text[place] == "[")
        if isinstance(node, tree.Node):
            parts: tuple[str, ...] = node.__match_args__  # spans and comments are not among them
            waiting += [getattr(node, part) for part in parts]
    return roles
