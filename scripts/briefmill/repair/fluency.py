"""How usual a sequence of words is, by counts of up to four words in a row.

The probabilities are those of an interpolated Kneser–Ney model (Chen and Goodman 1999,
“An empirical study of smoothing techniques for language modeling”), kept for the
sequences that occur more than once; for the others the model backs off with a constant
factor (Brants et al. 2007, “Large language models in machine translation”). That gives
no proper probabilities, but orders of the same words can be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.static_table import Keys, StaticTable, mixed

ORDER = 4
"""Words of the longest sequence that is counted."""
STEP = 0.06
"""Natural logarithm between two values that the table tells apart."""
_BACK_OFF = np.log(0.25)
"""Logarithm of the factor; chosen by hand, not measured by a script yet."""
_UNKNOWN = -13.0
"""Logarithm of the probability of a word that was not seen in training."""
_BEGIN, _END = "\2", "\3"
_REMEMBERED = 1 << 16
Logs = NDArray[np.float64]
Lengths = NDArray[np.int64]


class Fluency:
    """Log-probabilities of sequences of words, by a table of counted sequences."""

    def __init__(self, table: StaticTable) -> None:
        self._table = table

    @classmethod
    def read(cls, path: Path) -> Fluency:
        """Return the model of a file that ``scripts/training/count.py`` wrote."""
        with np.load(path, allow_pickle=False) as data:
            return cls(StaticTable(data["cells"], int(data["seed"])))

    def log_probabilities(self, sequences: Sequence[Sequence[str]]) -> list[float]:
        """Return the natural logarithm of the probability of each sequence of words.

        Letter case does not count; the end of the sequence does.
        """
        if not sequences:
            return []
        each, _ = self._runs(padded(sequences))
        ends = np.cumsum([len(sequence) + ORDER for sequence in sequences])
        starts = ends - [len(sequence) + 1 for sequence in sequences]
        # Each is summed by itself: differences of running sums depend on what stood before.
        sums = np.add.reduceat(np.append(each, 0.0), np.stack([starts, ends], axis=1).ravel())
        return [float(total) for total in sums[::2]]

    def counted(self, sequences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Return for each word, and for the end, how many words up to it were counted in a row.

        Zero is for a word that is not known, four (`ORDER`) the most; begins count as words.
        """
        return [self._runs(padded([each]))[1][ORDER - 1 :].tolist() for each in sequences]

    def _runs(self, keys: Keys) -> tuple[Logs, Lengths]:
        """Return the logarithm at each place, given up to three words before it.

        Beside it, the length of the longest sequence up to there that was counted.
        What the table says of a sequence counts only when it knows both sequences that are
        a word shorter as well: all that were put in have them, and one that was not put in
        but is taken for one that was (1 in 256) seldom does.
        """
        found = self._table.get(keys)
        logs = np.where(found >= 0, found * -STEP, _UNKNOWN)
        begins = keys == _key(_BEGIN)
        known = (found >= 0) | begins
        counted = known.astype(np.int64)
        for length, grams in zip(range(2, ORDER + 1), longer(keys), strict=True):
            found = self._table.get(grams)
            seen = (found >= 0) & known[:-1] & known[1:]
            logs[length - 1 :] = np.where(seen, found * -STEP, logs[length - 1 :] + _BACK_OFF)
            counted[length - 1 :][seen] = length
            known = seen | begins[length - 1 :]
        return logs, counted


def padded(sequences: Iterable[Sequence[str]]) -> Keys:
    """Return the keys of all words, each sequence behind three begins and before one end."""
    begin, end = [_key(_BEGIN)] * (ORDER - 1), _key(_END)
    keys: list[int] = []
    for sequence in sequences:
        keys += begin
        keys += [_key(word) for word in sequence]
        keys.append(end)
    return np.array(keys, dtype=np.uint64)


def longer(keys: Keys) -> Iterable[Keys]:
    """Yield the keys of all sequences of two, three and four words, by their last word's place."""
    grams = keys
    for length in range(2, ORDER + 1):
        grams = mixed(grams[:-1], keys[length - 1 :])
        yield grams


@lru_cache(maxsize=_REMEMBERED)
def _key(word: str) -> int:
    digest = hashlib.blake2b(word.lower().encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "little")
