"""A library of two briefs for the tests: one plain, one with something hostile everywhere."""

from __future__ import annotations

from briefmill.brief.model import (
    Author,
    Brief,
    Library,
    Licence,
    Provenance,
    Recommendation,
    Reference,
    Section,
    SetAside,
)
from briefmill.publish.changes import Changes, PublishedEdit

FLOODS = """\
Rivers do not stop at borders, and neither do floods. A town upstream that straightens its
river sends the water faster to the town below.

- Levees protect those behind them.
- They raise the water for everybody else.

| Measure | Cost | Effect |
| :--- | ---: | :---: |
| Levee | high | local |
| Flood plain | low | wide |

Cost estimates vary[^cost], and see [the chapter on data](data-sharing.md) or the
[first recommendation](../recommendations/open-the-gauges.md).

[^cost]: Most leave out the land that is lost.

## Who pays

Those who gain seldom pay. The rule is `cost = benefit * share`,
or $c = b \\times s$, whether the cost is $5bn or $6bn:

```python
def share(benefit: float, total: float) -> float:
    return benefit / total
```
"""

DATA = """\
Gauges are read on both banks, but the readings are not shared in time. Quokka gauges, named
after the animal, report each minute.

The readings belong to nobody, and so they ought to belong to all.
"""

CONCLUSION = """\
Shared water needs shared numbers. See [what floods do](floods.md#who-pays).
"""

HOSTILE = "<script>alert('x')</script> *stars* [link](javascript:alert(1)) {: onclick=x } & \"q\""


def library() -> Library:
    """Return the two briefs."""
    return Library((_plain(), _hostile()))


def changes() -> dict[str, Changes]:
    """Return what was changed in them: in a body, in a title, in a body with markup."""
    edits = (
        _edit("aaaaaaaaaaa1", "sections/data-sharing.md", DATA.index("Quokka")),
        _edit("aaaaaaaaaaa2", "sections/floods.md", FLOODS.index("Flood plain")),
        _edit("aaaaaaaaaaa3", "sections/floods.md", FLOODS.index("everybody")),
        _edit("aaaaaaaaaaa4", "sections/floods.md", None, field="title"),
        _edit("aaaaaaaaaaa5", "index.md", None, field="title"),
        _edit("aaaaaaaaaaa6", "sections/data-sharing.md", DATA.index("\n\nThe"), after=""),
        _edit("aaaaaaaaaaa7", "recommendations/open-the-gauges.md", 4),
    )
    hostile = _edit("bbbbbbbbbbb1", "index.md", 0, before=HOSTILE, after=f"{HOSTILE} more")
    return {
        "shared-rivers": Changes(edits, b'{"edits": 7}\n'),
        "hostile": Changes((hostile,), b'{"edits": 1}\n'),
    }


def _edit(
    identifier: str,
    unit: str,
    position: int | None,
    *,
    field: str | None = None,
    before: str = "the readings the readings are shared",
    after: str = "the readings are shared",
) -> PublishedEdit:
    return PublishedEdit(
        id=identifier,
        rule="doubled-words",
        rule_title="Words that stood twice" if before != HOSTILE else HOSTILE,
        safety="review" if field else "safe",
        confidence=1.0 if field else 0.987,
        reason="The same words follow each other." if before != HOSTILE else HOSTILE,
        before=before,
        after=after,
        unit=unit,
        line=7,
        column=3,
        field=field,
        position=position,
        decided_by="editors" if field else None,
        decision_reason="It was a slip." if field else None,
    )


def _plain() -> Brief:
    return Brief(
        slug="shared-rivers",
        title="Shared Rivers, Shared Numbers",
        intro="This brief asks what neighbours on a river owe each other.\n",
        sections=_plain_sections(),
        recommendations=_plain_recommendations(),
        references=_plain_references(),
        standfirst="Neighbours on a river can only manage together what they measure together.",
        authors=(Author("Editorial team", affiliation="River Desk"),),
        date="2026-11-24",
        version="2",
        topics=("rivers", "floods"),
        summary="Floods cross borders; the readings that foretell them do not.",
        key_points=("Floods cross borders.", "Readings ought to as well."),
        licence=Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        disclaimer="The views are those of the editors.",
        provenance=Provenance(
            source="rivers.txt",
            sha256="0123456789abcdef" * 4,
            imported="2026-11-20",
            set_aside=(SetAside(1, "Home | News", "site furniture"),),
        ),
        recommendations_intro="Two steps follow from this.\n",
        references_heading="Further reading",
    )


