"""A judge behind an OpenAI-compatible endpoint that tells log-probabilities of a prompt.

The request is the one of the completions API with ``echo``, ``logprobs`` and ``max_tokens`` of
0: the server says how likely each token of the text is, and writes nothing of its own. Servers
such as vLLM answer it. Only numbers are read from the answer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import requests

from briefmill.repair.judge import JudgeError

_MOST_TEXTS = 16
"""Texts of one request."""
_MOST_BYTES = 8_000_000
"""Bytes of an answer; a sentence's tokens take some kilobytes."""
_SECONDS = (5.0, 120.0)
"""How long to wait for a connection, and for the next part of an answer."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the judge is: the address that ends in ``/v1``, the model's name, a key or none."""

    address: str
    model: str
    key: str = ""

    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        """Return the natural logarithm of the probability of each text.

        Raises:
            JudgeError: when the server cannot be reached, refuses, or answers something else.
        """
        found: list[float] = []
        for start in range(0, len(texts), _MOST_TEXTS):
            part = texts[start : start + _MOST_TEXTS]
            found += _sums(self._answer(part), len(part))
        return found

    def _answer(self, texts: Sequence[str]) -> object:
        request: dict[str, Any] = {
            "model": self.model,
            "prompt": list(texts),
            "max_tokens": 0,
            "echo": True,
            "logprobs": 0,
            "temperature": 0,
        }
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        url = f"{self.address.rstrip('/')}/completions"
        try:
            with requests.post(
                url,
                json=request,
                headers=headers,
                timeout=_SECONDS,
                allow_redirects=False,  # the key is for this address alone
                stream=True,
            ) as answer:
                body = _bounded(answer)
                if answer.status_code != requests.codes.ok:
                    said = body[:200].decode("utf-8", "replace")
                    raise JudgeError(f"{url} answered {answer.status_code}: {said}")
        except requests.RequestException as error:
            raise JudgeError(
                f"{url} cannot be reached ({error}); is the server running?"
            ) from error
        try:
            result: object = json.loads(body)
        except ValueError as error:
            raise JudgeError(f"{url} did not answer in JSON") from error
        return result


def _bounded(answer: requests.Response) -> bytes:
    body = bytearray()
    for piece in answer.iter_content(1 << 16):
        body += piece
        if len(body) > _MOST_BYTES:
            raise JudgeError(f"{answer.url} answered with more than {_MOST_BYTES:,} bytes")
    return bytes(body)


def _sums(answer: object, count: int) -> list[float]:
    """Return the sum of the log-probabilities of each choice, in the order of the texts."""
    try:
        choices = sorted(_mapping(answer)["choices"], key=lambda each: int(each["index"]))
        sums = [_sum(choice["logprobs"]["token_logprobs"]) for choice in choices]
        numbers = [int(choice["index"]) for choice in choices]
    except (KeyError, TypeError, ValueError) as error:
        raise JudgeError(
            "the server gave no log-probabilities of the prompt; it must know echo and logprobs"
        ) from error
    if numbers != list(range(count)):
        raise JudgeError(f"the server gave {len(sums)} answers to {count} texts")
    return sums


def _mapping(answer: object) -> Mapping[str, Any]:
    if not isinstance(answer, Mapping):
        raise TypeError("no object")
    return answer


def _sum(logs: Sequence[float | None]) -> float:
    """Return the sum; the first token of a prompt has nothing before it, and no number."""
    numbers = [float(each) for each in logs if each is not None]
    if not numbers:
        raise ValueError("no numbers")
    return sum(numbers)
