"""Another judge chooses among candidates, over a real connection, and can bring in no text."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briefmill.repair.echoed_prompts import LEAD
from briefmill.repair.endpoint import Endpoint, is_here
from briefmill.repair.judge import JudgeError, shares

Answer = Callable[[dict[str, Any]], tuple[int, bytes]]
TOKEN = re.compile(r" ?\S+|\s")
SENTENCES = ("The ports need cranes.", "The need ports cranes.")


def echoed(prompt: str, logs: Callable[[int], Any], more: str = "") -> dict[str, Any]:
    """Return what a server says of a prompt and of words that it wrote behind it.

    ``logs`` gives the log-probability of the token that begins at an offset.
    """
    tokens = TOKEN.findall(prompt + more)
    offsets = [match.start() for match in TOKEN.finditer(prompt + more)]
    numbers = [None, *map(logs, offsets[1:])]
    return {"tokens": tokens, "token_logprobs": numbers, "text_offset": offsets}


def answered(request: dict[str, Any], logs: Callable[[str, int], Any]) -> tuple[int, bytes]:
    """Answer each prompt, the last one first; ``logs`` is asked for each token."""
    choices = [
        {"index": number, "logprobs": echoed(text, lambda at, text=text: logs(text, at))}  # type: ignore[misc]
        for number, text in enumerate(request["prompt"])
    ]
    return 200, json.dumps({"choices": choices[::-1]}).encode()


def scores(request: dict[str, Any]) -> tuple[int, bytes]:
    """Answer as a model would that likes the word “ports” early."""
    return answered(request, lambda text, _: -0.1 * (text.find("ports") - len(LEAD)))


class Server:
    """A server on loopback that answers as it is told, and keeps what it was asked."""

    def __init__(self) -> None:
        self.answer: Answer = scores
        self.send: Callable[[BaseHTTPRequestHandler, bytes], object] = lambda handler, said: (
            handler.wfile.write(said)
        )
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
                with suppress(OSError):  # whoever asked may be gone
                    outer.send(self, said)

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
    assert judge.log_probabilities(SENTENCES) == pytest.approx([-1.6, -3.6])
    path, key, request = server.asked[0]
    assert (path, key) == ("/v1/completions", "Bearer secret")
    assert request["prompt"] == [LEAD + sentence for sentence in SENTENCES]
    assert (request["max_tokens"], request["echo"]) == (0, True)
    assert Endpoint(server.address, "some-model").log_probabilities([]) == []
    assert len(server.asked) == 1


def test_an_improbable_first_word_counts(server: Server) -> None:
    def surprised(text: str, at: int) -> float:
        return -9.0 if text[at:].startswith("Incentives") else -1.0

    server.answer = lambda request: answered(request, surprised)
    texts = ("These incentives could help.", "Incentives these could help.")
    found = Endpoint(server.address, "some-model").log_probabilities(texts)
    assert found == [-4.0, -12.0]


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
        (200, b'{"choices": [{"index": 0}, {"index": 1}]}', "it must know echo and logprobs"),
        (200, b'{"choices": [{}, {}]}', "did not number its answers"),
        (200, b'{"choices": [{"index": 0}, {"index": 0}]}', "did not number its answers"),
        (200, b'{"choices": [{"index": [0]}, {"index": 1.0}]}', "did not number its answers"),
        (200, b'{"choices": [{"index": Infinity}]}', "did not answer in JSON"),
        (200, b'{"choices": [{"index": 1e999}, {}]}', "did not number its answers"),
        (200, b'{"choices": 7}', "it must know echo and logprobs"),
        (200, b'{"choices": [1, 2]}', "it must know echo and logprobs"),
        (200, b'{"choices": []}', "0 answers to 2 texts"),
        (200, b"[" * 200_000, "did not answer in JSON"),
        (200, b'{"choices": ' + b"[" * 200_000, "did not answer in JSON"),
        (200, b"\xff\xfe\x00", "did not answer in JSON"),
        (200, b"9" * 5_000, "did not answer in JSON"),
        (200, b" " * 9_000_000, "more than 8,000,000 bytes"),
    ],
)
def test_an_answer_that_is_none_is_told(
    server: Server, status: int, body: bytes, said: str
) -> None:
    server.answer = lambda _: (status, body)
    with pytest.raises(JudgeError, match=said):
        Endpoint(server.address, "some-model").log_probabilities(SENTENCES)


@pytest.mark.parametrize(
    "number",
    ["NaN", "-Infinity", "-1e999", "0.5", '"-1"', "true", "null", "[]", "-" + "9" * 400, "{}"],
)
def test_what_is_no_log_probability_is_refused(server: Server, number: str) -> None:
    def answer(request: dict[str, Any]) -> tuple[int, bytes]:
        status, body = answered(request, lambda *_: 4321)
        return status, body.replace(b"4321", number.encode())

    server.answer = answer
    with pytest.raises(JudgeError, match=r"must know echo and logprobs|did not answer in JSON"):
        Endpoint(server.address, "some-model").log_probabilities(SENTENCES)


def test_numbers_that_are_no_list_are_refused(server: Server) -> None:
    def answer(request: dict[str, Any]) -> tuple[int, bytes]:
        logs = {"token_logprobs": "123", "tokens": ["1", "2", "3"]}
        choices = [{"index": number, "logprobs": logs} for number in range(len(request["prompt"]))]
        return 200, json.dumps({"choices": choices}).encode()

    server.answer = answer
    with pytest.raises(JudgeError, match="it must know echo and logprobs"):
        Endpoint(server.address, "some-model").log_probabilities(SENTENCES)


def test_what_a_server_says_cannot_steer_the_terminal(server: Server) -> None:
    server.answer = lambda _: (500, b"\x1b[2J\x07busy\r\n\xe2\x80\xae" + b"x" * 1000)
    with pytest.raises(JudgeError) as told:
        Endpoint(server.address, "some-model").log_probabilities(SENTENCES)
    assert str(told.value).isprintable()
    assert "busy" in str(told.value)
    assert len(str(told.value)) < 300


@pytest.mark.parametrize("seconds_a_byte", [0.05, 60.0])
def test_a_slow_server_is_not_waited_for(server: Server, seconds_a_byte: float) -> None:
    over = threading.Event()

    def drip(handler: BaseHTTPRequestHandler, _: bytes) -> None:
        while not over.wait(seconds_a_byte):
            handler.wfile.write(b" ")

    server.send = drip
    judge = Endpoint(server.address, "some-model", seconds=0.4)
    begun = time.monotonic()
    with pytest.raises(JudgeError, match=r"no whole answer within 0\.4 seconds"):
        judge.log_probabilities(SENTENCES)
    assert time.monotonic() - begun < 5
    over.set()


def test_no_proxy_is_asked_on_the_way_to_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = Server()
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, proxy.address.removesuffix("/v1"))
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "")
    Endpoint(server.address, "some-model").log_probabilities(SENTENCES)
    assert (len(server.asked), proxy.asked) == (1, [])
    Endpoint("http://judge.example/v1", "some-model").log_probabilities(SENTENCES)
    assert [path for path, _, _ in proxy.asked] == ["http://judge.example/v1/completions"]
    proxy.close()


@pytest.mark.parametrize(("key", "sent"), [("secret", "Bearer secret"), ("", None)])
def test_what_a_netrc_file_has_is_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, sent: str | None
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login someone password other\n", "utf-8")
    netrc.chmod(0o600)
    proxy = Server()
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("http_proxy", proxy.address.removesuffix("/v1"))
    Endpoint("http://judge.example/v1", "some-model", key).log_probabilities(SENTENCES)
    assert [authorization for _, authorization, _ in proxy.asked] == [sent]
    Endpoint(proxy.address, "some-model", key).log_probabilities(SENTENCES)
    assert proxy.asked[1][1] == sent
    proxy.close()


@pytest.mark.parametrize(
    ("host", "here"),
    [
        ("localhost", True),
        ("judge.localhost", True),
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("0.0.0.0", True),  # noqa: S104 - nothing is bound to it
        ("localhost.example", False),
        ("192.0.2.1", False),
        ("", False),
    ],
)
def test_this_machine_is_known(host: str, here: bool) -> None:
    assert is_here(host) is here


def test_a_key_that_cannot_be_sent_is_told(server: Server) -> None:
    with pytest.raises(JudgeError, match="cannot be reached"):
        Endpoint(server.address, "some-model", "sécret €").log_probabilities(SENTENCES)
    assert server.asked == []


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
        def log(text: str, _: int) -> float:
            return 0.0 if (text == LEAD + GARBLED) is stands else -500.0

        return answered(request, log)

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
    assert request["prompt"][0] == LEAD + GARBLED
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
