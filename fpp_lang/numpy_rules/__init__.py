"""Each primitive's NumPy form, written once: the interpreter compiles it, the emitter prints it."""

from fpp_lang.numpy_rules import nodes
from fpp_lang.numpy_rules.choose import as_value, choose, form
from fpp_lang.numpy_rules.forms import Form, Helper
from fpp_lang.numpy_rules.helpers import HELPERS
from fpp_lang.numpy_rules.table import PYTHON_ROWS

__all__ = ["HELPERS", "PYTHON_ROWS", "Form", "Helper", "as_value", "choose", "form", "nodes"]
