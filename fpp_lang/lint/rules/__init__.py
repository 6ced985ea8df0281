"""The rules of `fpp check`, one in each file."""
