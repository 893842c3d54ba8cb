"""Exports: complete records line by line, or articles with what was said of them.

Both read in constant memory, as of one moment, and only what the viewer may see.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q

from claims.domain.exporting import FORM, Catalogue, Document, Record, one_line_each
from claims.exports import sources, streaming
from claims.exports.selecting import Selection
from claims.models import Article, Evidence

# Articles whose records are held at a time; one has a million code points at most.
ARTICLES_AT_A_TIME = 20

# By a claim's uid, the documents that show it.
Homes = dict[str, list[Document]]

__all__ = [
    "Selection",
    "catalogue",
    "document_of",
    "documents",
    "record_pieces",
    "records",
    "verdicts",
]


def record_pieces(of: Selection) -> Iterator[bytes]:
    """Every record as a line of JSON in UTF-8, the form of the file first, many lines a piece."""
    yield json.dumps(FORM, separators=(",", ":")).encode() + b"\n"
    with streaming.one_moment():
        for source in sources.sources(of):
            yield from map(one_line_each, source.pieces())


def records(of: Selection) -> Iterator[str]:
    """The same, line by line."""
    for piece in record_pieces(of):
        yield from piece.decode().removesuffix("\n").split("\n")


def catalogue() -> Catalogue:
    """Speakers and propositions by key."""
    return Catalogue(
        speakers={each["key"]: each for each in _read(sources.speakers())},
        propositions={each["key"]: each for each in _read(sources.propositions())},
    )


def documents(of: Selection) -> Iterator[Document]:
    """Each article with the claims that take up a place in it, in the order of the text."""
    with streaming.one_moment():
        for batch in streaming.batches(of.articles().only("pk"), ARTICLES_AT_A_TIME):
            yield from _documents(of, batch)


def document_of(article: Article) -> Document:
    """What is settled of the article, with every contradiction that one of its claims is in."""
    of = Selection(None)
    with streaming.one_moment():
        found, home = _gather(of, [article.pk])
        either = Q(claim_a__uid__in=list(home)) | Q(claim_b__uid__in=list(home))
        _add_contradictions(home, of, either)
    return found[str(article.uid)]


def verdicts() -> dict[str, Record]:
    """The desk's verdicts by key."""
    return {each["key"]: each for each in _read(sources.verdicts())}


def _documents(of: Selection, batch: Iterable[Article]) -> Iterator[Document]:
    found, home = _gather(of, [article.pk for article in batch])
    _add_contradictions(home, of, Q(claim_a__uid__in=list(home)))
    yield from found.values()


def _gather(of: Selection, pks: list[int]) -> tuple[dict[str, Document], Homes]:
    viewer = of.viewer.username if of.viewer else ""
    articles = _read(sources.articles(Article.objects.filter(pk__in=pks).order_by("pk")))
    found = {each["uid"]: Document(each, viewer) for each in articles}
    home = _add_claims(found, of, pks)
    _add_said(home, of)
    return found, home


def _add_claims(found: dict[str, Document], of: Selection, pks: list[int]) -> Homes:
    """The claims that take up a place; for each uid the documents to tell what is said of it."""
    rows = of.claims().filter(article__in=pks).exclude(state="rejected")
    home = {}
    for claim in _read(sources.claims(rows.order_by("article_id", "start"))):
        found[claim["article"]].claims.append(claim)
        home[claim["uid"]] = [found[claim["article"]]]
    return home


def _add_said(home: Homes, of: Selection) -> None:
    """Annotations, decisions and evidence on these claims."""
    here = Q(claim__uid__in=list(home))
    kinds = {
        "annotations": sources.annotations(of.seen().filter(here).order_by("pk")),
        "decisions": sources.decisions(of.told().filter(here).order_by("pk")),
        "evidence": sources.evidence(Evidence.objects.filter(here).order_by("pk")),
    }
    for name, source in kinds.items():
        for each in _read(source):
            for document in home[each["claim"]]:
                getattr(document, name).setdefault(each["claim"], []).append(each)


def _add_contradictions(home: Homes, of: Selection, which: Q) -> None:
    """Those with a side at home, and the other one at least among the claims selected."""
    pairs = list(_read(sources.contradictions(of.unveiled().filter(which).order_by("pk"))))
    _fetch(pairs, home, of)
    by_uid = {}
    for pair in pairs:
        (document,) = _home_of(pair, home)
        if document.has_side(pair["claim_a"]) and document.has_side(pair["claim_b"]):
            document.contradictions.append(pair)
            by_uid[pair["uid"]] = document
    on_pairs = Evidence.objects.filter(contradiction__uid__in=list(by_uid)).order_by("pk")
    for each in _read(sources.evidence(on_pairs)):
        evidence = by_uid[each["contradiction"]].evidence
        evidence.setdefault(each["contradiction"], []).append(each)


def _home_of(pair: Record, home: Homes) -> list[Document]:
    """Where the pair is shown: with its first side, else with its second."""
    return home.get(pair["claim_a"]) or home[pair["claim_b"]]


def _fetch(pairs: Iterable[Record], home: Homes, of: Selection) -> None:
    """The sides that are in other articles, with what was said of them."""
    away: Homes = defaultdict(list)
    for pair in pairs:
        for side in (pair["claim_a"], pair["claim_b"]):
            if home.get(side) != _home_of(pair, home):
                away[side] += _home_of(pair, home)
    for claim in _read(sources.claims(of.claims().filter(uid__in=list(away)))):
        for document in away[claim["uid"]]:
            document.elsewhere[claim["uid"]] = claim
    _add_said(away, of)


def _read(source: streaming.Source) -> Iterator[Record]:
    return map(json.loads, source.lines())
