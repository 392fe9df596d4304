"""The trained model: what it says of each word of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from briefmill.repair.encoding import Encoded, Shown, batch, encode
from briefmill.repair.word_pieces import Vocabulary

_FOLDER = Path(__file__).parent / "model"
Row = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model says of one sentence.

    ``moves`` is [words, 2 * REACH + 1], logarithms of the probability that a word belongs so
    many places further on; ``commas`` and ``lowered`` are [words], the probability that a
    comma follows the word and that it is written small inside a sentence.
    """

    moves: Row
    commas: Row
    lowered: Row

    @property
    def stays(self) -> float:
        """Return the logarithm of the probability that every word stays."""
        return float(self.moves[:, self.moves.shape[1] // 2].sum())


class Tagger:
    """The model of a folder, loaded once; its answers do not depend on what else is asked."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        lines = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self.vocabulary = Vocabulary(lines)
        import onnxruntime  # noqa: PLC0415 - it takes a while, and few commands need it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def encode(self, shown: Shown) -> Encoded:
        """Return the numbers of a sentence that is to be read."""
        return encode(self.vocabulary, shown)

    def read(self, sentences: Sequence[Encoded]) -> list[Reading]:
        """Return a reading of each sentence, in the same order.

        Each is read alone: the network rounds to 8 bits by the largest number of all that
        it reads at once, so that beside other sentences its answers would be others. It
        takes no longer, since nothing is padded.
        """
        return [self._read(each) for each in sentences]

    def _read(self, encoded: Encoded) -> Reading:
        alone = batch([encoded], self.vocabulary.pad)
        moves, commas, lowered = self._session.run(
            None,
            {
                "pieces": alone.pieces,
                "shapes": alone.shapes,
                "first": alone.first,
                "last": alone.last,
            },
        )
        return Reading(moves[0], _share(commas[0]), _share(lowered[0]))


def _share(logits: Row) -> Row:
    return (1.0 / (1.0 + np.exp(-logits))).astype(np.float32)


@lru_cache(maxsize=1)
def shipped() -> Tagger:
    """Return the model that comes with briefmill, loaded at the first call."""
    return Tagger()
