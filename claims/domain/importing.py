"""From bytes and pasted text to the text that is stored and never changes again."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from claims.domain.problems import N_, Problem

BYTE_ORDER_MARK = "\ufeff"
# C0 but tab and line break, DEL and C1, and lone surrogates, which no database holds.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOTHING = regex.compile(r"[\s\p{Cf}]*")  # white space and marks that nobody sees


class NotUtf8(Problem):
    code = "not-utf8"
    message = N_(
        "The file is not UTF-8: byte %(position)d cannot be read. Save it as UTF-8, then try again."
    )
    field = "file"


class EmptyText(Problem):
    code = "empty-text"
    message = N_("There is no text: paste the article or choose a file that holds it.")
    field = "text"


class TextTooLong(Problem):
    code = "text-too-long"
    message = N_("The text has %(length)d characters, the limit is %(limit)d: split it into parts.")
    field = "text"


class ControlCharacters(Problem):
    code = "control-characters"
    message = N_(
        "The text holds a control character (%(name)s) in line %(line)d, column %(column)d: "
        "remove it."
    )
    field = "text"


@dataclass(frozen=True, slots=True)
class CleanText:
    """The text to store, and for each of its offsets, the end included, that in the raw text."""

    text: str
    raw_offsets: Sequence[int]

    def raw(self, offset: int) -> int:
        """The offset in the raw text (code points) for one in the stored text."""
        return self.raw_offsets[offset]


def decode(data: bytes) -> str:
    """The bytes as UTF-8, byte order mark and line ends as they are. Raises `NotUtf8`."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(position=error.start + 1) from None


def clean_text(raw: str, limit: int) -> CleanText:
    """Line ends become "\\n" and a leading byte order mark goes; nothing else is touched.

    Raises `EmptyText`, `TextTooLong` (over `limit` code points) and `ControlCharacters`.
    """
    text, offsets = _unify_line_ends(raw)
    if _NOTHING.fullmatch(text):
        raise EmptyText()
    if len(text) > limit:
        raise TextTooLong(length=len(text), limit=limit)
    _refuse_controls(text)
    return CleanText(text, offsets)


def text_sha256(text: str) -> str:
    """The hexadecimal SHA-256 of the text in UTF-8, by which an article is known."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def first_words(text: str, limit: int = 80) -> str:
    """A title for a text that has none: its first words, up to `limit` code points."""
    line = next(line for line in text.split("\n") if line.strip()).strip()
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(maxsplit=1)[0].rstrip("،,;؛:.") + "…"


def _unify_line_ends(raw: str) -> tuple[str, Sequence[int]]:
    if "\r" not in raw and not raw.startswith(BYTE_ORDER_MARK):
        return raw, range(len(raw) + 1)
    characters: list[str] = []
    offsets: list[int] = []
    position = 1 if raw.startswith(BYTE_ORDER_MARK) else 0
    while position < len(raw):
        character = raw[position]
        characters.append("\n" if character == "\r" else character)
        offsets.append(position)
        position += 2 if raw.startswith("\r\n", position) else 1
    return "".join(characters), (*offsets, len(raw))


def _refuse_controls(text: str) -> None:
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise ControlCharacters(name=f"U+{ord(found.group()):04X}", line=line, column=column)
