"""What is worked out once for every string that comes again, and looked up ever after."""

from collections.abc import Callable, Sized
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Sized)
Value = TypeVar("Value")

# Code points or words: what is longer is no word that comes again, and would fill the memory.
_LONGEST = 64


class Memo(dict[Key, Value], Generic[Key, Value]):
    """`memo[text]` is `make(text)`, from the second time on at the cost of a dictionary's look-up.

    News says most of its words again and again, so that for one word that is taken apart many
    are looked up. At most `size` strings are held: when they are that many all are forgotten, and
    those that still come are soon there again.
    """

    def __init__(self, make: Callable[[Key], Value], size: int = 32_768) -> None:
        super().__init__()
        self._make = make
        self._size = size

    def __missing__(self, text: Key) -> Value:
        made = self._make(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._size:
                self.clear()
            self[text] = made
        return made


def once(make: Callable[[Key], Value]) -> Callable[[Key], Value]:
    """The function with a memory, for what is asked of the same words again and again.

    It is the look-up in a `Memo` itself: half of what `functools.lru_cache` takes, which also
    notes with every look-up that its word was the last.
    """
    return Memo(make).__getitem__
