"""What PostgreSQL pushes and a reader pulls: whole lines, and a reader who leaves."""

from collections.abc import Iterator

import pytest
from django.db import DataError, connection
from django.db.models import F, Value
from django.db.models.functions import Repeat

from claims.exports import Selection, sources, streaming
from claims.models import Claim
from claims.models.claims import ClaimQuerySet


def source(rows: ClaimQuerySet, **fields: object) -> streaming.Source:
    return streaming.Source(rows, {"uid": "uid", **fields})


def answers() -> bool:
    """Whether the connection still answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT true")
        return bool(cursor.fetchone()[0])


def test_pieces_hold_the_lines_whole(desk: Selection) -> None:
    for each in sources.sources(desk):
        lines = "".join(line + "\n" for line in each.lines())
        pieces = list(each.pieces())
        assert b"".join(pieces).decode() == lines
        assert all(piece.endswith(b"\n") for piece in pieces)


def test_a_line_longer_than_a_piece_stays_whole(desk: Selection) -> None:
    text = 'ادعاء "طويل" \\ 😀\u2028'
    long = Repeat(Value(text), streaming.PIECE // len(text.encode()) * 2)
    rows = Claim.objects.order_by("pk")[:2]
    first, last = b"".join(source(rows, text=long).pieces()).splitlines()
    assert len(first) == len(last) > streaming.PIECE
    assert list(source(rows, text=long).lines()) == [first.decode(), last.decode()]


def read(each: streaming.Source) -> Iterator[bytes]:
    with streaming.one_moment():
        yield from each.pieces()


def test_a_reader_may_leave_in_the_middle(desk: Selection) -> None:
    long = Repeat(Value("س"), streaming.PIECE)
    reading = read(source(Claim.objects.order_by("pk"), text=long))
    assert next(reading).startswith(b"{")
    reading.close()
    assert answers()


def test_what_fails_in_the_middle_is_told(desk: Selection) -> None:
    nothing = F("pk") / (F("pk") - F("pk"))
    with pytest.raises(DataError, match="zero"):
        list(read(source(Claim.objects.order_by("pk"), number=nothing)))
    assert answers()
