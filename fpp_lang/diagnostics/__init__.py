"""Problems as values: one class per kind, one renderer per audience, one page per code."""
