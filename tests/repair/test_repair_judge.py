"""Another judge chooses among candidates, over a real connection, and can bring in no text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefmill.repair.endpoint import Endpoint
from briefmill.repair.judge import JudgeError, shares

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]
SENTENCES = ("The ports need cranes.", "The need ports cranes.")


def scores(request: dict[str, Any]) -> tuple[int, bytes]:
    """Answer as a model would that likes the word “ports” early."""
    choices = [
        {
            "index": number,
            "text": text + " and something that was never asked for",
            "logprobs": {"token_logprobs": [None, *(-0.1 * text.find("ports") for _ in "abc")]},
        }
        for number, text in enumerate(request["prompt"])
    ]
    return 200, json.dumps({"choices": list(reversed(choices))}).encode()


class Server:
    """A server on loopback that answers as it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer = scores
        self.asked: list[tuple[str, str | None, dict[str, Any]]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                request = json.loads(body)
                outer.asked.append((self.path, self.headers.get("Authorization"), request))
                status, said = outer.answer(request)
                self.send_response(status)
                if status == 302:
                    self.send_header("Location", "http://127.0.0.1:9/v1/completions")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                self.wfile.write(said)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


def test_candidates_are_scored_in_their_order(server: Server) -> None:
    judge = Endpoint(server.address, "some-model", "secret")
    assert judge.log_probabilities(SENTENCES) == pytest.approx([-1.2, -2.7])
    path, key, request = server.asked[0]
    assert (path, key) == ("/v1/completions", "Bearer secret")
    assert request["prompt"] == list(SENTENCES)
    assert (request["max_tokens"], request["echo"]) == (0, True)


def test_many_candidates_are_asked_in_several_requests(server: Server) -> None:
    texts = [f"{'x ' * number}ports" for number in range(40)]
    found = Endpoint(server.address, "some-model").log_probabilities(texts)
    assert found == sorted(found, reverse=True)
    assert [len(request["prompt"]) for _, _, request in server.asked] == [16, 16, 8]
    assert server.asked[0][1] is None


def test_the_judge_weighs_what_the_engine_thinks(server: Server) -> None:
    judge = Endpoint(server.address, "some-model")
    even = shares(judge, SENTENCES, (0.5, 0.5))
    assert even[0] > even[1]
    assert sum(even) == pytest.approx(1.0)
    assert shares(judge, SENTENCES, (0.0, 1.0))[0] < 1e-6
    assert shares(judge, SENTENCES[:1], (1.0,)) == [1.0]
    assert shares(judge, (), ()) == []


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (500, b"overloaded", "answered 500: overloaded"),
        (302, b"", "answered 302"),
        (200, b"<html>", "did not answer in JSON"),
        (200, b"[]", "it must know echo and logprobs"),
        (200, b'{"choices": [{"index": 0, "text": "x"}]}', "it must know echo and logprobs"),
        (200, b'{"choices": []}', "0 answers to 2 texts"),
        (200, b" " * 9_000_000, "more than 8,000,000 bytes"),
    ],
)
def test_an_answer_that_is_none_is_told(
    server: Server, status: int, body: bytes, said: str
) -> None:
    server.answer = lambda _: (status, body)
    with pytest.raises(JudgeError, match=said):
        Endpoint(server.address, "some-model").log_probabilities(SENTENCES)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(JudgeError, match="is the server running"):
        Endpoint("http://127.0.0.1:9/v1", "some-model").log_probabilities(SENTENCES)


GARBLED = "The committee met in spring the of that year and published two reports."
ROOT = Path(__file__).parents[2]


def fixed(address: str) -> subprocess.CompletedProcess[str]:
    """Run ``briefmill fix --json`` on a garbled sentence, with a judge at an address."""
    judge = {"BRIEFMILL_JUDGE": address, "BRIEFMILL_JUDGE_MODEL": "some-model"}
    environment = {**os.environ, **judge, "PYTHONPATH": str(ROOT / "scripts")}
    command = [sys.executable, "-m", "briefmill", "fix", "--json", "-"]
    return subprocess.run(
        command, input=GARBLED, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("stands", [True, False])
def test_the_program_asks_the_judge_and_takes_its_choice(server: Server, stands: bool) -> None:
    def choose(request: dict[str, Any]) -> tuple[int, bytes]:
        logs = [0.0 if (text == GARBLED) is stands else -500.0 for text in request["prompt"]]
        choices = [
            {"index": number, "logprobs": {"token_logprobs": [None, log]}}
            for number, log in enumerate(logs)
        ]
        return 200, json.dumps({"choices": choices}).encode()

    server.answer = choose
    done = fixed(server.address)
    assert done.returncode == 0
    found = json.loads(done.stdout)["findings"]
    if stands:
        assert found == []
    else:
        assert "Another language model was asked as well." in found[0]["message"]
    path, _, request = server.asked[0]
    assert path == "/v1/completions"
    assert request["model"] == "some-model"
    assert request["prompt"][0] == GARBLED
    words = [sorted(re.findall(r"\w+", text.lower())) for text in request["prompt"]]
    assert words == [words[0]] * len(words)


def test_the_program_ends_when_the_judge_does_not_answer() -> None:
    done = fixed("http://127.0.0.1:9/v1")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is the server running?" in done.stderr
    assert "Without BRIEFMILL_JUDGE no other judge is asked." in done.stderr


class Odd:
    """A judge that gives what is no number."""

    def log_probabilities(self, texts: object) -> list[float]:  # noqa: ARG002
        return [float("nan"), 0.0]


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(JudgeError, match="one number for each"):
        shares(Odd(), SENTENCES, (0.5, 0.5))
