"""briefmill: a static-site policy-brief publisher."""

__version__ = "0.1.0"
