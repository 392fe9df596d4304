"""A judge behind an OpenAI-compatible endpoint that tells log-probabilities of a prompt.

The request is the one of the completions API with ``echo``, ``logprobs`` and ``max_tokens`` of
0: the server says how likely each token of the text is, and writes nothing of its own. Servers
such as vLLM answer it. Only numbers are read from the answer (`echoed_prompts`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Thread
from typing import Any, TypeVar
from urllib.parse import urlsplit

import requests
from requests.auth import AuthBase

from briefmill.repair.echoed_prompts import log_probabilities, prompts
from briefmill.repair.judge import JudgeError

_MOST_BYTES = 8_000_000
"""Bytes of an answer; a sentence's tokens take some kilobytes."""
_MOST_SAID = 200
"""Characters that are quoted of what a server says."""
_CONNECT = 5.0
"""Seconds to wait for a connection."""
_ANSWER = 120.0
"""Seconds to wait for a whole answer, chosen by hand: a large model on a slow machine has to read
a sentence in seven orders."""
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the judge is: the address that ends in ``/v1``, the model's name, a key or none.

    ``seconds`` is how long an answer may take in all.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = _ANSWER

    def log_probabilities(self, texts: Sequence[str]) -> list[float]:
        """Return the natural logarithm of the probability of each text.

        Raises:
            JudgeError: when the server cannot be reached, refuses, is late, or answers
                something else.
        """
        request = {
            "model": self.model,
            "prompt": prompts(texts),
            "max_tokens": 0,
            "echo": True,
            "logprobs": 0,
            "temperature": 0,
        }
        return log_probabilities(self._answer(request), texts) if texts else []

    def _answer(self, request: dict[str, Any]) -> bytes:
        url = f"{self.address.rstrip('/')}/completions"
        try:
            status, body = _within(self.seconds, lambda: self._posted(url, request))
        except TimeoutError as error:
            message = f"{url} gave no whole answer within {self.seconds:g} seconds"
            raise JudgeError(message) from error
        except (requests.RequestException, ValueError) as error:
            why = _printable(str(error))
            raise JudgeError(f"{url} cannot be reached ({why}); is the server running?") from error
        if len(body) > _MOST_BYTES:
            raise JudgeError(f"{url} answered with more than {_MOST_BYTES:,} bytes")
        if status != requests.codes.ok:
            said = _printable(body[: 4 * _MOST_SAID].decode("utf-8", "replace"))
            raise JudgeError(f"{url} answered {status}: {said[:_MOST_SAID]}")
        return body

    def _posted(self, url: str, request: dict[str, Any]) -> tuple[int, bytes]:
        """Return the status and the body of an answer, the body only just beyond its bound."""
        with requests.Session() as session:
            session.auth = _Key(self.key)
            # A text that is meant for this machine goes to no proxy.
            session.trust_env = not is_here(urlsplit(url).hostname or "")
            with session.post(
                url,
                json=request,
                timeout=(_CONNECT, 2 * self.seconds),  # `_within` ends the wait before
                allow_redirects=False,  # the key is for this address alone
                stream=True,
            ) as answer:
                return answer.status_code, _bounded(answer)


class _Key(AuthBase):
    """Sends a key. Without it requests would look into a ``.netrc``, and send what it has."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._key:
            request.headers["Authorization"] = f"Bearer {self._key}"
        return request


def is_here(host: str) -> bool:
    """Say whether a host is the machine that asks."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def _within(seconds: float, work: Callable[[], Result]) -> Result:
    """Return what a function returns.

    The waits of a connection are for the next byte, so that a server which sends one now and
    then could hold a build up for ever. What is late goes on by itself and holds up no exit.

    Raises:
        TimeoutError: when it takes longer.
    """
    done: Future[Result] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # raised where the result is asked for
            done.set_exception(error)

    Thread(target=run, daemon=True).start()
    return done.result(timeout=seconds)


def _bounded(answer: requests.Response) -> bytes:
    body = bytearray()
    for piece in answer.iter_content(1 << 16):
        body += piece
        if len(body) > _MOST_BYTES:
            break
    return bytes(body)


def _printable(text: str) -> str:
    """Return a text of others without what a terminal would obey."""
    return "".join(each if each.isprintable() else " " for each in text)
