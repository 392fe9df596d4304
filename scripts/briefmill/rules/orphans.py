"""Sentences that cannot stand alone: what they speak of was said in one before them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefmill.rules.passage import Passage
from briefmill.text.sentences import word_count

_LEAST_WORDS = 6
"""Words from which a sentence says something without those around it."""
_REFERS = re.compile(
    r"\W*(?:it|its|itself|they|their|theirs|them|he|him|his|she|her|hers|this|that|these|those"
    r"|such|both|neither|either|none|some|most|many|few|several|another|others?|one|two|three"
    r"|each|all of|half|here|there|then|thus|hence|so|therefore|thereby|however|but|and|or|nor"
    r"|yet|still|also|too|instead|rather|otherwise|besides|moreover|furthermore|nevertheless"
    r"|nonetheless|consequently|accordingly|similarly|likewise|conversely|meanwhile|afterwards?"
    r"|later|before that|since then|by then|until then|even so|only|next|more|less|worse|better"
    r"|not|for (?:example|instance|this|that)|in (?:contrast|turn|addition|other words|particular"
    r"|short|fact|that|this|these|such|return|response|consequence|both|the (?:end|meantime|same))"
    r"|by (?:contrast|comparison)|as a (?:result|consequence)|on the (?:other|contrary)"
    r"|at (?:the (?:same|time)|that)|with (?:this|that|these|it)|of (?:these|those|them)"
    r"|to (?:this|that|these)|from (?:this|there|these)|because of (?:this|that)"
    r"|(?:first|second|third|final|last)(?:ly)?|the (?:others?|same|former|latter|first|second"
    r"|third|last|rest|remainder|difference|reason|result|exception|answer|opposite|reverse))\b",
    re.IGNORECASE,
)
"""How a sentence opens that goes on from another one."""
_POINTS = re.compile(r"\b(?:this|these|those|such|former|latter|aforesaid)\b", re.IGNORECASE)


def orphaned(passage: Passage, staying: Collection[int]) -> Iterator[str]:
    """Yield the sentences of ``staying`` that would lose what they go on from.

    ``staying`` are indices of the sentences that would be left of a passage.
    """
    for at in staying:
        sentence = passage.sentences[at].of(passage.text)
        cut_before = at > 0 and at - 1 not in staying
        cut_behind = at + 1 < len(passage.sentences) and at + 1 not in staying
        introduces = cut_behind and sentence.rstrip("*_ ").endswith((":", "?"))
        if introduces or word_count(sentence) < _LEAST_WORDS or (cut_before and _refers(sentence)):
            yield sentence


def _refers(sentence: str) -> bool:
    return _REFERS.match(sentence) is not None or _POINTS.search(sentence) is not None
