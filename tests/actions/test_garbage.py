import gc

import pytest

from claims.actions import garbage


def test_the_collector_is_as_it_was_afterwards() -> None:
    before = gc.get_threshold()
    with pytest.raises(OSError), garbage.seldom_looked_for():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count()
        raise OSError
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
