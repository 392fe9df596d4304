"""Coverage-guided fuzzing of the rules for repeats, with atheris.

    python -m pip install atheris==3.0.0
    python scripts/fuzzing/repeats.py CORPUS_FOLDER -max_total_time=3600

An input is a list of small steps by which a text is put together: sentences that are alike,
marks of Markdown, and characters as they come. What must hold of every text is checked at both
levels; an input that fails is written to the current folder, and goes as a text to
`tests/cases/fuzzed/` (print it with ``--show FILE``).
"""

from __future__ import annotations

import re
import sys
from functools import partial
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

_GUIDED = ["briefmill.text", "briefmill.rules", "briefmill.normalise"]

with atheris.instrument_imports(include=_GUIDED):
    from briefmill.normalise.run import Normalised, normalise
    from briefmill.rules.finding import Safety
    from briefmill.rules.registry import rules
    from briefmill.text.problem import InputError

from briefmill.cli.fix import located  # noqa: E402 - behind what is instrumented

PIECES = (
    "The port moved 40 tonnes of grain in the spring of that year. ",
    "The port moved 41 tonnes of grain in the spring of that year. ",
    "Its cranes date from the decade in which the railway was built. ",
    "Its cranes date from the decade in which a railway was built. ",
    "The ministers did not agree on a schedule for the talks in May. ",
    "The ministers did agree on a schedule for the talks in May. ",
    "He said “the harvest will not wait for the committee to decide”. ",
    "See [the report](https://example.org/r) for what the ports need now. ",
    "The committee met four times last year in Vienna and published two reports on the ports. ",
    "The committee met four times last year in Vienna (Roe 2018) and issued two reports, and ",
    "The comittee met for times last year in Vienna and published two reports on the ports. ",
    "Never again. ", "the the ", "of the of the ", "Why? ", "No. ", "US ", "us ", "May ", ", ",
    "Roe, Jane. 2018. *The Ports of the River*. Vienna: Quay Press.",
    "Roe, J. (2018). The ports of the river. Quay Press.",
    "\n\n", "\n", "\r\n", "\r", "  \n", "\n\n## Rail\n\n", "\n\n## Rail {#rail}\n\n",
    "\n\n# Rail\n",
    "\n- ", "\n  - ", "\n1. ", "\n2) ", "\n> ", "\n    ", "\n\n| a | b |\n|---|---|\n| c | d |\n",
    "\n\n## References\n\n", "\n\n## Summary\n\n", "<!-- keep: said twice -->",
    "<a id=\"x\"></a>",
    "`code` ", "$x$ ", "[^1]", "\n\n[^1]: A note.\n", "**", "*", "…", "“", "”", "—", " - ",
    "â€™",
    "河川的港口运输了大部分粮食。", "Порт перевёз зерно весной того года. ",
    "\x00", "\u2028", "\ufeff",
)  # fmt: skip
_SENTENCE = re.compile(r"[^.!?。\r\n]*[.!?。]")
_LONGEST = 4_000
ABOUT_WORDS = frozenset(["doubled-words", "doubled-title", "damaged-characters"])
"""Rules that change sentences from inside, so that they do not stand as they were."""


def text_of(data: bytes) -> str:
    """Put a text together: a byte below the number of pieces is a piece, others are letters."""
    found = [PIECES[byte] if byte < len(PIECES) else chr(byte) for byte in data]
    return "".join(found)[:_LONGEST]


def check(text: str) -> None:
    """Raise when something that must hold of every text does not hold of this one."""
    for level in (Safety.SAFE, Safety.REVIEW):
        try:
            result = run(text, level)
        except InputError as error:
            if "keep mark" in str(error):
                continue
            raise
        again = run(result.text, level)
        _require(result.undone() == text, "the inverse patches do not give the source back")
        _require(not again.patches, "a second run changes something")
        lost = sorted(set(numbers(text)) - set(numbers(result.text)))
        _require(not lost, f"a number is lost: {lost}")
    try:
        _no_sentence_lost(text, run(text, Safety.SAFE, ABOUT_WORDS).text)
    except InputError:
        return


def run(text: str, level: Safety, without: frozenset[str] = frozenset()) -> Normalised:
    """Run the rules as ``briefmill fix`` does, but for those ``without`` and that of sentences."""
    listed = [rule for rule in rules() if rule.id not in without | {"garbled-sentence"}]
    return normalise(text, partial(located, path="fuzzed.md"), listed, level=level)


def numbers(text: str) -> list[str]:
    """Return the figures of a text, but for the numbers of list items."""
    return re.findall(r"\d{2,}", re.sub(r"(?m)^\s*\d+[.)]\s", "", text))


def _no_sentence_lost(before: str, after: str) -> None:
    """Check that each long sentence still stands, marks, case and blanks aside."""
    left = _bare(after)
    for sentence in _SENTENCE.findall(before):
        words = _bare(sentence)
        if len(words) > 30:
            _require(words in left, f"a sentence is lost: {sentence!r}")


def _require(holds: bool, message: str) -> None:
    if not holds:
        raise AssertionError(message)


def _bare(text: str) -> str:
    return "".join(re.findall(r"[^\W_]", text.casefold()))


def main() -> None:
    """Fuzz, or print the text of an input."""
    if sys.argv[1:2] == ["--show"]:
        sys.stdout.write(text_of(Path(sys.argv[2]).read_bytes()))
        return
    atheris.Setup(sys.argv, lambda data: check(text_of(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
