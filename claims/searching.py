"""Searching claims and articles: what is found, newest first, and where the words stand.

The database stems texts and questions alike. A page of results costs much the same in a small
and in a large base: common words are found by walking back from the newest row, rare ones by the
index on terms.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Func, Max, Q, QuerySet, TextField

from claims.domain import searching
from claims.domain.searching import BEFORE_PHRASES, Found, Question, Term
from claims.models import SpeakerAlias
from claims.models.searches import matches

_WALKED = 4_000  # rows walked back at least before the index is asked, and for each row wanted:
_WALKED_EACH = 4


@dataclass(frozen=True, slots=True)
class Search:
    """A question ready to be asked: in PostgreSQL's notation, with the phrases to be exact about.

    Without a word to find, every row is found.
    """

    tsquery: str = ""
    phrases: tuple[tuple[Found, ...], ...] = ()  # of each group with an exact one
    unwanted: tuple[Found, ...] = ()
    found: tuple[Found, ...] = ()

    def among(self, rows: QuerySet[Any], text: Any) -> QuerySet[Any]:
        """Those of the rows that the question finds; phrases stand in the field `text`."""
        if not self.tsquery:
            return rows
        rows = rows.filter(matches(self.tsquery))
        if self.phrases or self.unwanted:
            rows = rows.alias(normal=Func(text, function="claims_normal", output_field=TextField()))
        for phrases in self.phrases:
            rows = rows.filter(*_any(_stands(phrase) for phrase in phrases))
        return rows.exclude(*_any(_stands(phrase) for phrase in self.unwanted))


def prepare(text: str) -> Search:
    """What someone typed, as a search. Raises `searching.TooLong`."""
    question = searching.parse(text)
    if not question:
        return Search()
    question = searching.with_names(question, _names(searching.runs(question)))
    stems = stems_of_forms(question)
    groups = [[_found(term, stems) for term in group] for group in question.groups]
    without = [_found(term, stems) for term in question.without]
    return Search(
        tsquery=_tsquery(groups, [each for each in without if not each.term.exact]),
        phrases=tuple(tuple(group) for group in groups if group[0].term.exact),
        unwanted=tuple(each for each in without if each.term.exact),
        found=tuple(each for group in groups for each in group),
    )


def newest(
    search: Search, rows: QuerySet[Any], text: Any, count: int, before: int = 0
) -> list[int]:
    """The primary keys of up to `count` rows that are found, newest first, all below `before`."""
    found = search.among(rows, text).order_by("-pk").values_list("pk", flat=True)
    if before:
        found = found.filter(pk__lt=before)
    if not search.tsquery:
        return list(found[:count])
    top = before or (rows.model._default_manager.aggregate(top=Max("pk"))["top"] or 0) + 1
    low = top - max(_WALKED, _WALKED_EACH * count)
    near = list(found.filter(pk__gte=low)[:count])
    if len(near) == count or low <= 0:
        return near
    # Ordered by an expression, for the planner not to walk back through the rest of the table.
    far = found.filter(pk__lt=low).order_by((F("pk") + 0).desc())
    return near + list(far[: count - len(near)])


def highlights(search: Search, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each text the places, in its code points, by which the search finds it."""
    words = [searching.words_of(text) for text in texts]
    stems = _stems(
        searching.bare(each) for of_text in words for word in of_text for each in word.normalised
    )
    return [searching.highlights(of_text, search.found, stems) for of_text in words]


def stems_of_forms(question: Question) -> dict[str, str]:
    """The stem of every form of every word of the question."""
    terms = (*question.terms, *question.without)
    words = {word for term in terms for word in term.words}
    forms = {form for word in words for _before, form in searching.forms(word)}
    return _stems(forms | {searching.bare(word) for word in words})


def _stems(words: Iterable[str]) -> dict[str, str]:
    """The words' stems as they stand in the index."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, (tsvector_to_array(to_tsvector('pg_catalog.arabic', word)))[1]"
            " FROM unnest(%s::text[]) AS word",
            [sorted(set(words))],
        )
        return {word: stem or word for word, stem in cursor.fetchall()}


def _names(runs: set[str]) -> dict[str, list[str]]:
    """For each of the runs that is a speaker's name: all names of that speaker."""
    named = SpeakerAlias.objects.filter(normalised__in=runs).values_list("normalised", "speaker")
    speakers = dict(named)
    names: dict[int, list[str]] = {}
    others = SpeakerAlias.objects.filter(speaker__in=set(speakers.values()))
    for speaker, name in others.values_list("speaker", "normalised"):
        names.setdefault(speaker, []).append(name)
    return {run: names[speaker] for run, speaker in speakers.items()}


def _found(term: Term, stems: Mapping[str, str]) -> Found:
    """Of a phrase only the first word may have something before it."""
    first, *rest = term.words
    others = (frozenset({stems[searching.bare(word)]}) for word in rest)
    return Found(term, (searching.stems_of(first, stems), *others))


def _tsquery(groups: Iterable[Iterable[Found]], without: Iterable[Found]) -> str:
    wanted = (f"({' | '.join(map(_phrase, group))})" for group in groups)
    return " & ".join((*wanted, *(f"!({_phrase(each)})" for each in without)))


def _phrase(found: Found) -> str:
    """Stems are letters and digits, which need no more than quotes."""
    words = (" | ".join(f"'{stem}'" for stem in sorted(stems)) for stems in found.stems)
    return " <-> ".join(f"({word})" for word in words)


def _stands(phrase: Found) -> Q:
    """Whether the phrase stands in the text as it is, but for a letter before it."""
    exactly = Q(normal__regex=f"(^| )[{BEFORE_PHRASES}]?{' '.join(phrase.term.words)}( |$)")
    return Q(matches(_phrase(phrase))) & exactly


def _any(conditions: Iterable[Q]) -> list[Q]:
    """One condition that any of them fulfils; none if there are none."""
    joined = Q()
    for condition in conditions:
        joined |= condition
    return [joined] if joined else []
