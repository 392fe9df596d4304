"""Garbled sentences: found, and put back in order without a word added or dropped."""
