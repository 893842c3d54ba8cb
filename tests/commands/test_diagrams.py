"""docs/states.md is what the code's own tables say, and says so when it is not."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.domain.contradicting import CONTRADICTION_MOVES
from claims.domain.reviewing import CLAIM_MOVES
from claims.management.commands import diagrams


def test_the_diagrams_are_those_of_the_code() -> None:
    call_command("diagrams", "--check")
    drawn = diagrams.PLACE.read_text(encoding="utf-8")
    for move in (*CLAIM_MOVES.table, *CONTRADICTION_MOVES.table):
        assert f"  {move.before or '[*]'} --> {move.after}: {move.verb}\n" in drawn


def test_a_stale_file_is_refused_and_drawn_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stale = tmp_path / "states.md"
    stale.write_text("# States\n", encoding="utf-8")
    monkeypatch.setattr(diagrams, "PLACE", stale)
    with pytest.raises(CommandError, match="stale"):
        call_command("diagrams", "--check")
    call_command("diagrams")
    call_command("diagrams", "--check")
