"""Agreement equals nltk's and scikit-learn's, and says where it is not defined."""

import math
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import masi_distance
from sklearn.metrics import cohen_kappa_score, confusion_matrix, f1_score

from claims.domain import agreement

STANCES = ["supports", "denies", "opposes", "questions", "neutral", "unclear"]
SPEAKERS = ["trump", "putin", "votel", "konashenkov"]
# nltk divides by zero for two empty sets; in its table one that names nobody stands for them.
NOBODY = frozenset(["nobody"])

Rating = tuple[int, int, Any]


def table(seed: int, *, sets: bool) -> list[Rating]:
    """Ratings of up to 5 reviewers for up to 60 units, with gaps, some units with one or none."""
    draw = random.Random(seed)
    reviewers, missing = draw.randint(2, 5), draw.choice([0, 0.2, 0.6])
    labels = STANCES[: draw.randint(2, 6)]
    ratings: list[Rating] = []
    for unit in range(draw.randint(2, 60)):
        likely = draw.choice(labels)
        for reviewer in range(reviewers):
            if draw.random() < missing:
                continue
            label = likely if draw.random() < 0.6 else draw.choice(labels)
            some = frozenset(draw.sample(SPEAKERS, draw.choice([0, 1, 1, 2, 3])))
            ratings.append((unit, reviewer, some if sets else label))
    return ratings


def units(ratings: list[Rating]) -> list[list[Any]]:
    found: dict[int, list[Any]] = {}
    for unit, _reviewer, label in ratings:
        found.setdefault(unit, []).append(label)
    return list(found.values())


def nltk_alpha(ratings: list[Rating], distance: Any) -> float | None:
    """nltk's; where it says 1 because only one label was used, or fails, nothing is defined."""
    pairable = [labels for labels in units(ratings) if len(labels) > 1]
    if len({label for labels in pairable for label in labels}) < 2:
        return None
    rows = [(str(reviewer), str(unit), label or NOBODY) for unit, reviewer, label in ratings]
    return float(AnnotationTask(data=rows, distance=distance).alpha())


