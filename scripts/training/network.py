"""The network: the first layers of a pretrained encoder, and three heads on each word.

The encoder is that of MiniLM-L6 (Wang et al. 2020, “MiniLM: Deep Self-Attention
Distillation”; Apache License 2.0), a BERT (Devlin et al. 2019) with 384 units. Its word
pieces keep their pretrained vectors, so that words which the training text lacks keep
what the encoder knows of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import torch
from torch import Tensor, nn

from briefmill.repair.orders import REACH
from briefmill.repair.word_pieces import Shape

_UNITS = 384
_HEADS = 12
_INNER = 1536
_POSITIONS = 512
_EPSILON = 1e-12
_MASKED = -1e4
"""Added to the attention to padding; small enough for half precision as well."""


class Layer(nn.Module):
    """One layer of the encoder: self-attention and a feed-forward network, each normalised."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(_UNITS, _UNITS)
        self.key = nn.Linear(_UNITS, _UNITS)
        self.value = nn.Linear(_UNITS, _UNITS)
        self.joined = nn.Linear(_UNITS, _UNITS)
        self.after_attention = nn.LayerNorm(_UNITS, eps=_EPSILON)
        self.inner = nn.Linear(_UNITS, _INNER)
        self.outer = nn.Linear(_INNER, _UNITS)
        self.after_outer = nn.LayerNorm(_UNITS, eps=_EPSILON)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        """Return the next states, [sentences, pieces, units]."""
        query, key, value = (
            self._divided(each(states)) for each in (self.query, self.key, self.value)
        )
        weights = query @ key.transpose(2, 3) * (_UNITS // _HEADS) ** -0.5 + hidden
        mixed = (weights.softmax(-1) @ value).transpose(1, 2).flatten(2)
        states = self.after_attention(states + self.joined(mixed))
        grown: Tensor = self.outer(nn.functional.gelu(self.inner(states)))
        result: Tensor = self.after_outer(states + grown)
        return result

    @staticmethod
    def _divided(states: Tensor) -> Tensor:
        return states.unflatten(2, (_HEADS, _UNITS // _HEADS)).transpose(1, 2)


class Network(nn.Module):
    """Says of each word where it belongs, whether a comma follows, and its letter case."""

    def __init__(self, pieces: int, layers: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, _UNITS)
        self.positions = nn.Embedding(_POSITIONS, _UNITS)
        self.shapes = nn.Embedding(len(Shape) + 1, _UNITS)
        self.kind = nn.Parameter(torch.zeros(_UNITS))
        self.normed = nn.LayerNorm(_UNITS, eps=_EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.word = nn.Linear(2 * _UNITS, _UNITS)
        self.word_normed = nn.LayerNorm(_UNITS)
        self.moves = nn.Linear(_UNITS, 2 * REACH + 1)
        self.comma = nn.Linear(_UNITS, 1)
        self.lowered = nn.Linear(_UNITS, 1)
        nn.init.normal_(self.shapes.weight, std=0.02)

    def forward(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return what the network says of each word.

        Args:
            pieces: [sentences, pieces], 0 for padding.
            shapes: [sentences, pieces], numbers of `Shape`.
            first: [sentences, words], the place of each word's first piece.
            last: [sentences, words], the place of its last piece.

        Returns:
            Logarithms of the probabilities of its moves, [sentences, words, 2 * REACH + 1];
            logits that a comma follows it and that it is written small, [sentences, words].
        """
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.pieces(pieces) + self.positions(places) + self.kind + self.shapes(shapes)
        states = self.normed(states)
        hidden = (pieces == 0)[:, None, None, :].to(states.dtype) * _MASKED
        for layer in self.layers:
            states = layer(states, hidden)
        ends = torch.cat([_at(states, first), _at(states, last)], dim=2)
        words = self.word_normed(nn.functional.gelu(self.word(ends)))
        moves = self.moves(words).log_softmax(-1)
        return moves, self.comma(words).squeeze(-1), self.lowered(words).squeeze(-1)

    def trained(self) -> Iterator[tuple[str, nn.Parameter]]:
        """Yield the parameters that training changes: all but the vectors of the pieces."""
        for name, parameter in self.named_parameters():
            if not name.startswith("pieces."):
                yield name, parameter


def _at(states: Tensor, places: Tensor) -> Tensor:
    return states.gather(1, places[:, :, None].expand(-1, -1, states.shape[2]))


def pretrained(weights: Mapping[str, Tensor], layers: int) -> Network:
    """Return a network whose encoder has the weights of a BERT with 384 units.

    ``weights`` are named as Hugging Face's ``BertModel`` names them.
    """
    network = Network(len(weights["embeddings.word_embeddings.weight"]), layers)
    state = network.state_dict()
    state["pieces.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    state["kind"] = weights["embeddings.token_type_embeddings.weight"][0]
    _fill(state, "normed", weights, "embeddings.LayerNorm")
    for number in range(layers):
        for ours, theirs in _NAMES.items():
            _fill(state, f"layers.{number}.{ours}", weights, f"encoder.layer.{number}.{theirs}")
    network.load_state_dict(state)
    return network


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "after_outer": "output.LayerNorm",
}


def _fill(state: dict[str, Tensor], ours: str, weights: Mapping[str, Tensor], theirs: str) -> None:
    for part in ("weight", "bias"):
        state[f"{ours}.{part}"] = weights[f"{theirs}.{part}"]
