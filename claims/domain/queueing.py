"""How claims are handed out: as many people at once as answers are needed, nobody for ever."""

import datetime

from claims.domain.problems import N_, Problem

# Long enough to read an article and answer; a draft saved meanwhile holds the place anew.
HELD_FOR = datetime.timedelta(minutes=20)


class PlacesTaken(Problem):
    code = "places-taken"
    message = N_(
        "Others are answering this claim right now, as many as it needs. Save yours as a draft "
        "and take the next claim."
    )


def is_full(*, needed: int, answers: int, held: int) -> bool:
    """Whether the answers given and the places held by others leave none."""
    return answers + held >= needed
