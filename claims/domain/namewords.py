"""Which words may follow one another in the name of a speaker: of a title or body, then its own."""

from claims.domain import (
    givennames,
    lexicon,
    nameforms,
    namekinds,
    names,
    naming,
    verbs,
    wording,
)
from claims.domain.titlewords import CONSTRUCTS, OTHERS, TitleWords
from claims.domain.wording import Row

_SHORT = nameforms.SHORT
_FAMILIES = lexicon.forms("القضاة")  # also a name of one
_SOME = names.PRESS | lexicon.forms("الرأي")  # «شاطره فلان الرأي»
_SOME |= {each for each in names.GROUPS if each.startswith("ال")} - _FAMILIES
_CALLED = names.COMPANIES | names.MONITORS
_OBSERVING = lexicon.forms("رصد")
_ACTING = lexicon.forms("نقل نشر رصد دفع")  # nouns too: «شركة نقل الساحل»
_ADDRESSEES = frozenset(each for each in names.GROUPS if not each.startswith("ال"))
_ACCUSATIVE = ("ءا", "ءاً", "ءً")  # «جزءا»
_ROMANCE, _OF_THE = lexicon.forms("دو دي دا"), lexicon.forms("لا")  # «آنييس دو لا كروا»
_SONS = lexicon.forms("بن ابن ولد")
_NUMBERED = lexicon.forms("اللواء الكتيبة الفوج الفرقة السرية القناة الإذاعة المحطة")
_OVERSEEING = lexicon.forms("الرقابة الإشراف المحافظة الحفاظ")  # «هيئة الرقابة على …»
_EMBASSIES = lexicon.forms("السفارة سفارة القنصلية قنصلية")
_WORKERS = lexicon.forms(
    "العاملين العاملون العاملات المشتغلين المكلف المكلفة"
)  # «في» or «ب» something
_LEADING = (
    names.NAME_PARTS
    | names.SERVANTS
    | names.LORDS
    | names.SPRINGS
    | names.CLOSE
    | names.CLOSE_TO
    | _WORKERS
    | _OF_THE
)  # they tell what follows them


