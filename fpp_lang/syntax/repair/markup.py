"""What web pages and chats leave around a program: HTML entities and tails, Markdown fences, the indentation of a quotation."""

from __future__ import annotations

import html
import re

from fpp_lang.syntax.repair.paste import CODE, EVERYWHERE, Line, Paste, code_only, substituted
from fpp_lang.syntax.repair.problems import Indented, Markup, StrayWords

_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,15};|#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};|(?:lt|gt|amp|quot|nbsp)\b)")
_CONTAINERS = "pre|code|span|div|samp|kbd|tt|font|table|tbody|tr|td|blockquote|article|section|html|body|p|li|ol|ul"
_CONTAINER = re.compile(rf"</?(?:{_CONTAINERS})(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
_STYLE = re.compile(r"</?(?:strong|em|mark|small|big|b|i|u|s|a)(?:\s[^<>\n]*)?>", re.IGNORECASE)
_CLOSING_STYLE = re.compile(r"</(?:strong|em|mark|small|big|b|i|u|s|a)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RAISED = re.compile(r"<sup>\s*([^<>\n]*?)\s*</sup>", re.IGNORECASE)
_LOWERED = re.compile(r"<sub>\s*([^<>\n]*?)\s*</sub>", re.IGNORECASE)
_FENCE = re.compile(r"\s*(?:`{3,}|~{3,})[^`]*$")
_QUOTED = re.compile(r"\s*>(?: |$)")
_PROMPT = re.compile(r"(?:>>>|\.\.\.|fpp>)(?: |$)")
_BULLET = re.compile(r"(\s*)[•▪◦‣]\s+")
DEEPEST_ENTITY = 3


def web_page(paste: Paste) -> None:
    """What HTML leaves: its tags, and its names for characters."""
    tags(paste)
    entities(paste)


def tags(paste: Paste) -> None:
    """HTML tags go; what they raised or lowered is written as FPP writes it."""
    code = code_only(paste.text)
    if "<" not in code or not (_CONTAINER.search(code) or _BREAK.search(code) or _CLOSING_STYLE.search(code)):
        return
    before = paste.lines
    substituted(paste, _RAISED, lambda found: f"^{found[1]}" if found[1].isalnum() else f"^({found[1]})", EVERYWHERE)
    substituted(paste, _LOWERED, lambda found: f"_{found[1]}", EVERYWHERE)
    substituted(paste, _CONTAINER, lambda _: "", EVERYWHERE)
    if _CLOSING_STYLE.search(code):
        substituted(paste, _STYLE, lambda _: "", CODE)
    lines: list[Line] = []
    for old, line in zip(before, paste.lines, strict=True):
        parts = _BREAK.split(line.text)
        if old.text != "".join(parts):
            paste.tell(Markup(paste.span(old), "HTML", " ".join(re.findall(r"<[^<>]*>", old.text)), ""))
        if old.blank or any(part.strip() for part in parts):
            kept = parts[:-1] if len(parts) > 1 and not parts[-1].strip() else parts
            lines += [Line(part, line.number) for part in kept]
    paste.lines = lines


def entities(paste: Paste) -> None:
    """`&gt;` becomes `>` everywhere, where one stands in code or between tags; also those that were written twice, `&amp;gt;`."""
    is_html = any(isinstance(found, Markup) and found.language == "HTML" for found in paste.done)
    if not _ENTITY.search(paste.text if is_html else code_only(paste.text)):
        return
    before = paste.lines
    for _ in range(DEEPEST_ENTITY):
        text = paste.text
        new = _ENTITY.sub(lambda found: html.unescape(found[0]).replace("\xa0", " ").replace("\n", " "), text)
        if new == text:
            break
        paste.rewrite(new)
    for old, line in zip(before, paste.lines, strict=True):
        for found in dict.fromkeys(_ENTITY.findall(old.text) if old.text != line.text else ()):
            paste.tell(Markup(paste.span(old), "HTML", found, html.unescape(html.unescape(found)).replace("\xa0", " ")))


def fences(paste: Paste) -> None:
    """Fences of Markdown go; prose around them becomes comments."""
    places = [place for place, line in enumerate(paste.lines) if _FENCE.match(line.text)]
    if not places:
        return
    inside = len(places) == 1
    lines: list[Line] = []
    for place, line in enumerate(paste.lines):
        if place in places:
            paste.tell(Markup(paste.span(line), "Markdown", line.text.strip(), ""))
            inside = True if len(places) == 1 else not inside
        elif inside or line.blank or line.text.lstrip().startswith(("//", "#")):
            lines.append(line)
        else:
            paste.tell(StrayWords(paste.span(line), "prose around a listing"))
            lines.append(Line(f"// {line.text.strip()}", line.number))
    paste.lines = lines


def quotation(paste: Paste) -> None:
    """`> ` before every line, bullets, and an indentation of the whole text."""
    code = [line for line in paste.lines if not line.blank]
    if code and all(_QUOTED.match(line.text) for line in code):
        paste.lines = [Line(_QUOTED.sub("", line.text, count=1), line.number) for line in paste.lines]
        paste.tell(Markup(paste.span(code[0]), "Markdown", ">", ""))
        code = [line for line in paste.lines if not line.blank]
    if code and all(_PROMPT.match(line.text) for line in code):
        paste.tell(Markup(paste.span(code[0]), "a prompt", code[0].text.split()[0], ""))
        paste.lines = [Line(_PROMPT.sub("", line.text, count=1), line.number) for line in paste.lines]
        code = [line for line in paste.lines if not line.blank]
    if any(_BULLET.match(line.text) for line in code):
        for line in code:
            if _BULLET.match(line.text):
                paste.tell(Markup(paste.span(line), "Markdown", line.text.strip()[0], ""))
        paste.lines = [Line(_BULLET.sub(r"\1", line.text, count=1), line.number) for line in paste.lines]
    common = min((line.indent for line in code), default=0)
    if common:
        first = code[0]
        paste.tell(Indented(paste.span(first), first.indent, first.indent - common))
        paste.lines = [Line(line.text.expandtabs(4)[common:] if not line.blank else "", line.number) for line in paste.lines]
