"""Writes the table of English synonyms that comparing passages needs.

    python scripts/list_synonyms.py FOLDER > scripts/briefmill/text/synonyms.txt

FOLDER has the files of WordNet 3.0 (``data.noun``, ``verb.exc`` and so on), as the Debian package
``wordnet-base`` has them. Words that are frequent in edited English and share one of their more
frequent meanings stand on one line; so do an adjective and those that WordNet calls similar.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from briefmill.text.meaning import common_words

_SENSES = {"noun": 8, "verb": 8, "adj": 5, "adv": 5}
"""Meanings of a word that count, the most frequent first, by the part of speech. Nouns are things,
of which a rare meaning is another one."""
_SIMILAR = "&"
NOTICE = """\
# English words that may stand for each other: those of a line, and the forms of each.
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
    lines = {line for part in _SENSES for line in _of_part(folder, part)}
    return sorted(" ".join(line) for line in lines)


def _of_part(folder: Path, part: str) -> Iterator[tuple[str, ...]]:
    meanings = dict(_meanings(folder / f"data.{part}"))
    frequent = _frequent(folder / f"index.{part}", _SENSES[part])
    irregular = _irregular(folder / f"{part}.exc")
    for offset, (words, similar) in meanings.items():
        for other in (offset, *similar):
            group = words | meanings[other][0]
            kept = {word for word in group if frequent.get(word, frozenset()) & {offset, other}}
            forms = kept.union(*(irregular[word] for word in kept))
            if len(kept) > 1:
                yield tuple(sorted(filter(str.isalpha, forms)))


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


def _frequent(path: Path, most: int) -> dict[str, frozenset[str]]:
    """Return the more frequent meanings of each word that is common, or was met by WordNet."""
    found = {}
    for line in path.read_text("ascii").splitlines():
        if line.startswith(" "):
            continue
        word, *fields = line.split()
        count = int(fields[1])
        if word.isalpha() and (word in common_words() or int(fields[-count - 1])):
            found[word] = frozenset(fields[-count:][:most])
    return found


def _irregular(path: Path) -> defaultdict[str, set[str]]:
    """Return the irregular forms of each word: said of say."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.read_text("ascii").splitlines():
        form, *words = line.split()
        for word in words:
            found[word].add(form)
    return found


if __name__ == "__main__":
    sys.stdout.write(NOTICE + "".join(f"{line}\n" for line in synonyms(Path(sys.argv[1]))))
