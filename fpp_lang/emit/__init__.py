"""Core to text: each target is one folder."""
