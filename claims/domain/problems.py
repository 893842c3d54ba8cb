"""What is wrong, said to people: the base of every error that the domain and the actions raise.

A message is an English template; pages, API and commands translate it at their edge, so that
the domain needs no catalogue.
"""

from typing import ClassVar


def N_(message: str) -> str:  # noqa: N802 - the customary name of the marker
    """Mark `message` for the catalogue without translating it."""
    return message


class Word(str):
    """A parameter that is itself a message, such as the name of a state: translated with it."""


class Problem(ValueError):
    """Input or a request that cannot be accepted, with its cure.

    `code` is stable and for programs, `message` has %(name)s places filled from `params`,
    `field` names the form field that it concerns ("" when it concerns the whole).
    """

    code: ClassVar[str] = "problem"
    message: ClassVar[str] = ""
    field: str = ""

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message % self.params
