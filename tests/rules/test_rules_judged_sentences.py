"""Which sentences of a text are judged, and which passages are not read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefmill.cli.fix import located
from briefmill.rules.judged_sentences import foreign_passages, judged_sentences
from briefmill.text.document import Document

ENGLISH = "The ports of the river handle most of the grain of the region."
GERMAN = "Die Häfen am Fluss brauchen neue Krane, und der Ausbau der Bahn hat noch nicht begonnen."
FRENCH = "Les ports du fleuve ont besoin de nouvelles grues, mais personne ne veut les payer."
SPANISH = "Los puertos del río necesitan grúas nuevas, pero nadie quiere pagar por ellas todavía."
RUSSIAN = "Портам на реке нужны новые краны, но пока никто не хочет платить за них ни сегодня."
DUTCH = "De havens aan de rivier hebben nieuwe kranen nodig, maar niemand wil daarvoor betalen."
ITALIAN = "I porti del fiume hanno bisogno di nuove gru, ma nessuno vuole ancora pagare per esse."
KOREAN = "강의 항구들은 새로운 크레인이 필요하지만 아직 아무도 비용을 지불하려고 하지 않는다."
OTHERS = [GERMAN, FRENCH, SPANISH, RUSSIAN, DUTCH, ITALIAN, KOREAN]


def document(text: str) -> Document:
    return located(text, "draft.md")


def judged(text: str) -> list[str]:
    return [each.words.sentence for each in judged_sentences(document(text))]


def test_sentences_of_prose_are_judged_wherever_they_stand() -> None:
    text = (
        "---\ntitle: Ports of the River\nkey_points:\n  - Cranes are old there.\n"
        '  - "Rails are old there."\n---\n\n# What the Ports Need\n\n'
        f"{ENGLISH} Nobody pays for it.\n\n- Buy some new cranes.\n"
        "- Mend the old rails.\n\n  Then wait for spring.\n"
    )
    assert judged(text) == [
        "Ports of the River", "Cranes are old there.", "Rails are old there.",
        "What the Ports Need", ENGLISH, "Nobody pays for it.", "Buy some new cranes.",
        "Mend the old rails.", "Then wait for spring.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        f"> {ENGLISH}\n",
        f"    {ENGLISH}\n",
        f"```\n{ENGLISH}\n```\n",
        f"| a |\n|---|\n| {ENGLISH} |\n",
        f"<p>{ENGLISH}</p>\n",
        f"“{ENGLISH}”\n",
        f"## References\n\n{ENGLISH}\n",
        "Cook, Jane. 2018. The ports of the river and the cranes of the town. Quay Press.\n",
        f"[^1]: {ENGLISH}\n",
        "Two words.\n",
        "The ports of of the river need cranes.\n",
        f"---\nkey_points: [{ENGLISH}]\n---\n",
        *(f"{each}\n" for each in OTHERS),
    ],
)
def test_what_is_no_prose_of_the_author_is_not_judged(text: str) -> None:
    assert judged(text) == []


@pytest.mark.parametrize("foreign", OTHERS)
def test_passages_of_another_language_are_told_and_the_others_judged(foreign: str) -> None:
    found = document(f"{ENGLISH}\n\n{foreign}\n\n{ENGLISH}\n")
    assert [span.of(found.text) for span in foreign_passages(found)] == [foreign]
    assert [each.words.sentence for each in judged_sentences(found)] == [ENGLISH, ENGLISH]


@pytest.mark.parametrize("foreign", OTHERS)
def test_a_sentence_of_another_language_in_an_english_paragraph_is_left_alone(
    foreign: str,
) -> None:
    assert judged(f"{ENGLISH} {ENGLISH} {ENGLISH} {foreign} {ENGLISH}\n") == [ENGLISH] * 4


@pytest.mark.parametrize(
    "text", ["Seoul and Tokyo.\n", "Kim, Lee, Park, Choi, Jung, Kang, Cho, Yoon, Jang, Lim\n"]
)
def test_names_are_no_other_language(text: str) -> None:
    assert foreign_passages(document(text)) == ()


def test_every_text_of_the_corpora_is_english() -> None:
    """Well-edited prose is not taken for another language, paragraph by paragraph."""
    folder = Path(__file__).parents[1] / "corpus" / "policy_prose"
    for path in sorted(folder.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        text = "\n\n".join(line for line in lines if not line.startswith("#"))
        assert foreign_passages(document(text)) == (), path.name


def test_what_may_not_move_is_marked() -> None:
    text = "See [the list](a.md) of ports[^1] and `code` there, said Roe [@roe]."
    (sentence,) = judged_sentences(document(f"{text}\n\n[^1]: A note.\n"))
    assert sentence.marked
    stays = [word.text for word in sentence.words.words if word.segment < 0]
    assert stays == ["the", "list](a.md", "ports[^1", "`code`", "@roe"]
    (plain,) = judged_sentences(document(f"{ENGLISH} [@roe-2018]\n"))
    assert (plain.words.sentence, plain.marked) == (ENGLISH, False)


def test_a_text_without_prose_does_not_load_the_model() -> None:
    code = (
        "import sys; from functools import partial; from briefmill.cli.fix import located\n"
        "from briefmill.normalise.run import normalise\n"
        "from briefmill.rules.registry import rules\n"
        "normalise(sys.argv[1], partial(located, path='a.md'), rules())\n"
        "print('onnxruntime' in sys.modules)"
    )
    scripts = Path(__file__).parents[2] / "scripts"

    def loads(text: str) -> str:
        command = [sys.executable, "-c", code, text]
        return subprocess.run(
            command, env={"PYTHONPATH": str(scripts)}, capture_output=True, text=True, check=True
        ).stdout.strip()

    assert loads("```\ncode\n```\n\n> A quotation of some length stands here.\n") == "False"
    assert loads(f"{ENGLISH}\n") == "True"
