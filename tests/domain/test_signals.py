"""What is read in a claim's words before it is held against others."""

import pytest

from claims.domain import actors, arabic, opposites, quantities


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("نزح 12 ألف شخص", [(12_000, "شخص")]),
        ("بلغت النسبة ٨١٫٥ في المئة", [(81.5, "%")]),
        ("وصل العدد إلى 12 في المدينة", []),
        ("بلغت النسبة ٨١٫٥ بالمئة", [(81.5, "%")]),
        ("ارتفع 3.5%", [(3.5, "%")]),
        ("منذ عام 2017 زار 2017 موقعا", []),
        ("أصيب خمسة عمال", [(5, "عمال")]),
        ("المادة 7 من القانون", []),
    ],
)
def test_amounts_and_what_they_count(quote: str, found: list[tuple[float, str]]) -> None:
    assert [(each.value, each.unit) for each in quantities.quantities(quote)] == found


@pytest.mark.parametrize(
    ("quote", "code", "side"),
    [
        ("تعاون الجيشان", "cooperation", 0),
        ("لم يتعاون الجيشان", "cooperation", 1),
        ("اشتبك الجيشان", "cooperation", 1),
        ("تجنّب الاشتباك", "cooperation", 0),
        ("انتهكت الاتفاق", "keeping", 1),
        ("وبانتهاكاتهم", "keeping", 1),
    ],
)
def test_a_word_stands_on_a_side_that_negation_and_averting_turn(
    quote: str, code: str, side: int
) -> None:
    sides = {
        cue.side
        for cue in opposites.cues(quote)
        if opposites.OPPOSITIONS[cue.opposition].code == code
    }
    assert sides == {side}


def test_no_base_stands_on_both_sides_of_one_opposition() -> None:
    for opposition in opposites.OPPOSITIONS:
        one, other = (set(map(arabic.normalise, side.split())) for side in opposition.sides)
        assert not one & other, opposition.code


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("القوات الروسية والأمريكان في شرق سوريا", {"روسيا", "أمريكا", "سوريا"}),
        ("أعلنت موسكو وطهران", {"روسيا", "إيران"}),
        ("الدعم المالي ترك أثرا", set()),
    ],
)
def test_countries_by_name_adjective_and_capital(quote: str, names: set[str]) -> None:
    assert actors.countries(quote) == names


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("روسيا الروسية الروس الروسيين", "روس"),
        ("أمريكا الأمريكان الأمريكية", "امريك"),
        ("التعاون تعاون", "تعاون"),
    ],
)
def test_forms_of_one_word_share_a_light_stem(words: str, stem: str) -> None:
    assert {arabic.light_stem(word) for word in words.split()} == {stem}
