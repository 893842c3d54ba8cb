"""Who answers for a claim, in what form that is told, and why a person may believe it."""

from typing import NamedTuple

from claims.domain.memos import once
from claims.domain.naming import Named
from claims.domain.problems import N_
from claims.domain.proposals import NamedSpeaker, Reason


class Attribution(NamedTuple):
    """`form` is one of `vocabulary.ATTRIBUTIONS`; `verb` the normalised word of saying."""

    speakers: tuple[Named, ...] = ()
    form: str = "none"
    verb: str = ""
    certainty: float = 0.6
    reasons: tuple[Reason, ...] = ()
    content: int = 0

    def named(self) -> tuple[NamedSpeaker, ...]:
        return tuple(each.as_speaker() for each in self.speakers)


@once
def speaks(word: str) -> Reason:
    return Reason("speech-sign", N_("“%(word)s” shows that somebody speaks"), {"word": word})


UNSPOKEN = Attribution()
ASKED = Attribution()  # a line of an interviewer, known by identity
UNNAMED = Attribution(certainty=0.5)
ANTECEDENT = Reason("antecedent", N_("the person before the relative pronoun is meant"))
ANSWERS = Reason("answers", N_("the line answers a question of an interview"))
QUOTED = Reason("quotation-goes-on", N_("the quotation of the last speaker goes on"))
ISSUED = Reason("issued", N_("the text is a release of this speaker"))
LISTED = Reason("listed", N_("the line is in a list that this speaker opens"))
EXPLAINED = Reason("explained", N_("the sentence explains what the speaker has just said"))
CARRIED = Reason("carried-over", N_("the subject is dropped: the last speaker goes on"))
SUBJECT = Reason("acting-subject", N_("the subject of the sentence is the one who speaks"))


def answered(speaker: Named) -> Attribution:
    """A line of an interview that answers a question."""
    return Attribution((speaker,), "direct", "", 0.6, (ANSWERS,))
