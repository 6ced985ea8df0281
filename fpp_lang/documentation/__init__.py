"""The standard library as people read it: entries in full, their examples and their graphs."""
