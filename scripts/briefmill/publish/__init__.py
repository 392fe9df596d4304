"""The published tree: pages of ``docs/``, cleaned, checked and written in one step."""
