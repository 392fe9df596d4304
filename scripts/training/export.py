"""Writes the files of the model that briefmill ships, from a checkpoint of `train`.

The vocabulary loses the pieces that are not English; weights become 8-bit integers.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import click
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from training.network import Network
from training.train import start

_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
_NAMES = ("pieces", "shapes", "first", "last")
_EXAMPLES = """\b
Examples:
  python scripts/training/export.py out.pt scripts/briefmill/repair/model
"""


@click.command(epilog=_EXAMPLES)
@click.argument("checkpoint", type=click.Path(path_type=Path, exists=True))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--most-pieces",
    type=click.IntRange(min=1_000),
    default=24_000,
    show_default=True,
    help="Word pieces that are kept, the most frequent ones first.",
)
def main(checkpoint: Path, folder: Path, most_pieces: int) -> None:
    """Write vocabulary.txt and tagger.onnx of CHECKPOINT into FOLDER."""
    state = torch.load(checkpoint, map_location="cpu")
    vocabulary, _ = start(state["layers"])
    kept = kept_pieces(vocabulary.pieces, most_pieces)
    weights = dict(state["network"])
    weights["pieces.weight"] = weights["pieces.weight"][[vocabulary.pieces.index(p) for p in kept]]
    network = Network(len(kept), state["layers"])
    network.load_state_dict(weights)
    folder.mkdir(parents=True, exist_ok=True)
    write(network.eval(), folder / "tagger.onnx")
    (folder / "vocabulary.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")


def kept_pieces(pieces: tuple[str, ...], most: int) -> list[str]:
    """Return the pieces to keep: ASCII alone, in the vocabulary's order of frequency.

    The pad comes first, since its number is 0; single characters are always kept, so
    that every English word can be cut.
    """
    plain = [piece for piece in pieces if piece.isascii() and piece not in _SPECIAL]
    plain = [piece for piece in plain if not piece.startswith("[") or len(piece) == 1]
    single = [piece for piece in plain if len(piece.removeprefix("##")) == 1]
    longer = [piece for piece in plain if len(piece.removeprefix("##")) > 1]
    return [*_SPECIAL, *single, *longer[: most - len(single) - len(_SPECIAL)]]


def write(network: Network, path: Path) -> None:
    """Write a network as ONNX with weights of 8 bits, one scale for each column."""
    example = tuple(torch.ones(2, 9, dtype=torch.long) for _ in _NAMES)
    length = {0: "sentences", 1: "pieces"}
    words = {0: "sentences", 1: "words"}
    with tempfile.TemporaryDirectory() as folder:
        plain = str(Path(folder) / "plain.onnx")
        torch.onnx.export(
            network,
            example,
            plain,
            input_names=list(_NAMES),
            output_names=["moves", "commas", "lowered"],
            dynamic_axes={
                "pieces": length,
                "shapes": length,
                "first": words,
                "last": words,
                "moves": words,
                "commas": words,
                "lowered": words,
            },
            dynamo=False,
        )
        quantize_dynamic(plain, str(path), weight_type=QuantType.QInt8, per_channel=True)


if __name__ == "__main__":
    main()
