"""What goes wrong when a tree and its text do not belong together: bugs of ours, never mistakes of a user."""


class PrinterError(AssertionError):
    """Base of the printer's errors."""


class NotPrintableError(PrinterError):
    """A node that no Python text stands for, or that this printer has no rule for."""


class TextDiffersError(PrinterError):
    """The text does not mean the tree it was printed from."""
