"""The words of a name itself, titles apart: which may follow one another, family names last."""

from dataclasses import dataclass

from claims.domain import givennames, lexicon, nameforms, names, naming
from claims.domain.memos import once
from claims.domain.wording import Row, Word

_FOREIGN = ("ا", "و", "ز", "ش", "يس", "وس", "اس", "نغ", "يث", "ون", "ييه", *names.FOREIGN_ENDINGS)
_OF_NOUNS = ("ا", "ه", "ات")  # objects without article: «مقترحا»
_FAMILIES = ("وف", "ييف", "غلو", "سكي", "نكو", "فيتش", "يان", "زاده", "باغي")
_FOREIGN_L = ("لا", "لو", "لي")  # first letters of names: «لولا»، «لابيد»
_MAGHREBI = ("بن", "بل", "بو")  # «ابن»، «أبو» joined to a family name
_PLURALS = ("ين", "ون", "ات")  # of no family name
_PARTS = lexicon.forms("عبد أبو أبي بن بنت")
_SHORT = nameforms.SHORT
_STEADY = ("مست", "متم")  # participles
_TANWIN = ("\u064b", "\u064bا")


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first word of a name tells of the others; `own` counts words of the name itself."""

    head: str
    may_open: bool
    is_alone: bool
    is_body: bool
    is_title: bool
    is_name: bool
    is_foreign: bool
    is_definite: bool
    own: int


@once
def opening(norm: str) -> Opening:
    head = naming.head(norm)
    may_open = norm not in names.OUTSIDE or naming.is_told(norm)
    return Opening(
        head,
        may_open=norm in names.HONOURED or may_open and norm not in lexicon.COMPLEMENTS,
        is_alone=norm in names.HONOURED,
        is_body=head in names.COLLECTIVES and head not in names.TITLES,
        is_title=head in names.TITLES,
        is_name=head in names.OWN_WORDS,
        is_foreign=head in givennames.FOREIGN,
        is_definite=head.startswith("ال") or head in names.PLACES,
        own=int(not naming.is_titular(head) and norm not in names.NAME_PARTS),
    )


class OwnName:
    """A name as far as it is read, and whether its own words go on."""

    __slots__ = (
        "at", "before", "bounded", "following", "governed", "has_family", "head", "is_body",
        "is_daughter", "is_foreign", "is_last", "is_of_title", "is_son", "is_told", "own", "owned",
        "row", "word",
    )  # fmt: skip
    row: Row
    at: int  # where in it the word stands that is asked for,
    word: Word
    before: str
    following: str  # "" where the clause ends
    is_last: bool

    def __init__(self, first: Opening, bounded: bool, governed: bool) -> None:
        self.head = first.head
        self.is_body = first.is_body
        self.bounded = bounded
        self.governed = governed
        self.is_of_title = first.is_title
        self.own = first.own  # words of the name itself so far
        self.has_family = False
        self.is_told = first.is_name  # a name, not a title, was there
        self.is_foreign = first.is_foreign
        self.is_daughter = False  # «بنت» stood in the name
        self.is_son = False  # «بن» did
        self.owned = first.is_definite  # the definite noun that a title needs is there

    @property
    def is_final(self) -> bool:
        """Whether what is said follows."""
        return self.is_last or self.following in lexicon.COMPLEMENTS

    @property
    def is_family(self) -> bool:
        """«قالت هانا تيتيه إن …»: whether the last word before «إن» follows one of a name."""
        return self.bounded and self.own == 1 and self.is_final and self.before[:2] != "ال"

    @property
    def begins_with_al(self) -> bool:
        """«ألبيروفيتش»: no article, though it is read as one where the hamza is left out."""
        return self.word.text[0] == "أ" and self.word.norm.startswith("ال")

    @property
    def _is_titular(self) -> bool:
        return not self.begins_with_al and naming.is_titular(self.word.norm)

    @property
    def is_over(self) -> bool:
        """Whether enough of the name is read that a definite noun need not be of it."""
        return self.own > 1 or self.is_told and self.own > 0

    @property
    def is_construct(self) -> bool:
        """«فرضية الحريق»; but «المحامية سنية الغربي»."""
        following = self.following
        if not (self.word.ends_in_ta and following.startswith("ال")):
            return False
        is_family = following.endswith("ي") and following not in names.TITLES_AND_ADJECTIVES
        return not (is_family and following not in names.BODIES and self.head.endswith("ه"))

    @property
    def is_described(self) -> bool:
        """«قرضا ثانيا»: an accusative with its adjective."""
        words = {self.word.norm, self.following}
        return all(each.endswith("ا") for each in words) and words.isdisjoint(names.GIVEN)

    @property
    def is_set_off(self) -> bool:
        """«جاسم الهلال، المعروف بأبي ياسر، …»: a family name, though it may name a body."""
        return self.word.pauses and self.before in names.GIVEN

    @property
    def is_before_preposition(self) -> bool:
        """Whether one follows: what stands without article before it is most often a name."""
        if self.following[:1] == "ب":
            return self._is_with_b(self.at + 1)
        return self.following in names.PREPOSITIONS

    def _is_with_b(self, at: int) -> bool:
        """Whether «ب» is joined to a noun there for sure: «بالعقوبات»، «بوقف …»."""
        norm = self.row.norms[at]
        if norm.startswith("بال"):
            return True
        return naming.has_joined_b(norm) and not nameforms.may_begin_with_b(self.row.words[at])

    @property
    def is_before_noun(self) -> bool:
        """Whether a definite one or a number follows: this may be the family, or an object."""
        if self.following[:1].isdigit():
            return True
        return self.following.startswith("ال") and self.following not in names.PREPOSITIONS

    def begin_name(self) -> None:
        """What follows is the name itself."""
        self.own, self.has_family = 0, False

    def continues(self, norm: str, before: str) -> bool:
        """Whether the word that is asked for belongs to a name that has begun."""
        is_definite = norm.startswith("ال") and not self.begins_with_al
        if self.has_family and is_definite:
            return norm.endswith("ي") and naming.is_nisba(norm)
        if norm in names.FAMILIES and before in names.GIVEN and self.following not in names.GIVEN:
            return self._has_family_name(norm, before)  # «هالة البستاني»
        if norm in names.TITLES and (norm.startswith("ال") or len(norm) <= 2):
            if self.head in names.OWN_WORDS and self.own > 1 and not self.is_final:
                return False  # «جوزيف عون السفير الفرنسي»: another
            self.own, self.has_family = 0, False
            return True
        if self.has_family:
            return norm in names.GIVEN or naming.is_nisba(norm) or self._is_added(norm)
        if norm in names.WITHIN_NAMES or nameforms.abbreviates(self.word):
            return True  # «توماس ج. ريد»
        if norm[:1] == "و" and norm[1:] in names.HEADS and norm not in names.GIVEN:
            return False  # «سامر النجار ومدير سابق»
        is_body = norm in names.COMMON_BODIES and not self.is_set_off
        if is_definite and (before in names.ORDINALS or is_body):
            return False  # «هنأ الملك عبد الله الثاني المنتخب»
        return self._has_family_name(norm, before) if is_definite else self._has_own(norm)

    def _has_family_name(self, norm: str, before: str) -> bool:
        """Whether a definite noun is the family's name: «سامر النجار»."""
        self.has_family = True
        given = before in names.GIVEN or self.head in names.TITLES or self.is_last
        free = self.governed and not self.word.ends_in_ta  # «خديجة عمر القادمة من …»
        is_before_noun = self.is_before_noun and not naming.is_adjective(self.following)
        third = self.own == 2 and (free or is_before_noun)
        may_be_family = self.own == 1 and given or third or self._is_before_object()
        may_be_plural = norm[-2:] in _PLURALS and not self.is_last and len(norm) > _SHORT
        # «القاضي نبيل العبداللات الطلب»; but «الوزير سامر السلطات المحلية»
        may_be_plural = may_be_plural and not (before in names.GIVEN and is_before_noun)
        may_be_plural = may_be_plural and not (norm.endswith("ات") and self._is_before_act())
        may_be_nisba = norm.endswith("ي") or self.is_last or self.is_daughter
        return may_be_family and not may_be_plural or may_be_nisba and naming.is_nisba(norm)

    def _is_added(self, norm: str) -> bool:
        """«محمد الشريف بلقايد»، «محمد الحسيني عظيموف»: a family's name behind a definite one."""
        if not self.is_told or len(norm) < _SHORT or nameforms.is_of_action(self.word):
            return False
        if not norm.startswith(_MAGHREBI):
            return norm.endswith(_FAMILIES) and norm[:1] not in "بل"
        if self._is_before_act():
            return norm[1:] not in lexicon.EVENTS
        ends = self.is_before_preposition or self.word.pauses
        return self.is_final or ends and nameforms.may_begin_with_b(self.word)

    def _has_own(self, norm: str) -> bool:
        """Whether a noun without article is a name: «محمد بن يوسف ناغي»."""
        if not (self.bounded or self.is_last) and nameforms.is_of_action(self.word):
            return False  # «روى ياسر تفاصيل الليلة»
        if nameforms.may_be_state(norm) and self.is_last and self.own:
            return False  # «يضيف أبو مارون ضاحكا»
        if self.word.text[-1] == "ء" and self.is_described:
            return False  # «لم يستبعد عيسى لقاء ثالثا»
        if norm.endswith("ا") and self.following in lexicon.WHICH:
            return False  # «بدا المدرب رافاييل مونتيرو هادئا وهو يقول»
        self.own += 1
        if self.is_son and self.own == 3 and not naming.has_joined_b(norm):
            ends = self.bounded or self.governed or self.is_last or self.is_before_preposition
            return ends and self._may_be_family(norm)
        if self.own == 3 and self.is_told and self._may_be_third(norm):
            return True
        return norm in names.GIVEN or self.own <= 2 and self._may_be_family(norm)

    def _is_before_object(self) -> bool:
        """«نفى سامر خالد الشريعان وقوع …»: the object stands behind the family's name."""
        return self.own == 2 and self._is_before_act()

    def _is_before_act(self) -> bool:
        """Whether a noun of action follows: «أعلن ضيف الله العودات منع …»."""
        if self.is_last:
            return False
        then = self.row.words[self.at + 1]
        return then.norm in lexicon.EVENTS or nameforms.is_of_action(then)

    def _may_be_third(self, norm: str) -> bool:
        """«كارمن رودريغيث سالا»، «محمد إدريس ديبي»، «مايكل إمران كانو بالهجوم»."""
        named_so = self.is_foreign and norm.startswith(_FOREIGN_L)
        if self._is_titular or norm in names.PLACES or norm[:1] in "ول" and not named_so:
            return False
        if nameforms.may_be_state(norm) and not self.is_last:
            return False  # «عقد مارك هولدن مؤتمرا صحفيا»
        if self.word.text.endswith(_TANWIN) or len(norm) == _SHORT and norm[1::3] == "اا":
            return False  # «جاداً»، «غاضبا»
        if norm.startswith(_STEADY):
            return False  # «برونو كاستيلو مستمر في منصبه»
        if norm[:1] == "ب":
            is_name = norm.endswith(("ي", "و", *names.FOREIGN_ENDINGS)) and len(norm) > _SHORT
            is_name = is_name or self.governed and self.is_last or self._is_of_hadramaut(norm)
            return is_name and nameforms.may_begin_with_b(self.word)  # «نزار حسن بارزاني»
        if self.is_last and not norm.endswith((*_OF_NOUNS, *_PLURALS)):
            return True
        if norm.endswith((*_FOREIGN, "ي") if self.is_foreign else ("و", "ي")):
            return not nameforms.is_of_action(self.word)
        return self.is_before_preposition and not norm.endswith(_OF_NOUNS)

    def _is_of_hadramaut(self, norm: str) -> bool:
        """«أحمد سالم باحميش التوقف»: «با» before a family's name, and an object behind it."""
        is_noun = self.word.text.endswith("ء") or "أ" in self.word.text  # «بأسعار القمح»
        follows = self.is_before_noun or self.is_before_preposition or self._is_before_act()
        return norm.startswith("با") and follows and not is_noun

    def _may_be_family(self, norm: str) -> bool:
        """Not «بخرق», where «ب» is joined to a noun; but «باشينيان» by its ending, «بلقايد»."""
        ends_here = self.is_final or self.is_before_preposition
        maghrebi = norm.startswith(_MAGHREBI) and len(norm) >= _SHORT
        acts = self._is_before_act() and norm[1:] not in lexicon.EVENTS
        if maghrebi and (
            ends_here or acts or self.word.pauses and nameforms.may_begin_with_b(self.word)
        ):
            return self.is_told or not naming.is_titular(self.before)
        if self._is_titular:
            return False
        if not naming.has_joined_b(norm):
            return True
        if self.is_before_preposition and nameforms.may_begin_with_b(self.word):
            return True  # «غوستافو بيترو بالعقوبات»
        titled = self.following in names.TITLES  # «سالم باوزير مدير المرفأ»
        named = self.is_of_title or self.governed or self.is_last or titled
        named = named or norm.endswith("ي") and len(norm) > _SHORT  # «هيوا برزنجي»
        within = self.before in names.WITHIN_NAMES or self.row.norms[self.at - 2] in _PARTS
        acts = self._is_before_act() and not naming.is_titular(self.before)
        named = named or self._is_of_hadramaut(norm)  # «يقترح سالم باوزير إغلاق …»
        named = named and (within or acts or self.before in names.GIVEN)  # «نور الدين بوشارب»
        return named and nameforms.may_begin_with_b(self.word)

    def is_addressed(self, norm: str) -> bool:
        """«لزميله», to whom it was said; but «لولا»."""
        if norm in names.PROPER_NOUNS:
            return False
        of_name = norm.startswith(_FOREIGN_L) and not nameforms.is_owned(self.word)
        return not of_name or naming.head(norm) != norm

    def is_called_with_b(self) -> bool:
        """«طالبت عضوة المجلس براميلا جايابال بوقف …»: what is asked for stands behind it."""
        if not nameforms.may_begin_with_b(self.word):
            return False
        last = min(len(self.row) - 1, self.at + 2)
        return any(self._is_with_b(at) for at in range(self.at + 1, last + 1))
