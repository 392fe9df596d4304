"""The rules, in the order in which they run."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.rules import (
    across_files,
    damaged_characters,
    doubled_title,
    doubled_words,
    garbled_sentence,
    near_repeat,
    repeated_block,
    repeated_field,
    repeated_paragraph,
    repeated_reference,
    repeated_section,
)
from briefmill.rules.decision import Decision
from briefmill.rules.rule import Rule


def rules(
    decisions: Sequence[Decision] = (),
    across: Sequence[across_files.Copy] = (),
    fields: Sequence[repeated_field.FieldCopy] = (),
) -> tuple[Rule, ...]:
    """Return all rules, ordered by stage and then as listed here.

    ``decisions`` are those of the brief: a repair that an editor wrote is found by the
    rule that it names. ``across`` are the passages of the file that other files of the
    brief have as well, ``fields`` its front matter's values that stand in the brief before.
    """
    listed = (
        damaged_characters.RULE,
        doubled_words.RULE,
        garbled_sentence.rule(decisions),
        repeated_block.RULE,
        doubled_title.RULE,
        repeated_section.RULE,
        repeated_paragraph.RULE,
        near_repeat.RULE,
        repeated_reference.RULE,
        across_files.rule(across),
        repeated_field.rule(fields),
    )
    return tuple(sorted(listed, key=lambda rule: rule.stage))
