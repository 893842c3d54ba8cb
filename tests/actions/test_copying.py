"""What COPY is given: uids that lie side by side in their index."""

import time
from uuid import UUID

from claims.actions import copying


def test_uids_rise_and_tell_when_they_were_made() -> None:
    before = time.time_ns() // 1_000_000
    uids = [UUID(each) for each in copying.new_uids(5_000)]
    assert uids == sorted(set(uids))
    assert {uid.version for uid in uids} == {7}
    made = uids[0].int >> 80  # milliseconds
    assert before <= made <= time.time_ns() // 1_000_000


def test_uids_of_one_moment_differ() -> None:
    several = [set(copying.new_uids(1_000)) for _ in range(20)]
    assert len(set().union(*several)) == 20_000
