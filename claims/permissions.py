"""Who may do what: the first line of every action, and what pages show by."""

from claims.domain.problems import N_, Problem
from claims.domain.vocabulary import ADMIN, EDITOR, FACT_CHECKER
from claims.models import User

ANNOTATE = (FACT_CHECKER, EDITOR)
ADD_ARTICLES = (FACT_CHECKER, EDITOR, ADMIN)
CATALOGUE = (FACT_CHECKER, EDITOR)
MERGE = (EDITOR,)


class NotAllowed(Problem):
    code = "not-allowed"
    message = N_("Your role does not allow this. Ask an admin of the desk for the role it needs.")


def can(user: User, roles: tuple[str, ...]) -> bool:
    """Whether the user has one of the roles; a superuser counts as an admin, nothing more."""
    return user.has_role(*roles) or (ADMIN in roles and user.is_admin)


def check(user: User, roles: tuple[str, ...]) -> None:
    """Raise `NotAllowed` unless the user has one of the roles."""
    if not can(user, roles):
        raise NotAllowed()
