"""Entries as web pages: complete, escaped, and linked."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from fpp_lang.documentation.comments import DocComment, Example
from fpp_lang.documentation.curves import sample
from fpp_lang.documentation.html_page import FPP, highlighted, html_page
from fpp_lang.documentation.index import find, items
from fpp_lang.documentation.natives import Native
from fpp_lang.documentation.reference import Reference, reference
from fpp_lang.documentation.site import pages, paths_of_items
from fpp_lang.documentation.svg_graph import svg, ticks

VOID = {"meta", "link", "input"}


class Balanced(HTMLParser):
    """Notes tags that are not closed, texts, and links."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def read(text: str) -> Balanced:
    parser = Balanced()
    parser.feed(text)
    assert parser.open == []
    return parser


def test_a_page_has_everything():
    item = find("LeakyReLU")
    assert item is not None
    page = html_page(reference(item))
    for part in ("LeakyReLU(T, negative_slope = 0.01)", "Also called", "<h2>Graph</h2>", "<svg", "<h2>Code</h2>", "<h2>NumPy</h2>"):
        assert part in page
    assert "<h2>Pitfalls: do not use it when</h2>\n<p>exact zeros are wanted" in page
    assert "<h2>Background</h2>\n<p>ReLU with a small slope" in page
    assert '<span class="keyword">Function</span> LeakyReLU' in page
    assert read(page).links == [], "a page alone needs no other file"


@pytest.mark.parametrize(
    ("name", "begins"), [("Softmax", "eˣ makes"), ("GELU_tanh", "x/2 · (1"), ("softplus", "log(1 + eˣ)"), ("MatMul", "Element (i, j)")]
)
def test_a_formula_begins_with_no_capital(name, begins):
    item = find(name)
    assert item is not None
    assert f"<h2>Background</h2>\n<p>{begins}" in html_page(reference(item))


def test_every_word_is_escaped():
    bad = "<script>alert(1)</script>\"'&"
    comment = DocComment(bad, ((bad, bad),), (("Background", bad), ("Source", bad)), (Example(bad, bad, bad),))
    native = Native(bad, bad, None)
    item = type(items()[0])(bad, "function", bad, bad, (bad,), native)
    curve = sample(lambda x: x, bad)
    found = Reference(item, bad, bad, comment, bad, bad, curve, curve)
    page = html_page(found, home=bad)
    assert "script" not in read(page).tags and "<script" not in page


def test_highlighting_keeps_the_text():
    code = 'For x in "a // b": // note <b>\n    print(x)\n'
    marked = highlighted(code, FPP)
    assert re.sub(r"</?span[^>]*>", "", marked) == code.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
    assert '<span class="comment">// note &lt;b&gt;</span>' in marked and '<span class="keyword">For</span>' in marked


def test_paths_differ_where_capitals_do_not_count():
    paths = paths_of_items().values()
    assert len({path.casefold() for path in paths}) == len(paths) == len(items())
    assert all(re.fullmatch(r"[a-z0-9-]+/[a-z0-9-]+\.html", path) for path in paths)


def test_the_site(fpp, tmp_path):
    done = fpp("doc", "--html", "site", "--all")
    assert (done.returncode, done.stderr, done.stdout) == (0, "", f"{len(items()) + 1} pages in site\n")
    site = tmp_path / "site"
    files = list(site.rglob("*.html"))
    for file in files:
        for link in read(file.read_text(encoding="utf-8")).links:
            assert (file.parent / link).is_file(), f"{file.name}: {link}"
    index = (site / "index.html").read_text(encoding="utf-8")
    assert index.count("<li data-words=") == len(items()) == len(files) - 1
    assert 'src="search.js"' in index and (site / "search.js").is_file()
    assert not any("http" in file.read_text(encoding="utf-8") for file in [site / "index.html", site / "search.js", site / "style.css"])


def test_pages_begin_with_what_all_need():
    assert [path for path, _ in zip((path for path, _ in pages()), range(3), strict=False)] == ["style.css", "search.js", "index.html"]


def test_one_page_into_a_file(fpp, tmp_path):
    assert fpp("doc", "relu", "--html", "relu.html").returncode == 0
    assert read((tmp_path / "relu.html").read_text(encoding="utf-8")).tags >= {"svg", "pre", "style"}
    done = fpp("doc", "relu", "--html", ".")
    assert done.returncode == 2 and "FPP0903" in done.stderr


@pytest.mark.parametrize("words", [(), ("relu", "--all"), ("--all",), ("--html", "a.html")])
def test_words_that_do_not_fit(words, fpp):
    done = fpp("doc", *words)
    assert (done.returncode, done.stdout) == (2, "") and "FPP0901" in done.stderr


@pytest.mark.parametrize(
    ("low", "high", "wanted"),
    [(-5, 5, [-4, -2, 0, 2, 4]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-0.03, 0.025, [-0.03, -0.02, -0.01, 0, 0.01, 0.02])],
)
def test_ticks(low, high, wanted):
    assert ticks(low, high) == pytest.approx(wanted)


def test_gaps_are_gaps_in_the_picture():
    picture = svg([sample(lambda x: 1 if x >= 0 else 0, "step")])
    assert picture.count("<polyline") == 2


def test_what_comes_back_is_told_apart_from_the_parameters():
    item = find("HingeLoss")
    assert item is not None
    comment = reference(item).comment
    assert dict(comment.parameters)["actual"] == "-1 or +1 for each."
    assert comment.result == "The result has their shape."
    assert "<p>The result has their shape.</p>" in html_page(reference(item))


def test_names_that_stand_in_no_file_are_found():
    for name, own in {"π": "pi", "PI": "pi", "nan": "nan", "derivative": "derivative", "empty_tensor": "Empty_Tensor"}.items():
        item = find(name)
        assert item is not None and item.name == own and item.summary
