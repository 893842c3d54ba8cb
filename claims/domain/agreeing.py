"""Whether a noun after a verb can be its subject: by gender and by case, as far as they show."""

from claims.domain import lexicon, names, naming, verbs
from claims.domain.memos import once
from claims.domain.wording import Row, Word

_OWN_VERBS = (verbs.SAYING | verbs.LENDING) - verbs.RELAYED
_NEAR = 10  # words from an office to the rank of whoever holds it
_SHORTEST_PLURAL = 6  # letters, article included: «الصين» is none
_OF_ONE = names.TITLES - lexicon.forms("عضو العضو وكيل مصدر المصدر د م أ أد")  # gender
_OF_HIS = ("ته", "تها", "تهم")  # «زوجته»
_NOMINATIVES = lexicon.forms("رؤساء")  # «روس» is another word
_MASCULINE_IN_TA = (
    lexicon.forms("خليفة عمدة داعية علامة سعادة فخامة جلالة دولة سماحة فضيلة") | names.GROUPS
)


@once
def is_feminine(verb: str) -> bool:
    """Whether a verb of saying, normalised, has a feminine subject."""
    if verb in verbs.SAYS:
        return verb.startswith(("ت", "ست")) and verb not in verbs.SAID  # «تساءل» is no «تسأل»
    if verb in verbs.LENDING or verb not in verbs.SAID:
        return verb.endswith(("ت", *_OF_HIS)) and not verb.endswith("ات")
    return verb.endswith("ت") and any(verb[:-1] + end in verbs.SAID for end in ("", "ي", "ا"))


def _may_be_of_her(verb: str) -> bool:
    """«تذكّر»: she does, or he did."""
    return verb[:1] == "ت" and verb in verbs.SAYS and verb in verbs.SAID


def gender(verb: str, title: str) -> bool | None:
    """Whether who speaks is feminine, by the verb if it is his, else by the title; None: unknown.

    «نقلت الصحيفة عن المزارع …»: the verb is the paper's.
    """
    if verb in lexicon.BY_HIS_WORDS:
        return verb.endswith("ها")
    if verb in lexicon.PARTICIPLES:
        return verb.endswith("ه")
    if verb in _OWN_VERBS:
        return is_feminine(verb)
    if title.endswith("ه"):
        return True
    return False if title in names.TITLES else None


def agree(verb: str, title: str) -> bool:
    """Whether a title, normalised, has the gender of the verb; bodies may have either."""
    return title not in names.TITLES or is_feminine(verb) is title.endswith("ه")


def may_be_subject(verb: str, noun: Word) -> bool:
    """Whether the noun right after the verb (normalised) may be who says it.

    «طالب الحكومة» and «دعت الوزير» address the noun; «نائبا» and «المشتركين» are accusatives.
    """
    norm = noun.norm
    named = norm in names.NOT_JOINED or norm in names.SEVERAL
    if named or norm not in names.HEADS and not naming.has_joined_b(norm):
        is_other = noun.ends_in_ta and not named and norm not in names.PLACES
        return not is_accusative(norm) and not (is_other and not is_feminine(verb))
    if norm not in names.HEADS or is_accusative(norm):
        return False
    if is_feminine(verb) or _may_be_of_her(verb) and noun.ends_in_ta:
        return norm not in _OF_ONE or noun.ends_in_ta or norm.endswith(_OF_HIS)
    is_plural = norm.endswith("ات")  # «اتهم قوات الدعم …»
    return not (noun.ends_in_ta or is_plural) or norm in _MASCULINE_IN_TA


def agrees(row: Row, start: int, content: int | None, verb: str) -> bool:
    """Whether whoever is named at row[start], before what is said, may be who says it.

    Of an office in the masculine a woman's rank tells: «ذكرت المدير العام المهندسة هند …».
    """
    if may_be_subject(verb, row.words[start]):
        return True
    if not is_feminine(verb) or row.norms[start] not in names.TITLES:
        return False
    end = min(content or len(row), start + _NEAR)
    if content and verb not in verbs.TRANSITIVE and row.norms[content:][:1] == ["ان"]:
        return not names.OWN_WORDS.isdisjoint(row.norms[start + 1 : end])
    ranks = range(start + 1, end)
    return any(row.norms[at] in names.RANKED and row.words[at].ends_in_ta for at in ranks)


@once
def is_accusative(norm: str) -> bool:
    """«نائبا»، «المشتركين»: no nominative."""
    if norm.endswith("ين") and norm not in names.NO_PLURALS:
        in_full = norm.startswith("ال") and len(norm) > _SHORTEST_PLURAL
        return in_full or norm.removeprefix("ال")[:-2] + "ون" in names.GROUPS
    if norm in names.TITLES or norm in _NOMINATIVES:
        return False
    return norm.endswith("ا") and norm[:-1] in names.HEADS
