"""In whose words a claim tells what its speaker says: direct, indirect or mixed."""

from claims.domain import lexicon
from claims.domain.quoting import Quotation
from claims.domain.segmenting import Passage
from claims.domain.signs import Cue
from claims.domain.wording import Row

_MOSTLY = 0.6  # of the words that a speaker is made to answer for, quoted: a direct quotation
_FEWEST = 2  # quoted words: one by itself is only called so


def form(text: str, passage: Passage, cue: Cue) -> str:
    """One of `vocabulary.ATTRIBUTIONS` for a claim of the text that the sign says is somebody's."""
    if not passage.quotations.outer:
        return "indirect"
    row, said = passage.row, spoken(passage)
    if not said:
        return "indirect"
    places = [row.within(each.start, each.end) for each in said]
    inside = sum(last - first for first, last in places)
    if inside < _FEWEST:
        return "indirect"
    if said[0].start <= row.starts[0] or _is_introduced(text, said[0].start):
        return "direct" if inside >= _MOSTLY * _told(cue, row) else "mixed"
    return "mixed"


def spoken(passage: Passage) -> list[Quotation]:
    """What is quoted in the claim that somebody may have said."""
    around = passage.quotations.overlapping(passage.span.start, passage.span.end)
    return [each for each in around if each.spoken]


def is_led_to(text: str, passage: Passage) -> bool:
    """«حين أذكر لها المقال تبتسم: «…»»: what is quoted after a colon is said by somebody."""
    if not lexicon.ON_IT.isdisjoint(passage.row.norms):
        return False  # «ورقة كُتب عليها: …»
    return any(":" in text[max(0, each.start - 3) : each.start] for each in spoken(passage))


def _is_introduced(text: str, at: int) -> bool:
    """Whether a colon stands right before the quotation."""
    return text[max(0, at - 4) : at].rstrip()[-1:] == ":"


def _told(cue: Cue, row: Row) -> int:
    """How many words are not the sign and its speaker."""
    start, end = cue.subject or (0, 0)
    return len(row) - (end - start) - 1
