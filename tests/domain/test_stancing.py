"""Which proposition a statement concerns and on which side of it the speaker stands."""

import pytest
from hypothesis import given

from claims.domain import stancing, vocabulary
from claims.domain.proposals import KnownProposition
from tests.domain.test_arabic import ARABIC

PROPOSITIONS = stancing.Propositions(
    [
        KnownProposition("exports", "صادرات التمور ترتفع شهرا بعد شهر"),
        KnownProposition("truce", "الهدنة في وادي النخل صامدة"),
        KnownProposition("water", "مياه الشرب في طبرق ملوثة"),
        KnownProposition("camps", "المخيمات في شرق ليبيا فارغة"),
        KnownProposition("bridge", "جسر النهر الجديد لم يكتمل بناؤه"),
    ]
)


@pytest.mark.parametrize(
    ("quote", "proposition", "stance"),
    [
        ("أكد مدير المختبر أن مياه الشرب في طبرق ملوثة", "water", "supports"),
        ("ونفت بلدية طبرق ما تردد عن تلوث مياه الشرب", "water", "denies"),
        ("أكدت البلدية أن مياه الشرب في طبرق غير ملوثة", "water", "denies"),
        ("وقال الوزير إن صادرات التمور تراجعت شهرا بعد شهر", "exports", "denies"),
        ("صرّح رئيس الغرفة بأن صادرات التمور ترتفع شهرا بعد شهر", "exports", "supports"),
        ("شكّك السفير في أن الهدنة في وادي النخل صامدة", "truce", "questions"),
        ("طالب النواب بإنهاء الهدنة في وادي النخل", "truce", "opposes"),
        ("قال المهندس إن جسر النهر الجديد لم يكتمل", "bridge", "supports"),
        ("تحفّظ السفير على أن الهدنة في وادي النخل صامدة", "truce", "questions"),
        ("طالبت النائبة بوقف الهدنة في وادي النخل", "truce", "opposes"),
        # of two verbs that one tells which governs what the proposition says
        ("وصف الوزير الموسم بأنه جيد، ونفى أن تكون مياه الشرب في طبرق ملوثة", "water", "denies"),
        ("قال المهندس إن جسر النهر الجديد اكتمل بناؤه", "bridge", "denies"),
    ],
)
def test_verb_and_predicate_tell_the_stance(quote: str, proposition: str, stance: str) -> None:
    found = PROPOSITIONS.suggest(quote)
    assert found is not None
    assert (found.proposition, found.stance) == (proposition, stance)
    assert 0 < found.confidence < 1


@pytest.mark.parametrize(
    "quote",
    [
        "أكد الوزير أن الموسم الدراسي يبدأ غدا",  # concerns none of them
        "قال إن قواته في شرق ليبيا مستعدة",  # the place in common, not the matter
        "قال إن التمور غالية",  # one word in common
        "مياه الشرب في طبرق",  # no verb
        "«أكد أن مياه الشرب في طبرق ملوثة»",  # the verb is inside the quotation
        "طالب السكان بحماية الهدنة في وادي النخل",  # a demand, but for no end
        "قال إن الحصار يقوّض الهدنة في وادي النخل",  # that it holds or not is left open
        "",
    ],
)
def test_nothing_is_suggested_where_the_words_do_not_tell(quote: str) -> None:
    assert PROPOSITIONS.suggest(quote) is None


def test_a_statement_that_fits_two_propositions_equally_gets_neither() -> None:
    twins = stancing.Propositions(
        [
            KnownProposition("north", "محطة الكهرباء الشمالية تعمل"),
            KnownProposition("south", "محطة الكهرباء الجنوبية تعمل"),
        ]
    )
    assert twins.suggest("أكد المدير أن محطة الكهرباء لا تعمل") is None


def test_the_reasons_quote_the_words_they_rest_on() -> None:
    found = PROPOSITIONS.suggest("ونفت بلدية طبرق ما تردد عن تلوث مياه الشرب")
    assert found is not None
    shared, verb = found.reasons
    assert verb.params == {"word": "ونفت"}
    assert shared.params["words"] == "طبرق، مياه، الشرب"
    assert "مياه الشرب في طبرق ملوثة" in str(shared)


@given(ARABIC)
def test_any_string_is_answered_with_a_known_stance_or_none(quote: str) -> None:
    found = PROPOSITIONS.suggest(quote)
    assert found is None or found.stance in vocabulary.STANCES


def test_without_propositions_nothing_is_suggested() -> None:
    assert stancing.Propositions([]).suggest("أكد الوزير أن مياه الشرب ملوثة") is None
