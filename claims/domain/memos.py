"""What is worked out once for every string that comes again, and looked up ever after."""

import functools
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

_LONGEST = 64  # code points: what is longer is no word that comes again, and would fill the memory

# For what is asked of the same words of names again and again: the last that were asked are held.
once = functools.lru_cache(maxsize=8_192)


class Memo(dict[str, Value], Generic[Value]):
    """`memo[text]` is `make(text)`, from the second time on at the cost of a dictionary's look-up.

    News says most of its words again and again, so that for one word that is taken apart many
    are looked up. At most `size` strings are held: when they are that many all are forgotten, and
    those that still come are soon there again.
    """

    def __init__(self, make: Callable[[str], Value], size: int = 32_768) -> None:
        super().__init__()
        self._make = make
        self._size = size

    def __missing__(self, text: str) -> Value:
        made = self._make(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._size:
                self.clear()
            self[text] = made
        return made
