"""Which script and which language a text is in, from its letters and commonest words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_COMMON_WORDS = {
    "en": "the of and to in that is for with as by on are be was this from at have has will",
    "fr": "le la les des et à du une que est dans pour qui sur pas par au avec ce sont plus",
    "de": "der die und das den von zu mit ist des auf für im dem nicht eine sich ein werden",
    "es": "el la de que y los del las por con una para es se su al como más pero lo",
    "it": "il di che la per un una del della con non sono le dei si da nel alla gli è",
    "pt": "o de que e do da em um para com uma os no se na por mais dos como não",
    "nl": "de het een van en in dat op te voor met zijn niet aan er ook als bij door",
    "pl": "w i na z do się nie że jest to od przez po dla jak za oraz przy są",
    "tr": "ve bir bu için ile olarak daha çok olan gibi da de en kadar sonra ancak",
    "ru": "и в на не что с по как это из для к он от но за его при или также",
    "uk": "і в на що не до з та це як за для від є але про та які у",
}
_WORD_SETS = {code: frozenset(words.split()) for code, words in _COMMON_WORDS.items()}
_BY_SCRIPT = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "DEVANAGARI": "hi",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "THAI": "th",
}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 200_000
"""Characters looked at: enough for any article, and a bound for any other text."""
_LEAST_SHARE = 0.08
"""A running text in one of the languages has a fifth to a half of such words."""


@lru_cache(maxsize=4096)
def script_of(character: str) -> str | None:
    """Return the script of a letter by its Unicode name, such as ``LATIN``; else None."""
    if not character.isalpha():
        return None
    name = unicodedata.name(character, "")
    return name.split(" ", 1)[0].split("-", 1)[0] or None


def scripts(text: str) -> Counter[str]:
    """Count the letters of ``text`` by script (of its first 200,000 characters)."""
    found: Counter[str] = Counter()
    for character, times in Counter(text[:_SAMPLE]).items():
        script = script_of(character)
        if script:
            found[script] += times
    return found


def main_script(text: str) -> str | None:
    """Return the script of most letters, or None when there are no letters."""
    counted = scripts(text)
    return max(counted, key=lambda script: (counted[script], script)) if counted else None


def common_words(text: str) -> dict[str, float]:
    """Return for each language the share of the words that are among its commonest."""
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = sum(words.values()) or 1
    return {code: sum(words[word] for word in known) / total for code, known in _WORD_SETS.items()}


def language_of(text: str) -> str | None:
    """Return the BCP 47 code of the language of ``text``, or None when it is not clear."""
    script = main_script(text)
    if script in _BY_SCRIPT:
        counted = scripts(text)
        return "ja" if script == "CJK" and counted["HIRAGANA"] else _BY_SCRIPT[script]
    shares = common_words(text)
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _LEAST_SHARE else None
