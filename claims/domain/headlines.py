"""Who speaks before a colon: «الوزير: …», «الوزير لقناة …: …», but no «أزمة الوقود: …».

Positions count words of the row of a sentence.
"""

from claims.domain import actors, judgements, lexicon, nameforms, names, naming
from claims.domain.namegrammar import QUOTED_NAME
from claims.domain.subjects import Sentence
from claims.domain.wording import Row

HEADING = 16  # words before a colon, with the occasion on which it was said
_TOLD = 3  # words that are said, at least
_PERSONS = ("ناهم", "ناها", "ناه", "وهم", "وها")
_APART = frozenset(("،", ",", "-", "–"))
_OF_PLACE = 2  # words of a ministry and a place
_TITLE = 8  # without it
_OF_TOWNS = names.ADJECTIVES | lexicon.forms("المكرمة المنورة")
_SHORTEST, _BARS = 4, frozenset("|:")  # words of a line that has a label, and behind it
_COUNTERPARTS = lexicon.forms("لنظيره لنظيرته لنظيرها لنظيرتها")
_OCCASIONS = _COUNTERPARTS | lexicon.forms("قبل بعد خلال عقب أمام ردا تعليقا مخاطبا مخاطبة")


def label(row: Row) -> int:
    """How many words tell only when or how: «10:20 وزير الداخلية …»، «عاجل | …»."""
    words, norms = row.words, row.norms
    if len(words) < _SHORTEST:
        return 0
    if norms[0].isdigit() and words[0].gap == ":" and norms[1].isdigit():
        return 2
    return int(norms[0] in judgements.FLASHES and not _BARS.isdisjoint(words[0].gap))


