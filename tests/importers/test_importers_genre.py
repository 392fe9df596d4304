"""What is no article is refused by name, with what was expected."""

import pytest

from briefmill.importers.plain_text import import_article
from briefmill.text.problem import InputError

CODE = """import os

def read(path):
    with open(path) as file:
        return file.read()

class Reader:
    def __init__(self, path):
        self.path = path

for name in os.listdir("."):
    print(read(name))
"""
LOG = "\n".join(
    f"2024-03-03 10:{minute:02}:00 INFO the worker has finished job {minute} of the queue"
    for minute in range(40)
)
CSV = "country,year,value\n" + "\n".join(f"Country {n},20{n:02},{n * 3}" for n in range(10, 40))
NUMBERS = "\n".join(str(number**0.5) for number in range(1, 61))
NAMES = "\n".join(f"Some Name {letter}" for letter in "abcdefghijklmnopqrstuvwxyz" * 3)
JSON = '{"title": "A treaty", "body": "' + "The river is shared. " * 20 + '"}'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("word", "1 word"),
        ("A few words are no article.", "6 words"),
        (CODE, "program code"),
        (LOG, "a log"),
        (CSV, "a table"),
        (NUMBERS, "a list of numbers"),
        (NAMES, "hardly any sentences"),
        (JSON, "JSON"),
        ("<!DOCTYPE html><html><body><p>" + "The river is shared. " * 20, "a web page"),
        ("<?xml version='1.0'?><a>" + "The river is shared. " * 20, "an XML file"),
        ("\\documentclass{article}\n" + "The river is shared. " * 20, "a LaTeX file"),
        ("lorem " * 2000, "hardly any sentences"),
    ],
)
def test_other_genres_are_refused(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        import_article(text.encode(), "in.txt", slug="case", date="2024-11-06")
    (problem,) = caught.value.problems
    assert problem.message.startswith("this is not an article: ")
    assert said in problem.message
    assert "running text" in problem.advice


def test_too_many_headings_are_refused() -> None:
    section = (
        "A Better Way\nThe river is shared by four states and nobody knows how much there is.\n"
    )
    with pytest.raises(InputError, match=r"it has \d,?\d\d\d headings"):
        import_article((section * 1200).encode(), "in.txt", slug="case", date="2024-11-06")


def test_recommendations_alone_are_refused() -> None:
    text = "A Plan for Rivers\nRecommendations\n" + "\n".join(
        f"{number}. Share the water: It is good for all who live along the river."
        for number in range(1, 9)
    )
    with pytest.raises(InputError, match="only recommendations or references"):
        import_article(text.encode(), "in.txt", slug="case", date="2024-11-06")
