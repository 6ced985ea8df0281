"""Tests of the front of the compiler: texts, tokens, lines, trees and what is said about mistakes."""
