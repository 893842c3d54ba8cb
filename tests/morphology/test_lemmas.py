"""Lemmas where a morphology is installed, light stems where there is none."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from claims import morphology
from claims.domain import arabic, matching, retrieving
from claims.domain.matching import MatchClaim
from claims.domain.proposals import ProposedPair
from claims.morphology import files
from claims.morphology.lemmas import Lemmas
from tests.ground.conftest import ROOT
from tests.morphology import data


@pytest.fixture(scope="module")
def lemmas(tmp_path_factory: pytest.TempPathFactory) -> Lemmas:
    folder = tmp_path_factory.mktemp("camel_tools")
    data.write(folder)
    return Lemmas(folder)


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("كتب", "كتاب"),
        ("والكتب،", "كتاب"),
        ("«المدن»", "مدينه"),
        ("مُدُن", "مدينه"),
        ("القرى", "قريه"),
        ("القري", "قريه"),  # normalised, as the index gives it
    ],
)
def test_the_forms_of_a_word_fall_together(lemmas: Lemmas, word: str, lemma: str) -> None:
    assert lemmas.of(word) == lemma
    assert arabic.light_stem("كتب") != arabic.light_stem("كتاب")


@pytest.mark.parametrize("word", ["المستشفيات", "2017", "NATO", "…", "", "ترمب/ترامب"])
def test_what_the_morphology_does_not_know_has_its_light_stem(lemmas: Lemmas, word: str) -> None:
    assert lemmas.of(word) == arabic.light_stem(word)


def test_claims_are_found_by_lemmas(lemmas: Lemmas) -> None:
    pool = ["وصلت المدن", "نفدت المياه", "انتشرت القرى"]
    by_stems = retrieving.Index(pool).near_text("مدينة")
    by_lemmas = retrieving.Index(pool, lemmas.of).near_text("مدينة")
    assert 0 not in by_stems or by_lemmas[0] > by_stems[0]
    assert max(by_lemmas, key=lambda number: by_lemmas[number]) == 0


def test_pairs_are_matched_by_lemmas(lemmas: Lemmas) -> None:
    claims = [
        MatchClaim("أعلن المدير وصول كتاب جديد إلى المكتبة", "official_statement", ("المدير",)),
        MatchClaim("لا كتب في المكتبة منذ الصيف", "reported_event"),
    ]
    assert "one denies «كتب»" not in reasons(matching.candidate_pairs([claims]))
    assert "one denies «كتب»" in reasons(matching.candidate_pairs([claims], lemmas.of))


def reasons(pairs: Sequence[ProposedPair]) -> list[str]:
    return [str(reason) for pair in pairs for reason in pair.reasons]


def test_without_the_data_words_are_matched_by_light_stems() -> None:
    assert not files.are_there()
    assert morphology.stem() is arabic.light_stem
    assert morphology.mode() == morphology.LIGHT_STEMS


ASK = (
    "from claims import morphology as m; print(m.mode()); print(m.stem()('المدن')); print(m.mode())"
)


def asked(home: Path) -> list[str]:
    """What a process says whose runtime folder is `home`, and which can reach no network."""
    ask = "import socket; socket.socket.connect = None; " + ASK
    done = subprocess.run(
        [sys.executable, "-c", ask],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"MIHAKK_HOME": str(home), "PATH": "", "HOME": str(home)},
    )
    return done.stdout.splitlines()


def test_a_process_with_the_data_matches_by_lemmas(tmp_path: Path) -> None:
    data.write(tmp_path / "camel_tools")
    assert asked(tmp_path) == [morphology.LEMMAS, "مدينه", morphology.LEMMAS]


def test_data_that_cannot_be_read_stop_no_proposals(tmp_path: Path) -> None:
    data.write(tmp_path / "camel_tools")
    (tmp_path / "camel_tools" / files.DATABASE.path).write_text("damaged", encoding="utf-8")
    assert asked(tmp_path) == [morphology.LEMMAS, arabic.light_stem("المدن"), morphology.UNREADABLE]
