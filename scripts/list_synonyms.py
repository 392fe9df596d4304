"""Writes the tables of English synonyms and of rare words that comparing passages needs.

    python scripts/list_synonyms.py FOLDER > scripts/briefmill/text/synonyms.txt
    python scripts/list_synonyms.py FOLDER --rare > scripts/briefmill/text/rare_words.txt

FOLDER has the files of WordNet 3.0 (``data.noun``, ``verb.exc`` and so on), as the Debian package
``wordnet-base`` has them. Words that are frequent in edited English stand on one line where they
have a meaning in common that is the most frequent one of all of them but one; so do an adjective
and those that WordNet calls similar. Rare words are those that edited English of our counts lacks,
where WordNet met them in its texts, or where one keystroke makes a common word of them: no
misprint may be told by their being unknown.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase

from briefmill.text.meaning import common_words, is_common

_PARTS = ("noun", "verb", "adj", "adv")
_SENSES = 3
"""Meanings of a word that count, the most frequent first, where it is the most frequent one of the
other word. Else a word stands for what it means elsewhere: to stop is to arrest, to let to rent."""
_SHORTEST_RARE = 4
"""Letters of a rare word; shorter ones are abbreviations and signs of elements."""
_SIMILAR = "&"
SYNONYMS = (
    "# English words that may stand for each other: those of a line, and the forms of each.\n"
)
RARE = "# English words that are rare, and near a common one or met in edited texts.\n"
NOTICE = """\
# Taken by scripts/list_synonyms.py from WordNet 3.0, of which Princeton University says:
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.
# Permission to use, copy, modify and distribute this software and database and its
# documentation for any purpose and without fee or royalty is hereby granted, provided that you
# agree to comply with the following copyright notice and statements, including the disclaimer,
# and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or for distribution.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO
# REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION,
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR
# ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL
# NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
# The name of Princeton University or Princeton may not be used in advertising or publicity
# pertaining to distribution of the software and/or database. Title to copyright in this
# software, database and any associated documentation shall at all times remain with Princeton
# University and LICENSEE agrees to preserve same.
"""


def synonyms(folder: Path) -> list[str]:
    """Return the lines of the table, sorted; ``folder`` has the files of WordNet."""
    lines = {line for part in _PARTS for line in _of_part(folder, part)}
    return sorted(" ".join(line) for line in lines)


def _of_part(folder: Path, part: str) -> Iterator[tuple[str, ...]]:
    meanings = dict(_meanings(folder / f"data.{part}"))
    frequent = _frequent(folder / f"index.{part}")
    irregular = _irregular(folder / f"{part}.exc")
    for offset, (words, similar) in meanings.items():
        for other in (offset, *similar):
            group = words | meanings[other][0]
            ranks = {word: _rank(frequent.get(word, ()), {offset, other}) for word in group}
            kept = {word for word, rank in ranks.items() if rank == 0}
            others = [word for word, rank in ranks.items() if 0 < rank < _SENSES]
            for line in (kept | {word} for word in others) if kept and others else [kept]:
                forms = line.union(*(irregular[word] for word in line))
                if len(line) > 1:
                    yield tuple(sorted(filter(str.isalpha, forms)))


def _rank(meanings: Sequence[str], wanted: set[str]) -> int:
    """Return the place of the first wanted meaning among a word's; `_SENSES` where none counts."""
    return next((at for at, each in enumerate(meanings) if each in wanted), _SENSES)


def _meanings(path: Path) -> Iterator[tuple[str, tuple[set[str], list[str]]]]:
    """Yield each meaning with its words and the meanings that are similar to it."""
    for line in path.read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words = {fields[4 + 2 * at].partition("(")[0].lower() for at in range(count)}
        pointers = fields[5 + 2 * count :]
        similar = [pointers[at + 1] for at, each in enumerate(pointers) if each == _SIMILAR]
        yield fields[0], (words, similar)


def _frequent(path: Path) -> dict[str, Sequence[str]]:
    """Return the most frequent meanings of each word that is common, or was met by WordNet."""
    return {
        word: meanings[:_SENSES]
        for word, met, meanings in _indexed(path)
        if met or word in common_words()
    }


def _indexed(path: Path) -> Iterator[tuple[str, bool, list[str]]]:
    """Yield each word of letters alone, whether WordNet met it in texts, and its meanings."""
    for line in path.read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        word, *fields = line.split()
        count = int(fields[1])
        if word.isalpha():
            yield word, int(fields[-count - 1]) > 0, fields[-count:]


def rare_words(folder: Path) -> list[str]:
    """Return the words that are not common, and met in texts or near a common one, sorted."""
    found = {
        word
        for part in _PARTS
        for word, met, _ in _indexed(folder / f"index.{part}")
        if len(word) >= _SHORTEST_RARE and not is_common(word) and (met or _is_near_common(word))
    }
    return sorted(found)


def _is_near_common(word: str) -> bool:
    """Say whether one letter more, less, other or exchanged makes a common word of a word."""
    common = common_words()
    for at in range(len(word) + 1):
        before, behind = word[:at], word[at:]
        near = {
            before + letter + rest for letter in ascii_lowercase for rest in (behind, behind[1:])
        }
        near |= {before + behind[1:], before + behind[1:2] + behind[:1] + behind[2:]}
        if not near.isdisjoint(common):
            return True
    return False


def _irregular(path: Path) -> defaultdict[str, set[str]]:
    """Return the irregular forms of each word: said of say."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.read_text("ascii").splitlines():
        form, *words = line.split()
        for word in words:
            found[word].add(form)
    return found


def main() -> None:
    """Print one of the tables of the folder that the command line names."""
    folder, rare = Path(sys.argv[1]), "--rare" in sys.argv[2:]
    lines = rare_words(folder) if rare else synonyms(folder)
    head = (RARE if rare else SYNONYMS) + NOTICE
    sys.stdout.write(head + "".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
