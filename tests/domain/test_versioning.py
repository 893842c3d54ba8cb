"""Which claims go over into a corrected text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.domain.spans import Span
from claims.domain.versioning import carry

OLD = "قال الوزير إن الجسر آمن.\nانهار الجسر أمس. وأغلقت الطريق.\nوسقط ثلاثة جرحى."


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote, text.count("\n", 0, start) + 1)


SPANS = [
    span(OLD, quote)
    for quote in ("قال الوزير إن الجسر آمن", "انهار الجسر أمس", "وأغلقت الطريق", "وسقط ثلاثة جرحى")
]


def test_claims_of_an_untouched_paragraph_are_the_same_wherever_it_stands() -> None:
    new = "تصويب من المحرّر.\n" + OLD.replace("ثلاثة", "خمسة")
    found = carry(OLD, new, SPANS)
    assert list(found.same) == [0, 1, 2]
    assert all(new[s.start : s.end] == s.quote for s in found.same.values())
    assert [s.paragraph_no for s in found.same.values()] == [2, 3, 3]
    assert (found.moved, found.lost) == ({}, (3,))


def test_a_quote_in_a_changed_paragraph_is_to_be_read_again() -> None:
    new = OLD.replace("وأغلقت الطريق", "ولم تغلق الطريق")
    found = carry(OLD, new, SPANS)
    assert (list(found.same), list(found.moved), found.lost) == ([0, 3], [1], (2,))


def test_a_quote_that_now_stands_twice_is_no_ones() -> None:
    new = OLD.replace("أمس. وأغلقت الطريق", "أمس. انهار الجسر أمس")
    assert 1 in carry(OLD, new, SPANS).lost


def test_a_quote_inside_a_longer_word_is_no_claim() -> None:
    assert carry("سقط جرحى", "سقط جرحىى اليوم", [span("سقط جرحى", "سقط جرحى")]).lost == (0,)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from([*OLD.split("\n"), "سطر جديد.", ""]), min_size=1, max_size=8))
def test_every_claim_is_told_and_places_are_quotes_that_do_not_overlap(bodies: list[str]) -> None:
    new = "\n".join(bodies)
    found = carry(OLD, new, SPANS)
    assert sorted([*found.same, *found.moved, *found.lost]) == [0, 1, 2, 3]
    places = sorted((s.start, s.end) for s in (*found.same.values(), *found.moved.values()))
    assert all(a[1] <= b[0] for a, b in zip(places, places[1:], strict=False))
    for place in (*found.same.values(), *found.moved.values()):
        assert new[place.start : place.end] == place.quote
        assert new.count("\n", 0, place.start) + 1 == place.paragraph_no
    assert carry(OLD, OLD, SPANS).same == dict(enumerate(SPANS))
