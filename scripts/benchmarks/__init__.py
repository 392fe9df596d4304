"""Benchmarks of briefmill on labelled data, beside other programs; see CONTRIBUTING.md."""
