"""Speakers by all their names, and propositions; merged ones are kept for the history."""

import pytest

from claims.actions import cataloguing
from claims.actions.base import Stale
from claims.models import Speaker, User
from claims.permissions import NotAllowed
from tests import factories
from tests.factories import STATEMENT

pytestmark = pytest.mark.django_db


def details(name: str, *aliases: str, **more: str) -> cataloguing.SpeakerDetails:
    return cataloguing.SpeakerDetails(name_ar=name, aliases=aliases, **more)


def names(speaker: Speaker) -> list[str]:
    return [alias.surface for alias in speaker.aliases.all()]


def test_a_name_is_an_alias_and_spellings_that_read_alike_are_one(layla: User) -> None:
    made = cataloguing.add_speaker(by=layla, details=details("ترمب", "ترامب", "تِرْمب", "Trump"))
    assert names(made) == ["ترمب", "ترامب", "Trump"]


def test_a_name_belongs_to_one_speaker(layla: User) -> None:
    cataloguing.add_speaker(by=layla, details=details("ترمب", "ترامب"))
    with pytest.raises(cataloguing.AliasTaken, match="ترمب"):
        cataloguing.add_speaker(by=layla, details=details("ترامب"))
    assert Speaker.objects.count() == 1


def test_editing_sets_the_aliases_and_knows_what_is_stale(layla: User) -> None:
    made = cataloguing.add_speaker(by=layla, details=details("ترمب", "ترامب"))
    edit = {"uid": made.uid, "by": layla, "version": 1}
    edited = cataloguing.edit_speaker(details=details("ترمب", "دونالد ترمب"), **edit)
    assert names(edited) == ["ترمب", "دونالد ترمب"]
    with pytest.raises(Stale):
        cataloguing.edit_speaker(details=details("ترمب"), **edit)


@pytest.mark.parametrize("wikidata_id", ["22686", "Q0", "Q12x", "q5", "Q"])
def test_a_wikidata_id_is_q_and_a_number(layla: User, wikidata_id: str) -> None:
    with pytest.raises(cataloguing.BadWikidataId):
        cataloguing.add_speaker(by=layla, details=details("ترمب", wikidata_id=wikidata_id))


def test_merging_moves_names_and_answers(layla: User, huda: User) -> None:
    factories.proposition(layla)
    merged = factories.speaker(layla)
    kept = factories.speaker(layla, "سالم", key="kept")
    claim = factories.claims(factories.article(layla), layla)[0]
    annotation = factories.annotate(claim, layla, STATEMENT)
    with pytest.raises(NotAllowed):
        cataloguing.merge_speakers(uid=merged.uid, into_uid=kept.uid, by=layla, version=1)
    cataloguing.merge_speakers(uid=merged.uid, into_uid=kept.uid, by=huda, version=1)
    assert [named.speaker for named in annotation.named.all()] == [kept]
    assert sorted(names(kept)) == ["الوزير سالم", "سالم"]
    merged.refresh_from_db()
    assert (merged.active, merged.merged_into) == (False, kept)


def test_nothing_is_merged_into_itself(layla: User, huda: User) -> None:
    one = factories.speaker(layla)
    with pytest.raises(cataloguing.MergeIntoItself):
        cataloguing.merge_speakers(uid=one.uid, into_uid=one.uid, by=huda, version=1)


def test_a_proposition_is_in_the_list_once(layla: User) -> None:
    factories.proposition(layla)
    with pytest.raises(cataloguing.TextTaken):
        factories.proposition(layla, "الجسر  آمن", key="again")
    with pytest.raises(cataloguing.TextMissing):
        factories.proposition(layla, " ", key="empty")


def test_merging_propositions_moves_the_stances(layla: User, huda: User) -> None:
    factories.speaker(layla)
    merged = factories.proposition(layla)
    kept = factories.proposition(layla, "الجسر سليم", key="kept")
    claim = factories.claims(factories.article(layla), layla)[0]
    annotation = factories.annotate(claim, layla, STATEMENT)
    cataloguing.merge_propositions(uid=merged.uid, into_uid=kept.uid, by=huda, version=1)
    annotation.refresh_from_db()
    assert annotation.proposition == kept
