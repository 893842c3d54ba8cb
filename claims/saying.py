"""Problems as sentences, for pages, API and commands: where the domain's words are translated."""

from django.utils.translation import gettext

from claims.domain.problems import Problem, Word


def say(problem: Problem) -> str:
    """The problem as a sentence in the active language."""
    words = {
        name: gettext(value) if isinstance(value, Word) else value
        for name, value in problem.params.items()
    }
    return gettext(problem.message) % words
