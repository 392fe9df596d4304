"""Located text: spans, edits, patches, blocks and sentences. Knows no briefs."""
