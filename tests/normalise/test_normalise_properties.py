"""What holds for the normaliser on any text: inverse, idempotence, untouched bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefmill.normalise.run import Normalised, normalise
from briefmill.rules.finding import Safety
from briefmill.rules.registry import rules
from briefmill.text.document import Protection
from briefmill.text.markdown import body_start, locate
from briefmill.text.sentences import loose, sentences

SENTENCES = [
    "The port moved 40 tonnes of grain in the spring of that year.",
    "The port moved 41 tonnes of grain in the spring of that year.",
    "Its cranes date from the decade in which the railway was built.",
    "The ministers did not agree on a schedule for the talks in May.",
    "The ministers did agree on a schedule for the talks in May.",
    "He said “the harvest will not wait for the committee to decide”.",
    "See [the report](https://example.org/r) for what the ports need now.",
    "Never again.", "Why? Nobody asked the people who work at the quay.",
    "The ministryâ€™s cafÃ© in MÃ¼nchen opened in the year 1999.",
    "Costs rose by 3.5 % (see Fig. 2), as Dr. Roe said in the U.S. Senate.",
    "Costs rose by 3.5 % (see Fig. 2) as Dr. Roe said in the U.S. Senate.",
    "COSTS rose by 3.5 % (see Fig. 2), as Dr. Roe said in the US Senate.",
    "It left the the port of of Reni in in the spring of of the year in spring of the year.",
    "Run `make all` and wait until the cranes stop moving at noon.",
    "The committee met four times last year in Vienna and published two reports on the ports.",
    "The committee met four times last year in Vienna and issued two reports on the ports.",
    "The comittee met four times last year in Geneva and published two reports on the ports.",
    "The committee met four times last year in Vienna (Roe 2018) and published two reports.",
    "The committee met four times last year in Vienna and published two reports on,",
    "Roe, Jane. 2018. *The Ports of the River*. Vienna: Quay Press.",
    "Roe, J. (2018). The ports of the river. Quay Press.",
    "A note[^1] stands here because the figure is disputed by some.",
]  # fmt: skip
GLUE = [
    "\r\r",
    "\r===\r\r",
    " ",
    "\n",
    "  ",
    "",
    "\n\n",
    "\r\n\r\n",
    "\n\n## Rail\n\n",
    "\n\n- ",
    "\n\n> ",
    "\n\n    ",
    "\n- ",
    "\n  - ",
    "\n\n1. ",
    "\n2. ",
    "\n\n## Rail {#rail}\n\n",
    "\n\n## References\n\n",
    "\n\n## Summary\n\n",
]

prose = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(GLUE)), min_size=1, max_size=12
).map(lambda pairs: "".join(sentence + glue for sentence, glue in pairs))
any_text = prose | st.text(max_size=80) | st.tuples(prose, st.text(max_size=20), prose).map("".join)
DAMAGED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f&]")
levels = st.sampled_from([Safety.SAFE, Safety.REVIEW])


def run(text: str, level: Safety) -> Normalised:
    found = partial(locate, path="draft.md", body_start=body_start(text))
    return normalise(text, found, rules(), level=level)


ONE = SENTENCES[0]
FOUND_EARLIER = (
    f"{ONE} {ONE} {ONE}{ONE} ",  # a blank is missing between two copies
    f"{ONE} 0\x0b{ONE} {ONE} ",  # a vertical tab was taken for a line end
    "\x1b0\x1f0\x1b",  # control characters between digits
    f"{ONE} {ONE}\n{ONE} {ONE}\n\n    {SENTENCES[9]} ",  # a line went with its blank line
    f"{ONE}\n\n- {ONE}\n\n{ONE}\n\n    {ONE} {ONE} ",  # code became a list's paragraph
    # The words behind a block that went were doubled, and nobody looked again.
    f"{ONE} {ONE} â€™, \r\n{ONE}  \n{ONE} {ONE} â€™the the US ",
)


def found_earlier(test: Callable[[str, Safety], None]) -> Callable[[str, Safety], None]:
    """Run a test on the texts that failed once, at both levels."""
    for text in FOUND_EARLIER:
        for level in (Safety.SAFE, Safety.REVIEW):
            test = example(text=text, level=level)(test)
    return test


@found_earlier
@given(text=any_text, level=levels)
def test_inverse_patches_give_the_source_back(text: str, level: Safety) -> None:
    assert run(text, level).undone() == text


@found_earlier
@given(text=any_text, level=levels)
def test_normalising_the_result_changes_nothing(text: str, level: Safety) -> None:
    once = run(text, level)
    assert run(once.text, level).patches == ()


@found_earlier
@given(text=any_text, level=levels)
def test_findings_list_every_change(text: str, level: Safety) -> None:
    """The applied findings alone, made in the source, give the result."""
    result = run(text, level)
    pieces, position = [], 0
    for outcome in result.applied:
        assert outcome.source >= position
        end = outcome.source + len(outcome.before)
        assert text[outcome.source : end] == outcome.before
        pieces += [text[position : outcome.source], outcome.after]
        position = end
        assert len("".join(pieces)) == outcome.result + len(outcome.after)
    assert "".join([*pieces, text[position:]]) == result.text


@found_earlier
@given(text=any_text, level=levels)
def test_protected_spans_survive(text: str, level: Safety) -> None:
    """What is protected still stands in the result, as often or once as a twin's."""
    result = run(text, level)
    for piece in locate(text).protected:
        content = piece.span.of(text)
        if not re.search(r"\w", content) or re.fullmatch(r"\s*\d+[.)]\s*", content):
            continue  # the mark of a heading or an item goes with what stands twice
        if piece.why is Protection.ANCHOR:  # it may be set anew at a twin
            assert all(name in result.text for name in re.findall(r"#(\w+)", content))
            continue
        if content.isascii() and not DAMAGED.search(content):  # restored in a quotation, too
            assert content in result.text


