"""Proposals for whole articles: what holds for any text, and for the seed article."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.domain import proposals, proposing, spans, vocabulary
from claims.domain.problems import Problem

FIXTURES = Path(__file__).resolve().parent.parent.parent / "fixtures"
SPEAKERS = [
    proposals.KnownSpeaker(
        each["key"], each["name_ar"], tuple(each["aliases"]), each["role_ar"], each["type"]
    )
    for each in json.loads((FIXTURES / "speakers.json").read_text("utf-8"))
    if each["type"] != "author"
]
PROPOSITIONS = [
    proposals.KnownProposition(each["key"], each["text_ar"])
    for each in json.loads((FIXTURES / "propositions.json").read_text("utf-8"))
]

# Words that turn on every rule, joined in any order, between any marks.
WORDS = st.sampled_from(
    """قال إن أكد وأضاف أن، مؤكدا نفى ترمب وبوتين، الوزير الذي وصفه بأنه بينما فيما رغم نفي الحكومة
    بحسب وفقا للوزارة د. أحمد 3.5 12/5/2019 www.site.com، «النص» "النص" »النص« (رويترز) - • 1.
    تصوير: انهارت المباني، ارتفع عدد القتلى؟ ... … . ! : ؛ مُحَمَّدٌ عـــلي 😀 ﻻ ی ک أمس الأول عام 2017
    \u200fوزير\u200f و\u200cهم 👨\u200d👩\u200d👧
    Trump said no. إلا أن الأمر كما زيد لم لن ليس""".split()  # noqa: SIM905
)
PASTE = st.lists(
    st.tuples(
        WORDS, st.sampled_from([" ", " ", " ", "", "\n", "\n\n", " ، ", "\t", "\u00a0", "."])
    ),
    max_size=40,
).map(lambda parts: "".join(word + gap for word, gap in parts))
TEXTS = st.one_of(PASTE, st.text(max_size=200))


def propose(*texts: str) -> proposals.Proposals:
    documents = [
        proposals.Document(f"{number}", text) for number, text in enumerate(texts, start=1)
    ]
    return proposing.propose(documents, SPEAKERS, PROPOSITIONS)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, TEXTS)
@example("", "\n\n")
@example("قال الوزير:\n\n«", "\u0301\n\u200d")
@example("\u0600\u0665 قال", "\u0301قال الوزير\u0301")
@example("قالت توقّع الناطق اسمه الجمعة 12 ركلة وتلقّى أ.", "رحّب الناطق اسمه.")
@example("\x1b\U00012544@0", "0\u0301\u1b7f\u0301\x1b")
@example("0\U0001d25d", "\U0001fae8قال الوزير\U0001fae8 إن الجسر آمن\U0001fae8")
def test_any_texts_get_proposals_that_keep_every_rule(first: str, second: str) -> None:
    texts = (first, second)
    proposed = propose(*texts)
    for text, claims in zip(texts, proposed.documents, strict=True):
        end = 0
        for claim in claims:
            assert claim.start >= end
            end = claim.end
            check_claim(text, claim)
    for claims in proposed.documents:
        for claim in claims:
            check_original(proposed, claim)
    check_pairs(proposed)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.data())
def test_any_span_that_a_person_may_draw_is_proposed_for(text: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    try:
        span = spans.check_span(text, start, end, text[start:end])
    except Problem:
        return
    document = proposals.Document("drawn", text, None, ((span.start, span.end),))
    (claim,) = proposing.label(document, SPEAKERS, PROPOSITIONS)
    assert (claim.start, claim.end) == (span.start, span.end)
    check_claim(text, claim)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.lists(st.integers(0, 200), max_size=5))
@example("قال الوزير إن الجسر آمن.\n##", [25])
def test_any_spans_that_a_file_gives_are_proposed_for(text: str, cuts: list[int]) -> None:
    """Marks alone («##») are no claim that a person may draw, but a file may give them."""
    places = sorted({0, len(text), *[cut for cut in cuts if cut < len(text)]})
    pieces = tuple(itertools.pairwise(places))
    document = proposals.Document("given", text, None, pieces)
    (found,) = proposing.propose([document], SPEAKERS, PROPOSITIONS).documents
    assert [(claim.start, claim.end) for claim in found] == list(pieces)
    assert all(claim.kind in vocabulary.KINDS and claim.reasons for claim in found)


def check_claim(text: str, claim: proposals.ProposedClaim) -> None:
    span = spans.check_span(text, claim.start, claim.end, claim.quote)
    assert span.paragraph_no == claim.paragraph_no
    assert claim.kind in vocabulary.KINDS
    assert claim.attribution in vocabulary.ATTRIBUTIONS
    assert 0 <= claim.confidence <= 1
    assert (claim.proposition is None) == (claim.stance is None)
    assert claim.stance is None or claim.stance in vocabulary.STANCES
    if claim.kind == vocabulary.OFFICIAL_STATEMENT:
        assert claim.speakers
    assert all(speaker.name.strip() for speaker in claim.speakers)
    assert claim.reasons
    assert all(str(reason) for reason in claim.reasons)


def check_original(proposed: proposals.Proposals, claim: proposals.ProposedClaim) -> None:
    if claim.duplicate_of:
        document, number = claim.duplicate_of
        assert proposed.documents[document][number].duplicate_of is None


def check_pairs(proposed: proposals.Proposals) -> None:
    scores = [pair.score for pair in proposed.pairs]
    assert scores == sorted(scores, reverse=True)
    for pair in proposed.pairs:
        assert pair.a != pair.b
        assert pair.reasons
        assert pair.relation in vocabulary.RELATIONS
        for document, number in (pair.a, pair.b):
            side = proposed.documents[document][number]
            assert side.kind != vocabulary.AUTHOR_COMMENT
            assert side.duplicate_of is None


@pytest.fixture(scope="module")
def article() -> str:
    return (FIXTURES / "article.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def claims(article: str) -> tuple[proposals.ProposedClaim, ...]:
    return propose(article).documents[0]


# Words of the seed article, and who says them.
VOICES = [
    ("أي صلة بينها وبين المرتزقة", ["russian_government"]),
    ("انتماءهم لمجموعة", ["us_intelligence"]),
    ("خرج ترمب وبوتين من قمة", ["trump", "putin"]),
    ("أول عمل مشترك ناجح", ["putin"]),
    ("جيشانا يعملان", ["trump"]),
    ("إننا ننسق", ["trump"]),
    ("تفاهم سياسيينا", ["trump"]),
    ("الذي تحفّظ على", ["votel"]),
    ("عدم اعتراف بمصداقية", ["konashenkov"]),
    ("الأساس القانوني", ["konashenkov"]),
    ("عليها أن تسحب", ["konashenkov"]),
]


@pytest.mark.parametrize(("words", "keys"), VOICES)
def test_the_seed_article_has_its_speakers(
    claims: tuple[proposals.ProposedClaim, ...], words: str, keys: list[str]
) -> None:
    (claim,) = (each for each in claims if words in each.quote)
    assert [speaker.key for speaker in claim.speakers] == keys
    assert claim.kind == vocabulary.OFFICIAL_STATEMENT
    assert claim.attribution != "none"


def test_whoever_is_only_mentioned_in_the_seed_article_does_not_speak(
    claims: tuple[proposals.ProposedClaim, ...],
) -> None:
    (strike,) = (each for each in claims if "على هامش لقاء ترمب وبوتين" in each.quote)
    assert strike.speakers == ()
    assert strike.attribution == "none"


def test_the_captions_of_the_seed_article_repeat_its_body(
    claims: tuple[proposals.ProposedClaim, ...],
) -> None:
    captions = [each for each in claims if each.paragraph_no in (5, 11)]
    assert captions
    for caption in captions:
        assert caption.duplicate_of
        _, number = caption.duplicate_of
        assert claims[number].paragraph_no == {5: 10, 11: 12}[caption.paragraph_no]
    assert not any(each.duplicate_of for each in claims if each.paragraph_no not in (5, 11))


def test_a_claim_repeated_in_another_article_points_to_the_first() -> None:
    sentence = "افتتحت البلدية جسر الوادي الجديد أمام حركة السير بعد إغلاق دام ستة أشهر."
    first, second = propose(sentence, f"هطلت الأمطار على الساحل.\n{sentence}").documents
    assert [claim.duplicate_of for claim in first] == [None]
    assert [claim.duplicate_of for claim in second] == [None, (0, 0)]


def test_nothing_is_proposed_twice_for_the_same_text(article: str) -> None:
    assert propose(article) == propose(article)
