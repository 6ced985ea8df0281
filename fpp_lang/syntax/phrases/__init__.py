"""Phrases: sentences that a program declares, and where words fit one of them (section 7 of the language)."""
