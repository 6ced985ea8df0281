"""What the first lines may need of the library is read while somebody types them."""

from __future__ import annotations

import gc

from fpp_lang import standard
from fpp_lang.base.source import SourceFile
from fpp_lang.repl.session import Session

ANYTHING = "1 + 1\n"


def read_ahead(session: Session) -> None:
    """Reads the library, classes first, and understands a line, so that everything behind it is there; nothing runs."""
    session.understand(SourceFile("ahead", ANYTHING), session.folder)
    for name in (*standard.classes(), *standard.entries(), *standard.sentences()):
        standard.tree_of(name)
    gc.freeze()  # what was read stays: looking through it for garbage would make some later line slow
