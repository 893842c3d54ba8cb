import gc

import pytest

from claims.actions import garbage


def fail() -> None:
    with garbage.seldom_looked_for():
        assert gc.get_threshold()[0] > 10_000
        assert gc.get_freeze_count()
        raise OSError


def test_the_collector_is_as_it_was_after_a_failure() -> None:
    before = gc.get_threshold()
    with pytest.raises(OSError):
        fail()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
