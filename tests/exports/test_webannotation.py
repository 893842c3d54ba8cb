"""Web Annotations by the judgement of others: W3C's schemas of what MUST hold, and JSON-LD."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from pyld import jsonld
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from claims import exports
from claims.domain.exporting import Document
from claims.exports import Selection
from claims.exports.files import FORMATS

STANDARDS = Path(__file__).parent / "standards" / "web-annotation"
MUSTS = json.loads((STANDARDS / "musts.json").read_text())
DEFINITIONS = json.loads((STANDARDS / "definitions.json").read_text())
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
OF_PAGES = "collections/pages/"
OA = "http://www.w3.org/ns/oa#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"

Node = dict[str, Any]


@pytest.fixture(params=["seed", "hostile_texts"])
def of(request: pytest.FixtureRequest, desk: Selection) -> Selection:
    return request.getfixturevalue(request.param)


def written(of: Selection) -> Node:
    return json.loads(b"".join(FORMATS["webannotation"].write(of)))


@pytest.fixture
def page(of: Selection) -> Node:
    return written(of)


@pytest.fixture
def found(of: Selection) -> list[Document]:
    return list(exports.documents(of))


# W3C's schemas


@pytest.fixture(scope="module")
def musts() -> dict[str, Draft4Validator]:
    resources = {name: Resource(each, DRAFT4) for name, each in DEFINITIONS.items()}
    registry: Registry[Any] = Registry().with_resources(resources.items())
    formats = FormatChecker(("uri", "date-time"))
    return {
        name: Draft4Validator(schema, registry=registry, format_checker=formats)
        for name, schema in MUSTS.items()
    }


def faults(musts: dict[str, Draft4Validator], page: Node) -> Iterator[str]:
    """The schemas that the page or one of its annotations does not meet."""
    context = {"@context": page["@context"]}
    for name, validator in musts.items():
        instances = [page] if name.startswith(OF_PAGES) else page["items"]
        for each in instances:
            if not validator.is_valid(context | each):
                yield f"{name}: {each.get('id')}"


def test_every_must_of_w3c_holds(musts: dict[str, Draft4Validator], page: Node) -> None:
    assert list(faults(musts, page)) == []
    assert page["@context"] == CONTEXT
    assert len(musts) == 68
    assert len(page["items"]) > 8


@pytest.mark.parametrize(
    ("path", "wrong", "schema"),
    [
        ("id", "no address", "annotations/3.1-annotationIdValidated"),
        ("type", "Note", "annotations/3.1-annotationTypeValidated"),
        ("bodyValue", "ل", "annotations/3.2.5-notBodyBodyValue"),
        ("created", "أمس", "annotations/3.3.1-annotationCreatedValidated"),
        ("target/source", None, "annotations/3.2-targetObjectsRecognized"),
        ("target/selector/0/start", -1, "specificResource/4.2-TextDataPositionSelectorValid"),
        ("target/selector/1/exact", None, "specificResource/4.2.4-textQuoteSelectorValid"),
        ("body/0/value", None, "annotations/3.2-bodyObjectsRecognized"),
        ("body/1/value", "ل", "bodiesTargets/4-bodySpecificResourceNoValue"),
    ],
)
def test_the_schemas_find_what_is_wrong(
    musts: dict[str, Draft4Validator],
    hostile_texts: Selection,
    path: str,
    wrong: Any,
    schema: str,
) -> None:
    page = written(hostile_texts)
    *way, last = (int(step) if step.isdigit() else step for step in path.split("/"))
    answer = next(each for each in page["items"] if each["motivation"] == "classifying")
    inside: Any = answer
    for step in way:
        inside = inside[step]
    inside[last] = wrong
    assert f"{schema}.json: {answer['id']}" in list(faults(musts, page))


# JSON-LD


def stored(url: str, options: Any) -> Node:
    assert url == CONTEXT, "nothing is fetched"
    document = json.loads((STANDARDS / "anno.jsonld").read_text())
    return {"contextUrl": None, "documentUrl": url, "document": document}


LOADED = {"documentLoader": stored}


def kept(compact: Any, expanded: Any) -> bool:
    """Whether expansion left every key and every value of a node in its place."""
    if isinstance(compact, list):
        return len(compact) == len(expanded) and all(map(kept, compact, expanded))
    if not isinstance(compact, dict):
        return expanded not in (None, [], {})
    keys = [key for key in compact if key != "@context"]
    (node,) = expanded if isinstance(expanded, list) else [expanded]
    return len(keys) == len(node)


def test_json_ld_drops_no_key(page: Node) -> None:
    (expanded,) = jsonld.expand(page, LOADED)
    (items,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    assert kept(page, expanded)
    assert kept(page["items"], items["@list"])
    for item, node in zip(page["items"], items["@list"], strict=True):
        for name in ("target", "body"):
            if name in item:
                term = f"{OA}has{name.title()}"
                listed = item[name] if isinstance(item[name], list) else [item[name]]
                assert kept(listed, node[term])
    assert page["items"]


class Graph:
    """Triples by subject and predicate; literals as (value, type), others as IRIs."""

    def __init__(self, page: Node) -> None:
        self._objects: dict[tuple[str, str], list[Any]] = defaultdict(list)
        for quad in jsonld.to_rdf(page, LOADED)["@default"]:
            key = quad["subject"]["value"], quad["predicate"]["value"]
            self._objects[key].append(_object(quad["object"]))

    def all(self, subject: str, predicate: str) -> list[Any]:
        return self._objects.get((subject, predicate), [])

    def one(self, subject: str, predicate: str) -> Any:
        (found,) = set(self.all(subject, predicate))
        return found

    def selectors(self, target: str, type: str) -> list[str]:
        """The target's selectors of the type; each mention of the target repeats them."""
        found = self.all(target, OA + "hasSelector")
        return [each for each in found if self.one(each, RDF + "type") == OA + type]

    def bodies(self, annotation: str) -> dict[str, list[Any]]:
        """What each body says by its purpose: a text, or the IRI of a speaker or proposition."""
        said = defaultdict(list)
        for body in self.all(annotation, OA + "hasBody"):
            value = self.all(body, RDF + "value") or self.all(body, OA + "hasSource")
            said[self.one(body, OA + "hasPurpose").removeprefix(OA)].append(value[0])
        return said


