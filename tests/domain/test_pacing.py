"""Rate and time left."""

import pytest

from claims.domain.pacing import Pace, pace


@pytest.mark.parametrize(
    ("rows", "share", "seconds", "expected"),
    [
        (0, 0.0, 0.0, Pace(0.0, None, None)),
        (0, 0.0, 5.0, Pace(0.0, None, None)),
        (100, 0.25, 10.0, Pace(0.25, 10, 30)),
        (100, 1.0, 10.0, Pace(1.0, 10, 0)),
        (100, 0.0, 10.0, Pace(0.0, 10, None)),
        (100, 1.7, 10.0, Pace(1.0, 10, 0)),
    ],
)
def test_pace(rows: int, share: float, seconds: float, expected: Pace) -> None:
    assert pace(rows=rows, share=share, seconds=seconds) == expected
