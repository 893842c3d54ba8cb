"""Looking for garbage in cycles less often, where much is made and all is freed without that."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000  # objects that are made between two looks; 700 unless told otherwise


@contextmanager
def seldom_looked_for() -> Iterator[None]:
    """Look seldom, and never through what was there before.

    The rows of a chunk are so many that the collector would go through most of the process's
    objects several times a chunk, and hardly any of them stand in a cycle.
    """
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_MANY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()
