"""Words written apart, with a hyphen or in one: "re-open" and "reopen" (English)."""

from __future__ import annotations

from collections.abc import Sequence

from briefmill.text.tokens import Token

_OTHER_WORD = ("cover", "creat", "form", "lay", "mark", "prov", "sent", "serv", "sign", "sort")
"""How words begin that are others without the hyphen behind "re": to re-sign is not to resign."""


def differ_in_joining(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether two passages have the same letters, divided into words in two ways."""
    one, other = ("".join([each.key for each in side]) for side in (left, right))
    return one == other and len(left) != len(right)


def joining_tells(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Say whether such a division makes another word: re-cover and recover."""
    parts = [each.key for each in max(left, right, key=len)]
    return parts[0] == "re" and len(parts) > 1 and parts[1].startswith(_OTHER_WORD)
