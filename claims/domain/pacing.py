"""How fast a long job goes, and how long it has still to go."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """`share` of the work that is done, from 0 to 1; `rate` in rows a second; `left` in seconds.

    `rate` and `left` are None as long as there is nothing to tell them by.
    """

    share: float
    rate: int | None
    left: int | None


def pace(*, rows: int, share: float, seconds: float) -> Pace:
    """The pace of a job that did `rows` rows, `share` of the whole, in `seconds`.

    What is left is told by the share, as if it went on as before.
    """
    share = min(max(share, 0.0), 1.0)
    if not rows or seconds <= 0:
        return Pace(share, None, None)
    left = math.ceil(seconds * (1 - share) / share) if share else None
    return Pace(share, round(rows / seconds), left)
