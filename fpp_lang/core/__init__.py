"""The resolved tree, what a legal one is, and the table of primitives."""
