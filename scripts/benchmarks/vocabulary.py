"""Words that carry meaning, and harmless ones. They are the benchmark's own.

They were written from what editors must not lose (numbers, names, negations and so on) without
looking at the lists that briefmill's rules use: else the benchmark would only measure that the
two lists are the same.
"""

from __future__ import annotations

from benchmarks.word_lists import entries, pairs

NUMBER_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "eighty", "ninety"),
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
UNITS = (
    ("million", "billion", "thousand"),
    ("miles", "kilometers", "meters", "feet"),
    ("dollars", "euros", "pounds", "francs"),
    ("tons", "kilograms", "barrels", "bushels"),
    ("hours", "days", "weeks", "months", "years"),
    ("acres", "hectares"),
)
MONTHS = (
    *("January", "February", "March", "April", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
"""May is also a modal verb and stands for itself where that matters."""
TITLES = entries("titles")
SURNAMES = entries("surnames")
PLACES = entries("places")
ORGANISATIONS = entries("organisations")
MODAL_SWAPS = {
    "may": ("must", "will"),
    "must": ("may", "should"),
    "should": ("must", "could"),
    "will": ("may", "should"),
    "could": ("should", "must"),
    "would": ("could", "might"),
    "can": ("must", "should"),
    "might": ("must", "will"),
    "shall": ("may", "should"),
}
QUANTIFIER_SWAPS = {
    "most": ("few", "some"),
    "few": ("most", "many"),
    "all": ("some", "most"),
    "some": ("all", "most"),
    "many": ("few", "some"),
    "none": ("all", "half"),
    "half": ("most", "none"),
    "several": ("all", "few"),
    "every": ("hardly any",),
    "both": ("neither",),
}
PREFIXED = pairs("prefixed")
OPPOSED = pairs("opposed")
GUARDED = frozenset(
    (
        *NUMBER_WORDS,
        *ORDINALS,
        *(unit for row in UNITS for unit in row),
        *MODAL_SWAPS,
        *QUANTIFIER_SWAPS,
        *(word for pair in PREFIXED for word in pair),
        *(word for pair in OPPOSED for word in pair),
        *entries("guarded"),
    )
)
"""Words that no harmless edit touches."""
CAPITALISED_OTHERWISE = frozenset(entries("capitalised"))
INSERTED = entries("inserted")
SYNONYMS = dict(pairs("synonyms", "="))
KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj",
    "i": "uo", "j": "hk", "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o",
    "q": "wa", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb", "w": "qe", "x": "zc",
    "y": "tu", "z": "x",
}  # fmt: skip
"""The keys beside each key of an English keyboard."""
