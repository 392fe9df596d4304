"""What a completions API says of the tokens of prompts that it gives back.

The API is OpenAI's legacy completions with ``echo`` and ``logprobs``. The ``logprobs`` of a
choice are lists of equal length: ``tokens``; ``token_logprobs``, null for the first token,
which has nothing before it; and ``text_offset``, where each token begins, in characters from
the start of the prompt. Tokens that the server wrote itself stand behind those of the prompt.

Servers differ in the last two. vLLM adds up the lengths of the tokens, its mark for the
beginning of a text (``<s>``) included, so that its offsets may lie beside the text
(``_create_completion_logprobs``); llama-cpp-python leaves out letters that two tokens share,
and its offsets are right. So tokens are laid against the text first, and offsets are asked
where these do not fit.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from briefmill.repair.judge import JudgeError

LEAD = "This is a sentence from a report:\n"
"""Stands before each text, so that its first token has a log-probability as well. It ends with
the line, since tokens of the usual vocabularies do not go on beyond a line's end."""
_ROUNDING = 1e-3
"""How far above 0 the logarithm of a probability may be rounded."""
_NOT_SHOWN = re.compile(r"[\s▁ĠĊ]+")
"""White space, and what stands for it in tokens as vocabularies write them; several servers
lose that of a token's beginning."""
_NO_NUMBERS = (
    "the server gave no usable log-probabilities of the prompt; it must know echo and logprobs"
)
_NO_PLACES = (
    "it cannot be told which tokens of the server's answer are those of the sentence; "
    "the server must give tokens or text_offset that fit the prompt"
)


def prompts(texts: Sequence[str]) -> list[str]:
    """Return what is asked about texts."""
    return [LEAD + text for text in texts]


def log_probabilities(body: bytes, texts: Sequence[str]) -> list[float]:
    """Return the sum of the natural logarithms of each text's tokens, those of `LEAD` excepted.

    ``body`` is an answer to `prompts`.

    Raises:
        JudgeError: when it is anything but finite numbers of at most 0 for each token.
    """
    choices = _choices(_parsed(body), len(texts))
    return [_sum(*pair) for pair in zip(choices, texts, strict=True)]


def _parsed(body: bytes) -> object:
    try:
        result: object = json.loads(body, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise JudgeError("the server did not answer in JSON") from error
    return result


def _refuse(name: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(name)


def _choices(answer: object, count: int) -> list[Mapping[str, Any]]:
    """Return the answers in the order of the texts; servers may give them in any order."""
    choices = answer.get("choices") if isinstance(answer, dict) else None
    if not isinstance(choices, list) or not all(isinstance(each, dict) for each in choices):
        raise JudgeError(_NO_NUMBERS)
    if len(choices) != count:
        raise JudgeError(f"the server gave {len(choices)} answers to {count} texts")
    numbered = {each["index"]: each for each in choices if type(each.get("index")) is int}
    if set(numbered) != set(range(count)):
        raise JudgeError(f"the server did not number its answers from 0 to {count - 1}")
    return [numbered[number] for number in range(count)]


def _sum(choice: Mapping[str, Any], text: str) -> float:
    given = choice.get("logprobs")
    logs = given.get("token_logprobs") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(logs, list):
        raise JudgeError(_NO_NUMBERS)
    places = _places(given, len(logs), text)
    total = sum(_number(logs[place]) for place in places)
    if not math.isfinite(total):
        raise JudgeError(_NO_NUMBERS)
    return total


def _number(value: object) -> float:
    """Return a log-probability; texts, truth values and numbers above 0 are none."""
    try:
        number = float(value) if isinstance(value, int | float) else math.nan
    except OverflowError:
        number = math.nan
    if isinstance(value, bool) or not -math.inf < number <= _ROUNDING:
        raise JudgeError(_NO_NUMBERS)
    return min(number, 0.0)


def _places(given: Mapping[str, Any], count: int, text: str) -> list[int]:
    """Return the numbers of those of ``count`` tokens that are the text's."""
    tokens = _listed(given.get("tokens"), str, count)
    offsets = _listed(given.get("text_offset"), int, count)
    found = _by_tokens(tokens, text)
    if not found and not _added_up(tokens, offsets):
        found = _by_offsets(offsets, text)
    if not found:
        raise JudgeError(_NO_PLACES)
    return found


def _listed(value: object, kind: type, count: int) -> list[Any]:
    """Return a list of ``count`` values of a type, or an empty one."""
    fits = isinstance(value, list) and all(type(each) is kind for each in value)
    return value if isinstance(value, list) and fits and len(value) == count else []


def _by_tokens(tokens: Sequence[str], text: str) -> list[int]:
    """Return the tokens that make the text up, white space aside; none where they do not."""
    pieces = [_shown(token) for token in tokens]
    starts = list(accumulate(map(len, pieces), initial=0))[:-1]
    at = "".join(pieces).find(_shown(LEAD + text))
    begin = at + len(_shown(LEAD))
    end = begin + len(_shown(text))
    found = [
        place
        for place, (start, piece) in enumerate(zip(starts, pieces, strict=True))
        if begin <= start < end and (piece or start > begin)
    ]
    return found if at >= 0 and found and starts[found[0]] == begin else []


def _shown(text: str) -> str:
    return _NOT_SHOWN.sub("", text)


def _by_offsets(offsets: Sequence[int], text: str) -> list[int]:
    """Return the tokens that begin inside the text; none where none begins with it."""
    begin, end = len(LEAD), len(LEAD) + len(text)
    ascending = all(one <= other for one, other in pairwise(offsets))
    if begin not in offsets or not ascending:
        return []
    return [place for place, offset in enumerate(offsets) if begin <= offset < end]


def _added_up(tokens: Sequence[str], offsets: Sequence[int]) -> bool:
    """Say whether offsets are but the lengths of tokens, so that they fit no better than these."""
    steps = zip(tokens, pairwise(offsets), strict=False)
    return bool(tokens) and all(other - one == len(token) for token, (one, other) in steps)
