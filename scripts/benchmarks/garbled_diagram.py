"""A reliability diagram as SVG: what a confidence said, and what came true."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.intervals import Estimate

_SIZE = 360
"""Side of the plot in units of the drawing."""
_LEFT, _TOP = 60, 20
_SVG = "http://www.w3.org/2000/svg"
_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)
_DESCRIPTION = (
    "Share of repairs that are exactly right, by the confidence told, with 95 % intervals."
)
_Y = "share exactly right"
_STYLE = (
    "text{font:13px sans-serif;fill:#222}"
    ".axis{stroke:#222;fill:none}.grid{stroke:#ddd}.ideal{stroke:#777;stroke-dasharray:5 4}"
    ".interval{stroke:#0b5cad;stroke-width:2}.point{fill:#0b5cad}"
)


def reliability_svg(points: Sequence[tuple[float, Estimate]]) -> str:
    """Return an SVG of points (said, measured) with intervals, and the line of the ideal."""
    told = "; ".join(
        f"said {said:.3f}, measured {found.value:.3f} of {found.n}" for said, found in points
    )
    width, height = _LEFT + _SIZE + 30, _TOP + _SIZE + 60
    parts = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {width} {height}" role="img"',
        ' aria-labelledby="title desc">',
        '<title id="title">What a confidence means</title>',
        f'<desc id="desc">{_DESCRIPTION} {told}.</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_axes(),
        *(line for said, found in points for line in _point(said, found)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes() -> list[str]:
    left, right, top, bottom = _x(0), _x(1), _y(1), _y(0)
    parts = []
    for tick in _TICKS:
        parts += [
            f'<path class="grid" d="M{_x(tick)} {top}V{bottom}M{left} {_y(tick)}H{right}"/>',
            f'<text x="{_x(tick)}" y="{bottom + 20}" text-anchor="middle">{tick:g}</text>',
            f'<text x="{left - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick:g}</text>',
        ]
    middle = (left + right) / 2, (top + bottom) / 2
    return [
        *parts,
        f'<path class="axis" d="M{left} {top}V{bottom}H{right}"/>',
        f'<path class="ideal" d="M{left} {bottom}L{right} {top}"/>',
        f'<text x="{middle[0]}" y="{bottom + 45}" text-anchor="middle">confidence told</text>',
        f'<text transform="translate(16 {middle[1]}) rotate(-90)" text-anchor="middle">{_Y}</text>',
    ]


def _point(said: float, found: Estimate) -> list[str]:
    x = _x(said)
    return [
        f'<path class="interval" d="M{x} {_y(found.low)}V{_y(found.high)}"/>',
        f'<circle class="point" cx="{x}" cy="{_y(found.value)}" r="4"/>',
    ]


def _x(share: float) -> float:
    return round(_LEFT + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIZE, 1)
