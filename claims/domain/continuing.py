"""Sentences that nobody is said to speak, but which go on with what somebody has just said.

A release («بيان صادر عن …») is its issuer's in all that nobody else is named for.

Arabic joins what is told to what was told with «و»; a sentence that nothing joins explains the one
before it: «تقول هند إن الماء مقطوع. جرتها فارغة منذ الفجر». So does what «ف» joins («فالرواتب
متأخرة»), and what ends in a question that only who speaks can ask («باع خروفين، فما الفائدة؟»).
Positions count words of the row of a claim.
"""

from claims.domain import agreeing, attributions, judgements, lexicon, nameforms, names, verbs
from claims.domain.acting import Actors
from claims.domain.attributions import Attribution
from claims.domain.casting import Cast
from claims.domain.dialogues import Dialogue
from claims.domain.naming import Named
from claims.domain.segmenting import Passage
from claims.domain.wording import Row, Word

_FEWEST = 3  # words of a sentence
_HEADLINES = 3  # paragraphs in which it is said whose release the text is
_RELEASES, _HEADING = lexicon.forms("بيان بلاغ"), 5  # words: «بيان صحفي رقم (41)»
_NOT_ISSUED = lexicon.LABELS | judgements.FURNITURE | lexicon.forms("والله")
_COMMAS = frozenset("،,؛")
_NOT = lexicon.forms("لا لم لن")
_QUESTIONS = lexicon.QUESTIONING - lexicon.forms("وهل وماذا ولماذا وكيف وما")
_TURNS = lexicon.CLAUSE_OPENERS | lexicon.MAIN_OPENERS | lexicon.QUESTIONING
_NO_NOUNS = (
    names.HEADS
    | names.OUTSIDE
    | lexicon.WHO
    | lexicon.LABELS
    | judgements.FURNITURE
    | judgements.CREDITS
    | judgements.OF_DATES
)
_NOBODY = lexicon.forms("أحد")
_TO_HIM = {False: "له", True: "لها"}
_US = ("نا", "ناه", "ناها", "ناهم")
_ACCUSATIVE = ("ا", "ين")  # «شعيرا»، «خروفين»، «خمسين»
_SHORTEST = 4  # letters of a noun in the accusative


class Continued:
    """Remembers whose turn it is: of whom a release is, and what a person has just said.

    `issuer`: of whom it is, if the text is one; `told`: the claims of paragraph `number` that are
    told since somebody spoke in it last.
    """

    def __init__(self, dialogue: Dialogue, actors: Actors, cast: Cast) -> None:
        self._dialogue, self._actors, self._cast = dialogue, actors, cast
        self._said, self.number = attributions.UNSPOKEN, 0
        self.told: list[Row] = []
        self.issuer: Named | None = None
        self._is_release = False  # whether the line before says so

    def heard(self, said: Attribution, passage: Passage) -> None:
        """Who answers for the last claim, if anybody."""
        self._said = said
        if self.told and (said.speakers or passage.span.paragraph_no != self.number):
            self.told = []
        self.number = passage.span.paragraph_no
        if not said.speakers:
            self.told.append(passage.row)

    def of(self, passage: Passage) -> Attribution | None:
        """Who goes on in a claim in which nobody is said to speak."""
        if self.issuer:
            return _issued(self.issuer) if _is_issued(passage.row) else None
        if passage.span.paragraph_no <= _HEADLINES:
            self.issuer = self._actors.issuer(passage.row, self._is_release)
            self._is_release = passage.row.norms[0] in _RELEASES and len(passage.row) <= _HEADING
            self._cast.remember((self.issuer,) if self.issuer else (), "")
        said = self._said
        if not said.speakers or self.number != passage.span.paragraph_no:
            return None
        if said.speakers[0].type != "person" or not self._explains(passage):
            return None
        return Attribution(said.speakers[:1], "indirect", said.verb, 0.6, (attributions.EXPLAINED,))

    def _explains(self, passage: Passage) -> bool:
        if self._dialogue.ends_in_question(passage.span):
            return asks(passage.row)
        said = self._said
        feminine = agreeing.gender(said.verb, said.speakers[0].full[0])
        again = attributions.EXPLAINED in said.reasons
        return goes_on(passage.row, feminine, said.verb, again)


def _issued(issuer: Named) -> Attribution:
    return Attribution((issuer,), "direct", "", 0.6, (attributions.ISSUED,))


def _is_issued(row: Row) -> bool:
    """Whether a line of a release asserts anything: no date, address, order or formula."""
    first = row.norms[0]
    if len(row) <= _FEWEST or row.words[0].gap or first in _NOT_ISSUED or first[-2:] == "وا":
        return False
    return first not in judgements.IMPERATIVES


