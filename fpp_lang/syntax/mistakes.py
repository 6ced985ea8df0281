"""Everyday forms of other languages and common slips, each with its FPP spelling (R3.10).

Every row's `example` is a test: it is refused with the row's message, and what `repair` makes of it can be read.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """A row: where `pattern` is found in a line that cannot be read, `message` says why.

    `repair` is a template for what should stand in the place of what was found ("" where no single text does); `hint` is one that
    says what to do in words, and is "write" with the repaired text where it is left out.
    """

    example: str
    pattern: str
    message: str
    repair: str = ""
    hint: str = ""


_TARGET = r"[^\W\d][\w.]*(?:\[[^]]*\])*"
_BEGIN = r"(?:^|(?<=[:;])|(?<=[:;]\s))"
"""Where a statement begins."""

_TYPE = r"(?:const|var|val|int|integer|float|double|real|number|bool|boolean|string|str|char|auto|tensor|static|final|mut)"
_FUNCTION = r"(?:func|fn|fun|procedure|proc|algorithm|subroutine|sub|method|routine|define|defun|void|public|private|int|float|double)"
_KEYWORDS = r"function|def|elif|else|for|return|break|continue|pass|throw|raise|try|catch|and|or|not|in|is|true|false|none|let"
_END_WORDS = r"(?:if|for|while|function|func|def|loop|repeat|procedure|try|class|case|switch|foreach)"

MISTAKES: tuple[Mistake, ...] = (
    # Lines that begin with a word of another language ------------------------------------------------------------------------
    Mistake(
        "import numpy as np",
        r"^(?:import|include|require|using)\b.*",
        "FPP has no import",
        hint='delete this line: the library is always there; your own files come with use "file.fpp"',
    ),
    Mistake(
        "from numpy import exp",
        r"^from\s+[\w.]+\s+import\b.*",
        "FPP has no import",
        hint='delete this line: the library is always there; your own files come with from "file.fpp" use name',
    ),
    Mistake(
        "global total",
        r"^(?:global|nonlocal)\b.*",
        "FPP has no global: a function cannot assign a variable from outside",
        hint="give the value as a parameter and return the new one",
    ),
    Mistake('print "done"', r"^(?-i:print)\s+(.+)$", "print is a function", r"print(\1)"),
    Mistake(
        "log loss",
        r"^(?-i:log)\s+(.+)$",
        "log is the logarithm, and takes brackets",
        hint="write Log loss, with a capital letter, to print; log(loss) for the logarithm",
    ),
    Mistake("show loss", r"^(?-i:show)\s+(.+)$", "as a word that prints, show has a capital letter", r"Show \1"),
    Mistake(
        'echo "done"', r"^(?:echo|println|puts|display|output|write|printf)\s+(.+)$", "what prints a value is called print", r"print(\1)"
    ),
    Mistake(
        "if a:\n    pass\nelseif b:\n    pass", r"^(?:elseif|elsif|else\s+elif|elif\s+if)\b(.*)$", "this word is two in FPP", r"else if\1"
    ),
    Mistake("end if", rf"^end\s*{_END_WORDS}?$", "a block ends where its indentation ends", hint="delete this line"),
    Mistake(
        "for i = 1 to n:\n    pass",
        r"^for\s+(?:each\s+)?(?:int\s+)?(\w+)\s*(?:=|:=|←)\s*(.+?)\s*(?:\bto\b|\.\.\.?)\s*(.+?)\s*(?:do|then)?\s*:?$",
        "a loop that counts has from instead of =",
        r"for \1 from \2 to \3:",
    ),
    Mistake(
        "for (i = 0; i < n; i++):\n    pass",
        r"^for\s*\(\s*(?:\w+\s+)?(\w+)\s*=\s*([^;]+?)\s*;\s*\1\s*<\s*([^;=]+?)\s*;.*?\)\s*:?$",
        "this is C's loop",
        r"for \1 in range(\2, \3):",
    ),
    Mistake(
        "for (i = 1; i <= n; i++):\n    pass",
        r"^for\s*\(\s*(?:\w+\s+)?(\w+)\s*=\s*([^;]+?)\s*;\s*\1\s*<=\s*([^;]+?)\s*;.*?\)\s*:?$",
        "this is C's loop",
        r"for \1 from \2 to \3:",
    ),
    Mistake(
        "for (item in items):\n    pass",
        r"^for\s*\(\s*(?:(?:let|const|var)\s+)?(\w+)\s+(?:in|of)\s+(.+)\)\s*:?$",
        "the head of a loop needs no brackets",
        r"for \1 in \2:",
    ),
    Mistake(
        "foreach item in items:\n    pass",
        r"^foreach\s*\(?\s*(\w+)\s+in\s+([^():]+(?:\([^()]*\))?)\)?\s*:?$",
        "foreach is two words",
        r"for each \1 in \2:",
    ),
    Mistake(
        "struct Dense:\n    pass",
        r"^(?:struct|type|object|clas|classs|calss|klass)\s+(\w+)\s*(\(\s*\w*\s*\))?\s*:$",
        "a class begins with Class",
        r"Class \1\2:",
    ),
    Mistake(
        "class Both(One, Other):\n    pass",
        r"^(class\s+\w+)\s*\(\s*(\w+)\s*,.*\)\s*:?$",
        "a class has at most one class above it",
        r"\1(\2):",
    ),
    Mistake('rex = new Dog("Rex")', rf"\bnew\s+({_TARGET}\([^()]*\))", "the name of a class makes an object by itself, without new", r"\1"),
    Mistake(
        'Phrse "half of {n}":\n    pass', r'^(?:phras|phrse|pharse|prase|sentence)\s*("_*")', "a phrase begins with Phrase", r"Phrase \1"
    ),
    Mistake(
        "for item of items:\n    pass",
        r"^for\s+(?:each\s+)?(\w+)\s+of\s+((?!.*\bin\b).+?)\s*:?$",
        "a loop over things has in",
        r"for \1 in \2:",
    ),
    Mistake(
        "for all item in items:\n    pass",
        r"^for\s+(?:all|every|any)\s+(\w+)\s+in\s+(.+?)\s*:?$",
        "this word is each in FPP",
        r"for each \1 in \2:",
    ),
    Mistake(
        "for i in 1..n:\n    pass",
        r"^for\s+(\w+)\s+in\s+([\w.()]+?)\s*(?:\.\.\.?|:)\s*([\w.*/+-]+?)\s*:?$",
        "a loop that counts has from and to",
        r"for \1 from \2 to \3:",
    ),
    Mistake(
        "for a, b in first, second:\n    pass",
        r"^for\s+(?:each\s+)?(\w+(?:\s*,\s*\w+)+)\s+in\s+([\w.]+(?:\s*,\s*[\w.]+)+)\s*:?$",
        "a loop walks over one thing; zip walks over several side by side",
        r"for \1 in zip(\2):",
    ),
    Mistake("for i from 1 to n by 2:\n    pass", r"\bby\b", "the width of a step is called step", "step"),
    Mistake("for i from 9 downto 0:\n    pass", r"\bdownto\s+(.+?)\s*:?$", "a loop downward has a negative step", r"to \1 step -1:"),
    Mistake("if a > 0 then return 1", r"\s*\bthen\b", "between a condition and a statement on the same line stands a colon", ":"),
    Mistake("while a > 0 do\n    pass", r"(?<=\S)\s+do\s*:?$", "a block needs no do", ":"),
    Mistake(
        "do:\n    pass",
        r"^do\b\s*:?",
        "a loop that tests at its end begins with repeat",
        hint="write repeat:, and until with its condition below the block",
    ),
    Mistake("repeat 3 times:\n    pass", r"^(?:repeat|do|loop)\s+(.+?)\s+times\s*:?$", "a loop that counts is a for", r"for i in \1:"),
    Mistake("loop:\n    pass", r"^(?:loop|forever)\s*:?$", "a loop without end has a condition that is always true", "while true:"),
    Mistake("unless a:\n    pass", r"^unless\s+(.+?)\s*:?$", "FPP has no unless", r"if not (\1):"),
    Mistake(
        "switch a:\n    pass", r"^(?:switch|match|select)\b.*", "FPP has no switch", hint="write if a == 1: … else if a == 2: … else: …"
    ),
    Mistake("case 1:\n    pass", r"^(?:case|when|default)\b.*", "FPP has no switch", hint="write if a == 1: … else if a == 2: … else: …"),
    Mistake(
        "try:\n    pass\nexcept ValueError as e:\n    pass",
        r"^except\b\s+\w+\s+as\s+(\w+)\s*:?$",
        "what follows try is catch, which catches every error",
        r"catch \1:",
    ),
    Mistake(
        "try:\n    pass\nexcept:\n    pass",
        r"^except\b(?:\s+\w+\s+as\s+(\w+))?[^:]*:?$",
        "what follows try is catch",
        hint="write catch error:",
    ),
    Mistake(
        "try:\n    pass\ncatch (error):\n    pass",
        r"^catch\s*\(\s*(?:\w+\s+)?(\w+)\s*\)\s*:?$",
        "the name after catch stands without brackets",
        r"catch \1:",
    ),
    Mistake(
        "finally:\n    pass", r"^finally\b.*", "FPP has no finally", hint="write what must always happen below the whole try and catch"
    ),
    Mistake(
        "del ages[name]",
        r"^(?:del|delete)\s+\w+(?:\[.*\]|\..+)$",
        "FPP has no del",
        hint="build a new list or record with what is to stay",
    ),
    Mistake("del total", r"^(?:del|delete|free)\b.*", "FPP has no del: what is not used costs nothing", hint="delete this line"),
    Mistake(
        "with items:\n    pass",
        r"^(?:with|async|await|yield|goto|defer)\b.*",
        "this word of another language has no counterpart in FPP",
        hint="values and files need no closing",
    ),
    Mistake("func area(r):\n    return r", rf"^(?:{_FUNCTION}\s+)+(\w+)\s*\(", "a function begins with Function", r"Function \1("),
    Mistake(
        "function area(r) = r * r",
        r"^(?:function|def)\s+(\w+\s*\([^)]*\))\s*=\s*(.+)$",
        "what a function gives back follows a colon and return",
        r"Function \1: return \2",
    ),
    Mistake(
        "Function halves(v) -> low, high:\n    low = v / 2; high = v - low",
        r"->\s*\(?\s*(\w+(?:\s*,\s*\w+)+)\s*\)?\s*:?$",
        "after the arrow stands one name, for all that the function gives",
        r"-> results:",
        r"write -> results: and end the function with return \1",
    ),
    Mistake("area(r):\n    return r", r"^(\w+\s*\([^()]*\)(?:\s*->\s*\w+)?)\s*:$", "a function begins with Function", r"Function \1:"),
    Mistake(
        "const limit = 3",
        rf"^(?:{_TYPE}\s+)+({_TARGET}(?:\s*,\s*{_TARGET})*\s*=.*)$",
        "a variable is declared by its first assignment",
        r"\1",
    ),
    Mistake("set total to 3", rf"^set\s+({_TARGET})\s+to\s+(.+)$", "an assignment is written with =", r"\1 = \2"),
    Mistake("increment total by 2", rf"^increment\s+({_TARGET})(?:\s+by\s+(.+))$", "adding to a variable is written with +=", r"\1 += \2"),
    Mistake("increment total", rf"^increment\s+({_TARGET})$", "adding to a variable is written with +=", r"\1 += 1"),
    Mistake("decrement total", rf"^decrement\s+({_TARGET})$", "taking from a variable is written with -=", r"\1 -= 1"),
    Mistake("call area(3)", rf"^call\s+({_TARGET}\s*\(.*\))$", "a call is only the name with its arguments", r"\1"),
    Mistake("break if a > 0", r"^(break|continue|return)\s+(?:if|when)\s+(.+)$", "the condition comes first", r"if \2: \1"),
    Mistake(
        "12 total = 3",
        r"^[0-9]+[.:]?\s+(?=[^\W\d])",
        "this looks like the line number of a printed page",
        hint="delete it; fpp repair does so for a whole file",
    ),
    Mistake("@cached", r"^@\s*\w+.*", "FPP has no decorators", hint="delete this line"),
    # Marks -------------------------------------------------------------------------------------------------------------------
    Mistake("i++", rf"{_BEGIN}({_TARGET})\s*\+\+(?=$|;)", "FPP has no ++", r"\1 += 1"),
    Mistake("if a > 0: i--", rf"{_BEGIN}({_TARGET})\s*--(?=$|;)", "FPP has no --", r"\1 -= 1"),
    Mistake("a = b && c", r"&&?", "this is written and", "and"),
    Mistake("a = b || c", r"\|\|", "this is written or", "or"),
    Mistake("a = |b|", r"\|([^|]+)\|", "bars have no meaning", r"abs(\1)"),
    Mistake("a = b | c", r"\|", "this is written or", "or"),
    Mistake("a = b !== c", r"!==", "this is written !=", "!="),
    Mistake("a = b === c", r"===", "this is written ==", "=="),
    Mistake("a = n!", rf"(?<![\w.])({_TARGET}|[0-9]+)\s*!(?![=\w(])", "! has no meaning", r"factorial(\1)"),
    Mistake("a = !b", r"[!~]\s*(?==?\s*\w|[\w(])", "this is written not", "not "),
    Mistake("a = b <> c", r"<\s*>", "this is written !=", "!="),
    Mistake("a = b =< c", r"=\s*<", "this is written <=", "<="),
    Mistake("if a => b: pass", r"(?<=\w) ?=\s*> ?(?=.*:)", "this is written >=", " >= "),
    Mistake("f = v => v + 1", r"=\s*>", "this is written ->", "->"),
    Mistake("f = lambda v: v + 1", r"\blambda\s+([\w]+)\s*:\s*", "a function value is written with an arrow", r"\1 -> "),
    Mistake("f = lambda u, v: u + v", r"\blambda\s+([\w\s,]+?)\s*:\s*", "a function value is written with an arrow", r"(\1) -> "),
    Mistake("a := 3", r":\s*=", "this is written =", "="),
    Mistake("a %= 3", rf"^({_TARGET})\s*%=\s*(.+)$", "FPP has no %=", r"\1 = \1 mod (\2)"),
    Mistake("a @= B", rf"^({_TARGET})\s*@=\s*(.+)$", "FPP has no @=", r"\1 = \1 @ (\2)"),
    Mistake("a = b ? 1 : 2", r"(?<==)\s*([^=?]+?)\s*\?\s*(.+?)\s*:\s*(.+)$", "a choice is written with if and else", r" \2 if \1 else \3"),
    Mistake("a = A x(B)", r"(?<=[\w)\]])\s+x(?=[(\[])", "the x of a product stands between spaces", " x "),
    Mistake(
        "a = 1 < b and < 5",
        r"(\w+)(\s*[<>=]=?[^<>=]*?)?\s+(and|or)\s*(?=[<>]|==|!=)",
        "after and or or stands a whole condition",
        hint="write 1 < b < 5, or name the value again: 1 < b and b < 5",
    ),
    Mistake(
        "if (a > 0) {\n    b = 1\n}",
        r"(?<=[\w)\]])\s*\{",
        "a block is indented; it has no braces",
        hint="write : in the place of { and indent the lines of the block",
    ),
    Mistake(
        "a = 1 + \\\n    2",
        r"\\",
        "a line ends with its statement; \\ does not join lines",
        hint="put the whole expression in brackets: lines join within them",
    ),
    Mistake("a = (v^2 for v in items)", r"(?<== )\((.+ for .+)\)$", "a comprehension stands in square brackets", r"[\1]"),
    Mistake("a = {1, 2}", r"\{([^{}:]*)\}", "FPP has no sets", r"[\1]"),
    Mistake("a = v^2 for v in items", r"(?<==)\s*(.+ for .+ in .+)$", "a comprehension stands in square brackets", r" [\1]"),
    Mistake(
        'a = r"b"',
        r'\b[rbu]{1,2}(?=")',
        "no letter but f stands before a text",
        hint="delete the letter; a backslash itself is written twice",
    ),
    Mistake(
        "for i in a: for j in b: c",
        r"(?<=:)\s*(?:for|if|while|repeat|try|function|def)\b.*",
        "a line holds one header",
        hint="write the second one on a line of its own, indented deeper",
    ),
    Mistake(
        "f(*items)",
        r"(?<=[(,])\s*\*\*?\s*\w+",
        "arguments cannot be unpacked",
        hint="give each argument by itself, or the list as one argument",
    ),
    # Words between operands --------------------------------------------------------------------------------------------------
    Mistake("if a is greater than b: pass", r"\bis\s+(?:greater|bigger|larger|more)\s+than\b", "a comparison is written with a mark", ">"),
    Mistake("if a is less than b: pass", r"\bis\s+(?:less|smaller|lower|fewer)\s+than\b", "a comparison is written with a mark", "<"),
    Mistake("if a is at least b: pass", r"\bis\s+at\s+least\b", "a comparison is written with a mark", ">="),
    Mistake("if a is at most b: pass", r"\bis\s+at\s+most\b", "a comparison is written with a mark", "<="),
    Mistake("if a is equal to b: pass", r"\b(?:is\s+equal\s+to|equals(?:\s+to)?)\b", "a comparison is written with a mark", "=="),
    Mistake(
        "if a does not equal b: pass", r"\b(?:does\s+not\s+equal|is\s+not\s+equal\s+to)\b", "a comparison is written with a mark", "!="
    ),
    Mistake("a = b modulo c", r"\bmodulo\b", "the remainder is written mod", "mod"),
    Mistake("a = b times c", r"\b(?:times|multiplied\s+by)\b", "this is written *", "*"),
    Mistake("a = b divided by c", r"\bdivided\s+by\b", "this is written /", "/"),
    Mistake("a = b plus c", r"\bplus\b", "this is written +", "+"),
    Mistake("a = b minus c", r"\bminus\b", "this is written -", "-"),
    Mistake("a = b xor c", r"\bxor\b", "FPP has no xor; for two truth values it is !=", "!="),
    Mistake(
        "for = 3",
        rf"^(?:let\s+)?\b({_KEYWORDS}|(?<=\s)(?:if|while))(?=\s*(?::\s*\w+\s*)?(?:=(?!=)|←))",
        "this word is a keyword, and nothing else can be called so",
        hint=r"give the variable another name than \1",
    ),
    Mistake(
        "∂W, ∂b = gradient of Loss with respect to W, b",
        r"∂([^\W\d]\w*)(?=\s*(?:,[^=]*)?(?:=(?!=)|←))",
        "∂ stands in ∂Loss/∂W alone, and in no name",
        hint=r"a name for the gradient is d\1",
    ),
    Mistake(
        "g = ∂(Loss * 2)/∂W",
        r"∂\s*\(.*",
        "∂ takes a name",
        hint="give the number a name first: Loss = …, then ∂Loss/∂W; or write gradient of … with respect to W",
    ),
)

# Words that a line may consist of elsewhere. As a name without a meaning in the program, each is refused.
CLOSING_WORDS = frozenset(
    [
        "end",
        "endif",
        "endfor",
        "endwhile",
        "endfunction",
        "end_if",
        "end_for",
        "end_while",
        "endproc",
        "endforeach",
        "endswitch",
        "endloop",
        "fi",
        "done",
        "od",
        "esac",
        "next",
        "begin",
        "wend",
    ]
)

# Names of other languages for what FPP calls otherwise.
FOREIGN_NAMES = {"null": "none", "nil": "none", "nullptr": "none", "undefined": "none", "inf": "infinity"}

# Keywords that a slip of the fingers turns into a name, with the part of a program that such a line is.
KEYWORDS = {
    "function": "_FUNCTION", "def": "_FUNCTION", "if": "_IF", "elif": "_ELIF", "else": "_ELSE", "for": "_FOR", "while": "_WHILE",
    "return": "_RETURN", "break": "_BREAK", "continue": "_CONTINUE", "throw": "_THROW", "raise": "_THROW", "repeat": "_REPEAT",
    "until": "_UNTIL", "catch": "_CATCH", "assert": "_ASSERT",
}  # fmt: skip
OTHER_WORDS = {"elseif": "_ELIF", "elsif": "_ELIF", "unless": "_IF", "except": "_CATCH"}
