"""Searching claims and articles: what is found, newest first, and where the words stand.

The database stems texts and questions alike. A page of results costs much the same in a small
and in a large base: common words are found by walking back from the newest row, rare ones by the
index on terms.
"""

import functools
import operator
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import F, Func, Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat

from claims.domain import highlighting, searching
from claims.domain.searching import BEFORE_PHRASES, Found, Question, Stems, Term
from claims.models import Article, Claim, SpeakerAlias
from claims.models.searches import matches

READ = 200_000  # code points of an article that are searched
QUOTE = F("quote")
ARTICLE = Concat("title", Value(" "), "text", output_field=TextField())

_SHOWN = ("uid", "quote", "start", "end", "state", "created_at", "article__uid", "article__title",
          "article__outlet", "article__published", "article__language")  # fmt: skip

_WALKED = 4_000  # rows walked back at least before the index is asked, and for each row wanted:
_WALKED_EACH = 4

_STEMS = """
WITH asked AS (SELECT %s::text[] AS words, %s::text[] AS among)
SELECT word, stem FROM asked CROSS JOIN unnest(words) AS word CROSS JOIN LATERAL (
    SELECT (tsvector_to_array(to_tsvector('pg_catalog.arabic', word)))[1] AS stem
) AS stemmed WHERE among IS NULL OR stem = ANY(among)
"""
_ALIKE = """
SELECT run, near.surface FROM unnest(%s::text[]) AS run
CROSS JOIN LATERAL (
    SELECT alias.surface, similarity(alias.normalised, run) AS likeness
    FROM claims_speakeralias AS alias JOIN claims_speaker AS speaker
        ON speaker.id = alias.speaker_id AND speaker.active
    WHERE alias.normalised %% run ORDER BY likeness DESC, alias.id LIMIT 2
) AS near
ORDER BY near.likeness DESC, run, near.surface LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Search:
    """A question ready to be asked: in PostgreSQL's notation, and what stems alone cannot tell.

    Of each group in `exactly` one has to stand in a text, none of `unwanted` may. Without a word to
    find, every row is found.
    """

    tsquery: str = ""
    exactly: tuple[tuple[Found, ...], ...] = ()
    unwanted: tuple[Found, ...] = ()
    found: tuple[Found, ...] = ()

    def among(self, rows: QuerySet[Any], text: Any) -> QuerySet[Any]:
        """Those of the rows that the question finds in their field or expression `text`."""
        if not self.tsquery:
            return rows
        rows = rows.filter(matches(self.tsquery))
        if self.exactly or self.unwanted:
            rows = rows.alias(normal=Func(text, function="claims_normal", output_field=TextField()))
        for group in self.exactly:
            rows = rows.filter(_any(_stands(found) for found in group))
        return rows.exclude(_any(map(_stands, self.unwanted))) if self.unwanted else rows


def prepare(text: str) -> Search:
    """What someone typed, as a search. Raises `searching.TooLong`."""
    question = searching.parse(text)
    if not question:
        return Search()
    question = searching.with_names(question, _names(searching.runs(question)))
    stems = _stems_of_forms(question)
    groups = [tuple(_found(term, stems) for term in group) for group in question.groups]
    without = [_found(term, stems) for term in question.without]
    return Search(
        tsquery=" & ".join(f"({' | '.join(map(_tsquery, group))})" for group in groups),
        exactly=tuple(group for group in groups if any(map(_is_particular, group))),
        unwanted=tuple(without),
        found=tuple(found for group in groups for found in group),
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found by its `text`, which begins at `start` of the article.

    `places` are (start, end) in code points of that text.
    """

    row: Any
    text: str
    start: int
    places: list[tuple[int, int]]

    @property
    def marked(self) -> list[dict[str, int]]:
        return [{"start": start, "end": end} for start, end in self.places]


def claims_page(
    search: Search, rows: QuerySet[Claim], count: int, before: int = 0
) -> tuple[list[Hit], int]:
    """Up to `count` claims that are found, newest first, and the key that the next are before.

    That is 0 after the last ones.
    """
    found = newest(search, rows, QUOTE, count + 1, before)
    stored = Claim.objects.select_related("article").only(*_SHOWN).in_bulk(found[:count])
    claims = [stored[pk] for pk in found[:count] if pk in stored]
    places = highlights(search, [claim.quote for claim in claims])
    hits = [Hit(c, c.quote, c.start, at) for c, at in zip(claims, places, strict=True)]
    return hits, _next(found, count)


