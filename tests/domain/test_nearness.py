"""Which combinations of terms an index is asked for, and how near two sets of terms are."""

from hypothesis import given
from hypothesis import strategies as st

from claims.domain import nearness
from claims.domain.nearness import Frequencies

MILLION = Frequencies(1e6, {"في": 0.3, "قال": 0.09, "جسر": 0.001, "نهر": 0.002}, least=1e-4)


def test_rare_terms_stand_alone_and_common_ones_together() -> None:
    asked = nearness.combinations(["قال", "جسر", "نهر", "قرنبيط", "في"], MILLION)
    assert ("قرنبيط",) in asked
    assert ("جسر", "نهر") in asked
    assert ("جسر",) not in asked
    assert not any("في" in terms for terms in asked)


parts = st.dictionaries(st.sampled_from("ابتثجحخدذر"), st.floats(1e-6, 0.1), max_size=10)


@given(parts)
def test_no_combination_is_expected_in_many_rows_or_holds_another(known: dict[str, float]) -> None:
    frequencies = Frequencies(1e6, known, least=1e-6)
    asked = [set(terms) for terms in nearness.combinations(known, frequencies)]
    for terms in asked:
        expected = 1e6
        for term in terms:
            expected *= known[term]
        assert expected <= 400
        assert not any(other < terms for other in asked)


@given(st.sets(st.sampled_from("ابتثج")), st.sets(st.sampled_from("ابتثج")))
def test_similarity_is_a_cosine(one: set[str], other: set[str]) -> None:
    alike = nearness.similarity(one, other, MILLION)
    assert 0 <= alike <= 1 + 1e-9
    assert alike == nearness.similarity(other, one, MILLION)
    assert bool(alike) == bool(one & other)
