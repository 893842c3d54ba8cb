"""What is read in a claim's words before it is held against others."""

import pytest

from claims.domain import (
    actors,
    antonyms,
    arabic,
    conditions,
    contents,
    fields,
    opposites,
    quantities,
    scopes,
    things,
)
from tests.bench import pairsets, sets


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
        ("وصل في 15 حزيران", []),
        ("بيعت الربطة بسبعة آلاف ليرة", [(7_000, "لير")]),
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
        ("نفت الشركة في بيان لها تعطل أي مصعد", "service", 0),
        ("نفت الشركة التأخير، مؤكدة تعطل المصعد", "service", 1),
        ("غير أن المصعد تعطل", "service", 1),
        ("لا يزال المصعد معطلا", "service", 1),
    ],
)
def test_a_word_stands_on_a_side_that_negation_and_averting_turn(
    quote: str, code: str, side: int
) -> None:
    sides = {
        cue.side
        for cue in opposites.cues(quote)
        if antonyms.OPPOSITIONS[cue.opposition].code == code
    }
    assert sides == {side}


def test_no_base_stands_on_both_sides_of_one_opposition() -> None:
    for opposition in antonyms.OPPOSITIONS:
        one, other = (set(map(arabic.normalise, side.split())) for side in opposition.sides)
        assert not one & other, opposition.code


@pytest.mark.parametrize("quote", ["سوق النخل", "تهدد الأمن القومي؟ لا أمن", "إنها بأنها"])
def test_words_that_only_look_like_a_base_have_no_opposite(quote: str) -> None:
    found = {antonyms.OPPOSITIONS[cue.opposition].code for cue in opposites.cues(quote)}
    assert not found & {"keeping", "calm", "tenure"}


def test_every_opposition_has_an_example_among_our_own_pairs() -> None:
    shown: set[str] = set()
    for name in ("texts.json", "pairs.json"):
        pairs = pairsets.load(name)
        for pair in pairs.gold:
            one, other = (
                {(cue.opposition, cue.side) for cue in opposites.cues(pairs.quote(ref))}
                for ref in pair
            )
            shown |= {
                antonyms.OPPOSITIONS[number].code
                for number, side in one
                if (number, 1 - side) in other
            }
    assert [each.code for each in antonyms.OPPOSITIONS if each.code not in shown] == []


def test_every_field_of_words_has_an_example_in_a_set_for_development() -> None:
    quotes = (doc["text"] for each in sets.development() for doc in each.gold["docs"])
    shown = {name for quote in quotes for name in fields.fields(quote)}
    assert set(fields.FIELDS) - shown == set()


def test_every_thing_is_named_in_a_set_for_development() -> None:
    quotes = (doc["text"] for each in sets.development() for doc in each.gold["docs"])
    shown = {thing for quote in quotes for thing in things.named(quote)}
    assert set(things.THINGS) - shown == set()


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("جثامينهم والوفيات توفيت", "وفاة"),
        ("وبالعرائض تظلمه", "شكوى"),
        ("الليلة السيولة وزوارة", None),
    ],
)
def test_words_that_name_one_thing(words: str, thing: str | None) -> None:
    for word in words.split():
        assert things.of(word) == ({thing} if thing else set())


@pytest.mark.parametrize(
    ("quote", "denied"),
    [
        ("لا وفيات في المخيم", {"وفاة"}),
        ("نفت الشركة تعطل المولدات", {"عطل", "مولد"}),
        ("دفن أربعة من ركاب الزورق", set()),
    ],
)
def test_things_that_are_denied(quote: str, denied: set[str]) -> None:
    assert things.denied(quote) == denied


@pytest.mark.parametrize(
    ("words", "skeleton"),
    [("سينسحب انسحاب", "نسحب"), ("أبحرت إبحار", "بحر"), ("محركها المحرك", "محرك"), ("ما دم", "")],
)
def test_a_verb_and_its_noun_share_a_skeleton(words: str, skeleton: str) -> None:
    assert {arabic.skeleton(word) for word in words.split()} == {skeleton}