def articles_page(
    search: Search, rows: QuerySet[Article], count: int, before: int = 0
) -> tuple[list[Hit], int]:
    """The same of articles, each with the passage around the first place in its text."""
    found = newest(search, rows, ARTICLE, count + 1, before)
    stored = Article.objects.in_bulk(found[:count])
    articles = [stored[pk] for pk in found[:count] if pk in stored]
    texts = [article.text[:READ] for article in articles]
    hits = [
        Hit(article, *highlighting.passage(text, places))
        for article, text, places in zip(articles, texts, highlights(search, texts), strict=True)
    ]
    return hits, _next(found, count)


def _next(found: Sequence[int], count: int) -> int:
    return found[count - 1] if len(found) > count else 0


def suggestions(text: str, count: int) -> list[str]:
    """The search with a word or name in it spelt as a speaker's name is that resembles it."""
    question = searching.parse(text)
    runs = searching.runs(question)
    known = set(_names(runs))
    with connection.cursor() as cursor:
        cursor.execute(_ALIKE, [sorted(runs - known), count])
        alike = cursor.fetchall()
    spelt = (highlighting.respelt(text, run, surface) for run, surface in alike)
    return list(dict.fromkeys(filter(None, spelt)))


def highlights(search: Search, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """For each text the places, in its code points, by which the search finds it."""
    words = [highlighting.words_of(text) for text in texts]
    distinct = {each for of_text in words for word in of_text for each in word.normalised}
    sure = {stem for found in search.found for asked in found.stems for stem in asked.sure}
    stems = _stems(map(searching.bare, distinct), among=sure)
    terms = [highlighting.spelt(found, distinct, stems) for found in search.found]
    return [highlighting.highlights(of_text, terms) for of_text in words]


def _stems_of_forms(question: Question) -> dict[str, str]:
    """The stem of every form of every word of the question."""
    terms = (*question.terms, *question.without)
    words = {word for term in terms for word in term.words}
    forms = {form for word in words for _before, form in searching.forms(word)}
    return _stems(forms | {searching.bare(word) for word in words})


def _stems(words: Iterable[str], among: Iterable[str] | None = None) -> dict[str, str]:
    """The words' stems as they stand in the index; of those only with a stem among the given."""
    with connection.cursor() as cursor:
        cursor.execute(_STEMS, [sorted(set(words)), None if among is None else sorted(among)])
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
    """Of several words only the first may have something before it."""
    first, *rest = term.words
    others = (Stems(frozenset({stems[searching.bare(word)]})) for word in rest)
    return Found(term, (searching.stems_of(first, stems), *others))


def _is_particular(found: Found) -> bool:
    """Whether stems alone do not tell that it stands in a text."""
    return found.term.exact or bool(found.whole)


def _stands(found: Found) -> Q:
    """Whether it stands in the text: by sure stems, or by words as they are."""
    if found.term.exact:
        return _matching(found) & _has(f"[{BEFORE_PHRASES}]?{' '.join(found.term.words)}")
    surely = Q(matches(_tsquery(found, doubtful=False)))
    if not found.whole:
        return surely
    return surely | _matching(found) & _has(f"({'|'.join(sorted(found.whole))})")


def _matching(found: Found) -> Q:
    return Q(matches(_tsquery(found)))


def _has(words: str) -> Q:
    """Whether the normalised text has these words, given as a regular expression."""
    return Q(normal__regex=f"(^| ){words}( |$)")


def _tsquery(found: Found, *, doubtful: bool = True) -> str:
    """The stems one after another; letters and digits, which need no more than quotes."""
    words = (each.sure | each.doubtful if doubtful else each.sure for each in found.stems)
    named = (" | ".join(f"'{stem}'" for stem in sorted(stems)) for stems in words)
    return " <-> ".join(f"({stems})" for stems in named)


def _any(conditions: Iterable[Q]) -> Q:
    return functools.reduce(operator.or_, conditions)
