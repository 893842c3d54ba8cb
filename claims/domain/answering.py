"""Which of the signs of speech in a claim tells who answers for all of it."""

from collections.abc import Sequence

from claims.domain import acting, lexicon, nameforms, names, signs, verbs
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.wording import Row

_COMMAS = frozenset("،,؛")
_QUOTED = 3  # words between quotation marks, at least, that a place says
_FAR = 3  # words after a place and a colon, in which it may be the place that speaks
_NO_THINGS = names.OUTSIDE | lexicon.BOUNDS | lexicon.NOT_SAID | lexicon.AS_ONE | lexicon.RESUMING
_SAID = lexicon.NOT_SAID | lexicon.WE | lexicon.forms("لا ليس ليست سوف")  # in one's own words
_MARKS = frozenset('«»“”"')
_ASKED = lexicon.forms("سئل سئلت وسئل وسئلت")
_OPENING, _ANSWERED = 3, 20  # words before it is told that somebody is asked, and is answered
_BECAUSE = lexicon.forms("بعدما لأن")
_CLAUSE = 2  # words, at least, that are told before their reason
_RELAYED = "نقلا"


def sign(passage: Passage) -> Cue | None:
    """The sign whose speaker answers for the claim, None where nobody is made to."""
    cues, row = passage.cues, passage.row
    if passage.span.paragraph_no == 1 and _is_dateline(cues[0], row):
        cues = cues[1:]
    if len(cues) == 1:
        return cues[0] if _answers(cues[0], row) else None
    return _main([each for each in cues if _answers(each, row)], row)


def _is_dateline(cue: Cue, row: Row) -> bool:
    """«الدوحة: انطلاق السباق» at the head of an article; but «طهران: لن نفاوض» says something."""
    if not (cue.form == signs.COLON and cue.subject == (0, 1) and cue.word in names.PLACES):
        return False
    marked = [at for at, word in enumerate(row.words) if not _MARKS.isdisjoint(word.gap)]
    quoted = len(marked) > 1 and marked[-1] - marked[0] >= _QUOTED
    return not (quoted or marked[:1] == [0]) and _SAID.isdisjoint(row.norms[1:2])


def _main(cues: Sequence[Cue], row: Row) -> Cue | None:
    """The sign whose speaker answers for the whole: the first that names one, if near."""
    if len(cues) > 1 and cues[0].form == signs.ACCORDING and cues[1].at == cues[0].at + 1:
        cues = cues[:1] if cues[0].subject is None and cues[1].subject is None else cues
    if len(cues) < 2:
        return cues[0] if cues else None  # «بحسب وصفها»
    relayed = next((c for c in cues if c.word == _RELAYED and _is_relayed(c, row)), None)
    if relayed:
        return relayed  # «ذكرت صحيفة المرسى نقلا عن بحارة أن …»
    named = next((c for c in cues if c.form == signs.ACCORDING and c.subject), None)
    if cues[0].form == signs.COLON and cues[0].word in names.PLACES and cues[0].subject == (0, 1):
        spoken = next((c for c in cues[1:] if c.subject and c.form == signs.FINITE), None)
        if spoken and (spoken.clausal is False or spoken.at >= _FAR):
            return spoken  # «حلبجة: بعد زيارة المشفى، وعد المحافظ …»
    first, then = cues[:2]
    if first.subject is None and then is named and then.at == first.at + 1 and then.word == "على":
        return then  # «وأوردت على لسان الوزير أن …»
    if named and cues[0].form == signs.COLON and cues[0].word not in names.BEGINNINGS:
        return named  # «حرائق الغابات: …، حسب الحماية المدنية»
    if cues[0].form == signs.ACCORDING and cues[0].subject and not _reports(cues):
        return cues[0]  # «بحسب المخرجة، رفضت ثلاث جهات …»
    if cues[0].form == signs.PARTICIPLE and cues[0].at > 0:
        return cues[0]  # «علّق المدير بالقول إن النادي سيحتج»: a later sign is in what is said
    for forms in ((signs.COLON,), (signs.FINITE, signs.NOUN), (signs.ACCORDING,)):
        fitting = [cue for cue in cues if cue.form in forms]
        if fitting and fitting[0].clausal:
            return fitting[0]  # a later sign stands in what is said
        if fitting:
            return next((c for c in fitting[:2] if c.names_speaker()), fitting[0])
    return cues[0]