def goes_on(row: Row, feminine: bool | None, verb: str, again: bool) -> bool:
    """Whether the claim explains what was said before it.

    `feminine` tells of who said that, as far as it is known; `verb` is the word by which it was
    told, normalised; `again` tells that the claim before explained something itself.
    """
    if len(row) < _FEWEST or row.words[0].gap or not _may_go_on(row, feminine, verb, again):
        return False
    return not any(map(_is_of_us, row.norms))


def _may_go_on(row: Row, feminine: bool | None, verb: str, again: bool) -> bool:
    first = row.norms[0]
    if first[:1] == "و":
        return again and first[1:] in _NOT and _did_not(row, feminine)
    if first[:1] == "ف":
        return _states(row, first[1:])
    if first in _NOT and _did_not(row, feminine) or _states(row, first):
        return True
    return _has_none(row) or _is_of(row, feminine) or _did(row, feminine, verb, again)


def asks(row: Row) -> bool:
    """Whether a claim that ends in a question states something first: «باع خروفين، فما …؟»."""
    if row.norms[0] in _TURNS:
        return False
    joined = zip(row.words, row.norms[1:], strict=False)
    return any(
        not _COMMAS.isdisjoint(word.gap) and norm[:1] in "وف" and norm[1:] in _QUESTIONS
        for word, norm in joined
    )


def _is_of_us(norm: str) -> bool:
    """«رأيناه»، «رافقنا»: the outlet tells what it saw."""
    return norm.endswith(_US) and len(norm) > _SHORTEST


def _states(row: Row, first: str) -> bool:
    """«الحقل صغير»: a sentence that begins with a thing, nobody who could speak.

    Outlets add figures and dates themselves: «المباراة تقام الجمعة»، «الجسر بني عام 1930».
    """
    if not first.startswith("ال") or first in _NO_NOUNS:
        return False
    return not any(norm in judgements.OF_DATES or norm[:1].isdigit() for norm in row.norms)


def _has_none(row: Row) -> bool:
    """«لا أحد سأله»، «كل ما تريده أن …»"""
    first, then = row.norms[:2]
    return first == "لا" and then in _NOBODY or first == "كل" and then == "ما"


def _is_of(row: Row, feminine: bool | None) -> bool:
    """«أجرتها عشرون دينارا»: whose something is has spoken."""
    word, then = row.words[0], row.norms[1]
    if not nameforms.is_owned(word) or nameforms.may_be_verb(word) or word.norm in _NO_NOUNS:
        return False
    if then in names.OWN_WORDS or then in names.HEADS or word.norm.endswith("هم"):
        return False
    return feminine is None or word.norm.endswith("ها") is feminine


def _did_not(row: Row, feminine: bool | None) -> bool:
    """«لم تعد تصدق أحدا»، «لا تطلب معجزة، تريد …»: the speaker, or somebody to the speaker."""
    does, then = row.words[1], row.words[2]
    if does.norm[:1] not in "يت":
        return False
    if feminine is not None and then.norm == _TO_HIM[feminine]:
        return True
    if (does.norm[:1] == "ت") is not bool(feminine) and feminine is not None:
        return False
    after = row.words[3] if then.pauses and len(row) > _FEWEST else then
    repeats = after.norm[:1] == does.norm[:1] and nameforms.may_be_told(after)
    return repeats or _is_object(then, masculine=does.norm[:1] == "ي")


def _did(row: Row, feminine: bool | None, verb: str, again: bool) -> bool:
    """«باع خمس نعجات»: what the speaker did, told in the past of no other subject."""
    word, then = row.words[0], row.words[1]
    norm, counted = word.norm, _is_number(then.norm)
    if norm in _NO_NOUNS or norm.startswith("ال") or norm[:1] in "يتس" or word.ends_in_ta:
        return False
    if again:
        return then.norm not in names.BEGINNINGS
    if not (counted or word.verb or _is_past(word)):
        return False
    if feminine is not None and norm.endswith("ت") is not feminine and not norm.endswith("وا"):
        return False
    goes_on = verb in verbs.SAYS or any(each.pauses for each in row.words[:-1])
    return goes_on and (counted or _is_object(then, masculine=not norm.endswith("ت")))


def _is_past(word: Word) -> bool:
    """By its form: «اختارت»، «نبتت»; «اتصل»، «انتظر», which no noun without «ال» looks like."""
    derived = word.text[:1] == "ا" and len(word.norm) >= _SHORTEST and "ا" not in word.norm[1:]
    return derived or nameforms.may_be_verb(word)


def _is_object(word: Word, *, masculine: bool) -> bool:
    """Whether the word behind a verb of that gender cannot be its subject."""
    norm = word.norm
    if norm in names.BEGINNINGS or norm in names.NAME_PARTS:
        return False
    if len(norm) >= _SHORTEST and norm.endswith(_ACCUSATIVE) and not norm.startswith("ال"):
        return True
    if word.ends_in_ta:
        return masculine
    return norm[:1] == "ب" and len(norm) >= _SHORTEST


def _is_number(norm: str) -> bool:
    return norm[:1].isdigit() or norm in names.SEVERAL
