"""The interval of a share that was counted (Wilson 1927).

“Probable inference, the law of succession, and statistical inference”, Journal of the
American Statistical Association 22: a score interval, which holds for shares near 0 and 1.
"""

from __future__ import annotations

import math

BOTH_SIDES = 1.959964
"""Standard normal quantile of 97.5 %: what is beyond on both sides is 5 % in all."""
ONE_SIDE = 1.644854
"""Standard normal quantile of 95 %."""


def wilson(hits: int, count: int, quantile: float = BOTH_SIDES) -> tuple[float, float]:
    """Return the ends of the interval of ``hits`` in ``count`` cases, at least one."""
    share = hits / count
    centre = share + quantile**2 / (2 * count)
    around = quantile * math.sqrt(share * (1 - share) / count + quantile**2 / (4 * count**2))
    scale = 1 + quantile**2 / count
    low, high = (centre - around) / scale, (centre + around) / scale
    return min(max(low, 0.0), share), max(min(high, 1.0), share)