def _plain_sections() -> tuple[Section, ...]:
    return (
        Section(
            "floods",
            "section",
            "What Floods Do",
            10,
            FLOODS,
            "sections/floods.md",
            summary="Water that is held back here rises there.",
            part="Analysis",
        ),
        Section(
            "data-sharing",
            "section",
            "Sharing Data",
            20,
            DATA,
            "sections/data-sharing.md",
            part="Analysis",
        ),
        Section("conclusion", "conclusion", "Conclusion", 90, CONCLUSION, "sections/conclusion.md"),
    )


def _plain_recommendations() -> tuple[Recommendation, ...]:
    return (
        Recommendation(
            "open-the-gauges",
            10,
            "Open the gauges to both banks",
            "Publish each reading within the hour.[^1]\n\n[^1]: Or sooner.\n",
            "recommendations/open-the-gauges.md",
            addressee=("water boards", "the river commission"),
            timeframe="within two years",
            cost="low",
            evidence="strong",
            status="in-progress",
            supports=("data-sharing", "floods"),
        ),
        Recommendation(
            "pay-for-room",
            20,
            "Pay those who give the river room",
            "Farmers who let their fields flood keep towns dry.[^1]\n\n[^1]: For a season.\n",
            "recommendations/pay-for-room.md",
            supports=("floods",),
        ),
    )


def _plain_references() -> tuple[Reference, ...]:
    return (
        Reference(
            "commission-2019",
            {
                "id": "commission-2019",
                "type": "report",
                "title": "Water Without Borders",
                "publisher": "River Commission",
                "author": [{"literal": "River Commission"}],
                "issued": {"date-parts": [[2019]]},
                "URL": "https://example.org/water",
                "note": "Second edition.",
            },
            raw="River Commission: Water without borders (2019)",
        ),
        Reference(
            "law/1997",
            {
                "id": "law/1997",
                "type": "legislation",
                "title": "Watercourses Convention",
                "issued": {"date-parts": [[1997]]},
            },
        ),
    )


def _hostile() -> Brief:
    return Brief(
        slug="hostile",
        title=HOSTILE,
        intro="An <script>alert(1)</script>introduction with [a link](javascript:alert(2)).\n",
        sections=_hostile_sections(),
        recommendations=_hostile_recommendations(),
        references=_hostile_references(),
        standfirst=HOSTILE,
        authors=(Author(HOSTILE, affiliation=HOSTILE, orcid='"><script>alert(5)</script>'),),
        date='"><script>alert(6)</script>',
        updated="2026-13-45",
        version=HOSTILE,
        topics=(HOSTILE, "a|b"),
        summary=HOSTILE,
        key_points=(HOSTILE, "- - -", "# no heading", "1. no list"),
        licence=Licence(HOSTILE, "javascript:alert(7)"),
        disclaimer=HOSTILE,
        provenance=Provenance(
            source=HOSTILE,
            sha256="`x`",
            imported=HOSTILE,
            note=HOSTILE,
            url="data:text/html,<script>alert(8)</script>",
            set_aside=(SetAside(1, HOSTILE, HOSTILE),),
        ),
        recommendations_title=HOSTILE,
        references_heading=HOSTILE,
    )


def _hostile_sections() -> tuple[Section, ...]:
    return (
        Section(
            "first",
            "section",
            HOSTILE,
            1,
            "<b onmouseover=alert(3)>Bold</b> text.\n",
            "sections/first.md",
            summary=HOSTILE,
            part=HOSTILE,
        ),
    )


def _hostile_recommendations() -> tuple[Recommendation, ...]:
    return (
        Recommendation(
            "act",
            1,
            HOSTILE,
            "Body.\n",
            "recommendations/act.md",
            addressee=(HOSTILE, HOSTILE),
            timeframe=HOSTILE,
            cost=HOSTILE,
            evidence=HOSTILE,
            status=HOSTILE,
            supports=("first",),
        ),
    )


def _hostile_references() -> tuple[Reference, ...]:
    return (
        Reference(
            "<x>\"'",
            {
                "id": "<x>\"'",
                "type": "book",
                "title": HOSTILE,
                "publisher": HOSTILE,
                "note": HOSTILE,
                "URL": "javascript:alert(4)",
            },
            raw=HOSTILE,
        ),
    )