def test_what_is_denied_is_what_the_verb_governs() -> None:
    quote = "ونفى المدير تعطل أي جهاز، مؤكدا أن الفرز مستمر"
    assert opposites.denied(quote) == ["المدير", "تعطل", "أي", "جهاز"]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("والعاصفة لم تحل دون وصول القافلة", []),
        ("ولم يمنع المطر الحصاد", []),
        ("حال المطر دون وصول القافلة", ["وصول"]),
        ("لم تصل القافلة", ["تصل"]),
    ],
)
def test_what_is_not_hindered_is_not_denied(quote: str, words: list[str]) -> None:
    assert list(opposites.negated(quote).values()) == words


@pytest.mark.parametrize(
    ("quote", "denial"),
    [
        ("ونفت الشركة انقطاع البث", "ونفت"),
        ("وقال الناطق: لا نقص في البذور", "لا نقص"),
        ("أبدت النقابة أسفها لعدم صرف العلاوة", ""),
        ("رصيف غير مضاء ومن دون حواجز", ""),
        ("عاد غير أن الجسر لم يفتح", "لم يفتح"),
    ],
)
def test_what_a_thing_lacks_is_no_denial(quote: str, denial: str) -> None:
    assert opposites.denial(quote) == denial


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("لم يتأخر أي زورق عن موعده", {"يتاخر", "زورق", "موعده"}),
        ("الزوارق كلها وصلت", {"الزوارق"}),
        ("ولم تسقط قذيفة واحدة", {"تسقط", "قذيفه"}),
        ("وصل الزورق إلى الرصيف", set()),
    ],
)
def test_what_is_said_without_exception(quote: str, words: set[str]) -> None:
    assert set(scopes.scope(quote)) == words


@pytest.mark.parametrize(
    ("quote", "content"),
    [
        ("قال مدير الميناء إن الرافعات تعمل", "الرافعات تعمل"),
        ("وأكدت النقابة أنها صرفت العلاوة", "صرفت العلاوة"),
        ("وزير التموين: لا نقص في الأعلاف", "لا نقص في الأعلاف"),
        ("«لم نغلق باب الميناء»، قال الحارس", "«لم نغلق باب الميناء»، قال الحارس"),
        ("وردت الإدارة: «لم نغلق الباب»", "«لم نغلق الباب»"),
        ("أعلن مدير «مرفأ النور» عودة الرافعات", "أعلن مدير «مرفأ النور» عودة الرافعات"),
        ("عادت الرافعات إلى العمل بحسب مدير الميناء", "عادت الرافعات إلى العمل"),
        ("نفى العمدة بيع الحديقة", "نفى العمدة بيع الحديقة"),
    ],
)
def test_what_a_statement_tells_without_who_tells_it(quote: str, content: str) -> None:
    assert contents.content(quote) == content


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("تفتح كل الأكشاك أبوابها", "كل"),
        ("اتفق كل من العمدة والتاجر على الإيجار", ""),
        ("يحمل كل منهما دلوين من كل بئر", "كل"),
        ("«المراكب جميعها»، قال", "جميعها"),
        ("أفرغت المراكب جميعا", "جميعا"),
    ],
)
def test_each_of_two_is_not_all(quote: str, word: str) -> None:
    assert scopes.sweeping(quote) == word


@pytest.mark.parametrize(
    ("quote", "balance"),
    [
        ("المصعد جاهز والإنارة منتظمة", 2),
        ("لا نقص في الأعلاف", 1),
        ("نفدت الأعلاف وتعطل المصعد", -2),
        ("لم يعد المصعد يعمل", 1),
        ("زار الوفد المصعد", 0),
        ("نفى الحارس توقف المصعد", 1),
    ],
)
def test_words_for_what_is_in_order_and_what_is_not(quote: str, balance: int) -> None:
    assert conditions.balance(quote) == balance


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
