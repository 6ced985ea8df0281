r"""What LaTeX leaves in code: `\times`, `\operatorname{raised}`, `$x^{2}$`, `\_`, `\begin{verbatim}`."""

from __future__ import annotations

import re

from fpp_lang.syntax.repair.paste import CODE, EVERYWHERE, Line, Paste, code_only, substituted
from fpp_lang.syntax.repair.problems import Markup

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Sigma": "Σ", "Phi": "Φ", "Omega": "Ω",
}  # fmt: skip
_LAMBDA = {"lambda": "λ", "Lambda": "Λ", "pi": "π"}
COMMANDS: dict[str, str] = {
    "times": "×", "cdot": "·", "ast": "*", "div": "÷", "odot": "⊙", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=",
    "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "leftarrow": "←", "gets": "←", "rightarrow": "->", "to": "->",
    "in": " in ", "land": " and ", "wedge": " and ", "lor": " or ", "vee": " or ", "lnot": "not ", "neg": "not ", "infty": "infinity",
    "left": "", "right": "", "big": "", "Big": "", "quad": " ", "qquad": " ", "displaystyle": "", "top": "T", "prime": "'",
    **_GREEK, **_LAMBDA,
}  # fmt: skip

_ENVIRONMENT = re.compile(r"\s*\\(?:begin|end)\{[^{}\n]*\}(?:\[[^\]\n]*\])?\s*$")
_WRAPPED = re.compile(
    r"\\(?:operatorname|mathrm|mathbf|mathit|mathsf|mathtt|mathcal|text|textbf|textit|texttt|textrm|emph|mbox|boldsymbol)\*?\{([^{}\n]*)\}"
)
_MARKED = re.compile(r"\\(hat|bar|tilde|vec)\{([^{}\n]*)\}")
_FRACTION = re.compile(r"\\[dt]?frac\{([^{}\n]*)\}\s*\{([^{}\n]*)\}")
_ROOT = re.compile(r"\\sqrt\{([^{}\n]*)\}")
_TRANSPOSED = re.compile(r"\^\{?\\top\}?|\^\{T\}|\^\{\\intercal\}")
_POWER = re.compile(r"\^\{([^{}\n]*)\}")
_INDEX = re.compile(r"_\{([^{}\n]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])")
_DISPLAY = re.compile(r"^([ \t]*)\\\[[ \t]*([^\n]*?)[ \t]*(?:\\\])?[ \t]*$|^[ \t]*\\\][ \t]*$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([_%&#{}*\[\]])")
_SPACE = re.compile(r"\\[,;: ]")
_NOTHING = re.compile(r"\\[!()]|(?:\\\\)+(?=[ \t]*$)|\$+", re.MULTILINE)
_SIGNS = re.compile(r"\\[A-Za-z_%&#{}()*\[\],;:!\\]|\$|[\^_]\{")
DEEPEST = 8


def latex(paste: Paste) -> None:
    """Commands of LaTeX in code become what they print."""
    if not _SIGNS.search(code_only(paste.text)):
        return
    kept = []
    for line in paste.lines:
        if _ENVIRONMENT.match(line.text):
            paste.tell(Markup(paste.span(line), "LaTeX", line.text.strip(), ""))
        else:
            kept.append(line)
    paste.lines = kept
    before = [line.text for line in paste.lines]
    for _ in range(DEEPEST):  # from the innermost braces to the outermost
        if not any(substituted(paste, pattern, change, CODE) for pattern, change in _STEPS):
            break
    substituted(paste, _ESCAPED, lambda found: found[1], EVERYWHERE)
    for place, old in enumerate(before):
        line = paste.lines[place]
        if old != line.text:
            found = _SIGNS.search(old)
            paste.tell(Markup(paste.span(line), "LaTeX", old[found.start() :].split(" ")[0] if found else old, line.text.strip()))
            paste.lines[place] = Line(line.text.rstrip(), line.number)


def _bracketed(text: str) -> str:
    return text if re.fullmatch(r"\w+(?:\.\w+)?", text) else f"({text})"


_STEPS = (
    (_DISPLAY, lambda found: f"{found[1] or ''}{found[2] or ''}"),
    (_WRAPPED, lambda found: found[1]),
    (_MARKED, lambda found: f"{found[2]}_{found[1]}"),
    (_TRANSPOSED, lambda _: "ᵀ"),
    (_FRACTION, lambda found: f"{_bracketed(found[1])} / {_bracketed(found[2])}"),
    (_ROOT, lambda found: f"sqrt({found[1]})"),
    (_POWER, lambda found: f"^{_bracketed(found[1])}"),
    (_INDEX, lambda found: f"_{found[1]}" if re.fullmatch(r"\w+", found[1]) else f"[{found[1]}]"),
    (_COMMAND, lambda found: COMMANDS.get(found[1], found[1])),
    (_ESCAPED, lambda found: found[1]),
    (_SPACE, lambda _: " "),
    (_NOTHING, lambda _: ""),
)
