"""An entry as a web page. Every word of the library is escaped."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from fpp_lang.documentation.reference import Reference
from fpp_lang.documentation.svg_graph import svg
from fpp_lang.syntax.tables import load_tables

STYLE = """\
:root { --paper: #fdfdfb; --ink: #1c1e21; --faint: #667; --line: #d9dade; --box: #f3f3ef; --one: #1257a8; --two: #b3541e; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #e4e4e0; --faint: #9aa; --line: #3a3d42; --box: #202327; --one: #6cb0f5; --two: #f0a070; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem; font: 1rem/1.55 system-ui, sans-serif; }
body { color: var(--ink); background: var(--paper); }
h1 { font: 600 1.5rem/1.3 ui-monospace, monospace; margin: 1rem 0 0.2rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid var(--line); padding-bottom: 0.2rem; }
a { color: var(--one); text-decoration: none; }
a:hover { text-decoration: underline; }
code, pre { font: 0.9rem/1.5 ui-monospace, monospace; }
pre { background: var(--box); padding: 0.8rem 1rem; border-radius: 6px; overflow-x: auto; margin: 0.5rem 0; }
.place, .note, .also { color: var(--faint); font-size: 0.9rem; }
.lead { font-size: 1.15rem; }
.keyword { color: var(--one); }
.comment { color: var(--faint); }
dt { font-weight: 600; margin-top: 0.6rem; }
dd { margin: 0 0 0 1.2rem; }
.graph { width: 100%; max-width: 35rem; height: auto; display: block; }
.graph text { font: 12px system-ui, sans-serif; fill: var(--faint); }
.graph .grid { stroke: var(--line); stroke-width: 1; }
.graph .axis { stroke: var(--faint); stroke-width: 1.2; }
.graph polyline { fill: none; stroke-width: 2.2; stroke-linejoin: round; }
.curve-0 { stroke: var(--one); }
.curve-1 { stroke: var(--two); stroke-dasharray: 6 4; }
.key-0 { color: var(--one); }
.key-1 { color: var(--two); }
ul.entries { list-style: none; padding: 0; }
ul.entries li { margin: 0.25rem 0; display: grid; grid-template-columns: minmax(12rem, 18rem) 1fr; gap: 1rem; }
ul.entries code { overflow-wrap: anywhere; }
#search { width: 100%; font: inherit; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 6px; }
#search { background: var(--box); color: inherit; }
@media (max-width: 40rem) { ul.entries li { display: block; } }
"""

_ORDER = ("Background", "In depth", "Use it when", "Do not use it when", "More", "Source")
_WORD = re.compile(r"(?:a|[a-z][a-z'-]+)[ ,.:;]")
"""What a sentence begins with that is no formula."""
_TITLES = {"Do not use it when": "Pitfalls: do not use it when", "Source": "Source, and what differs from it"}
_TOKEN = r"(?P<comment>{comment}[^\n]*)|(?P<text>\"[^\"\n]*\"|'[^'\n]*')|(?P<word>[^\W\d]\w*)|(?P<other>.)"


@dataclass(frozen=True, slots=True)
class Language:
    """What is marked in a piece of code."""

    token: re.Pattern[str]
    keywords: frozenset[str]


FPP = Language(re.compile(_TOKEN.format(comment="(?://|#)"), re.DOTALL), frozenset(word for word in load_tables().words if len(word) > 1))
PYTHON = Language(re.compile(_TOKEN.format(comment="#"), re.DOTALL), frozenset(keyword.kwlist))


def html_page(found: Reference, *, style: str = f"<style>\n{STYLE}</style>", home: str | None = None) -> str:
    """The whole page; `style` is what its head says of looks, `home` where its list of all entries is."""
    back = [f'<nav><a href="{escape(home)}">All of the library</a></nav>'] if home else []
    body = "\n".join([*back, *_sections(found)])
    return document(found.item.name, style, body)


def document(title: str, style: str, body: str) -> str:
    """A page with its head."""
    head = f'<meta charset="utf-8">\n<meta name="viewport" content="width=device-width">\n<title>{escape(title)} · FPP</title>\n{style}'
    return f'<!doctype html>\n<html lang="en">\n<head>\n{head}\n</head>\n<body>\n{body}\n</body>\n</html>\n'


def _sections(found: Reference) -> Iterator[str]:
    comment = found.comment
    yield f"<h1>{escape(found.signature)}</h1>"
    yield f'<p class="place">{escape(found.place)}</p>'
    if found.item.also_called:
        yield f'<p class="also">Also called {", ".join(f"<code>{escape(name)}</code>" for name in found.item.also_called)}</p>'
    yield f'<p class="lead">{escape(comment.summary)}</p>'
    if comment.parameters:
        yield (
            "<dl>" + "".join(f"<dt><code>{escape(name)}</code></dt><dd>{escape(text)}</dd>" for name, text in comment.parameters) + "</dl>"
        )
    if comment.result:
        yield f"<p>{escape(comment.result)}</p>"
    if found.curve is not None:
        yield from _graph(found)
    if comment.examples:
        yield "<h2>Examples</h2>"
        yield "<pre>" + "\n".join(f"{escape(str(example))}   → {escape(example.result)}" for example in comment.examples) + "</pre>"
    if found.code is not None:
        yield f"<h2>Code</h2>\n<pre>{highlighted(found.code, FPP)}</pre>"
    if found.numpy:
        yield f"<h2>NumPy</h2>\n<pre>{highlighted(found.numpy, PYTHON)}</pre>"
    for label in _ORDER:
        if text := comment.part(label):
            yield f"<h2>{escape(_TITLES.get(label, label))}</h2>\n<p>{escape(_begun(label, text))}</p>"


def _begun(label: str, text: str) -> str:
    """With a capital letter, unless it goes on where the title ends ("Use it when" … "neurons behind ReLU die.") or is a formula."""
    return text if label.endswith("when") or not _WORD.match(text) else text[:1].upper() + text[1:]


def _graph(found: Reference) -> Iterator[str]:
    curves = [curve for curve in (found.curve, found.slope) if curve is not None]
    yield "<h2>Graph</h2>"
    yield svg(curves)
    key = " · ".join(f'<span class="key-{place}">{escape(curve.name)}</span>' for place, curve in enumerate(curves))
    notes = "".join(f" · {escape(curve.name)}: {escape(curve.note)}" for curve in curves if curve.note)
    yield f'<p class="note">{key}{notes}</p>'


def highlighted(text: str, language: Language) -> str:
    """Code with its keywords and comments marked."""
    pieces = []
    for token in language.token.finditer(text):
        word = token[0]
        is_keyword = token.lastgroup == "word" and (word in language.keywords or (language is FPP and word.casefold() in FPP.keywords))
        kind = "keyword" if is_keyword else token.lastgroup
        pieces.append(f'<span class="{kind}">{escape(word)}</span>' if kind in ("keyword", "comment") else escape(word))
    return "".join(pieces)
