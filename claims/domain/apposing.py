"""Names that commas set off from their titles: «وزير المالية، أحمد علي، إن …».

Positions count words of the row of a sentence.
"""

from claims.domain import lexicon, nameforms, names, naming, sourcewords, titling, wording
from claims.domain.fronted import Fronted

_OFFICE = 8  # words that tell more of an office
_APPOSED = 5  # words of a name between commas
_NO_NAMES = names.PREPOSED | names.HEADS | lexicon.SPEECH_NOUNS


class Apposed(Fronted):
    """A clause, and the names in apposition to titles in it."""

    def is_apposed(self, start: int, content: int) -> bool:
        """«محامي الضحايا أمام المحكمة، سامر النجار، أن»: a given name between commas."""
        if self.norms[start] not in names.HEADS:
            return False
        for at in range(content - 2, max(start, content - 6), -1):
            if self.words[at].gap and not nameforms.abbreviates(self.words[at]):
                own = self.norms[at + 1] in names.OWN_WORDS and "،" in self.words[at].gap
                return own and not any(word.gap for word in self.words[start:at])
        return False

    def with_apposition(self, start: int, end: int, content: int | None) -> int:
        """«وزير المالية، أحمد علي، إن»: the name that commas set off belongs to its title."""
        told = end
        end = self._comma_after(start, end, content)
        if end >= (content or self.size) or "،" not in self.words[end - 1].gap:
            return told
        if not self._may_be_apposed(end) or end > told and not self._is_plainly_named(end):
            return told
        beside = range(end, min(self.size, end + _APPOSED))
        last = next((at for at in beside if self.words[at].gap), None)
        if last is None or "،" not in self.words[last].gap:
            return told
        is_body = self.norms[start] in names.BODIES_ALONE
        if last + 1 == content and naming.is_head(self.norms[start]):
            named = not is_body or self.norms[end] in names.OWN_WORDS
        else:
            titled = naming.head(self.norms[start]) in names.TITLES
            named = titled and self._may_be_name(end, last)
        return last + 1 if named and not titling.own_name((*self.norms[start:end],)) else told

    def _comma_after(self, start: int, end: int, content: int | None) -> int:
        """«المهندس السابق في محطة الوادي، فلان، …»: where all that is told of an office ends."""
        known = not names.OWN_WORDS.isdisjoint(self.norms[start:end])
        if known or naming.head(self.norms[start]) not in names.TITLES:
            return end
        for at in range(end - 1, min(content or self.size, end + _OFFICE)):
            if self.words[at].gap:
                return at + 1 if "،" in self.words[at].gap else end
            if at >= end and (self.words[at].verb or self.norms[at] in lexicon.COMPLEMENTS):
                return end
        return end

    def _is_plainly_named(self, at: int) -> bool:
        """Whether a given name or a rank stands there."""
        norm = self.norms[at]
        return norm in names.OWN_WORDS or norm in names.TITLES and norm.startswith("ال")

    def _may_be_apposed(self, at: int) -> bool:
        """Not «مصدر برلماني، رفض نشر اسمه، …» nor «مفضلا عدم ذكر اسمه»."""
        norm = self.norms[at]
        if wording.phrase_at(self.row, at, sourcewords.SOURCES):
            return False  # «صحيفة المرسى، نقلا عن محاضر، إن»
        if self.words[at].verb or norm in names.PREPOSED or norm[:1] == "و":
            return False
        if norm in names.TITLES and nameforms.is_owned(self.words[at]):
            return False  # «عم صبحي، زوجها، …»
        return norm in names.BEGINNINGS or not nameforms.may_be_state(norm)

    def _may_be_name(self, at: int, last: int) -> bool:
        """Whether words are the name of somebody, a first name known or none that means more."""
        norm = self.norms[at]
        if norm in names.OWN_WORDS or norm in names.RANKED and at < last:
            return True
        if at == last or naming.is_titular(norm) or nameforms.is_of_action(self.words[at]):
            return False
        return _NO_NAMES.isdisjoint(self.norms[at : last + 1])
