"""How deep expressions may be: later passes walk over them step by step, and no reader follows them further."""

from __future__ import annotations

from fpp_lang.syntax import tree
from fpp_lang.syntax.problems import TooLong
from fpp_lang.syntax.reporting import Reporter

DEEPEST_EXPRESSION = 200

_OUTSIDE = (tree.Module, tree.Statement, tree.Block, tree.Branch)


def check_depth(root: tree.Node, reporter: Reporter) -> bool:
    """Reports every expression that is too deep; whether there was one. Not recursive itself."""
    too_deep = False
    waiting: list[tuple[object, int, tree.Node]] = [(root, 0, root)]
    while waiting:
        node, depth, outermost = waiting.pop()
        if isinstance(node, tuple):
            waiting += [(item, depth, outermost) for item in node]
        elif isinstance(node, tree.Node):
            if not isinstance(node, _OUTSIDE):
                depth, outermost = depth + 1, outermost if depth else node
            if depth > DEEPEST_EXPRESSION:
                reporter.add(TooLong(outermost.span, DEEPEST_EXPRESSION))
                too_deep = True
                continue
            parts: tuple[str, ...] = node.__match_args__  # spans and comments are not among them
            waiting += [(getattr(node, part), depth, outermost) for part in parts]
    return too_deep