class Headline(Sentence):
    """A sentence, and whom it names before a colon."""

    def heading_speaker(self) -> tuple[int, int] | None:
        """The words before the first colon that name who speaks, if any do."""
        end = self._heading()
        if end is None:
            return None
        first = self.norms[0]
        if first in names.PLACES and len(self.row) - end < _TOLD:
            return None  # «طرابلس: «المرسى»»
        if first in names.PLACES and not lexicon.TOPICS.isdisjoint(self.norms[1:end]):
            return None  # «سوسة، قضية الزيت: …»
        if self._is_dateline(end):
            return None
        if len(first) == 1 or first[1:].isdigit() or first.startswith("لل"):
            return None  # «س: …»، «س1: …»، «للتبليغ: …»
        if first[:1] == "ل" and first[1:] in names.HEADS and first not in names.HEADS:
            return None  # «لمراسلة فريق التحقيقات: …»
        titled = self.is_known(0) or first in names.BEGINNINGS
        if self.norms[end] in lexicon.QUESTIONING and (not titled or first in names.PLACES):
            return None  # «البصرة في تموز: من يحسب الساعات؟»
        if self.quoted[0]:
            called = end <= QUOTED_NAME and not self._is_clause(end)
            called = called and all(self.quoted[:end]) and not self.quoted[end]
            return (0, end) if called else None
        if self.norms[end - 1] in names.ORDINALS and not (titled or self.quoted[end - 1]):
            return None  # «النقطة الأولى: …»
        name = self._before_occasion(end)
        is_told = name < 3 and (
            self.norms[name] == "ل"
            or naming.is_told(self.norms[name])
            or self.norms[name] in _COUNTERPARTS
        )
        if is_told and 0 < name < end and self.norms[0] not in names.OUTSIDE:
            return 0, name  # «فلان لـ«النهار»: …»
        if not titled and (end > 3 or name < end or self._is_topic(end) or self._tells(end)):
            return None
        return (0, name) if name else None

    def _is_dateline(self, end: int) -> bool:
        """«حلب-سانا: أعلنت الوزارة …», and a town alone: no government, as «طهران: …» is."""
        if self.norms[0] not in names.PLACES:
            return False
        follows = self.words[end].saying and naming.is_head(self.norms[min(end + 1, self.size - 1)])
        follows = follows or self._happens(end)
        is_town = not actors.countries(self.norms[0]) and not self.quoted[end]
        marked = next(at for at in range(end) if self.words[at].gap)
        bare = all(norm in names.PLACES or norm in _OF_TOWNS for norm in self.norms[: marked + 1])
        return bool(follows) or is_town and bare

    def _happens(self, at: int) -> bool:
        """«القاهرة: تراجع سعر الذهب …», not «القاهرة: نرفض …» nor «القاهرة: لن نقبل …»."""
        is_verb = self.words[at].happens and self.norms[at] not in lexicon.NOT_SAID
        return is_verb and not self.quoted[at]

    def _is_clause(self, end: int) -> bool:
        """«ناديناهم فلم يلتفتوا»: no name in quote marks, but what somebody said."""
        return any(
            word.norm in names.OUTSIDE or word.norm.endswith(_PERSONS) for word in self.words[:end]
        )

    def _is_topic(self, end: int) -> bool:
        """«أزمة الوقود: …»، «الحرب في الجنوب: …»"""
        first = self.norms[0]
        if first in lexicon.MINISTRIES and (first[:2] == "ال" or self.norms[1] in names.PLACES):
            return end > _OF_PLACE  # «الكهرباء: …»، «تعليم جازان: …»
        if first in lexicon.TOPICS or first in names.OUTSIDE or first in lexicon.THEN:
            return True
        definite = [norm for norm in self.norms[1:end] if norm.startswith("ال")]
        if end > 2 and len(definite) == end - 1 and not first.startswith("ال"):
            return True  # «صيف المدينة الطويل: …»
        if nameforms.is_owned(self.words[end - 1]):
            return True  # «سر نجاحه: …»، «يهز رأسه: «…»»
        return not names.PREPOSITIONS.isdisjoint(self.norms[:end])

    def _tells(self, end: int) -> bool:
        """«ثم يخفض صوته: …»، «تهز كيروز كتفيها: …»، «متابعة وتصويب: …»: no name, by its form."""
        first, last = self.words[0], self.words[end - 1]
        if end == 1:
            return False
        if first.norm in lexicon.THEN or nameforms.is_owned(last):
            return True
        noun = first.ends_in_ta or nameforms.is_noun_of_action(first.norm)
        return noun and last.norm[:1] == "و" and not self.is_met(end - 1)

    def _heading(self) -> int | None:
        """Where the words before the first colon end, if they can be a speaker's name."""
        for at, word in enumerate(self.words[: min(HEADING, self.size - 1)]):
            named = word.norm in names.HEADS or word.norm in names.OWN_WORDS or self.quoted[at]
            if word.verb and not (named or self.in_name(at)):
                return None
            if word.norm in lexicon.LABELS or word.norm.isdigit():
                return None
            if word.saying and word.saying[1] and not named:
                return None  # «وسأله القاضي: «…»»
            if ":" in word.gap:
                return at + 1 if at < _TITLE or naming.is_head(self.norms[0]) else None
            if set(word.gap) - set('()«»"“”') and not (
                self.is_hyphen(at) or self._introduces_trade(at)
            ):
                return None
        return None

    def _introduces_trade(self, at: int) -> bool:
        """«رغد، طالبة جامعية: …»، «أبو رامي - متقاعد: …»: a name, then what its bearer is."""
        titled = self.norms[0] in names.RANKS and self.norms[1] in names.OWN_WORDS
        named = titled or at < 3 and self.norms[0] in names.OWN_WORDS
        if at > 4 or not named or self.words[at].gap not in _APART:
            return False
        then = self.norms[at + 1 : at + 2]
        return bool(then) and (then[0] in names.TITLES or then[0].isdigit())

    def _may_be_called(self, at: int) -> bool:
        return naming.may_be_called(self.row, at) or self.is_called(at - 1)

    def _before_occasion(self, end: int) -> int:
        """«في تصريح لـ«النهار»: …» is no part of the name."""
        for at in range(1, end):
            here = self.norms[at]
            if self.words[at - 1].gap in _APART and not self.is_hyphen(at - 1):
                return at
            if self.quoted[at] and not (self.quoted[0] or self._may_be_called(at)):
                return self.shortened(0, at)
            if (
                here == "ل"
                or naming.is_told(here)
                or here in lexicon.PARTICIPLES
                or here in _OCCASIONS
                or here == "من"
                or (here in names.WITHIN and self.norms[at + 1] in names.VENUES)
            ):
                return self.shortened(0, at)
        return end
