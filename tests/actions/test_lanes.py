"""Parts of one work side by side, each with a connection of its own, committed in their order."""

import threading
from collections.abc import Iterator

import pytest
from django.db import connection

from claims.actions.lanes import GivenUp, Lanes, Turns
from claims.domain.importing import EmptyText

SECONDS = 30


def backend(_: object = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_lanes_are_at_work_at_the_same_time_by_connections_of_their_own() -> None:
    met = threading.Barrier(2)

    def part(number: int) -> int:
        met.wait(SECONDS)
        return backend()

    with Lanes(2) as lanes:
        backends = list(lanes.each(part, range(6)))
    assert backends[::2] == [backends[0]] * 3
    assert backends[1::2] == [backends[1]] * 3
    assert len({*backends, backend()}) == 3


@pytest.mark.django_db
def test_within_a_transaction_there_is_one_lane_which_sees_what_it_did() -> None:
    with Lanes(2) as lanes:
        assert set(lanes.each(backend, range(3))) == {backend()}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [1, 2])
def test_what_fails_while_parts_are_made_is_told_after_all_before_it(count: int) -> None:
    def parts() -> Iterator[int]:
        yield from range(3)
        raise EmptyText()

    with Lanes(count) as lanes:
        found = lanes.each(lambda part: part, parts())
        assert [next(found) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(EmptyText):
            next(found)


def test_turns_come_in_order_and_end_with_whoever_gives_up() -> None:
    turns, heard = Turns(), []

    def wait(number: int) -> None:
        try:
            turns.wait_for(number)
            heard.append(number)
        except GivenUp:
            heard.append(-number)

    threads = [threading.Thread(target=wait, args=[number]) for number in (1, 2)]
    for thread in threads:
        thread.start()
    assert turns.has_come(0)
    assert not turns.has_come(1)
    assert not turns.wait_for(1, seconds=0)
    turns.pass_on()
    threads[0].join(SECONDS)
    turns.give_up()
    threads[1].join(SECONDS)
    assert heard == [1, -2]


def test_what_fails_ahead_of_its_turn_keeps_nothing_before_it_back() -> None:
    turns = Turns()
    turns.give_up()
    assert turns.wait_for(0)
    with pytest.raises(GivenUp):
        turns.wait_for(1)
