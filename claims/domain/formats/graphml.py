"""The network of contradictions as GraphML, for Gephi, Cytoscape, yEd, igraph and networkx.

http://graphml.graphdrawing.org/specification.html. Claims are nodes, contradictions directed edges
from side a to side b; claims that stand against none are left out.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from claims.domain.exporting import Document, Record
from claims.domain.formats.xmltext import in_xml

NODE = ("article", "quote", "state", "kind", "speakers", "stance", "proposition")
EDGE = ("relation", "type", "state", "rationale", "proposed_by", "proposed_at")


def lines(documents: Iterable[Document]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, names in (("node", NODE), ("edge", EDGE)):
        for name in names:
            yield (
                f'<key id="{domain}_{name}" for="{domain}" attr.name="{name}"'
                ' attr.type="string"/>\n'
            )
    yield '<graph id="contradictions" edgedefault="directed">\n'
    seen: set[str] = set()
    for document in documents:
        yield from _of_document(document, seen)
    yield "</graph>\n</graphml>\n"


def _of_document(document: Document, seen: set[str]) -> Iterator[str]:
    for pair in document.contradictions:
        for uid in (pair["claim_a"], pair["claim_b"]):
            if uid not in seen:
                seen.add(uid)
                claim = document.side(uid)
                yield f'<node id="{uid}">{_data("node", NODE, _labelled(claim, document))}</node>\n'
        yield (
            f"<edge id={quoteattr(pair['uid'])} source={quoteattr(pair['claim_a'])}"
            f" target={quoteattr(pair['claim_b'])}>{_data('edge', EDGE, pair)}</edge>\n"
        )


def _labelled(claim: Record, document: Document) -> Record:
    labels = document.labels(claim)
    return {**claim, **labels, "speakers": "|".join(labels["speakers"] or ())}


def _data(domain: str, names: Iterable[str], record: Record) -> str:
    return "".join(
        f'<data key="{domain}_{name}">{escape(in_xml(str(record[name])))}</data>'
        for name in names
        if record.get(name)
    )
