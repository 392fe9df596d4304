"""Texts that are made to be slow: one thing, thousands of times over."""

from __future__ import annotations

from collections.abc import Callable

_PROSE = "The river ports handle most of the grain that the region exports each year by ship. "
_OTHER = "Its second report asks for new cranes and for a railway that runs in winter as well. "
_THINGS = ("bell", "boat", "bolt", "cart", "door", "drum", "lamp", "rope", "sail", "tent")
_ENTRY = "Cook, Jane. 2018. Ports of the River, part"


def _many(unit: str, count: int) -> Callable[[float], str]:
    """Return a maker of texts that repeat ``unit``."""
    return lambda scale: unit * round(count * scale)


def _each(made: Callable[[int], str], count: int, between: str) -> Callable[[float], str]:
    """Return a maker of texts that join what ``made`` returns for 0, 1, 2 and so on."""
    return lambda scale: between.join(made(at) for at in range(round(count * scale)))


def _one_sentence(scale: float) -> str:
    """Return 5 MB in which no sentence ends."""
    return " ".join(f"word{at} and the" for at in range(round(300_000 * scale)))


def _one_sentence_twice(scale: float) -> str:
    return f"{_one_sentence(scale / 2)}.\n\n" * 2


def _other_words(at: int) -> str:
    quay, left = "ab"[at % 2] * (at % 7 + 1), chr(97 + at % 26) * (at % 5 + 2)
    return f"{_PROSE}A ship came to the {quay} quay and left the {left} again before the evening."


def _one_word_varied(at: int) -> str:
    """Return the same paragraph with another word in one of its places."""
    words = f"{_PROSE}{_OTHER}".split()
    words[at * 7 % len(words)] = "".join(_THINGS[int(digit)] for digit in f"{at:04}")
    return " ".join(words)


def _sentence_with_a_slip(at: int) -> str:
    """Return the same sentence with two of its letters exchanged."""
    slip = 1 + at % (len(_PROSE) - 4)
    return _PROSE[:slip] + _PROSE[slip + 1] + _PROSE[slip] + _PROSE[slip + 2 : -1]


def _one_of_a_few_hundred(at: int) -> str:
    """Return one of 166 such paragraphs."""
    return _one_word_varied(at * at % 331)


def _from_few_words(at: int) -> str:
    """Return 1,500 words in an order that others share in part."""
    return " ".join(f"word{(word * 7 + at) % 3000} of the" for word in range(1500))


def _nested(scale: float) -> str:
    depth = round(5_000 * scale)
    return f"{'> ' * depth}text\n\n{'- ' * depth}text"


def _brackets(scale: float) -> str:
    depth = round(50_000 * scale)
    return f"{'[' * depth}a{']' * depth}"


TEXTS: dict[str, Callable[[float], str]] = {
    "one word, a million times": _many("word ", 1_000_000),
    "“the”, a million times": _many("the ", 1_000_000),
    "one sentence of 5 MB": _one_sentence,
    "one sentence of 2.5 MB, twice": _one_sentence_twice,
    "10,000 paragraphs that differ in a number": _each(
        lambda at: f"{_PROSE}Ship {at} came to the quay and left it again before the evening.",
        10_000,
        "\n\n",
    ),
    "10,000 paragraphs that differ in two words": _each(_other_words, 10_000, "\n\n"),
    "10,000 paragraphs, each with another word": _each(_one_word_varied, 10_000, "\n\n"),
    "10,000 paragraphs, a few hundred with another word": _each(
        _one_of_a_few_hundred, 10_000, "\n\n"
    ),
    "10,000 identical paragraphs": _many(
        f"{_PROSE}Ships came to the quay and left it again.\n\n", 10_000
    ),
    "a sentence 20,000 times in one paragraph": _many(_PROSE, 20_000),
    "10,000 sentences that differ in a number, in one paragraph": _each(
        lambda at: f"Ship {at} came to the quay of the town and left it again before the evening.",
        10_000,
        " ",
    ),
    "10,000 sentences, each with a misprint, in one paragraph": _each(
        _sentence_with_a_slip, 10_000, " "
    ),
    "two sentences in turn, 20,000 times in one paragraph": _many(_PROSE + _OTHER, 10_000),
    "two paragraphs in turn, 10,000 times": _many(f"{_PROSE}\n\n{_OTHER}\n\n", 5_000),
    "one line 20,000 times in one paragraph": _many("Ports of the river\n", 20_000),
    "one line 20,000 times, with old line ends": _many("Ports of the river\r", 20_000),
    "60 long paragraphs of the same words": _each(_from_few_words, 60, "\n\n"),
    "5,000 paragraphs of two letters": _many("a b " * 50 + "\n\n", 5_000),
    "5,000 quotations and items, nested": _nested,
    "50,000 brackets, nested": _brackets,
    "200,000 quotation marks that stay open": lambda scale: "“" * round(200_000 * scale) + "text",
    "200,000 marks of emphasis that stay open": _many("*a ", 200_000),
    "100,000 headings": _many("## Rail\n\n", 100_000),
    "10,000 identical sections": _many(f"## Rail\n\n{_PROSE}\n\n", 10_000),
    "50,000 short list items": _each(lambda at: f"- item {at}", 50_000, "\n"),
    "50,000 identical list items": _many(
        "- The port moved the grain in the spring of that year by ship.\n", 50_000
    ),
    "100,000 citations that stay open": _many("(Roe 2018 ", 100_000),
    "600,000 letters with commas": _many("A, B, ", 300_000),
    "10,000 citations, all the same": _many("The port grew [@roe2018]. ", 10_000),
    "10,000 notes, all the same": _many(f"Port[^1] grew.\n\n[^1]: {_PROSE}\n\n", 10_000),
    "10,000 rows of a table": lambda scale: (
        "| a | b |\n|---|---|\n" + "| port | grain |\n" * round(10_000 * scale)
    ),
    "100,000 marks on one letter": lambda scale: "e" + "\u0301\u0323" * round(50_000 * scale),
    "100,000 signs of no width": _many("port\u200b of\u200c ", 50_000),
    "one word of 2 MB": _many("river-", 333_333),
    "10,000 damaged characters": _many("portâ€™s ", 10_000),
    "20,000 doubled words": _each(lambda at: f"The the port{at} of of the town.", 10_000, " "),
    "20,000 keep marks": _many("<!-- keep: x -->\n", 20_000),
    "100,000 comments that stay open": _many("<!-- keep ", 100_000),
    "10,000 references of one author": lambda scale: (
        "## References\n\n"
        + _each(lambda at: f"- {_ENTRY} {at}. Vienna: Quay Press.", 10_000, "\n")(scale)
    ),
    "5,000 works, each listed in two styles": lambda scale: (
        "## References\n\n"
        + _each(
            lambda at: (
                f"- Cook, Jane A. 2018. *Ports of river {at}*. Vienna: Quay Press.\n"
                f"- Cook, J. A. (2018). Ports of river {at}. Quay Press."
            ),
            5_000,
            "\n",
        )(scale)
    ),
}
"""By what they are. Each maker takes a scale, at which 1 gives the numbers in its name."""
