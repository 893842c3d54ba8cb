"""Which words go on the title or the body that a name begins with, and where its own begin."""

from claims.domain import lexicon, nameforms, namekinds, names, naming
from claims.domain.ownnames import OwnName
from claims.domain.wording import Row

OTHERS = frozenset(each for each in names.COMMON_BODIES if each.startswith("ال"))
# «مزارعي» of «مزارعي الشمال»
CONSTRUCTS = frozenset(
    each[:-1] for each in names.GROUPS if each.endswith("ين") and not each.startswith("ال")
)
_AFTER_TITLES = names.WITHIN | names.GIVEN
_TO = lexicon.forms("إلى من على عن في")
_GROUPS = lexicon.forms("مصادر شهود").union(
    each for each in names.GROUPS if each.endswith("ون")
)  # they own nothing
_OWNERS = names.COMMON_COLLECTIVES | names.COURTS | CONSTRUCTS
_FIELDS = names.PORTFOLIOS - names.BODIES
_NOUNS = names.BODIES - lexicon.forms("الخارجية الداخلية الفيدرالية الفدرالية الاتحادية المعارضة")
_PLURALS = ("ون", "ين", "ان", "ات")


class TitleWords(OwnName):
    """A name as far as it is read, and what its title or body may be of."""

    __slots__ = ()

    def _is_definite(self, norm: str) -> bool:
        """One noun that the title or body is of, then adjectives only."""
        agrees = self.is_before_noun or self.before.endswith("ين")  # «الموسيقيين المحترفين»
        is_adjective = norm.endswith("ين") and agrees and self.may_be_many()
        if self.owned and norm in names.GROUPS and not is_adjective:
            return False  # «دعا محافظ ميسان السكان»
        is_person = norm in names.TITLES and self.following in _AFTER_TITLES
        if self.owned and self.is_body and is_person:
            return False  # «نعت حركة المرسى القيادي في الحركة …»
        if self.owned and self.head in names.GROUPS and norm in names.COLLECTIVES:
            return False  # «يطالب الأهالي البلدية …»
        if self.owned and self.head in names.GROUPS and norm in names.TITLES:
            return norm in names.ADJECTIVES  # «ناشد أهالي المخطوفين الرئيس …»
        if self.owned and self.is_body and norm in OTHERS and not self.may_describe(norm):
            return False  # «اتهمت أسرة الفقيد المستشفى …»
        if self.owned and norm[:2] == "لل" and not self.is_body and "ال" + norm[2:] in names.GROUPS:
            return False  # «اعتذر مدير المدرسة للأهالي»
        was, self.owned = self.owned, True
        if self.head.endswith("ون") and norm.endswith("ه"):
            return False  # «ذكّر المتقاعدون الحكومة بأن …»
        if norm[:2] == "لل" and self.before == self.head and "ال" + norm[2:] in names.COLLECTIVES:
            return norm in names.PURPOSES  # «ذكرت المفوضية للفريق أن …»
        titled = norm in names.TITLES and not self.is_body  # «نعت وزارة الثقافة الشاعر …»
        bare = self.before == self.head and self.head in names.TITLES
        whose = norm.startswith("لل") and not (bare and self.head.startswith("ال"))
        described = naming.is_adjective(norm) or norm in names.ORDINALS
        if self.word.text[-1] == "ى":
            described = norm in names.ADJECTIVES  # «الأعلى», no «الشكوى»
        described = described and not nameforms.is_of_doing(norm)
        looks_like_more = described or whose or titled
        if looks_like_more or not was or self._agrees(norm):
            return True
        if is_adjective:
            return True  # «رابطة الأساتذة المتقاعدين الدعوة»
        is_object = self.is_last and self.is_body  # «رفضت الحكومة التقرير، معتبرة»
        return self.bounded and not is_object

    def _agrees(self, norm: str) -> bool:
        """«الشركة المصنعة وجود …»: an adjective of the head, for the object follows."""
        is_feminine = self.head.endswith("ه") and norm.endswith("ه")
        if not (is_feminine and self.head.startswith("ال")):
            return False
        if self.governed:
            return self.before == self.head
        if not self.following:
            return False
        if self.following.startswith("بال"):
            return False  # «وصفت الصحيفة الخطوة بالمغامرة»
        return self.following not in names.PREPOSITIONS and not self.is_before_noun

    def _begins_name(self, norm: str, before: str) -> bool:
        if self.is_body and self.governed and self.is_last and norm[:1] == "ل":
            return True  # «وكالة الحوض المائي لسبو»
        if self.is_body and self.head.startswith("ال") and self.owned:
            return False  # «رفضت اللجنة تأكيد ذلك»
        if nameforms.is_owned(self.word) or self.is_described:
            return False  # «فسّر الجانب تأخره»، «أعلن المدير قرضا ثانيا»
        if norm.endswith("ا") and norm not in names.GIVEN and self.following in _TO:
            return False  # «رفع المحامي طلبا إلى المجلس»
        if self.head in _GROUPS and not self.bounded:
            return self._describes_group(norm)
        if self.head in names.GROUPS and naming.is_adjective(norm) and norm not in names.GIVEN:
            return True  # «فعاليات مدنية في درنة»
        if self.is_body:
            bare = before == self.head and before not in names.PROPER and not self.owned
            if bare and self._is_chain(norm):
                return True
            after_body = before in _OWNERS
            after_body = after_body and not before.startswith("ال")
            of_field = before in _FIELDS and not self.owned
            after_body = after_body or of_field and not nameforms.is_of_action(self.word)
            # «غرفة تجارة الوادي»
            return self.bounded or after_body and (norm[:1] not in "بل" or len(norm) < 7)
        if self.bounded:
            of_object = False
        elif not self.is_last and nameforms.is_of_action(self.word):
            of_object = True  # «كررت المعارضة تكذيب الأرقام»
        else:
            is_joined = norm[:1] == "ب" and (len(norm) > 3 or self.following.startswith("ال"))
            is_joined = is_joined and not self.is_called_with_b()
            of_object = self.is_construct or is_joined
        ranked = before in names.RANKS and not self.word.ends_in_ta
        if of_object and norm not in names.GIVEN and not ranked:
            return False
        of_title = self.head == before and not before.startswith("ال") and len(before) > 2
        of_title = of_title or before in _FIELDS and not self.owned and self.head in names.OFFICES
        if of_title and norm not in names.GIVEN and self.head in names.TITLES:
            return True  # «أمين سر …»، «مدرب تولوز …»: what the title is of
        self.own = 1
        return True

    def _is_chain(self, norm: str) -> bool:
        """«جمعية صرخة المودعين»، «لجنة معسكر أم رقراق»: what stands between is of the name too."""
        whose = self.following.startswith("ال") or self.following in names.NAME_PARTS
        plain = norm[:1] not in "بل" and not norm.endswith("ا") and not naming.is_adjective(norm)
        return whose and plain and not nameforms.is_of_action(self.word)

    def _describes_group(self, norm: str) -> bool:
        """«مصادر مطلعة», but not «صيادون موسما أفضل» nor «لاحظ المراقبون غياب …»."""
        if not self.is_last and nameforms.is_of_action(self.word):
            return False
        known = norm in names.GIVEN or naming.is_adjective(norm) or self.word.ends_in_ta
        return (known or norm.endswith(_PLURALS)) and not naming.has_joined_b(norm)

    def may_describe(self, norm: str) -> bool:
        """«القوات البحرية»، «اللجنة المنظمة»"""
        described = self.before == self.head and norm.endswith("ه") and self.head.endswith("ه")
        is_noun = norm in _NOUNS  # «المستشفى»، «البلدية»
        return described or naming.is_adjective(norm) and not is_noun

    def may_be_many(self) -> bool:
        """Whether an adjective in the plural may follow: «الأساتذة المتقاعدين», no «الأحمر …»."""
        return self.before not in names.ADJECTIVES and not naming.is_nisba(self.before)

    def takes_in(self, row: Row, end: int) -> bool:
        """«مسؤول في وزارة …»، «وزارة الصحة في عدن», not «الوزير في مؤتمر …»."""
        if self.own or end + 1 >= len(row):
            return False
        following = row.words[end + 1].norm
        if self.is_body or self.head not in names.PEOPLE:
            return self.is_body and following in names.PLACES
        if row.words[end].norm == "لدي" or following in names.PORTFOLIOS:
            return True
        then = row.words[end + 2].norm if end + 2 < len(row) else ""
        return following not in names.VENUES and (
            following in names.SEATS
            or following in namekinds.WORKPLACES
            or following in names.FIELDS
            or following.startswith("ال")
            or then in names.GIVEN  # «محلل في رابوبنك سامر …»
            or self.head in names.OFFICES
            and self.before == self.head
            and then.startswith("ال")  # «موظف في برج المراقبة»
            and following not in names.OCCASIONS
        )

    def is_group(self) -> bool:
        """«باحثون»، «فريق»: some who are told by where they come from."""
        return self.before == self.head and self.head in names.FROM_SOMEWHERE

    def ends_called(self, row: Row, end: int) -> bool:
        """«بلدية خان يونس»، «حسن فضل الله»: whether two words are a place's or a family's."""
        before = self.before
        if before in names.SPRINGS and naming.ends_place(row.norms, end):
            self.owned = True
            return True
        if (
            (before in names.GIVEN or before in names.RANKS or self.own and not self.is_body)
            and row.norms[end + 1 : end + 2]
            and row.norms[end + 1] in names.OF_GOD
        ):
            self.own += 1
            return True
        return False