class Grammar(TitleWords):
    """What may follow in a name: first the words of its title, then the name's own."""

    __slots__ = ()

    def takes(self, row: Row, at: int, end: int) -> bool:
        """Whether row[end] goes on the name that begins at row[at]."""
        word = row.words[end]
        norm = word.norm
        kind = namekinds.kind(norm)
        if kind == namekinds.ENDS or word.text.endswith(_ACCUSATIVE):
            return False
        last = row.words[end - 1]
        before = last.norm if end - at > 1 else self.head
        self.row = row
        self.at = end
        self.word = word
        self.before = before
        if word.gap or end + 1 == len(row.norms):
            self.is_last, self.following = True, ""
        else:
            self.is_last, self.following = False, row.norms[end + 1]
        if self.following == "من" and nameforms.is_elative(word):
            return False  # «ذهب سامر النجار أبعد من ذلك»
        taken = None
        if before in _LEADING or last.gap == "-" or kind == namekinds.LISTED:
            taken = self._takes_listed(row, end)
        elif kind == namekinds.GIVEN:
            taken = self._takes_given(row, end)
        if taken is not None:
            return taken
        if self.own > self.is_foreign and nameforms.is_owned(word) and not self.is_family:
            return False  # «أعلن … فوزه»; but «أندري سيبيها»
        if self.bounded and not self.is_body:
            addressed = before not in names.PURPOSES and (end - at > 1 or self.owned)
            return self._follows_bounded(norm, addressed)
        return self._follows(norm, before)

    def _takes_listed(self, row: Row, end: int) -> bool | None:
        """The same for what lists of words tell; None where they leave it open."""
        norm, before = self.word.norm, self.before
        if norm[:1].isdigit():
            if not self.is_body and before in _NUMBERED:
                return True  # «قائد الفرقة 66 العميد سامر …»
            counts = self.head.startswith("ال") and self.head not in _NUMBERED
            # «اللواء 77»; but «سكان الحي 18 ألفا»، «سجلت الهيئة 19 مخالفة»
            return self.is_body and before == self.head and (self.is_last or not counts)
        if norm in lexicon.ANONYMOUS and wording.phrase_at(row, end, lexicon.ANONYMOUS):
            return False  # «موظف امتنع عن ذكر اسمه»
        if norm in names.WITHIN:
            return self.takes_in(row, end)
        abroad = self.head in _EMBASSIES
        if (
            norm[:1] == "ب"
            and (abroad or not (self.own or self.is_body))
            and nameforms.is_at_seat(norm)
        ):
            self.owned = False
            return True
        if row.words[end - 1].gap == "-":
            return True  # «مي-لين»
        taken = self._takes_part(row, end)
        return self._takes_in_title(row, end) if taken is None else taken

    def _takes_part(self, row: Row, end: int) -> bool | None:
        """The same for «بن»، «أبو»، «ولد» and what follows them."""
        norm, before = self.word.norm, self.before
        if before in names.NAME_PARTS and self.is_body and not self.own:
            self.owned = True  # «غرفة طوارئ ود النيل»
            return norm not in names.OUTSIDE
        if before in names.NAME_PARTS and not naming.ends_place(row.norms, end):
            self.is_daughter = before == "بنت"
            self.has_family = self.own > 0 and before in names.FAMILY_PARTS
            self.is_son = before in _SONS
            self.own += norm not in names.NAME_PARTS
            return norm not in names.OUTSIDE or norm in _OF_THE and before in _ROMANCE
        if before in _OF_THE and row.norms[end - 2] in _ROMANCE:
            return True
        of_place = norm in names.SPRINGS and before in names.TOWNS
        if norm in names.NAME_PARTS and not of_place and (self.own or not self.is_body):
            self.is_told = True
            return True
        named = norm in names.FAMILY_PARTS or norm in names.SURNAMES
        if named and self.is_body and not (self.owned or self.is_last):
            return True
        return None

    def _takes_in_title(self, row: Row, end: int) -> bool | None:
        """The same for what a body is for, where it is, and how somebody holds an office."""
        norm, before = self.word.norm, self.before
        is_purpose = (
            norm in names.PURPOSES or self.is_body and namekinds.is_purpose(norm, self.following)
        )
        if is_purpose and not self.is_told:
            self.owned = self.is_body and norm[:2] == "لل"  # «للكهرباء», but «لتوزيع المياه»
            return True
        if norm in names.LORDS or before in names.LORDS:
            self.owned = before in names.LORDS
            return True
        if before in names.SERVANTS and norm.startswith("ال"):
            return True
        if before in names.CLOSE and norm in names.CLOSE_TO or before in names.CLOSE_TO:
            return True
        if before in _WORKERS and norm.startswith("بال"):
            self.owned = True  # «نقابة العاملين بالنقل البري»
            return True
        if norm in namekinds.LIMITLESS:
            self.owned = True
            return before == "بلا" or self.following in namekinds.LIMITLESS
        if norm in namekinds.ACTING and self.head in names.TITLES:
            return not self.own
        if norm in names.FORMERLY and self.bounded and not (self.own or self.is_last):
            return True  # «عميد الكلية سابقا فلان»
        return self._takes_outside(row, end)

    def _takes_outside(self, row: Row, end: int) -> bool | None:
        norm, before = self.word.norm, self.before
        if norm == "من" and self.is_group() and row.norms[end + 1 : end + 2]:
            self.owned = False
            return row.norms[end + 1] in names.SEATED  # «باحثون من جامعة المرسى»
        if norm in names.FIRST and before in names.RANKS:
            return True  # «الفريق أول ركن»
        if before in names.SPRINGS and self.ends_called(row, end):
            return True  # «بلدية سوق الأحد»
        if before in namekinds.LANDS and not self.own:
            self.owned = True
            return True  # «قيادة محور وادي ذهب»
        if norm in namekinds.LANDS and not (self.own or self.owned or self.is_last):
            return True
        if norm in names.OUTSIDE or naming.is_told(norm):
            return norm == "على" and not _OVERSEEING.isdisjoint(naming.unclitic(before))
        if norm in names.SPRINGS and before in names.TOWNS:
            self.owned = False
            return True  # «بلدية عين الزيتونة»
        if self.ends_called(row, end):
            return True
        if norm in names.CHARGES and before in names.GUARDIANS:
            return True  # «ولي أمر»
        if nameforms.is_verb(norm) and not self.word.ends_in_ta:
            then = row.words[end + 1].norm if end + 1 < len(row) else ""
            told = before in names.GIVEN and then in lexicon.COMPLEMENTS
            is_called = (before == self.head or before[:1] == "ل") and (
                then[:2] in ("ال", "لل") or then in names.PURPOSES or then in names.PLACES
            )
            is_called = is_called and before.removeprefix("ل") in _CALLED
            observes = before in names.MONITORS and norm in _OBSERVING  # «مركز رصد الزلازل»
            if (
                not (told or is_called)
                or norm in verbs.SAYING
                and not (observes or then in names.PLACES or norm in _ACTING)
            ):
                return False  # «شركة نماء الخليج»
        if before in names.ORDINALS and norm == "عشر" or self.is_told and norm in names.ORDINALS:
            return True  # «ليو الرابع عشر»
        return self._goes_on_given(norm) if norm in names.GIVEN else None

    def _takes_given(self, row: Row, end: int) -> bool | None:
        """The same for a given name that is nothing else, but for «في سلامة الغذاء»."""
        if self.before in names.WITHIN and not self.own and row.norms[end + 1 : end + 2]:
            self.owned = False
            return True
        return self.ends_called(row, end) or self._goes_on_given(self.word.norm)

    def _goes_on_given(self, norm: str) -> bool | None:
        if self.is_body:  # «مؤسسة الملك فهد للأبحاث»
            honours = self.before in names.TITLES and self.before.startswith("ال")
            return True if honours and not self.own else None
        is_first = self.own == 1 and self.is_of_title and not self.is_told
        self.own = 1 if is_first else self.own + 1  # «رئيس بلدية سهلان سامر …»
        self.is_told = True
        self.is_foreign = self.is_foreign or norm in givennames.FOREIGN
        return not self.has_family or norm[:1] == "ب" or self._is_added(norm)

    def _follows_bounded(self, norm: str, addressed: bool) -> bool:
        if addressed and nameforms.is_owned(self.word) and not self.is_family:
            return False  # «اختتم الرئيس كلمته قائلا»
        plain = norm[:1] == "ب" and norm not in names.HEADS and self.before.startswith("ال")
        if plain and self.word.ends_in_ta and not self.own:
            return False  # «يقول الفلاح بمرارة، قبل أن يضيف: «…»»
        if self.head in names.PLACES and not self.own and norm in names.HEADS:
            return False  # «أبلغت طهران الوكالة الدولية بأن …»
        if self.own and norm.startswith("بال") and norm not in names.GIVEN:
            return False  # «لوّح سامر النجار بالاستقالة»
        if self.own and nameforms.may_be_state(norm) and self.following in names.PREPOSITIONS:
            return False  # «قال سامر النجار معلقا على القرار»
        if self.own > 1 and norm in names.OFFICES and norm not in names.GIVEN:
            return self.is_final or len(norm) < _SHORT - 2  # «إنغريد سولبرغ رئيسة البعثة»
        if self.head in names.OWN_WORDS and self.own and norm in names.TITLES and not self.is_final:
            return not norm.startswith("ال")  # «أبو ياسر الناطق باسم …»
        if addressed and norm in _ADDRESSEES and self.before.startswith("ال"):
            return False  # «أبلغ الوزير أعضاء المجلس أن …»
        if addressed and norm in names.PRESS and self.before.startswith("ال"):
            return False  # «أبلغ موظف في القسم الصحيفة أن …»
        if self.own > 1 and norm[:1] == "ل" and self.is_addressed(norm):
            return False
        if (
            (self.is_told or self.own > 1)
            and norm in OTHERS
            and not (self.is_set_off or self.governed)
            or self.is_over
            and norm in _SOME
        ):
            return False  # «أبلغ العماد سامر النجار الوفد بأن …»، «طمأن سامر النجار السكان …»
        of_many = norm.startswith("ال") and norm.endswith("ين") and len(norm) > _SHORT + 1
        if addressed and of_many and (self.own > 1 or self.has_family):
            return False  # «أبلغ طارق الزعبي المساهمين أن …»
        if self.is_told and norm.startswith("ال") and norm not in names.TITLES_AND_ADJECTIVES:
            was, self.has_family = self.has_family, norm not in names.WITHIN_NAMES
            is_nisba = norm.endswith("ي") and naming.is_nisba(norm)
            return not was or is_nisba or self.following in lexicon.COMPLEMENTS
        is_plural = norm in names.GROUPS or norm[-2:] == "ين" and len(norm) > _SHORT + 1
        of_body = self.before in names.KINDS_OF_BODY and not self.before.startswith("ال")
        if addressed and is_plural and norm.startswith("ال") and not of_body:
            return self.before.endswith("ين")  # «المفاوضين الفلسطينيين»; but «حزب العمال»
        if self.is_told and norm in names.HEADS and norm not in names.GIVEN and norm[:2] != "ال":
            return self.is_final or len(norm) < _SHORT - 2
        self.own += not naming.is_titular(norm)
        return True

    def _follows(self, norm: str, before: str) -> bool:
        if self.is_body and norm.isascii() and norm.isalpha():
            return True  # «شركة تتبع السفن Marilink»
        if before in names.ON_BEHALF or norm in names.ON_BEHALF:
            self.owned = norm.startswith("ال") or norm in names.PROPER_PLACES
            return True
        if norm in CONSTRUCTS and not (self.is_told or self.owned):
            self.owned = False  # «تجمع مزارعي الشمال»
            return True
        if self.own:
            return not (self.is_over and norm in _SOME) and self.continues(norm, before)
        if before in names.WITHIN:
            self.owned = norm.startswith("ال") or norm in names.PLACES
            return True
        if norm.startswith(("ال", "لل")):
            return self._is_definite(norm)
        if naming.is_of_body(norm):
            self.owned = False
            return True
        if naming.is_titular(norm) and norm not in names.GIVEN:
            joined = norm[:1] == "و" and norm not in names.HEADS
            other = self.is_body or norm not in names.TITLES or nameforms.is_owned(self.word)
            if self.owned and not joined and other:
                return False  # «حمّلت نقابة البحارة إدارة المرفأ …»: another body
            self.owned = norm in names.PROPER_PLACES or norm.startswith("وال")
            return True
        return self._begins_name(norm, before)