def same(ours: float | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return math.isclose(ours, theirs, rel_tol=0, abs_tol=1e-9)


@pytest.mark.parametrize("seed", range(200))
def test_alpha_is_that_of_nltk(seed: int) -> None:
    labels, sets = table(seed, sets=False), table(seed, sets=True)
    ours = agreement.alpha(units(labels), resamples=0).value
    assert same(ours, nltk_alpha(labels, lambda a, b: float(a != b)))
    ours = agreement.alpha(units(sets), agreement.masi, resamples=0).value
    assert same(ours, nltk_alpha(sets, masi_distance))


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.UndefinedMetricWarning")
@pytest.mark.filterwarnings("ignore:A single label was found")
@pytest.mark.parametrize("seed", range(200))
def test_kappa_and_confusion_are_those_of_scikit_learn(seed: int) -> None:
    rated: dict[int, dict[int, Any]] = {}
    for unit, reviewer, label in table(seed, sets=False):
        rated.setdefault(unit, {})[reviewer] = label
    pairs = [(each[0], each[1]) for each in rated.values() if {0, 1} <= each.keys()]
    counts = agreement.confusions((each, 1) for each in rated.values()).get((0, 1), Counter())
    figure = agreement.kappa(counts)
    assert figure.n == len(pairs)
    if not pairs:
        assert (figure.value, figure.reason) == (None, agreement.NO_PAIRS)
        return
    firsts, seconds = zip(*pairs, strict=True)
    theirs = float(cohen_kappa_score(firsts, seconds))
    assert same(figure.value, None if math.isnan(theirs) else theirs)
    matrix = confusion_matrix(firsts, seconds, labels=STANCES)
    assert [[counts[a, b] for b in STANCES] for a in STANCES] == matrix.tolist()
    per_label = agreement.label_agreement(counts, STANCES)
    scores = f1_score(firsts, seconds, labels=STANCES, average=None, zero_division=math.nan)
    for label, score in zip(STANCES, scores, strict=True):
        assert same(per_label[label].value, None if math.isnan(score) else float(score))


@pytest.mark.parametrize(
    ("given", "reason", "n"),
    [
        ([], agreement.NO_PAIRS, 0),
        ([["a"], ["b"]], agreement.NO_PAIRS, 0),
        ([["a", "a"], ["a", "a"], ["b"]], agreement.ONE_LABEL, 2),
    ],
)
def test_alpha_that_is_not_defined_says_why(given: Any, reason: str, n: int) -> None:
    assert agreement.alpha(given) == agreement.Figure(None, n, reason)


def test_kappa_that_is_not_defined_says_why() -> None:
    assert agreement.kappa(Counter()) == agreement.Figure(None, 0, agreement.NO_PAIRS)
    assert agreement.kappa(Counter({("a", "a"): 3})) == agreement.Figure(
        None, 3, agreement.ONE_LABEL
    )
    assert agreement.kappa(Counter({("a", "b"): 3})).value == 0


def test_two_empty_sets_are_equal_and_an_empty_one_is_far_from_any_other() -> None:
    nobody: frozenset[str] = frozenset()
    assert agreement.masi(nobody, nobody) == 0
    assert agreement.masi(nobody, frozenset(["trump"])) == 1


@given(st.frozensets(st.sampled_from(SPEAKERS)), st.frozensets(st.sampled_from(SPEAKERS)))
def test_masi_is_that_of_nltk_and_a_distance(a: frozenset[str], b: frozenset[str]) -> None:
    ours = agreement.masi(a, b)
    assert 0 <= ours <= 1
    assert ours == agreement.masi(b, a)
    assert (ours == 0) == (a == b)
    if a or b:
        assert ours == pytest.approx(masi_distance(a, b), abs=1e-12)


def test_spans_are_the_same_only_if_both_ends_are() -> None:
    machine, desk = {(0, 5), (6, 9), (10, 12)}, {(0, 5), (6, 10)}
    figure = agreement.specific_agreement(len(machine & desk), len(machine), len(desk))
    assert (figure.value, figure.n) == (2 / 5, 4)
    assert agreement.specific_agreement(0, 0, 0).reason == agreement.NOTHING


def test_the_interval_is_given_below_fifty_units_and_is_always_the_same() -> None:
    few = [["a", "a"], ["a", "b"], ["b", "b"], ["b", "a"], ["c", "c"]] * 6
    figure = agreement.alpha(few)
    assert figure.value is not None
    assert figure.interval is not None
    low, high = figure.interval
    assert low < figure.value < high
    assert agreement.alpha(few) == figure
    assert agreement.alpha(few * 2).interval is None


def test_the_interval_narrows_with_more_units() -> None:
    def width(pairs: list[tuple[str, str]]) -> float:
        interval = agreement.alpha(pairs).interval
        assert interval is not None
        return interval[1] - interval[0]

    some = [("a", "a"), ("a", "b"), ("b", "b"), ("b", "b"), ("a", "a"), ("b", "a")]
    assert width(some * 8) < width(some * 2)


@pytest.mark.parametrize("seed", range(40))
def test_units_that_are_alike_may_be_counted_once(seed: int) -> None:
    """The value is the same, and where the units come in their order the interval is too."""
    for sets, distance in ((False, agreement.nominal), (True, agreement.masi)):
        one_by_one = units(table(seed, sets=sets))
        counted = Counter(map(tuple, one_by_one)).items()
        ours = agreement.alpha_of_alike(counted, distance, resamples=0)
        theirs = agreement.alpha(one_by_one, distance, resamples=0)
        assert (ours.n, ours.reason) == (theirs.n, theirs.reason)
        assert same(ours.value, theirs.value)
    few = [["a", "a"], ["a", "b"], ["b", "b"]]
    grouped = [(each, 9) for each in few]
    assert agreement.alpha_of_alike(grouped) == agreement.alpha([f for f in few for _n in range(9)])


def test_a_table_is_turned_for_the_other_reviewer() -> None:
    counts = agreement.confusions([({2: "a", 1: "b"}, 3), ({1: "a"}, 5), ({1: "a", 2: "a"}, 1)])
    assert counts == {(1, 2): {("b", "a"): 3, ("a", "a"): 1}}
    assert agreement.turned(counts[1, 2]) == {("a", "b"): 3, ("a", "a"): 1}


def test_bands_are_named_as_their_sources_do() -> None:
    def words(value: float, bands: Any) -> str:
        return agreement.Figure(value, 60).band(bands)

    krippendorff, landis = agreement.KRIPPENDORFF_2004, agreement.LANDIS_KOCH_1977
    assert [words(v, krippendorff) for v in (0.8, 0.667, 0.6669, 0.66, -0.2)] == [
        "reliable",
        *["for tentative conclusions only"] * 2,
        *["not reliable"] * 2,
    ]
    assert [words(v, landis) for v in (1, 0.61, 0.5, 0.3, 0.1, -0.1)] == [
        "almost perfect",
        "substantial",
        "moderate",
        "fair",
        "slight",
        "poor",
    ]
    assert agreement.Figure(None, 0, agreement.NO_PAIRS).band(krippendorff) == ""


@pytest.mark.parametrize(
    ("answers", "counted"),
    [
        ([(1, "a"), (2, "b")], {1: "a", 2: "b"}),
        # corrected before anyone else answered: the correction counts
        ([(1, "a"), (1, "c"), (2, "b")], {1: "c", 2: "b"}),
        # corrected after the other's answer could be read: the first one counts
        ([(1, "a"), (2, "b"), (1, "b")], {1: "a", 2: "b"}),
        ([(1, "a"), (2, "b"), (2, "a")], {1: "a", 2: "b"}),
        ([(1, "a"), (2, "b"), (3, "a"), (1, "c")], {1: "a", 2: "b", 3: "a"}),
        # no label is an answer too: who took no stance while blind takes none later
        ([(1, None), (2, "b"), (1, "b")], {1: None, 2: "b"}),
    ],
)
def test_only_what_was_said_blind_counts(
    answers: list[tuple[int, str | None]], counted: dict[int, str | None]
) -> None:
    assert agreement.independent(answers) == counted