def _is_relayed(cue: Cue, row: Row) -> bool:
    """«نقلا عن بحارة»; but «البنك …، نقلا عن مديره العام» speaks itself."""
    source = row.words[cue.subject[0]] if cue.subject else None
    if source is None or source.norm in names.DOCUMENTS:
        return False
    return source.norm not in names.HEADS or not nameforms.is_owned(source)


def _answers(cue: Cue, row: Row) -> bool:
    """Not who is passive, nor «رغم نفي الوزارة، …», which only sets off what is told."""
    if cue.form == signs.NOUN and row.norms[cue.at - 1] in lexicon.DESPITE:
        return cue.at == 1 and not any(_COMMAS & {*word.gap} for word in row.words[:-1])
    is_reason = cue.at > _CLAUSE and cue.form == signs.FINITE and _gives_reason(cue, row)
    return not (cue.is_passive or is_reason or cue.at > 1 and _describes(cue, row))


def _gives_reason(cue: Cue, row: Row) -> bool:
    """«أُغلق الجسر لأن البلدية رفضت ترميمه»: said by somebody, but what it explains is told."""
    first = min(cue.at, cue.subject[0]) if cue.subject else cue.at
    return first > _CLAUSE and row.norms[first - 1] in _BECAUSE


def _describes(cue: Cue, row: Row) -> bool:
    """«رفعوا شعارات تطالب ب…»، «دعوى يطالبون فيها ب…»: what a thing is for."""
    if cue.form != signs.FINITE or cue.subject or cue.clausal or cue.word not in verbs.SAYS:
        return False
    if not lexicon.IN_WHICH.isdisjoint(row.norms[cue.at + 1 : cue.at + 2]):
        return True
    if cue.word.endswith("ون") and row.norms[cue.at - 1].startswith("ال"):
        return not row.words[cue.at - 1].gap  # «وقف الأهالي يسألون عن المواعيد»
    thing = row.words[cue.at - 1]
    known = thing.verb or thing.gap or thing.norm in names.BEGINNINGS or thing.norm in _NO_THINGS
    return not known and not thing.norm.startswith("ال")


def _reports(cues: Sequence[Cue]) -> bool:
    """Whether somebody is reported to say a whole clause."""
    return any(cue.clausal and cue.form == signs.FINITE for cue in cues)


def is_aside(cue: Cue, row: Row) -> bool:
    """«الآباء رحلوا، تشرح، وأخذوا أطفالهم»: the subject of the sentence is somebody else."""
    before, after = row.words[cue.at - 1].gap, row.words[cue.at].gap
    return cue.form == signs.FINITE and before[:1] in _COMMAS and after[:1] in _COMMAS


def goes_with(cue: Cue, row: Row) -> bool:
    """«بدا الوزير واثقا وهو يقول»، «وقف في الساحة وقال»: said by whoever acts in the clause."""
    before = row.norms[cue.at - 1]
    if cue.at > 0 and before in lexicon.AS_ONE or cue.at > acting.OPENING and before in lexicon.AS:
        return True
    joined = cue.at > 1 and row.norms[cue.at][:1] in "وف"
    return joined or not lexicon.IN_WHICH.isdisjoint(row.norms[cue.at + 1 : cue.at + 2])


def asked(cue: Cue, row: Row) -> int | None:
    """Where whoever is asked may be named in «وسئل … فقال …», None elsewhere."""
    if cue.form != signs.FINITE or not 1 < cue.at <= _ANSWERED or row.norms[cue.at][:1] != "ف":
        return None
    opening = range(min(cue.at, _OPENING))
    return next((at + 1 for at in opening if row.norms[at] in _ASKED), None)


def is_of_him(cue: Cue, row: Row) -> bool:
    """«وفقا له»"""
    following = row.norms[cue.at + 1 : cue.at + 2]
    return cue.form == signs.ACCORDING and not lexicon.TO_HIM.isdisjoint(following)
