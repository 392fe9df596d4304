"""An entry of a printed list of references: its year, title, numbers, addresses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

from briefmill.rules.printed_names import JOINING
from briefmill.rules.printed_title import running, title_of
from briefmill.rules.printed_words import ranges_in_full, unaccented
from briefmill.text.sentences import fold, loose
from briefmill.text.tokens import tokens

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([a-z])?(?![\w])")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|doi:\s?)\S+|(?<![\w/.])10\.\d{4,9}/\S+", re.IGNORECASE)
_CODE = re.compile(
    r"^<?(?:https?://)?(?:www\.|dx\.)?(?:doi\.org/|doi:\s?)?|[>.,;/]+$", re.IGNORECASE
)
_LABEL = re.compile(r"\s*(?:\\?\[(\d{1,4})\\?\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+(?:\d{{1,2}},?\s+)?\d{{4}}"
    rf"|\d{{4}}\s+{_MONTH}(?:\s+\d{{1,2}})?|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
)
_ACCESSED = re.compile(
    r"[(\[]?\b(?:last\s+)?(?:accessed|retrieved|visited|viewed|consulted|cited|access date)"
    rf"(?:\s+on)?:?\s+(?P<date>{_DATE})(?:,?\s+from:?)?[)\]]?",
    re.IGNORECASE,
)
"""When somebody looked at a page: it says nothing of the work."""
_OTHERS = re.compile(r"\bet al\b|\band others\b")
_MAKES_OTHER = re.compile(
    r"\b(?:trans(?:lat(?:ed|ion|or))?|edition|edn?|revised|enlarged|abridged|vol(?:ume)?s?|part"
    r"|book|band|tome|review of|annex(?:es)?|append(?:ix|ices)|supplements?"
    r"|addendum|amendments?|erratum|corrigendum|reply|comments? on|summary)\b\.?",
    re.IGNORECASE,
)
"""What makes another work of one: a translation, an edition, a volume."""
_NUMBERED = re.compile(
    r"\b(?:vol(?:ume)?|part|book|band|tome|chapter|ch)\b\.?\s+([ivxlc]+|\d+|one|two|three|four)\b"
    r"|\b(\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth)\s+ed",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PrintedReference:
    """An entry of a list of references; ``index`` is that of its block."""

    index: int
    text: str

    @cached_property
    def label(self) -> str:
        """The number that the entry has in its list and is cited by; "" where it has none."""
        found = _LABEL.match(self.text)
        return next(filter(None, found.groups()), "") if found else ""

    @cached_property
    def body(self) -> str:
        """The text without its number in the list."""
        return _LABEL.sub("", self.text, count=1) if self.label else self.text

    @cached_property
    def accessed(self) -> frozenset[str]:
        """The dates on which somebody looked at the page."""
        return frozenset(loose(found["date"]) for found in _ACCESSED.finditer(self.body))

    @cached_property
    def plain(self) -> str:
        """The text without its number, dates of access and addresses."""
        return _ADDRESS.sub("", _ACCESSED.sub("", self.body))

    @cached_property
    def years(self) -> frozenset[str]:
        """The years that it names."""
        return frozenset(year for year, _ in _YEAR.findall(self.plain))

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """The letters behind years, as in 2019a."""
        return frozenset(letter for _, letter in _YEAR.findall(self.plain) if letter)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Words of two letters and more, without addresses, in their order."""
        return tuple(word.casefold() for word in self.spelled)

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """The same words with their capitals."""
        found = (token for token in tokens(self.plain) if token.key.isalpha())
        return tuple(t.text for t in found if len(t.key) > 1 and t.key not in JOINING)

    @cached_property
    def numbers(self) -> Counter[str]:
        """The numbers, without those of addresses and letters behind them."""
        return Counter(re.findall(r"\d+", ranges_in_full(self.plain)))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses and DOIs, in one form."""
        return frozenset(_CODE.sub("", each).casefold() for each in _ADDRESS.findall(self.text))

    @cached_property
    def parted(self) -> frozenset[str]:
        """The volumes, parts and editions that it names."""
        found = _NUMBERED.findall(self.plain)
        return frozenset((part or edition).casefold() for part, edition in found)

    @cached_property
    def makes_other(self) -> bool:
        """Whether it says of itself that it is an edition, a translation, a volume."""
        return _MAKES_OTHER.search(self.plain) is not None

    @cached_property
    def is_shortened(self) -> bool:
        """Whether it leaves out names ("et al.")."""
        return _OTHERS.search(self.plain) is not None

    @cached_property
    def title(self) -> str:
        """The title, as far as marks, a year or initials before it tell it; else empty."""
        return title_of(self.plain)

    @cached_property
    def running(self) -> str:
        """The words that count, with bars where marks part them."""
        return running(self.plain)

    @cached_property
    def worth(self) -> tuple[int, bool, int]:
        """What makes an entry the better one: an address, accents, and length."""
        return len(self.addresses), self.is_accented, len(self.text)

    @cached_property
    def is_accented(self) -> bool:
        """Whether it has letters that not all keyboards have."""
        return not fold(self.text).isascii()

    def like(self, other: PrintedReference) -> PrintedReference:
        """Return this entry without accents, its words spelled as the other spells them."""
        if not self.is_accented:
            return self
        return replace(self, text=unaccented(self.text, other.text))


def without_addresses(text: str, other: str) -> str:
    """Return an entry without the addresses that another has too, in whatever form."""
    theirs = PrintedReference(0, other).addresses
    return _ADDRESS.sub(
        lambda match: "" if _CODE.sub("", match.group()).casefold() in theirs else match.group(),
        text,
    )
