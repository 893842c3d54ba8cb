"""What the words around a possible seam tell by themselves: whose clause it is, and how it goes on.

Positions count words of the row of a sentence.
"""

from claims.domain import lexicon, nameforms, names, naming, verbs, wording
from claims.domain.wording import Row, Word

SIGHT = 80  # words on either side of a seam that are looked at, so that time stays linear
LONG = 40  # words: above the average of news what turns on itself is two claims
_VERB = 4  # letters of a present, at least
_CLAUSE = 6  # the fewest words of either
_SEMICOLONS = ("؛", ";")
_QUOTES = ("»", '"', "”", "«", "“")


class Joints:
    """A sentence, and where «بينما» and its like stand in it."""

    def __init__(self, row: Row, contrasts: frozenset[int]) -> None:
        self.row = row
        self.words = row.words
        self._contrasts = contrasts

    def next_clause(self, at: int) -> int:
        """Where the clause that begins at row[at] ends, as far as a connective tells."""
        last = min(len(self.row), at + SIGHT)
        for here in range(at + 1, last):
            if here in self._contrasts or self.words[here - 1].gap[:1] in _SEMICOLONS:
                return here
        return last

    def comma(self, at: int) -> bool:
        return self.words[at - 1].pauses

    def tells_other(self, at: int) -> bool:
        """«… بينما انقطع التيار»: whether what somebody else does follows the connective."""
        verb = at + wording.phrase_at(self.row, at, lexicon.CONTRASTS)
        if verb + 1 >= len(self.row):
            return False
        norm, following = self.row.norms[verb : verb + 2]
        acts = naming.is_head(following) and not (norm in names.BEGINNINGS or norm in names.OUTSIDE)
        return acts and norm[:2] != "ال" or self.has_own_subject(verb)

    def is_whole(self, begun: int, at: int) -> bool:
        """Whether the clause says something by itself: it has a verb besides «كان»."""
        return any(
            word.verb and word.norm not in verbs.BEING
            for word in self.words[max(begun, at - SIGHT) : at]
        )

    def resumes(self, at: int) -> bool:
        """Whether the main clause goes on after the relative one."""
        later = [here for here in range(at + 1, min(len(self.row), at + SIGHT)) if self.comma(here)]
        return any(
            self.words[here].norm in lexicon.RESUMING or self.words[here].norm in verbs.VERBS
            for here in later
        )

    def is_long(self, begun: int, at: int) -> bool:
        """Whether two facts are so long together that they are better judged apart."""
        end = self.next_clause(at)
        return end - begun > LONG and min(at - begun, end - at) >= _CLAUSE

    def despite_speech(self, begun: int) -> bool:
        """«رغم نفي الحكومة …»: what somebody said, against what follows."""
        return (
            begun + 1 < len(self.row)
            and self.words[begun].norm in lexicon.DESPITE
            and self.words[begun + 1].norm in lexicon.SPEECH_NOUNS
        )

    def speaks(self, begun: int, at: int) -> bool:
        """«وطلب المحامي مهلة، وقال إن …»: whether a verb of saying stands first in the clause."""
        found = (word.verb for word in self.words[max(begun, at - SIGHT) : at] if word.verb)
        first = next(found, None)
        return first in verbs.SAYING and first not in verbs.WRITTEN

    def opens_with_subject(self, begun: int) -> bool:
        """«المعلمة لم تحمل شيئا، وتقول …»: of whoever is named first both are told."""
        norm = self.row.norms[begun]
        named = norm in names.HEADS or norm in names.OWN_WORDS or norm in lexicon.AS_FOR
        been = norm in verbs.BEING  # «وكانت هند قد زارته، وقالت حينها …»
        return been or named and not (self.words[begun].gap or self.words[begun].verb)

    def is_joined(self, at: int) -> bool:
        """Whether «و» is joined to the word, or «كما» stands there; «وصفت» begins with its own."""
        word = self.words[at]
        if word.norm[:1] != "و":
            return word.norm == "كما"
        own = word.norm in verbs.LENDING  # «وجّه»
        return not own and word.norm not in (word.verb, word.saying and word.saying[0])

    def goes_on_alone(self, at: int, verb: str) -> bool:
        """«…»، وطلب فتح ممر», «…، والتقوا الأسرى»: whoever has spoken does that too."""
        if verb not in verbs.ASKED:
            return verb.endswith("وا")
        following = self.words[at + 1].norm if at + 1 < len(self.words) else ""
        named = following in names.HEADS and following not in names.PROPER
        return self.closes_quotation(at) and not named

    def leads(self, at: int) -> bool:
        """«وقد قال»، «كما قال»، «ولم ينف»: whether the word goes before a verb."""
        norm = self.words[at].norm
        return norm in lexicon.AS or norm in lexicon.RESUMING or norm in lexicon.NOT_SAID

    def may_be_verb(self, at: int) -> bool:
        """«وتقام …»، «وبيعت …»: a verb, or what looks like one behind a joined «و»."""
        word = self.words[at]
        bare = word.norm[1:]
        if word.verb or word.ends_in_ta or bare in names.BEGINNINGS:
            return word.verb is not None
        present = bare[:1] in ("ت", "ي") and len(bare) >= _VERB
        return present and not nameforms.is_noun_of_action(bare) or nameforms.may_be_verb(word)

    def is_checked(self, at: int) -> bool:
        """«…، وهو ما عاينته الصحيفة»: what was said is held against what is seen."""
        following = self.row.norms[at + 1 : at + 4]
        if following[:1] != ["ما"] or len(following) < 3:
            return False
        return following[1 + (following[1] in lexicon.NOT_SAID)] in verbs.CHECKED

    def is_done(self, at: int, verb: str) -> bool:
        """«وطلب فتح ممر»، «ورفضت المحكمة الطلب»: no word is said by it."""
        if verb in verbs.ASKED:
            return True
        return verb in verbs.CONVICTING and not names.COURTS.isdisjoint(
            self.row.norms[at + 1 : at + 2]
        )

    def names_actor(self, at: int) -> bool:
        """«في حين تراجع الشاهد …»: whether somebody acts right behind the connective."""
        verb = at + wording.phrase_at(self.row, at, lexicon.CONTRASTS)
        subject = self.row.norms[verb + 1 : verb + 2]
        return self.words[verb].verb is not None and not names.HEADS.isdisjoint(subject)

    def closes_quotation(self, at: int) -> bool:
        return self.words[at - 1].gap[:1] in _QUOTES

    def _is_object(self, word: Word) -> bool:
        """«ورفعت تقريرا»: an accusative, no name."""
        norm = word.norm
        return norm.endswith("ا") and len(norm) >= _VERB and norm not in names.BEGINNINGS

    def has_own_subject(self, at: int) -> bool:
        """«…، وتظاهر العشرات»: what a speaker goes on to say would repeat «أن»."""
        negated = self.words[at].norm[1:] in lexicon.NOT_SAID  # its verb comes after it
        verb = at + negated
        if verb + 1 >= len(self.words) or self.words[verb].gap:
            return False
        following = self.words[verb + 1]
        return (
            self.words[at].verb in verbs.TOLD_BY_NOBODY
            and following.norm not in names.NO_SUBJECTS
            and not following.norm.isdigit()
            and not self._is_object(following)
            and not following.norm.endswith(("ها", "هم", "هما"))
            and not (negated and nameforms.is_owned(following))
        )
