"""Repeated claims, and pairs that may stand against each other."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.domain import matching, vocabulary
from claims.domain.matching import MatchClaim

STATEMENT, EVENT = vocabulary.OFFICIAL_STATEMENT, vocabulary.REPORTED_EVENT
CAPTION = "وصلت القافلة الأولى إلى المدينة المحاصرة فجر الأربعاء"
BODY = f"{CAPTION} بعد تأخير دام يومين على الحاجز الشرقي"

_LETTERS = st.sampled_from(["ا", "ب", "ت", "ث", "ج", "ح"])
_QUOTES = st.lists(_LETTERS, max_size=8).map(" ".join)


def statement(quote: str, *speakers: str, **labels: str) -> MatchClaim:
    return MatchClaim(quote, STATEMENT, speakers or ("الوزير",), **labels)


def event(quote: str, **labels: str) -> MatchClaim:
    return MatchClaim(quote, EVENT, **labels)


def codes(pair: matching.ProposedPair) -> set[str]:
    return {reason.code for reason in pair.reasons}


class TestDuplicates:
    def test_a_caption_points_to_the_body_sentence_that_it_cuts_short(self) -> None:
        assert matching.duplicates([[CAPTION, "جملة أخرى من خمس كلمات", BODY]]) == {(0, 0): (0, 2)}

    def test_the_longer_is_the_original_wherever_it_stands(self) -> None:
        assert matching.duplicates([[BODY, CAPTION]]) == {(0, 1): (0, 0)}

    def test_of_equal_ones_in_an_article_the_last_is_the_original(self) -> None:
        assert matching.duplicates([[CAPTION, CAPTION, CAPTION]]) == {
            (0, 0): (0, 2),
            (0, 1): (0, 2),
        }

    def test_across_articles_the_earlier_article_has_the_original(self) -> None:
        assert matching.duplicates([[CAPTION], [CAPTION]]) == {(1, 0): (0, 0)}

    def test_harakat_spelling_and_marks_make_no_difference(self) -> None:
        other = "وَصَلَت القافله الاولى الي المدينـة المحاصرة، فجر الاربعاء!"
        assert matching.duplicates([[other, BODY]]) == {(0, 0): (0, 1)}

    @pytest.mark.parametrize(
        ("short", "long"),
        [
            ("أصيب في الحادث 12 عاملا من المصنع ونقلوا إلى مستشفى المدينة القريب",
             "أصيب في الحادث 15 عاملا من المصنع ونقلوا إلى مستشفى المدينة القريب"),
            ("أعلنت الوزارة توفر اللقاح في جميع مراكز المحافظة منذ الأحد",
             "أعلنت الوزارة عدم توفر اللقاح في جميع مراكز المحافظة منذ الأحد"),
            ("الأربعاء فجر المحاصرة المدينة إلى الأولى القافلة وصلت", BODY),
            ("وصلت القافلة الأولى", BODY),
        ],
        ids=["another number", "a negation", "another order", "too short to tell"],
    )  # fmt: skip
    def test_claims_that_only_look_alike_are_none(self, short: str, long: str) -> None:
        assert matching.duplicates([[short, long]]) == {}

    @given(
        st.lists(
            st.lists(
                st.lists(st.sampled_from(["ا", "ب", "ت", "ث", "ج", "ح"]), max_size=8).map(" ".join)
            ),
            max_size=4,
        )
    )
    def test_an_original_is_never_a_duplicate_itself(self, quotes: list[list[str]]) -> None:
        found = matching.duplicates(quotes)
        assert not set(found) & set(found.values())


class TestCandidatePairs:
    @pytest.mark.parametrize(
        ("a", "b", "code", "relation"),
        [
            (statement("قال الوزير إن الهدنة صامدة وإن التعاون بين الجيشين مستمر"),
             event("هاجمت قوات الجيش الثاني موقعا للجيش الأول خلال الهدنة"),
             "opposite-words", "undermines"),
            (event("اتفق البلدان على تقاسم مياه النهر بالتساوي"),
             event("خرقت دولة المنبع الاتفاق مرتين وحبست مياه النهر"),
             "opposite-words", "breaches"),
            (statement("أكدت الوزارة أن المخزون يكفي ستة أشهر"),
             statement("وقال مدير المستودع إن المخزون لا يكفي شهرا", "المدير"),
             "denied", "contradicts"),
            (statement("قال الوزير إن نسبة النجاح بلغت 81 في المئة"),
             event("تظهر الجداول أن نسبة النجاح كانت 64 في المئة"),
             "numbers-differ", "contradicts"),
            (statement("قال الوزير إن الجسر سليم", proposition="bridge", stance="supports"),
             statement("وقال المهندس غير ذلك", "المهندس", proposition="bridge", stance="denies"),
             "opposite-stances", "contradicts"),
            (statement("قال الوزير إن الجسر شيد قبل عامين"),
             event("وتظهر سجلات البلدية أن الجسر قائم منذ عقد"), "shown", "undermines"),
            (statement("قال الوزير إن كل الجسور شيدت قبل الفيضان"),
             event("وبقيت مفتوحة سبعة جسور متهالكة"), "exception", "undermines"),
            (statement("ونفى الوزير أن يكون الحزب سينسحب من المجلس"),
             event("وقرأ الأمين بيان انسحاب الحزب من المجلس"), "denied", "contradicts"),
            (statement("قال الوزير إن التيار عاد إلى الحي"),
             event("والحي ما زال يضيئه الشمع"), "lasting", "undermines"),
            (statement("قال الوزير إن المبنى شيد قبل عامين"),
             statement("وهذا يناقض ما في دفتر المهندس", "المهندس"), "disputed", "contradicts"),
            (statement("تعهد الوزير بأن تصل الحافلات إلى القرية"),
             event("ومشى من انتظر الحافلات إلى المدرسة"), "promised", "breaches"),
            (statement("لن أبيع الأرض", "سامر النجار"),
             event("وظهر النجار في مكتب السمسار"), "tells-of", "undermines"),
            (statement("قال الوزير إن ثمن الكيس خمسة آلاف ليرة"),
             event("وفي السوق ثمن الكيس بسبعة آلاف صباحا"), "numbers-differ", "contradicts"),
            (statement("قال الوزير إن الكثافة لا تتعدى خمسين تلميذا في الفصل"),
             event("وجلس 83 تلميذا في فصل واحد"), "limit-crossed", "contradicts"),
        ],
        ids=[
            "opposite words", "breach", "negation", "numbers", "stances", "shown", "exception",
            "denial", "lasting", "disputed", "promise", "tells of", "amounts", "limit",
        ],
    )  # fmt: skip
    def test_each_sign_makes_its_pair_likelier_and_says_so(
        self, a: MatchClaim, b: MatchClaim, code: str, relation: str
    ) -> None:
        comment = MatchClaim("وهذا رأي الكاتب", vocabulary.AUTHOR_COMMENT)  # no side of a pair
        other = replace(b, quote="وأقيم معرض صغير للرسوم المائية في القاعة", stance=None)
        row = [comment, a, comment, comment, comment]
        told, untold = (
            {(pair.a, pair.b): pair for pair in matching.candidate_pairs([[*row, last]])}
            for last in (b, other)
        )
        found = told[(0, 1), (0, 5)]
        assert code in codes(found)
        assert found.relation == relation
        assert ((0, 1), (0, 5)) not in untold or untold[(0, 1), (0, 5)].score < found.score

    def test_a_connective_sets_neighbours_against_each_other(self) -> None:
        pairs = matching.candidate_pairs(
            [[event("وقع الطرفان تعهدا بفتح المعبر"), event("إلا أن الحاجز رد ست سيارات")]]
        )
        assert "contrast" in codes(pairs[0])

    def test_a_connective_reaches_back_over_a_claim_of_the_same_speaker(self) -> None:
        row = [
            statement("قال المدير إن المعبر مفتوح"),
            statement("وأضاف أن الحركة كثيفة"),
            event("غير أن الحاجز رد ست سيارات"),
        ]
        reached = {
            (pair.a, pair.b)
            for pair in matching.candidate_pairs([row])
            if "contrast" in codes(pair)
        }
        assert reached == {((0, 0), (0, 2)), ((0, 1), (0, 2))}

    def test_a_heading_does_not_stand_against_the_lead_that_says_it_in_full(self) -> None:
        heading = statement("الوزير: لا نقص في لقاح الإنفلونزا", "الوزير")
        lead = statement("نفى وزير الصحة وجود أي نقص في لقاح الإنفلونزا", "وزير الصحة")
        found = [event("نفد لقاح الإنفلونزا من المراكز الصحية"), event("أقيم معرض للكتاب")]
        best = matching.candidate_pairs([[heading, lead, *found]])[0]
        assert best.b == (0, 2)

    def test_one_word_pair_counts_once_however_many_oppositions_know_it(self) -> None:
        best = matching.candidate_pairs([[statement("قال إنه انتصر"), event("خسر الفريق")]])[0]
        told = [reason.code for reason in best.reasons]
        assert told.count("opposite-words") == 1

    def test_a_statement_leads_the_event_even_when_it_stands_later(self) -> None:
        pairs = matching.candidate_pairs(
            [
                [
                    event("هبطت صادرات التمور هذا العام"),
                    statement("قال الوزير إن صادرات التمور ترتفع"),
                ]
            ]
        )
        assert (pairs[0].a, pairs[0].b) == ((0, 1), (0, 0))

    def test_an_assurance_is_put_to_the_test_by_what_happens_next(self) -> None:
        row = [
            event("أقيم معرض للكتاب"),
            statement("تعهد رئيس البعثة بنقل الفوج إلى مقر أقرب", "رئيس البعثة"),
            event("وحتى ظهر السبت كان الزوار يجرون حقائبهم في الممرات نفسها"),
            event("ووزعت وجبات باردة"),
        ]
        best = matching.candidate_pairs([row])[0]
        assert (best.a, best.b) == ((0, 1), (0, 2))
        assert {"firm", "timed"} <= codes(best)

    def test_what_was_told_may_be_called_wrong_by_the_statement_after_it(self) -> None:
        row = [
            event("تداول الموظفون ليلا ملفا فيه رواتب المديرين"),
            statement("إلا أن المصرف وصف الملف بأنه مزيف", "المصرف"),
            event("وسافر المدير إلى بلده"),
        ]
        best = matching.candidate_pairs([row])[0]
        assert {best.a, best.b} == {(0, 0), (0, 1)}
        assert {"contrast", "disputed"} <= codes(best)

    def test_words_of_one_matter_bring_two_claims_together(self) -> None:
        said = statement("أكد الوزير أن الكهرباء مؤمنة كلها حتى الشتاء")
        dark, wedding = event("وغرقت أحياء الساحل في الظلام"), event("وغنت الفرقة في عرس المختار")
        near, far = (matching.candidate_pairs([[said, last]])[0] for last in (dark, wedding))
        assert near.score > far.score
        assert "same-field" in codes(near)

    def test_a_word_in_common_is_told_once(self) -> None:
        said = statement("قال العمدة إن التيار لن ينقطع عن أي حي في المرسى")
        same, other = (
            matching.candidate_pairs([[said, event(f"وانقطع {word} عن حي المرسى ليلا")]])[0]
            for word in ("التيار", "الضوء من المولد")
        )
        assert "same-words" in codes(same)
        assert "same-field" not in codes(same)
        assert {"same-words", "same-field"} <= codes(other)

    def test_a_case_of_what_is_said_of_all_comes_before_another_thing(self) -> None:
        said = statement("قال العمدة إن أي كشك في المنتزه لم يمس")
        case, other = (
            matching.candidate_pairs([[said, event(told)]])[0]
            for told in ("وأزيل كشك القهوة ليلا", "وأزيل تمثال الشاعر ليلا")
        )
        assert case.score > 1.5 * other.score

    def test_but_sets_against_and_while_may_only_set_beside(self) -> None:
        said, filler = statement("قال العمدة إن السوق مفتوح"), event("أقيم معرض للكتاب")
        against, beside = (
            matching.candidate_pairs([[*[filler] * 9, said, event(f"{word} الحافلة وصلت")]])[0]
            for word in ("لكن", "فيما")
        )
        assert against.score > 1.5 * beside.score

    def test_the_office_of_a_speaker_is_no_matter_that_both_tell_of(self) -> None:
        said = statement("قالت نقابة صيادلة الأدوية إن حفل التكريم أجل", "النقابة")
        told = event("ووزع الهلال الأدوية على القرى")
        (pair,) = matching.candidate_pairs([[said, told]])
        assert "same-field" not in codes(pair)
        said = statement("قالت النقابة إن الصيدليات لم تفتح", "النقابة")
        (pair,) = matching.candidate_pairs([[said, told]])
        assert "same-field" in codes(pair)

    @pytest.mark.parametrize(
        ("quote", "is_opposed"),
        [
            ("قال وزير التعاون إن الضباب كثيف", False),
            ("قال الوزير إن التعاون وثيق", True),
        ],
    )
    def test_the_office_of_a_speaker_has_no_opposite(self, quote: str, is_opposed: bool) -> None:
        (pair,) = matching.candidate_pairs([[statement(quote), event("واشتبك الجيشان")]])
        assert ("opposite-words" in codes(pair)) is is_opposed

    def test_that_it_is_denied_may_stand_before_what_is_denied(self) -> None:
        said = statement("أنكر التاجر أنه باع الحديقة")
        (pair,) = matching.candidate_pairs([[said, event("وكشفت الوثائق بيع الحديقة")]])
        assert {"denied"} <= codes(pair)

    def test_that_all_is_well_stands_against_what_went_wrong(self) -> None:
        said = statement("قال العمدة إن السوق آمن ومزود بالمياه")
        wrong, right = (
            matching.candidate_pairs([[said, event(told)]])[0]
            for told in ("واحترقت بسطات السوق وتوقف الضخ", "وازدانت بسطات السوق ودار الضخ")
        )
        assert wrong.score > right.score

    def test_pairs_reach_across_articles(self) -> None:
        here = [statement("أكد الناطق أن الناقلة لم تغرق قبالة الميناء"), event("أقيم معرض للكتاب")]
        there = [event("غرقت الناقلة قبالة الميناء ليل السبت"), event("فاز الفريق الضيف بهدفين")]
        best = matching.candidate_pairs([here, there])[0]
        assert (best.a, best.b) == ((0, 0), (1, 0))

    @pytest.mark.parametrize(
        "out",
        [
            MatchClaim("اتفاق مزعوم على مياه النهر", vocabulary.AUTHOR_COMMENT),
            MatchClaim("اتفق البلدان على مياه النهر", EVENT, is_duplicate=True),
        ],
        ids=["author's comment", "duplicate"],
    )
    def test_what_cannot_be_a_side_is_in_no_pair(self, out: MatchClaim) -> None:
        against = event("خرقت دولة المنبع اتفاق مياه النهر مرتين")
        assert matching.candidate_pairs([[out, against]]) == ()
        allowed = MatchClaim(out.quote, EVENT)
        assert matching.candidate_pairs([[allowed, against]])

    def test_a_speaker_seldom_contradicts_himself(self) -> None:
        quotes = "قال إن صادرات التمور ترتفع", "وقال إن صادرات القطن تنخفض"
        same, other = (
            matching.candidate_pairs([[statement(quotes[0], "أ"), statement(quotes[1], speaker)]])
            for speaker in ("أ", "ب")
        )
        assert max((pair.score for pair in same), default=0.0) < other[0].score

    @pytest.mark.parametrize(("claims", "pairs"), [(20, 30), (60, 60)])
    def test_an_article_yields_thirty_pairs_or_as_many_as_it_has_claims(
        self, claims: int, pairs: int
    ) -> None:
        told = [statement(f"قال الناطق {n} إن الهدنة صامدة", str(n)) for n in range(claims // 2)]
        told += [event(f"خرق الفصيل {n} الهدنة") for n in range(claims // 2)]
        assert len(matching.candidate_pairs([told])) == pairs

    @settings(deadline=None)
    @given(st.lists(st.lists(st.text(max_size=40), max_size=4), max_size=3))
    def test_any_text_is_ranked(self, quotes: list[list[str]]) -> None:
        pairs = matching.candidate_pairs([[event(quote) for quote in each] for each in quotes])
        scores = [pair.score for pair in pairs]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert all(pair.a != pair.b for pair in pairs)

    def test_one_claim_does_not_fill_the_head_of_the_list(self) -> None:
        promises = [
            statement(f"تعهد القائد {name} بالهدنة والاتفاق مع الفصيل", name) for name in "أبجد"
        ]
        breach = event("خرق الفصيل الهدنة والاتفاق")
        praise, trouble = statement("وصف المدير الموسم بأنه جيد", "م"), event("انهار سقف القاعة")
        filler = [
            event("أقيم معرض للكتاب في القاعة"),
            event("زار الوفد المتحف"),
            event("هطل المطر"),
        ]
        pairs = matching.candidate_pairs([[*promises, breach, *filler, praise, trouble]])
        assert {(0, 8), (0, 9)} in [{pair.a, pair.b} for pair in pairs[:4]]


def test_what_one_side_denies_is_told_in_the_order_of_its_words() -> None:
    denied = "التطبيق لا يحفظ أسماء ولا يجمع صورا ولا ينشر أرقاما ولا يبيع عناوين"
    said = event("التطبيق يحفظ أسماء ويجمع صورا وينشر أرقاما ويبيع عناوين")
    (pair,) = matching.candidate_pairs([[statement(denied), said]])
    assert "negation" not in codes(pair)
    (words,) = (each.params["words"] for each in pair.reasons if each.code == "denied")
    assert len(words.split("، ")) > 3
    assert words.split("، ") == sorted(words.split("، "), key=denied.index)


@pytest.mark.parametrize(
    ("quote", "message", "word"),
    [
        ("قال العمدة إن البلدية لن تهدم الكشك", "one says it firmly", "لن تهدم"),
        ("ذكر العمدة اتفاقا مع صاحب الكشك", "one tells of a commitment", "اتفاقا"),
        ("أسف العمدة لعدم ترخيص الكشك", "", ""),
    ],
)
def test_what_is_said_firmly_is_named_by_its_words(quote: str, message: str, word: str) -> None:
    (pair,) = matching.candidate_pairs([[statement(quote), event("وهدم الكشك فجرا")]])
    told = [each for each in pair.reasons if each.code == "firm"]
    assert [each.params["word"] for each in told] == ([word] if word else [])
    assert all(each.message.startswith(message) for each in told)


def test_a_likely_pair_is_told_though_no_word_is_opposed() -> None:
    said, told = statement("وقال الوزير إن الجسر شيد قبل عامين"), event("والجسر خشب يتمايل")
    (pair,) = matching.candidate_pairs([[said, told]])
    assert "told-by-another" in codes(pair)
    assert matching.candidate_pairs([[told, told]]) == ()


def test_pairs_across_name_the_article_and_the_claim_in_it() -> None:
    own = [statement("نفى الوزير إغلاق مركز الحروق في المدينة")]
    others = [
        [event("افتتح معرض الكتاب السنوي")],
        [event("هطل المطر ليلا"), event("أغلق مركز الحروق في المدينة أمس")],
    ]
    pair = matching.pairs_across(own, others)[0]
    assert (pair.a, pair.b) == ((0, 0), (2, 1))


def test_a_limit_is_crossed_on_one_side_only() -> None:
    said = statement("قال الوزير إن الكثافة لا تتعدى خمسين تلميذا في الفصل")
    pairs = matching.candidate_pairs([[said, event("وجلس 43 تلميذا في فصل واحد")]])
    assert all("limit-crossed" not in codes(pair) for pair in pairs)


def test_no_reason_says_what_another_says_better() -> None:
    said = statement("قال الوزير إن الكثافة لا تتعدى خمسين تلميذا وإن الأبواب لم تفتح")
    told = event("وجلس 83 تلميذا في فصل واحد وفتح الحارس الأبواب")
    (pair,) = matching.candidate_pairs([[said, told]])
    assert {"limit-crossed", "denied"} <= codes(pair)
    assert codes(pair).isdisjoint(("numbers-differ", "negation", "opposite-words"))
    assert "told-by-another" not in codes(pair)


def test_what_one_speaker_says_in_two_articles_of_one_matter_may_stand_against_itself() -> None:
    first = [
        statement("أكد العمدة طارق الدالي أن جسر الزيتون متين وأن مهندسي البلدية فحصوه", "الدالي"),
        event("وعبرت شاحنات الأسمنت جسر الزيتون ليلا"),
    ]
    later = [
        statement("أقر العمدة طارق الدالي بأن مهندسي البلدية فحصوا جسر الزيتون قبل عام", "الدالي"),
        event("ورفع العمال أسمنت جسر الزيتون فجرا"),
    ]
    pairs = matching.candidate_pairs([first, later])
    found = {frozenset((pair.a, pair.b)): codes(pair) for pair in pairs}
    assert "said-twice" in found[frozenset(((0, 0), (1, 0)))]


def test_what_is_only_made_known_is_told_from_what_is_insisted_on() -> None:
    known, insisted = (
        next(matching.observations([[statement(f"{verb} العمدة أن السوق مضاءة"), event("وأظلم")]]))
        for verb in ("وأوضح", "وشدد")
    )
    assert "said as a report" in known[2].keys() - insisted[2].keys()


def test_words_for_one_thing_speak_for_a_pair() -> None:
    said = statement("وقال الوالي إنه لا وفيات في المخيم", "الوالي")
    told, other = event("وشيع الأهالي فجرا جثامين أربعة"), event("وجمع الأهالي فجرا تبرعات أربعة")
    pair, plain = (matching.candidate_pairs([[said, each]])[0] for each in (told, other))
    (thing,) = (each for each in pair.reasons if each.code == "same-thing")
    assert thing.params == {"a": "وفيات", "b": "وشيع"}
    assert pair.score > plain.score


@pytest.mark.parametrize(
    ("told", "outdone"),
    [("لكن إنارة السوق انقطعت ليلة الخميس", 1), ("لكن الشوارع امتلأت قمامة ليلة الخميس", 0)],
)
def test_a_connective_answers_what_is_nearest_of_all_that_one_speaker_says(
    told: str, outdone: int
) -> None:
    lit = statement("قال العمدة إن إنارة السوق تعمل كل ليلة", "العمدة")
    swept = statement("وأضاف العمدة أن الشوارع تكنس كل صباح", "العمدة")
    found = [
        (a, b)
        for a, b, features in matching.observations([[lit, swept, event(told)]])
        if "contrast, another nearer" in features
    ]
    assert found == [((0, outdone), (0, 2))]


@pytest.mark.parametrize(
    ("quote", "feature", "told", "other"),
    [
        ("لا وفيات في المخيم", "by another word", "وشيع الأهالي جثامين أربعة", "وغنى الأهالي ليلا"),
        ("إنارة السوق لم تنقطع", "told as a step", "ووصل العمدة إلى السوق", "وأظلم السوق"),
        ("السوق مضاءة", "told of another case", "وأظلم سوق مماثل", "وأظلم السوق"),
        ("السوق مضاءة", "told of another time", "وأظلم السوق في العيد الماضي", "وأظلم السوق"),
        ("السوق مضاءة", "told of another time", "وكان السوق قد أظلم", "وأظلم السوق"),
        ("السوق ستفتح السبت", "due, and not yet", "ولم تفتح حتى الأحد", "وفتحت الأحد"),
        ("السوق ستفتح السبت", "due, and as said", "وفتحت فعلا", "ولم تفتح فعلا"),
        ("سيارات السوق كثيرة", "", "ولم تفتح حتى الأحد", "وفتحت فعلا"),
        ("الدكاكين جميعها مفتوحة", "of all, and a part", "وفتح نصف الدكاكين", "وفتحت الدكاكين"),
        ("الدكاكين مفتوحة", "", "وفتح نصف الدكاكين", "وفتحت الدكاكين"),
    ],
)
def test_what_tells_a_test_of_a_statement(quote: str, feature: str, told: str, other: str) -> None:
    said = statement(f"وقال العمدة إن {quote}", "العمدة")
    with_it, without = (
        next(
            features
            for a, b, features in matching.observations([[said, event(each), event("وهطل المطر")]])
            if (a, b) == ((0, 0), (0, 1))
        )
        for each in (told, other)
    )
    if feature:
        assert feature in with_it.keys() - without.keys()
    else:
        due = ("due, and not yet", "due, and as said", "of all, and a part")
        assert not {*with_it, *without} & {*due}
