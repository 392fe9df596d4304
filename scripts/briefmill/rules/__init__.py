"""Rules: pure functions from located text to findings, and their registry."""
