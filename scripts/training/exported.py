"""The weights of a model that was exported, so that training can go on from what is shipped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.network import Network

_ROUNDED = ("_quantized", "_scale", "_zero_point")
_PRODUCT = "/MatMul_quant"
"""How a product of integers is called, behind the name of its layer."""


def load(network: Network, path: Path) -> None:
    """Give a network the weights of a file that `export` wrote, as they were rounded to 8 bits.

    The vectors of the word pieces stay as they are: training does not change them, and the
    file has only some of them.

    Raises:
        RuntimeError: when the network has other layers than the file.
    """
    state = _weights(onnx.load(str(path)))
    state["pieces.weight"] = network.pieces.weight.data
    network.load_state_dict(state)


def _weights(model: Any) -> dict[str, Tensor]:
    """Return the weights by their names in `Network`."""
    constants = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    state = {
        name: torch.from_numpy(values.copy())
        for name, values in constants.items()
        if not name.endswith(_ROUNDED)
    }
    for name in constants:
        if name.endswith(".weight_quantized"):
            plain = name.removesuffix("_quantized")
            state[plain] = _unrounded(constants, plain)
    for node in model.graph.node:
        if node.op_type == "MatMulInteger":
            layer = node.name.strip("/").removesuffix(_PRODUCT).replace("/", ".")
            weight = _unrounded(constants, node.input[1].removesuffix("_quantized"))
            state[f"{layer}.weight"] = weight.T.contiguous()
    return state


def _unrounded(constants: Mapping[str, Any], name: str) -> Tensor:
    rounded, scale, zero = (
        torch.from_numpy(constants[f"{name}{end}"].copy()).float() for end in _ROUNDED
    )
    return (rounded - zero) * scale
