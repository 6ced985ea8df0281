"""The reference of the whole library as static pages: a list to search in, and a page for every entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby

from fpp_lang.documentation.html_page import STYLE, document, html_page
from fpp_lang.documentation.index import Item, items, title_of
from fpp_lang.documentation.reference import reference

_SCRIPT = """\
"use strict";
const field = document.getElementById("search");
const groups = Array.from(document.querySelectorAll("section"));
const none = document.getElementById("none");
function show() {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let any = false;
  for (const group of groups) {
    let shown = 0;
    for (const line of group.querySelectorAll("li")) {
      const fits = words.every((word) => line.dataset.words.includes(word));
      line.hidden = !fits;
      shown += fits;
    }
    group.hidden = shown === 0;
    any = any || shown > 0;
  }
  none.hidden = any;
}
field.addEventListener("input", show);
field.value = decodeURIComponent(location.hash.slice(1));
show();
"""
_HIDDEN = "ul.entries li[hidden], section[hidden] { display: none; }\n"
_PLAIN = re.compile(r"[^a-z0-9]+")
_CODE = re.compile("`([^`]+)`")


def pages() -> Iterator[tuple[str, str]]:
    """Every file of the site: its path inside the folder, and its text."""
    paths = paths_of_items()
    yield "style.css", STYLE + _HIDDEN
    yield "search.js", _SCRIPT
    yield "index.html", _index(paths)
    for item, path in paths.items():
        style = '<link rel="stylesheet" href="../style.css">'
        yield path, html_page(reference(item), style=style, home="../index.html")


def paths_of_items() -> dict[Item, str]:
    """A path for each entry, different from all others even where capitals do not count."""
    paths: dict[Item, str] = {}
    taken: set[str] = set()
    for item in items():
        base = f"{_slug(item.group.removesuffix('.fpp'))}/{_slug(item.name)}"
        path = base
        number = 1
        while path in taken:
            number += 1
            path = f"{base}-{number}"
        taken.add(path)
        paths[item] = f"{path}.html"
    return paths


def _slug(name: str) -> str:
    return _PLAIN.sub("-", name.casefold()).strip("-") or "entry"


def _index(paths: dict[Item, str]) -> str:
    body = [
        "<h1>The library of FPP</h1>",
        '<input id="search" type="search" placeholder="Search names and descriptions" aria-label="Search" autofocus>',
        '<p id="none" hidden>Nothing in the library mentions this.</p>',
    ]
    for group, listed in groupby(paths, key=lambda item: item.group):
        lines = "\n".join(_line(item, paths[item]) for item in listed)
        body.append(f'<section>\n<h2>{_with_code(title_of(group))}</h2>\n<ul class="entries">\n{lines}\n</ul>\n</section>')
    body.append('<script src="search.js"></script>')
    return document("The library", '<link rel="stylesheet" href="style.css">', "\n".join(body))


def _with_code(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _line(item: Item, path: str) -> str:
    words = escape(" ".join([item.name, *item.also_called, item.summary]).casefold())
    return (
        f'<li data-words="{words}"><a href="{escape(path)}"><code>{escape(item.name)}</code></a> <span>{escape(item.summary)}</span></li>'
    )