def _object(term: Node) -> Any:
    if term["type"] != "literal":
        return term["value"]
    return term["value"], term["datatype"].removeprefix(XSD)


def said(value: str) -> tuple[str, str]:
    return value, "string"


def number(value: int) -> tuple[str, str]:
    return str(value), "nonNegativeInteger"


@pytest.fixture
def graph(page: Node) -> Graph:
    return Graph(page)


def test_each_claim_is_where_it_is(graph: Graph, found: list[Document]) -> None:
    for document in found:
        whole = document.article["text"]
        for claim in document.claims:
            target = f"urn:uuid:{claim['uid']}"
            assert graph.one(target, OA + "hasSource") == f"urn:uuid:{claim['article']}"
            for place in graph.selectors(target, "TextPositionSelector"):
                assert graph.one(place, OA + "start") == number(claim["start"])
                assert graph.one(place, OA + "end") == number(claim["end"])
            for quote in graph.selectors(target, "TextQuoteSelector"):
                assert graph.one(quote, OA + "exact") == said(claim["quote"])
                around = (graph.all(quote, OA + name) for name in ("prefix", "exact", "suffix"))
                assert "".join(text for said in around for text, _type in said) in whole
            assert graph.selectors(target, "TextPositionSelector")


def test_each_answer_says_what_was_said(graph: Graph, found: list[Document]) -> None:
    catalogue = exports.catalogue()
    answered = 0
    for document in found:
        for claim in document.claims:
            for answer in document.current(claim):
                answered += 1
                iri = f"urn:uuid:{answer['uid']}"
                speakers = [f"urn:uuid:{catalogue.speakers[k]['uid']}" for k in answer["speakers"]]
                named = catalogue.propositions.get(answer["proposition"])
                assert graph.one(iri, OA + "hasTarget") == f"urn:uuid:{claim['uid']}"
                assert graph.bodies(iri) == _without_none(
                    tagging=[said(answer["kind"])],
                    identifying=speakers,
                    classifying=[f"urn:uuid:{named['uid']}"] if named else [],
                    assessing=[said(answer["stance"])] if answer["stance"] else [],
                    commenting=[said(answer["note"])] if answer["note"] else [],
                )
                assert graph.one(iri, DCTERMS + "created") == (answer["submitted_at"], "dateTime")
                creator = graph.one(iri, DCTERMS + "creator")
                nick = graph.one(creator, "http://xmlns.com/foaf/0.1/nick")
                assert nick == said(answer["annotator"])
    assert answered > 2


def _without_none(**said: list[Any]) -> dict[str, list[Any]]:
    return {purpose: each for purpose, each in said.items() if each}


def test_each_contradiction_links_its_sides(graph: Graph, found: list[Document]) -> None:
    pairs = [pair for document in found for pair in document.contradictions]
    for pair in pairs:
        iri = f"urn:uuid:{pair['uid']}"
        assert graph.one(iri, OA + "motivatedBy") == OA + "linking"
        sides = {f"urn:uuid:{pair[side]}" for side in ("claim_a", "claim_b")}
        assert set(graph.all(iri, OA + "hasTarget")) == sides
        bodies = graph.bodies(iri)
        assert bodies["tagging"] == [said(pair["relation"])]
        assert bodies["classifying"] == [said(pair["type"])]
        assert [text for text, _type in bodies["describing"]] == [pair["rationale"]]
    assert pairs


def test_each_article_comes_with_its_text(graph: Graph, found: list[Document]) -> None:
    for document in found:
        article = document.article
        iri = f"urn:uuid:{article['uid']}"
        assert graph.one(f"{iri}#text", OA + "hasTarget") == iri
        assert graph.bodies(f"{iri}#text") == {"describing": [said(article["text"])]}
        assert graph.one(iri, DCTERMS + "title") == said(article["title"])
