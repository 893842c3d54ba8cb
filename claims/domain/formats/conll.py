"""Exports as CoNLL: a token a line with its tag, for those who train taggers.

Tokens are camel-tools' `simple_word_tokenize`; tags are IOB2 with the claim's kind ("claim" where
it has none). A blank line ends a paragraph, a comment names the article.
"""

from collections.abc import Iterable, Iterator

from claims.domain import arabic
from claims.domain.exporting import Document, Record
from claims.domain.problems import N_, Problem

HEADING = "# columns: TOKEN\tSTART\tEND\tTAG\tCLAIM\n"
UNTAGGED = "claim"
OUTSIDE = "O"


class NotOnTokens(Problem):
    code = "not-on-tokens"
    message = N_(
        "The claim “%(quote)s” of “%(title)s” begins or ends within a word, which this format "
        "cannot say. Move its ends to those of words, or choose another format."
    )


def lines(documents: Iterable[Document]) -> Iterator[str]:
    """Raises `NotOnTokens`: a span is never moved silently."""
    yield HEADING
    for document in documents:
        yield f"# article: {document.article['uid']}\n"
        yield from _paragraphs(document)


def _paragraphs(document: Document) -> Iterator[str]:
    claims = {claim["start"]: claim for claim in document.claims}
    found = start = 0
    for paragraph in document.article["text"].split("\n"):
        inside: Record | None = None
        for token in arabic.tokens(paragraph):
            begin, end = start + token.start, start + token.end
            inside = claims.get(begin, inside)
            yield f"{token.text}\t{begin}\t{end}\t{_tag(document, inside, begin)}\n"
            if inside and inside["end"] == end:
                found += 1
                inside = None
        start += len(paragraph) + 1
        yield "\n"
    if found < len(claims):
        raise _torn(document)


def _tag(document: Document, claim: Record | None, begin: int) -> str:
    """The tag of the token that begins there, and the claim that it is of."""
    if claim is None:
        return f"{OUTSIDE}\t-"
    kind = document.labels(claim)["kind"] or UNTAGGED
    return f"{'B' if begin == claim['start'] else 'I'}-{kind}\t{claim['uid']}"


def _torn(document: Document) -> NotOnTokens:
    text = document.article["text"]
    starts, ends = set(), set()
    for token in arabic.tokens(text):
        starts.add(token.start)
        ends.add(token.end)
    torn = next(c for c in document.claims if c["start"] not in starts or c["end"] not in ends)
    return NotOnTokens(quote=torn["quote"], title=document.article["title"])
