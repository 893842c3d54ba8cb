"""A sign that somebody is speaking, where it stands and whom it names."""

from dataclasses import dataclass

FINITE, PARTICIPLE, ACCORDING, COLON, NOUN = "finite", "participle", "according", "colon", "noun"


@dataclass(slots=True)
class Cue:
    """A sign of speech at row[at]; `subject` the words that name the speaker, if any do.

    `relative`: the speaker stands before the relative pronoun. `clausal`: what is said follows
    as a clause or a quotation, so that it may run on; else it is closed with its noun.
    `is_passive`: a written vowel shows that nobody is named; boundaries do not depend on vowels.
    """

    form: str
    at: int
    word: str
    subject: tuple[int, int] | None = None
    relative: bool = False
    clausal: bool = False
    is_passive: bool = False

    def within(self, begun: int, end: int) -> "Cue":
        """The sign as it stands in row[begun:end], without a subject that lies outside."""
        start, stop = self.subject or (end, begun)
        subject = (max(start, begun) - begun, min(stop, end) - begun)
        within = subject if subject[0] < subject[1] else None
        flags = self.relative, self.clausal, self.is_passive
        return Cue(self.form, self.at - begun, self.word, within, *flags)

    def names_speaker(self) -> bool:
        return self.subject is not None