def undoubled(text: str) -> str:
    """Return a text as copies are compared, with doubled words once."""
    return re.sub(r"\b(\w+)(?: \1\b)+", r"\1", loose(text))


def telling(sentence: str) -> Counter[str]:
    """Return what no near copy may lack: figures, names inside the sentence, negations."""
    inside = re.findall(r"(?<=[a-z,] )[A-Z][a-z]+|\d+|\bnot\b|\bno\b", sentence)
    return Counter(inside)


def has_near_twin(sentence: str, after: str, stay: list[str]) -> bool:
    """Say whether a sentence stands in nearly the same words, with every fact in it."""
    if telling(sentence) - telling(after):
        return False
    words = re.findall(r"\w+", sentence.casefold())
    others = (re.findall(r"\w+", other.casefold()) for other in stay)
    found = (SequenceMatcher(None, words, other, autojunk=False) for other in others)
    # A twin may have a sentence more: what counts is how much of this one it has, in order.
    return any(sum(m.size for m in f.get_matching_blocks()) > 0.6 * len(words) for f in found)


@found_earlier
@given(prose, levels)
def test_no_sentence_is_lost_without_a_twin(text: str, level: Safety) -> None:
    """Every sentence still stands, but for the characters that were restored.

    At review, one that is nearly the same may stand for it.
    """
    plain = "".join(char for char in text if char.isascii())
    result = run(plain, level)
    after = undoubled(result.text)
    blocks = [block.span.of(result.text) for block in locate(result.text).blocks]
    stay = [span.of(content) for content in blocks for span in sentences(content)]
    for block in locate(plain).blocks:
        content = block.span.of(plain)
        for span in sentences(content):
            sentence = span.of(content)
            near = level is Safety.REVIEW and (
                has_near_twin(sentence, result.text, stay)
                or has_near_twin(content, result.text, blocks)  # a work in another style
            )
            assert near or undoubled(sentence) in after


@given(any_text)
def test_places_point_into_the_source(text: str) -> None:
    result = run(text, Safety.SAFE)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for outcome in result.outcomes:
        assert 1 <= outcome.line <= len(lines)
        assert 1 <= outcome.column <= len(lines[outcome.line - 1]) + 2
        assert 0 <= outcome.source <= len(text)
        assert 0 <= outcome.result <= len(result.text)


@given(any_text)
@settings(max_examples=30)
def test_same_result_every_time(text: str) -> None:
    assert run(text, Safety.REVIEW) == run(text, Safety.REVIEW)
