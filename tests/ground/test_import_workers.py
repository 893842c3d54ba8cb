"""A real worker that is killed with an import in hand, and the next one."""

import pytest
from django.utils import timezone

from claims.actions import bulk
from claims.domain.importrows import Options
from claims.models import Article
from tests import factories
from tests.actions import files
from tests.ground.conftest import kill, no_worker_shows_life, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
SECONDS = 120  # to start a Django process on a busy machine
ROWS = 1_200


def uploaded(by, rows, **options):
    return bulk.upload(
        by=by,
        data=[files.as_jsonl(*rows).encode()],
        name="a.jsonl",
        options=Options(**options),
        at=timezone.now(),
    )


def done(batch):
    batch.refresh_from_db()
    return batch.done


def state(batch):
    batch.refresh_from_db()
    return batch.state


def test_import_of_a_killed_worker_is_finished_by_the_next(worker, layla, rania):
    factories.speaker(layla)
    factories.proposition(layla)
    batch = uploaded(rania, (files.statement(number) for number in range(ROWS)))
    bulk.start(uid=batch.uid, by=rania, at=timezone.now())
    first = worker()
    wait_until(lambda: done(batch) > 0, SECONDS)
    kill(first.pid)
    wait_until(no_worker_shows_life, SECONDS)
    assert 0 < done(batch) < ROWS
    worker()
    wait_until(lambda: state(batch) != "running", SECONDS)
    assert (batch.state, batch.done, batch.counts["added"]) == ("done", ROWS, ROWS)
    assert Article.objects.count() == ROWS
    assert not batch.pieces.exists()
